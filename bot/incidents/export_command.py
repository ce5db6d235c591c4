"""`/incident export`: in full or redacted, by right, and in full with a second person's word where harm is at stake."""

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CaseExport, CommandRequest, CommandResult
from handlers.case.card import msg
from handlers.case.event import EventMeta
from handlers.closing.export import default_profile, ensure_export, propose_export


def export_command(incidents: Incidents, request: CommandRequest, export: CaseExport) -> CommandResult:
    """Write the files and name them, or put the export up for a second person."""
    number = request.number
    if not number:
        return CommandResult(False, (msg("rejection.which_incident", example=msg("example.export")),))
    file, person = incidents.read(number), incidents.people.team().people[request.person]
    profile = request.values.get("profile", "").lower() or default_profile(file, person)
    refused = ensure_export(file, person, profile, request.now)
    if refused and refused.key == "rejection.export_takes_two":
        decision = incidents.execute(
            number, propose_export(profile), person.id, {"profile": profile}, request.now, needs_draft_context=False
        )[1]
        return CommandResult(False, tuple(filter(None, (decision.rejection or decision.answer,))))
    if refused:
        return CommandResult(False, (refused,))
    names = export(number, EventMeta(request.now, person.id), request.idempotency_key, profile == "redacted")
    key = "answer.exported_redacted" if profile == "redacted" else "answer.exported"
    return CommandResult(True, (msg(key, number=number),), files=names)
