"""When a task is due: a time, or a length from publication, from opening, or from another task (all UTC)."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, time_to_come
from handlers.tasks.rules import find_task
from handlers.text.times import Direction, Time, read_time

FROM_PUBLICATION = re.compile(
    r"(?:发布|發布|發佈|发帖|發文|发文|published|publication|post(?:ed)?)\s*(?:后|後|\+|起)?\s*", re.I
)
FROM_OPENING = re.compile(r"(?:立案|开案|開案|建立|打开|opened|opening)\s*(?:后|後|\+|起)?\s*", re.I)
DIGITS = re.compile(r"\d{1,4}")
SHIFT = timedelta(hours=1, minutes=37)  # a length counted from another moment moves as much; a time of day does not


@dataclass(frozen=True)
class Due:
    """When a task is due; after another task (`after`, 0 for none) so many hours later, whenever that one ends."""

    at: datetime
    after: int = 0
    hours: float = 0.0


def due_given(file: CaseFile, context: CommandContext, now: datetime) -> Due | LocalizedText | None:
    """When the task is due (of a day its end), or why that is no time; None when none was given."""
    given, after = context.text("due"), DIGITS.search(context.text("after"))
    if context.text("after"):
        return _after(file, int(after[0]) if after else 0, given, context, now)
    if not given:
        return None
    for pattern, base in ((FROM_PUBLICATION, file.post.published_at or file.opened_at), (FROM_OPENING, file.opened_at)):
        head = pattern.match(given)
        if head and (length := _length(given[head.end() :], base, context.policy.zone)) is not None:
            due = base + length
            return Due(due) if due > now else msg("rejection.time_passed", given=given[:40], at=due)
    time = time_to_come(given, now, context.policy.zone)
    return Due(time.ends) if isinstance(time, Time) else time


def _after(file: CaseFile, number: int, given: str, context: CommandContext, now: datetime) -> Due | LocalizedText:
    """So long after another task; a given time of day stays what it is."""
    known = find_task(file, number)
    if known is None:
        return msg("rejection.task_unknown", number=file.number, given=str(number or context.text("after")[:20]))
    start = known.due if known.open and known.due > now else now
    length = _length(given, start, context.policy.zone) if given else context.policy.task_within
    if length is None:
        time = time_to_come(given, now, context.policy.zone)
        return Due(time.ends, number) if isinstance(time, Time) else time
    return Due(start + length, number if known.open else 0, length.total_seconds() / 3600)


def _length(given: str, base: datetime, zone: str) -> timedelta | None:
    """How long after `base` it is; None for a time of day or a date, which do not depend on it."""
    first, second = (read_time(given, at, zone, Direction.FORWARD) for at in (base, base + SHIFT))
    if first is None or second is None or second.ends - first.ends != SHIFT:
        return None
    return first.ends - base
