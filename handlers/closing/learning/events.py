"""What happens to a retro: drafted from the log, added to, its cause found, reviewed, shared."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.retro import Retro, RetroFacts, RetroLine, RetroShare, RetroState, RootCause


@dataclass(frozen=True, kw_only=True)
class RetroDrafted(Event):
    """The desk drafted it from the log when the incident closed; what people wrote in an earlier one stays."""

    code: ClassVar = "RetroDrafted"
    internal: ClassVar = True  # those who had a part in it are asked in private
    facts: RetroFacts
    invited: tuple[str, ...]

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """A new draft over the lines and causes that are there."""
        known = file.learning or Retro(meta.at, self.facts)
        invited = tuple(dict.fromkeys((*known.invited, *self.invited)))
        fresh = replace(known, drafted_at=meta.at, facts=self.facts, invited=invited, silent=())
        return replace(file, learning=replace(fresh, reviewed_by="", reviewed_at=None))


@dataclass(frozen=True, kw_only=True)
class RetroNoted(Event):
    """A person said what went wrong, what went well, or what prevents the next one (R173, R178)."""

    code: ClassVar = "RetroNoted"
    internal: ClassVar = True
    personal: ClassVar = ("text",)
    id: int
    heading: str
    text: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Add a line to the retro."""
        line = RetroLine(self.id, meta.by, meta.at, self.heading, self.text)
        return _changed(file, lambda known: _to_review_again(replace(known, lines=(*known.lines, line))))


@dataclass(frozen=True, kw_only=True)
class RetroPassed(Event):
    """A person who was asked has nothing to add."""

    code: ClassVar = "RetroPassed"
    internal: ClassVar = True

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Take the person off those who are still asked."""
        return _changed(file, lambda known: replace(known, silent=tuple(dict.fromkeys((*known.silent, meta.by)))))


@dataclass(frozen=True, kw_only=True)
class RootCauseFound(Event):
    """A person said why it happened (R184)."""

    code: ClassVar = "RootCauseFound"
    personal: ClassVar = ("text",)
    cause: str
    text: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The newest counts; those before it are kept."""
        found = RootCause(meta.by, meta.at, self.cause, self.text)
        return _changed(file, lambda known: _to_review_again(replace(known, causes=(*known.causes, found))))


@dataclass(frozen=True, kw_only=True)
class RetroReviewed(Event):
    """A second person read the retro as it stood, and agrees with it."""

    code: ClassVar = "RetroReviewed"

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Reviewed until something is added."""
        return _changed(file, lambda known: replace(known, reviewed_by=meta.by, reviewed_at=meta.at))


@dataclass(frozen=True, kw_only=True)
class RetroShared(Event):
    """The retro went to those who can use it; from then on its reminders end."""

    code: ClassVar = "RetroShared"
    personal: ClassVar = ("whom",)
    whom: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Shared; who else gets it later is added."""
        share = RetroShare(meta.by, meta.at, self.whom)
        return _changed(file, lambda known: replace(known, shares=(*known.shares, share)))


def _changed(file: CaseFile, change: Callable[[Retro], Retro]) -> CaseFile:
    """The file with its retro changed; one without a retro stays."""
    return replace(file, learning=change(file.learning)) if file.learning else file


def _to_review_again(known: Retro) -> Retro:
    """What was added is read by a second person too, unless it is shared already."""
    return known if known.state is RetroState.SHARED else replace(known, reviewed_by="", reviewed_at=None)
