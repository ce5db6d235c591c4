"""What the gate is told and what it answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.case.policy import PromiseLimit
from handlers.promises import FoundPromise


class Level(StrEnum):
    """How much a finding weighs: block cannot be approved, ack needs the approver's tick, warn and info are only shown."""

    BLOCK = "block"
    ACK = "ack"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True)
class Finding:
    """One thing the gate found. `start` and `end` are code points of the draft as given; (0, 0, "") is the whole draft.

    `detail` is what the reason needs besides the words: the role that may promise the sum, the missing part, "302/280".
    """

    rule: str
    level: Level
    start: int
    end: int
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Surface:
    """Where the text will stand. `limit` counts in `unit`: code_points (NFC), bytes (UTF-8) or han (two ASCII signs are one).

    `target` is the length to aim for; it is shown to writers and never judged here.
    """

    platform: str
    limit: int = 280
    unit: str = "code_points"
    target: tuple[int, int] = (40, 150)
    dm_invite: bool = True
    off_platform_forbidden: bool = True
    public: bool = True


@dataclass(frozen=True)
class CheckContext:
    """What the gate knows besides the draft.

    `facts` None means that no fact sheet is known: then only hard claims are judged (see facts.py). `recent` are the replies
    approved in the last 30 days on the platform. `caps` go from the least to the most powerful role; `approvers` are roles
    that will decide. `vertical` is the trade (cosmetics, food …) where the law is stricter.
    """

    post: str
    surface: Surface
    posting_at: datetime  # aware
    category: str = "genuine"
    severity: str = "L1"
    safety: bool = False
    kind: str = "resolution"
    facts: tuple[str, ...] | None = None
    recent: tuple[str, ...] = ()
    author_gender_known: bool = False
    promise_limits: tuple[PromiseLimit, ...] = ()
    approvers: tuple[str, ...] = ()
    vertical: str = ""
    fabricated_report_filed: bool = False
    validity: str = "unclear"  # valid, unclear or invalid
    climate: str = ""  # agree, mixed or defend

    @property
    def base_category(self) -> str:
        """The category in one spelling."""
        return self.category.removesuffix("_complaint")

    @property
    def may_involve_harm(self) -> bool:
        """True when somebody may be hurt."""
        return self.safety or self.category == "safety"

    @property
    def is_grave(self) -> bool:
        """True for safety and everything from L2 up."""
        return self.may_involve_harm or self.severity in ("L2", "L3")


@dataclass(frozen=True)
class Verdict:
    """Findings by place, and the promises the draft makes."""

    findings: tuple[Finding, ...]
    promises: tuple[FoundPromise, ...]

    @property
    def level(self) -> str:
        """block, ack or pass; warnings do not stand in the way."""
        levels = {finding.level for finding in self.findings}
        return next((level.value for level in (Level.BLOCK, Level.ACK) if level in levels), "pass")
