"""`/incident templates`: replies that were posted and did well, as the team kept them (R94, R95)."""

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import Card, Part, Quote, Row, msg
from storage.incidents import house_style

MAX_SHOWN = 20


def templates_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Show the kept replies of a brand: in an incident's thread of its brand, those of its category first."""
    file = incidents.read(request.number) if request.number else None
    brand = request.values.get("brand", file.brand if file else "")
    if not incidents.people.team().people[request.person].roles:
        return CommandResult(False, (msg("objection.not_on_duty", person=request.person),))
    with incidents.database.read_transaction() as connection:
        kept = house_style.kept_replies(connection, brand, file.category.value if file else "", MAX_SHOWN)
    parts: tuple[Part, ...] = tuple(
        Quote(row.text, msg("templates.of", kind=row.kind, brand=row.brand, category=row.category, said=row.outcome))
        for row in kept
    )
    nothing = (Row(msg("templates.title"), msg("templates.empty")),)
    return CommandResult(True, card=Card(msg("templates.title"), parts=parts or nothing))
