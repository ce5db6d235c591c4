"""When appeals and pre-moderation ask to be looked at again (R107, R128, R132, R145)."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from handlers.case.case_file import CaseFile
from handlers.case.removal import AppealState
from handlers.removal.rules import may_hold_back

CHECKS = (timedelta(hours=24), timedelta(hours=48), timedelta(days=7))  # after filing: look, escalate, ask again
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def removal_checks(file: CaseFile, sent: Callable[[str], int]) -> Iterator[tuple[str, datetime, int]]:
    """Yield what is to be looked at: its key, when (UTC), and the how-manieth time that is; `sent` counts the earlier.

    A filed appeal after a day, after two, then every week until it has a result; pre-moderation every day, when its
    time is up, and at once when the crisis is over.
    """
    for appeal in file.appeals:
        times = sent(f"appeal:{appeal.id}")
        if appeal.state is AppealState.FILED and appeal.filed_at:
            last = len(CHECKS) - 1
            after = CHECKS[min(times, last)] + WEEK * max(0, times - last)
            yield f"appeal:{appeal.id}", appeal.filed_at + after, times + 1
    on = file.pre_moderation
    if on and not on.ended_at:
        times = sent("premoderation:on")
        ends = on.until if may_hold_back(file) else on.since
        yield "premoderation:on", min(on.since + DAY * (times + 1), ends), times + 1
