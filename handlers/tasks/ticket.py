"""A service ticket of another system, linked to an incident with its own time-out (R114)."""

from collections.abc import Mapping
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.tasks.due import due_given
from handlers.tasks.events import TaskAdded
from handlers.tasks.findings import TICKET


def ticket(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Link a service ticket with its own time-out (R114); it is closed like any task."""
    given, due = context.text("ticket"), due_given(file, context, now)
    if not given:
        return reject("rejection.ticket_needed", number=file.number)
    if isinstance(due, LocalizedText):
        return Decision(rejection=due)
    known = [t.title.get("en", "").casefold() for t in file.tasks if t.asks == TICKET]
    if any(f"{title} ".startswith(f"{ticket_title(given)['en']} ".casefold()) for title in known):
        return reject("rejection.ticket_known", number=file.number, ticket=given)
    words = " ".join(part for part in (given, context.text("text")) if part)
    number = max((t.id for t in file.tasks), default=0) + 1
    ends = due.at if due else now + context.policy.ticket_within
    # Its number stands in the title alone, which goes with the texts: a name or a phone may have been put in.
    event = TaskAdded(id=number, title=ticket_title(words), role="customer_service", due=ends, asks=TICKET)
    return Decision((event,), answer=msg("answer.ticket", number=file.number, ticket=given, id=number, due=ends))


def ticket_title(words: str) -> Mapping[str, str]:
    """The title of a linked ticket in three languages."""
    return {"zh-Hans": f"客服工单 {words}", "zh-Hant": f"客服工單 {words}", "en": f"service ticket {words}"}
