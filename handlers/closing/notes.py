"""Small things people do: note something down, hand in evidence, silence reminders for a while (R99)."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from handlers.case.card import Say, say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, no, time_to_come
from handlers.case.policy import House, Statement
from handlers.closing.events import Noted
from handlers.drafts.events import FactsChanged
from handlers.evidence.events import EvidenceAdded
from handlers.reminders.events import Snoozed
from handlers.text.times import Time


def note(file: CaseFile, act: Act, now: datetime) -> Decision:
    """One line on the timeline, by whom and when."""
    if not act.arg("text"):
        return no("objection.note_empty")
    return Decision((Noted(text=act.arg("text")),), answer=say("answer.noted", number=file.number))


def evidence(file: CaseFile, act: Act, now: datetime) -> Decision:
    """A picture or file that is kept from now on; the same one twice is kept once."""
    if act.arg("sha256") in file.evidence:
        return no("objection.evidence_known", number=file.number)
    fact = EvidenceAdded(name=act.arg("name"), sha256=act.arg("sha256"), size=int(act.arg("size")))
    return Decision((fact,), answer=say("answer.evidence", number=file.number))


def facts_changed(file: CaseFile, statement: Statement, dropped: bool) -> Decision:
    """The fact sheet changed under a draft that nobody has posted yet; without such a draft there is nothing to say here."""
    live = file.open and (file.waiting() or file.approved())
    return (
        Decision((FactsChanged(text=statement.text, document=statement.document, dropped=dropped),))
        if live
        else Decision()
    )


def snooze(file: CaseFile, act: Act, now: datetime) -> Decision:
    """No reminders for a while, with a reason; a window that falls due rings all the same."""
    if not file.open:
        return no("objection.closed", number=file.number)
    given = time_to_come(act.arg("until"), now, act.house.zone)
    if isinstance(given, Say):
        return Decision(objection=given)
    until = _reminded_again(given, now, act.house)
    if until - now > act.house.snooze_most:
        return no("objection.snooze_too_long", hours=int(act.house.snooze_most.total_seconds() // 3600))
    if not act.arg("reason"):
        return no("objection.reason_needed")
    return Decision(
        (Snoozed(until=until, reason=act.arg("reason")),), answer=say("answer.snoozed", number=file.number, until=until)
    )


def _reminded_again(given: Time, now: datetime, house: House) -> datetime:
    """When a snooze is over (UTC). Until a day means until its morning: "until Friday" reminds on Friday."""
    if given.begins <= now:
        return given.ends
    midnight = given.begins.astimezone(ZoneInfo(house.zone)).time() == time()
    return house.after_quiet(given.begins) if midnight and not given.is_moment else given.begins
