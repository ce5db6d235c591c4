"""What stands in the way of closing an incident (R109)."""

from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.people import Role


def open_promises_block(file: CaseFile, context: CommandContext) -> Decision | None:
    """Why promises keep the incident open (R109). A manager may override with a reason, which is on record."""
    promises = file.open_promises()
    if promises and not context.text("override"):
        ids = ", ".join(f"#{p.id}" for p in promises)
        return reject("objection.promises_open", number=file.number, count=len(promises), ids=ids)
    if promises and Role.MANAGER not in context.by.roles:
        return reject("objection.override_is_for_managers", number=file.number)
    return None
