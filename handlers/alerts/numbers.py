"""New numbers of a post: when a person looks again, who that is, and what their answer is (R7).

A look comes the sooner the faster the post grows; a capture by a tool counts as one too.
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from handlers.alerts.events import NUMBERS
from handlers.case.captures import Capture, as_known_then
from handlers.case.case_file import CaseFile, Status
from handlers.case.event import Event, EventMeta
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.posts.post import Counts
from handlers.reminders.reminder_schedule import repeat_key, times_sent, total_gap
from handlers.reminders.waiting_times import apply_quiet_hours, time_for

DAY, MIN_PAUSE = timedelta(days=1), timedelta(minutes=10)
GROWN = 1.1  # the factor from one capture to the next from which a post grows: the next look comes in half the time
OWNER_HEARS, MANAGERS_HEAR = 3, 4  # looks asked for in vain before others are told


@dataclass(frozen=True, kw_only=True)
class NumbersAsked(Event):
    """The desk asked for new numbers; `times` counts those since the last capture."""

    code: ClassVar = "NumbersAsked"
    internal: ClassVar = True
    person: str
    times: int

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Asked for until a capture comes."""
        return replace(file, reminders={**file.reminders, NUMBERS: repeat_key(self.times)})


def numbers_wanted(file: CaseFile) -> bool:
    """True while the monitor is asked to look again."""
    return NUMBERS in file.reminders and file.open


def times_asked(file: CaseFile) -> int:
    """How often it was asked since the last capture."""
    return times_sent(file.reminders.get(NUMBERS, ""))


def who_looks(file: CaseFile) -> str:
    """The monitor of the incident, or its owner; empty while both roles are unfilled."""
    return file.person(Role.MONITOR) or file.person(Role.OWNER)


def who_hears(times: int) -> tuple[Role, ...]:
    """Who else is told when a look is asked for, the given time in a row."""
    owner: tuple[Role, ...] = (Role.OWNER,) if times >= OWNER_HEARS else ()
    return (*owner, Role.MANAGER) if times >= MANAGERS_HEAR else owner


def may_take_numbers(file: CaseFile) -> bool:
    """True for a post with a place of its own where a person can look."""
    return bool(file.post.url or file.post.native_id) and not file.leads


def next_look(file: CaseFile, policy: ResponsePolicy) -> datetime | None:
    """When new numbers are asked for next (UTC), again at growing gaps; None where no person is asked."""
    if not file.open or file.drill or file.severity is Severity.L0 or not may_take_numbers(file):
        return None
    since = file.captures[-1].at if file.captures else file.opened_at
    gap = look_gap(file, policy, since)
    return apply_quiet_hours(file, policy, since + total_gap(gap, times_asked(file) + 1)) if gap else None


def looks_by(file: CaseFile, policy: ResponsePolicy, now: datetime) -> int:
    """How many looks were due by now; after a downtime one question speaks for all of them."""
    asked = file
    while (at := next_look(asked, policy)) and at <= now:
        asked = replace(file, reminders={**file.reminders, NUMBERS: repeat_key(times_asked(asked) + 1)})
    return times_asked(asked)


def look_gap(file: CaseFile, policy: ResponsePolicy, since: datetime) -> timedelta | None:
    """How long after a capture the next look comes: half of what its severity gives where it grows, twice where not.

    Once it is old and does not grow: a day, and at L1 no more.
    """
    pace, usual = growth(file.captures), time_for(file, policy.look_again)
    if pace >= GROWN:
        return max(usual / 2, MIN_PAUSE)
    if since - (file.post.published_at or file.opened_at) >= policy.look_until:
        return DAY if file.severity >= Severity.L2 else None
    return min(usual * 2, DAY) if pace == 1.0 and len(file.captures) > 1 else usual


def growth(captures: tuple[Capture, ...]) -> float:
    """By which factor the interactions grew from the capture before to the newest; 1 where nothing is known of it.

    What was first read in the newest has not grown.
    """
    before, now = (asdict(one.counts) for one in ([*as_known_then(captures)] * 2)[-2:]) if captures else ({}, {})
    both = [name for name in before if name != "view" and before[name] is not None and now[name] is not None]
    earlier, later = sum(before[name] for name in both), sum(now[name] for name in both)
    return later / max(earlier, 1) if later > earlier else 1.0


def as_last_time(file: CaseFile) -> Counts | None:
    """The numbers again for a look that found nothing new; None when none are known."""
    known = file.counts
    return known if known.any_known() else None


def takes_numbers(file: CaseFile) -> str:
    """Why numbers cannot be taken in here, by the rejection's key; empty when they can."""
    if file.status not in (Status.OPEN, Status.WATCHED):
        return "rejection.closed"
    return "" if may_take_numbers(file) else "rejection.numbers_without_link"
