"""Keeps the register of appeals and of decisions on comments in step with the case files, in the same transaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision, reject
from handlers.case.event import Event
from handlers.removal.events import (
    AppealAnswered,
    AppealDrafted,
    AppealFiled,
    AppealWithdrawn,
)
from handlers.removal.own_section.actions import shows
from handlers.removal.own_section.events import CommentModerated
from storage.incidents import appeals

IN_REGISTER = (AppealDrafted, AppealFiled, AppealAnswered, AppealWithdrawn)


def ensure_reported_once(connection: Connection, file: CaseFile, decision: Decision) -> Decision:
    """Return the decision, or why not: this content was reported on this ground in another incident (R127)."""
    drafted = next((event for event in decision.events if isinstance(event, AppealDrafted)), None)
    if drafted is None or file.drill:
        return decision
    other = appeals.reported_elsewhere(connection, file, drafted.content, drafted.ground)
    return reject("rejection.reported_elsewhere", number=other, ground=drafted.ground) if other else decision


def register(connection: Connection, file: CaseFile, events: Sequence[Event], now: datetime) -> None:
    """Store what these events made of an incident's appeals and comments; `file` is as they left it."""
    if file.drill:
        return
    if any(isinstance(event, IN_REGISTER) for event in events):
        appeals.save(connection, file)
    for event in events:
        if isinstance(event, CommentModerated):
            appeals.keep_decision(
                connection,
                now,
                incident=file.number,
                brand=file.brand,
                ground=event.ground,
                measure=event.measure,
                shows=shows(event.said),
                account=event.account,
            )
