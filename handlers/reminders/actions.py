"""A person silences reminders for a while (R99)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject, time_to_come
from handlers.case.policy import ResponsePolicy
from handlers.reminders.events import Snoozed
from handlers.text.times import Time


def snooze(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """No reminders for a while, with a reason; a window that falls due is announced all the same."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    given = time_to_come(context.text("until"), now, context.policy.zone)
    if isinstance(given, LocalizedText):
        return Decision(rejection=given)
    until = _reminded_again(given, now, context.policy)
    if until - now > context.policy.max_snooze:
        return reject("rejection.snooze_too_long", hours=int(context.policy.max_snooze.total_seconds() // 3600))
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    return Decision(
        (Snoozed(until=until, reason=context.text("reason")),),
        answer=msg("answer.snoozed", number=file.number, until=until),
    )


def _reminded_again(given: Time, now: datetime, policy: ResponsePolicy) -> datetime:
    """When a snooze is over (UTC). Until a day means until its morning: "until Friday" reminds on Friday."""
    if given.begins <= now:
        return given.ends
    midnight = given.begins.astimezone(ZoneInfo(policy.zone)).time() == time()
    return policy.after_quiet(given.begins) if midnight and not given.is_moment else given.begins
