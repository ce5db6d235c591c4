"""Small things people do: note something down, hand in evidence, silence reminders for a while (R99)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject, time_to_come
from handlers.case.policy import FactSheetEntry, ResponsePolicy
from handlers.closing.events import Noted
from handlers.drafts.events import FactsChanged
from handlers.evidence.events import EvidenceAdded
from handlers.reminders.events import Snoozed
from handlers.text.times import Time


def note(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """One line on the timeline, by whom and when."""
    if not context.text("text"):
        return reject("objection.note_empty")
    return Decision((Noted(text=context.text("text")),), answer=msg("answer.noted", number=file.number))


def evidence(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """A picture or file that is kept from now on; the same one twice is kept once."""
    if context.text("sha256") in file.evidence:
        return reject("objection.evidence_known", number=file.number)
    event = EvidenceAdded(name=context.text("name"), sha256=context.text("sha256"), size=int(context.text("size")))
    return Decision((event,), answer=msg("answer.evidence", number=file.number))


def facts_changed(file: CaseFile, statement: FactSheetEntry, dropped: bool) -> Decision:
    """The fact sheet changed under a draft that nobody has posted yet; without such a draft there is nothing to say here."""
    live = file.open and (file.waiting() or file.approved())
    return (
        Decision((FactsChanged(text=statement.text, document=statement.document, dropped=dropped),))
        if live
        else Decision()
    )


def snooze(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """No reminders for a while, with a reason; a window that falls due rings all the same."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    given = time_to_come(context.text("until"), now, context.policy.zone)
    if isinstance(given, LocalizedText):
        return Decision(rejection=given)
    until = _reminded_again(given, now, context.policy)
    if until - now > context.policy.snooze_most:
        return reject("objection.snooze_too_long", hours=int(context.policy.snooze_most.total_seconds() // 3600))
    if not context.text("reason"):
        return reject("objection.reason_needed")
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
