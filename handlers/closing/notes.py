"""Small things people do: note something down, hand in evidence, silence reminders for a while (R99)."""

from datetime import datetime

from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, reject
from handlers.case.policy import Statement
from handlers.closing.events import Noted
from handlers.drafts.events import FactsChanged
from handlers.evidence.events import EvidenceAdded
from handlers.reminders.events import Snoozed
from handlers.text.when import read_when


def note(file: CaseFile, act: Act, now: datetime) -> Decision:
    """One line on the timeline, by whom and when."""
    if not act.arg("text"):
        return reject("objection.note_empty")
    return Decision((Noted(text=act.arg("text")),), answer=say("answer.noted", number=file.number))


def evidence(file: CaseFile, act: Act, now: datetime) -> Decision:
    """A picture or file that is kept from now on; the same one twice is kept once."""
    if act.arg("sha256") in file.evidence:
        return reject("objection.evidence_known", number=file.number)
    fact = EvidenceAdded(name=act.arg("name"), sha256=act.arg("sha256"), size=int(act.arg("size")))
    return Decision((fact,), answer=say("answer.evidence", number=file.number))


def facts_changed(file: CaseFile, statement: Statement, dropped: bool) -> Decision:
    """The fact sheet changed under a draft that nobody has posted yet; without such a draft there is nothing to say here."""
    live = file.open and (file.waiting() or file.approved())
    return Decision((FactsChanged(text=statement.text, document=statement.document, dropped=dropped),)) if live else Decision()


def snooze(file: CaseFile, act: Act, now: datetime) -> Decision:
    """No reminders for a while, with a reason; a window that falls due rings all the same."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    until = read_when(act.arg("until"), now, act.house.zone)
    if until is None or until <= now:
        return reject("objection.time_unknown", given=act.arg("until"))
    if until - now > act.house.snooze_most:
        return reject("objection.snooze_too_long", hours=int(act.house.snooze_most.total_seconds() // 3600))
    if not act.arg("reason"):
        return reject("objection.reason_needed")
    return Decision((Snoozed(until=until, reason=act.arg("reason")),), answer=say("answer.snoozed", number=file.number, until=until))
