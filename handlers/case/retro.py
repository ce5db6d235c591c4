"""What a team takes from an incident once it is closed (R172-R180): facts from the log, lines of people, a cause."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

HEADINGS = ("wrong", "well", "prevent")  # R178
OWN_WORDS = "words"  # a line that was given under no heading
CAUSES = (
    "product_quality",
    "product_design",
    "instructions",
    "expectations",
    "logistics",
    "service",
    "advertising",
    "creator",
    "own_reply",
    "privacy",
    "imitation",
    "untrue",
    "organised",
    "unknown",
)  # R184; of a complaint that holds and of one that does not
RETRO_TASKS = "retro."  # how the keys of tasks begin that came out of a retro; their titles are a person's words


class RetroState(StrEnum):
    """How far a retro is; only people move it on."""

    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    SHARED = "shared"


@dataclass(frozen=True)
class ClimateSeen:
    """Which way the comments went when a person looked (R175)."""

    at: datetime
    climate: str


@dataclass(frozen=True)
class RetroFacts:
    """What the log says of an incident that was closed. `latencies` are seconds on the incident's own clock, by name.

    `windows` and `promises` count by state, `lines` holds how each line of the playbook `version` went, by its key.
    """

    latencies: Mapping[str, float]
    windows: Mapping[str, str]
    promises: Mapping[str, int]
    sent_back: int
    climate_before: str
    climate_after: str
    version: str
    lines: Mapping[str, str]


@dataclass(frozen=True)
class RetroLine:
    """What one person took from it, under one of the headings or in words of their own."""

    id: int
    by: str
    at: datetime
    heading: str
    text: str


@dataclass(frozen=True)
class RootCause:
    """Why it happened: one of CAUSES, and words."""

    by: str
    at: datetime
    cause: str
    text: str


@dataclass(frozen=True)
class RetroShare:
    """With whom it was shared, by whom and when (UTC)."""

    by: str
    at: datetime
    whom: str


@dataclass(frozen=True)
class Retro:
    """The retro of an incident. Nothing that a person wrote is ever replaced: the newest cause counts, all are kept.

    `invited` are those who had a part in it, `silent` those of them who said that they have nothing to add.
    """

    drafted_at: datetime
    facts: RetroFacts
    invited: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    lines: tuple[RetroLine, ...] = ()
    causes: tuple[RootCause, ...] = ()
    reviewed_by: str = ""
    reviewed_at: datetime | None = None
    shares: tuple[RetroShare, ...] = ()

    @property
    def state(self) -> RetroState:
        """How far it is; an incident that was closed again has it drafted afresh."""
        if self.shared:
            return RetroState.SHARED
        return RetroState.REVIEWED if self.reviewed_by else RetroState.DRAFTED

    @property
    def shared(self) -> bool:
        """True once it was shared after it was last drafted."""
        return any(share.at >= self.drafted_at for share in self.shares)

    @property
    def cause(self) -> RootCause | None:
        """The root cause as it was last given."""
        return self.causes[-1] if self.causes else None

    @property
    def authors(self) -> frozenset[str]:
        """Everybody whose words stand in it."""
        return frozenset(line.by for line in self.lines) | {cause.by for cause in self.causes}

    def answered(self, person: str) -> bool:
        """True when this person has said something, or that there is nothing to add."""
        return person in self.silent or person in self.authors
