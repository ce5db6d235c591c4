"""A legal hold: while it lasts, nothing personal of the incident is purged."""

from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.people import Role
from handlers.closing.retention_events import Held, Released

MAY = frozenset({Role.LEGAL, Role.MANAGER})
OFF = frozenset({"off", "关", "關", "解除"})


def hold(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Begin or end it, with a reason; legal and managers only, open or closed."""
    if not MAY & context.by.roles:
        return reject("objection.hold_is_for", number=file.number)
    if not context.text("reason"):
        return reject("objection.reason_needed")
    if context.text("state").lower() in OFF:
        if not file.held:
            return reject("objection.not_held", number=file.number)
        return Decision((Released(reason=context.text("reason")),), answer=msg("answer.released", number=file.number))
    return Decision((Held(reason=context.text("reason")),), answer=msg("answer.held", number=file.number))
