"""What the draft gate takes and returns."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.case.grades import Severity
from handlers.case.policy import PromiseLimit
from handlers.promises import FoundPromise
from handlers.text.calendar import PUBLISHED, TeamCalendar


class Level(StrEnum):
    """Block forbids approval, ack needs the approver's tick, warn and info are only shown."""

    BLOCK = "block"
    ACK = "ack"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True)
class Finding:
    """A finding. `start` and `end` are code points of the draft as given; (0, 0, "") is the whole draft.

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
    """Where the text will be posted. `limit` is in `unit`: code_points (NFC), bytes (UTF-8), han (two ASCII count one).

    `target` is the length to aim for; writers see it, no check judges it. `opening` is what readers see before "more",
    in code points (0: all); `reply_until` is when the platform takes no more replies to this post (None: no end).
    `label_ai`: the place wants text that a model helped to write to be declared as such.
    """

    platform: str
    limit: int = 280
    unit: str = "code_points"
    target: tuple[int, int] = (40, 150)
    dm_invite: bool = True
    off_platform_forbidden: bool = True
    public: bool = True
    opening: int = 0
    reply_until: datetime | None = None
    label_ai: bool = False


@dataclass(frozen=True)
class CheckContext:
    """What the checks know besides the draft.

    `facts` None means that no fact sheet is known: then only hard claims are judged (see unsupported_facts.py).
    `recent` are the replies approved on the platform in the last 30 days. `promise_limits` go from the least to the
    most powerful role; `approvers` are the roles that will decide. `vertical` is the trade (cosmetics,
    food …), for stricter laws.
    """

    post: str
    surface: Surface
    posting_at: datetime  # aware
    category: str = "genuine"
    severity: str = "L1"
    safety: bool = False
    kind: str = "resolution"
    facts: tuple[str, ...] | None = None
    own_names: tuple[str, ...] = ()  # what the brand, its products and its people go by: the brand sheet's
    recent: tuple[str, ...] = ()
    author_gender_known: bool = False
    promise_limits: tuple[PromiseLimit, ...] = ()
    approvers: tuple[str, ...] = ()
    vertical: str = ""
    tone: str = ""  # how the brand speaks: plain, intimate, or not said (R69)
    calendar: TeamCalendar = PUBLISHED
    fabricated_report_filed: bool = False
    validity: str = ""  # as assessed: valid, unclear or invalid; empty before anybody assessed it
    cause_known: bool = False  # somebody looked into it and wrote down what was found
    climate: str = ""  # agree, mixed or defend
    done: tuple[str, ...] | None = None  # what the case shows as done or established; None where no case is known

    @property
    def base_category(self) -> str:
        """The category without the ending `_complaint`."""
        return self.category.removesuffix("_complaint")

    @property
    def may_involve_harm(self) -> bool:
        """True when a person may be harmed."""
        return self.safety or self.category == "safety"

    @property
    def is_grave(self) -> bool:
        """True for safety and everything from L2 up."""
        return self.may_involve_harm or self.severity >= Severity.L2


@dataclass(frozen=True)
class Verdict:
    """Findings by place, and the promises the draft makes."""

    findings: tuple[Finding, ...]
    promises: tuple[FoundPromise, ...]

    @property
    def level(self) -> str:
        """`block`, `ack` or `pass`; warnings do not count."""
        levels = {finding.level for finding in self.findings}
        return next((level.value for level in (Level.BLOCK, Level.ACK) if level in levels), "pass")
