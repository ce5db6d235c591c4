"""Writing the papers of an appeal: checked, written, then put on record (R133, R134, R141)."""

from collections.abc import Callable
from datetime import datetime

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext
from handlers.case.removal import Appeal
from handlers.removal.pack import pack
from handlers.removal.rules import find_appeal

# Writes the papers (case, appeal, for which reader, who reports, when); their names below the data directory.
AppealPack = Callable[[CaseFile, Appeal, str, str, datetime], tuple[str, ...]]


def pack_command(incidents: Incidents, request: CommandRequest, write: AppealPack) -> CommandResult:
    """Write the papers of one appeal for one reader, or say what is missing."""
    if not request.number:
        return CommandResult(False, (msg("rejection.which_incident", example=msg("example.pack")),))
    file, team = incidents.read(request.number), incidents.people.team()
    context = CommandContext(team.people[request.person], team, incidents.policy, request.values)
    checked = pack(file, context, request.now)
    if checked.rejection:
        return CommandResult(False, (checked.rejection,))
    appeal = find_appeal(file, context.integer("id"))
    assert appeal is not None  # the check found it
    channel = context.text("channel").lower() or "form"
    names = write(file, appeal, channel, context.text("reporter"), request.now)
    decision = incidents.execute(
        file.number, pack, request.person, request.values, request.now, request.idempotency_key, False
    )[1]
    said = decision.rejection or decision.answer or msg("answer.done", number=file.number)
    return CommandResult(decision.rejection is None, (said,), files=names if decision.rejection is None else ())
