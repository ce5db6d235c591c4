"""What this team has decided for itself: windows, escalation times, quiet hours, what may be stated and promised."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.playbook import Playbook
from handlers.posts.platform import Platform
from handlers.text.calendar import PUBLISHED, TeamCalendar

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class PromiseLimit:
    """What a role may promise (R111): up to so many yuan, up to so many times the price."""

    role: str
    yuan: float = 0
    times: float = 1


@dataclass(frozen=True)
class FactSheetEntry:
    """One line of the fact sheet: what may be stated about a product, by which document (R87).

    `dated` and `expires` are ISO dates or empty.
    """

    id: int
    brand: str
    product: str
    text: str
    document: str
    dated: str = ""
    expires: str = ""
    by: str = ""  # who stated it
    at: datetime | None = None  # when

    def covers(self, brand: str, product: str) -> bool:
        """True for its brand and product; one that names neither is true of all."""
        return self.brand in ("", brand) and self.product in ("", product)

    def words(self) -> str:
        """The statement with its document, as writers and checks read it."""
        return f"{self.text}（{' '.join(part for part in (self.document, self.dated) if part)}）"


@dataclass(frozen=True)
class DraftContext:
    """What drafts about one incident may rest on at one moment; `bot/incidents` looks it up before a handler decides.

    `facts` are statements of the fact sheet (R87), None when no sheet covers this brand; `recent` the replies approved
    in the last 30 days on the platform (R94); `caps` go from the least to the most powerful role; `deciders` are the
    roles of the approver;
    `vertical` is the trade (cosmetics, food …) where the law is stricter; `tone` its way of speaking (plain, intimate);
    `calendar` which days the team works.
    """

    facts: tuple[str, ...] | None = None
    fact_authors: tuple[tuple[str, str], ...] = ()  # each statement with the person who stated it
    new_fact_authors: tuple[str, ...] = ()  # who stated any since the incident opened
    sheet_author: str = ""  # who wrote the brand sheet from which the product's name comes
    own_names: tuple[str, ...] = ()  # of the brand sheet: brand, products, people, shops
    kept_authors: tuple[tuple[str, str], ...] = ()  # words of kept replies and edits, each with who wrote them
    drafts_elsewhere: tuple[tuple[str, tuple[str, ...]], ...] = ()  # words of other incidents' drafts, with whose
    recent: tuple[str, ...] = ()
    caps: tuple[PromiseLimit, ...] = ()
    deciders: tuple[str, ...] = ()
    vertical: str = ""
    tone: str = ""
    calendar: TeamCalendar = PUBLISHED
    house_examples: tuple[str, ...] = ()  # kept replies of this brand, with their outcome (R95)
    common_line: str = ""  # what the case that leads this one says in public (R36)
    kept_wordings: tuple[tuple[str, str], ...] = ()  # kind, and a kept reply of the category with {issue} and {due}
    house_edits: tuple[tuple[str, str], ...] = ()  # what the writer wrote, and what people made of it (R94)


@dataclass(frozen=True)
class Staffing:
    """Which roles an incident needs, as the playbooks say (R47, R48, R50): by category and severity, and by sub-type.

    `roles` has the overlay `trending` beside the categories. Empty where no playbook is loaded.
    """

    roles: Mapping[str, Mapping[str, tuple[Role, ...]]] = field(default_factory=dict)
    departments: Mapping[str, Role] = field(default_factory=dict)

    def needed(self, playbook: str, severity: str) -> tuple[Role, ...]:
        """Return the roles of a category (or overlay) at a severity; one that it does not name has the gravest's."""
        levels = self.roles.get(playbook, {})
        return levels.get(severity, levels[max(levels)]) if levels else ()


@dataclass(frozen=True)
class ResponsePolicy:
    """Lengths of time by name or by level; windows run from publication (R99-R107)."""

    detect: timedelta = HOUR
    fast_ack: timedelta = 3 * HOUR
    ack: timedelta = 24 * HOUR
    resolution: timedelta = 48 * HOUR
    statement: timedelta = 2 * HOUR  # from the approval of a statement to its publication (R103)
    ack_after_late_detection: timedelta = 4 * HOUR  # from detection, when the windows had lapsed before we knew
    accept_within: Mapping[str, timedelta] = field(
        default_factory=lambda: {"L3": 10 * MINUTE, "L2": 30 * MINUTE, "L1": 2 * HOUR}
    )
    review_within: Mapping[str, timedelta] = field(
        default_factory=lambda: {"L3": 15 * MINUTE, "L2": 45 * MINUTE, "L1": 3 * HOUR}
    )
    repeat_overdue: Mapping[str, timedelta] = field(
        default_factory=lambda: {"L3": 30 * MINUTE, "L2": HOUR, "L1": 6 * HOUR}
    )
    look_again: Mapping[str, timedelta] = field(
        default_factory=lambda: {"L3": 15 * MINUTE, "L2": HOUR, "L1": 6 * HOUR}
    )  # after which somebody looks at the post's numbers again (R7)
    look_until: timedelta = 48 * HOUR  # after publication; later once a day, unless it grows
    read_within: timedelta = 4 * HOUR  # how long a post may wait on the unread list before the monitors are asked
    max_snooze: timedelta = 24 * HOUR
    cool_off: timedelta = 30 * MINUTE  # between two public replies in one thread (R51)
    replies_in_hostile_thread: int = 2  # more need the approver's word (R86)
    retro_within: timedelta = timedelta(days=7)
    search_again_after: tuple[timedelta, ...] = tuple(timedelta(days=d) for d in (7, 30, 90, 180))  # R12, R115
    quiet_from: time = time(22)
    quiet_until: time = time(8)
    zone: str = "Asia/Shanghai"
    platforms: Mapping[str, Platform] = field(
        default_factory=dict
    )  # where replies are written, and how long they may be
    draft_context: DraftContext = DraftContext()
    staffing: Staffing = Staffing()
    executive_from: str = Severity.L3  # from which severity an executive is on the ladder (R62); empty: never
    playbooks: Mapping[str, Playbook] = field(default_factory=dict)  # by category, and `trending` on top
    ticket_within: timedelta = timedelta(hours=24)  # a service ticket without a time of its own (R114)
    task_within: timedelta = timedelta(hours=24)  # a task that a person adds without a time

    def executive_hears(self, severity: str) -> bool:
        """True when the executive is told of what stays undone on an incident of this severity."""
        return bool(self.executive_from) and severity >= self.executive_from

    def after_quiet(self, at: datetime) -> datetime:
        """The same moment, or the end of the quiet hours it falls into (UTC)."""
        local = at.astimezone(ZoneInfo(self.zone))
        late, early = local.time() >= self.quiet_from, local.time() < self.quiet_until
        if not (late or early):
            return at
        morning = local.replace(hour=self.quiet_until.hour, minute=self.quiet_until.minute, second=0, microsecond=0)
        return (morning + timedelta(days=1) if late else morning).astimezone(UTC)
