"""A legal hold: while it lasts, nothing personal of the incident is purged."""

from datetime import datetime

from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, reject
from handlers.case.people import Role
from handlers.closing.retention_events import Held, Released

MAY = frozenset({Role.LEGAL, Role.MANAGER})
OFF = frozenset({"off", "关", "關", "解除"})


def hold(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Begin or end it, with a reason; legal and managers only, open or closed."""
    if not MAY & act.by.roles:
        return reject("objection.hold_is_for", number=file.number)
    if not act.arg("reason"):
        return reject("objection.reason_needed")
    if act.arg("state").lower() in OFF:
        if not file.held:
            return reject("objection.not_held", number=file.number)
        return Decision((Released(reason=act.arg("reason")),), answer=say("answer.released", number=file.number))
    return Decision((Held(reason=act.arg("reason")),), answer=say("answer.held", number=file.number))
