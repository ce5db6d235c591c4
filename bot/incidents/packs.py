"""Writing the papers of an appeal: checked, written, then put on record (R133, R134, R141)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import Form, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext
from handlers.case.removal import Appeal
from handlers.commands.registry import BY_NAME
from handlers.removal.pack import PackRequest, pack, pack_request
from handlers.removal.rules import find_appeal

# Writes the papers (case, appeal, what was asked for, when); returns their names below the data directory.
AppealPack = Callable[[CaseFile, Appeal, PackRequest, datetime], tuple[str, ...]]


def pack_command(incidents: Incidents, request: CommandRequest, write: AppealPack) -> CommandResult:
    """Write the papers of one appeal for one reader, or say what is missing."""
    if not request.number:
        return CommandResult(False, (msg("rejection.which_incident", example=msg("example.pack")),))
    file, team = incidents.read(request.number), incidents.people.team()
    if file.appeals and not request.values.get("channel"):
        return CommandResult(False, form=_form(file, request.values))
    context = CommandContext(team.people[request.person], team, incidents.policy, request.values)
    checked = pack(file, context, request.now)
    if checked.rejection:
        return CommandResult(False, (checked.rejection,))
    appeal = find_appeal(file, context.integer("id"))
    assert appeal is not None  # the check found it
    names = write(file, appeal, pack_request(context), request.now)
    decision = incidents.execute(
        file.number, pack, request.person, request.values, request.now, request.idempotency_key, False
    )[1]
    said = decision.rejection or decision.answer or msg("answer.done", number=file.number)
    return CommandResult(decision.rejection is None, (said,), files=names if decision.rejection is None else ())


def _form(file: CaseFile, values: Mapping[str, str]) -> Form:
    """Ask for which reader the papers are, of those there are."""
    command = BY_NAME["pack"]
    assert isinstance(command.form, tuple)
    code = " ".join(("pack", str(file.number), *filter(None, (values.get("id"),))))
    return Form(code, msg("form.pack"), command.form)
