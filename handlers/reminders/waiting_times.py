"""How long an incident's reminders wait, by its severity, and when snooze and quiet hours put them off."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from handlers.case.once import once
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.reminders.windows import drill_time
from handlers.roles.rules import required_roles

DAY = timedelta(days=1)


def time_for(file: CaseFile, times: Mapping[str, timedelta]) -> timedelta:
    """The time that a policy gives by severity; a severity that it does not name has that of the gravest one named."""
    severity = max(file.severity, Severity.L1)  # an L0 that a person keeps open waits like an L1
    return times.get(severity.value, times[max(times)])


def apply_quiet_hours(
    file: CaseFile, policy: ResponsePolicy, at: datetime, lapses: datetime | None = None, due: bool = False
) -> datetime:
    """The moment after snooze and quiet hours; never past `lapses`, and never delayed when a time is up."""
    if due:
        return at
    awake = max(at, file.snoozed_until) if file.snoozed_until else at
    if lapses and at < lapses <= awake:
        return lapses  # what was snoozed rings again when its time is up
    later = policy.after_quiet(awake) if file.severity <= Severity.L1 and not file.drill else awake
    return awake if lapses and awake < lapses <= later else later


@once
def repeat_overdue(file: CaseFile, policy: ResponsePolicy) -> timedelta:
    """How soon after its due time something is reminded of again, on this incident's clock."""
    return drill_time(file, time_for(file, policy.repeat_overdue))


@once
def review_wait(file: CaseFile, policy: ResponsePolicy) -> timedelta:
    """How soon a decision on a draft or a proposal is asked for again, on this incident's clock."""
    return drill_time(file, time_for(file, policy.review_within))


@once
def accept_times(file: CaseFile, policy: ResponsePolicy) -> Mapping[Role, datetime]:
    """Until when holders are to accept their roles (UTC); without those of whom nothing is awaited.

    A role that the incident no longer needs is not asked about.
    """
    wait, needed, found = drill_time(file, time_for(file, policy.accept_within)), required_roles(file, policy), {}
    for role, given in file.assignments.items():
        if role in needed and not given.accepted_at and (given.notified or role is Role.OWNER):
            waited = wait if given.asked < 3 else min(wait * 2 ** min(given.asked - 2, 8), DAY)
            found[role] = apply_quiet_hours(file, policy, given.since + waited)
    return found
