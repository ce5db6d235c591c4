"""Outreach beside the incidents: the fact brief, and the registry of creators (R153-R158)."""

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult, Export
from handlers.case.card import Button, Card, LocalizedText, Row, msg
from handlers.case.event import EventMeta
from handlers.case.outreach import RELATIONSHIPS, TIES_TO_DISCLOSE
from handlers.case.people import Role
from handlers.outreach.brief import brief_card, official_line
from storage.incidents import creators
from storage.incidents.creators import Creator

ALLOWED_ROLES = frozenset({Role.KOL, Role.APPROVER, Role.LEGAL, Role.MANAGER})
KIT_ROLES = frozenset({Role.APPROVER, Role.LEGAL, Role.SPOKESPERSON, Role.PUBLIC_RELATIONS, Role.MANAGER})
DEFAULT_PLATFORM = "xiaohongshu"


def brief_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Show the fact brief of one incident, as it may be given to creators, partners and media."""
    if not request.number:
        return CommandResult(False, (msg("rejection.which_incident", example=msg("example.brief")),))
    file, policy = incidents.with_draft_context(request.number, request.now)
    return CommandResult(True, card=brief_card(file, policy.draft_context.facts or ()))


def kit_command(incidents: Incidents, request: CommandRequest, write: Export) -> CommandResult:
    """Write the media kit: for those who speak for the brand, and only once there is an approved line."""
    if not request.number:
        return CommandResult(False, (msg("rejection.which_incident", example=msg("example.kit")),))
    if not KIT_ROLES & incidents.people.team().people[request.person].roles:
        return CommandResult(False, (msg("rejection.not_for_kit", person=request.person),))
    if official_line(incidents.read(request.number)) is None:
        return CommandResult(False, (msg("brief.no_line", number=request.number),))
    files = write(request.number, EventMeta(request.now, request.person), request.idempotency_key)
    return CommandResult(True, (msg("answer.kit", number=request.number),), files=files)


def creator_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Show the registry, add a creator, or take one off (`drop=3`); in an incident's thread, of its brand."""
    file = incidents.read(request.number) if request.number else None
    known = {"brand": file.brand, "platform": file.post.platform, **request.values} if file else dict(request.values)
    if not known.get("account") and not known.get("drop"):
        return CommandResult(True, card=registry_card(incidents, known.get("brand")))
    if not ALLOWED_ROLES & incidents.people.team().people[request.person].roles:
        return CommandResult(False, (msg("rejection.not_for_creators", person=request.person),))
    if known.get("drop"):
        return _drop(incidents, known["drop"].lstrip("#"), request)
    creator = _creator(known)
    if refused := _refusal(creator):
        return CommandResult(False, (refused,))
    with incidents.database.transaction() as connection:
        number = creators.add(connection, creator, request.person, request.now)
    return CommandResult(True, (msg("answer.creator_added", id=number, name=creator.account),))


def registry_card(incidents: Incidents, brand: str | None) -> Card:
    """Everybody on the registry, what ties them to the brand, and the place to add one."""
    with incidents.database.read_transaction() as connection:
        known = creators.creators(connection, brand or None)
    rows = tuple(
        Row(
            msg("creator.who", id=c.id, name=c.account, platform=c.platform, brand=c.brand),
            msg("creator.is", relationship=c.relationship, used=c.used, disclosure=c.disclosure, link=c.link),
        )
        for c in known
    )
    nothing = (Row(msg("creator.title"), msg("creator.empty")),)
    return Card(msg("creator.title"), parts=rows or nothing, buttons=(Button("creator", msg("button.creator")),))


def _drop(incidents: Incidents, given: str, request: CommandRequest) -> CommandResult:
    with incidents.database.transaction() as connection:
        number = int(given) if given.isdecimal() and len(given) < 10 else 0
        dropped = creators.drop(connection, number, request.person, request.now)
    key = "answer.creator_dropped" if dropped else "rejection.no_such_creator"
    return CommandResult(dropped, (msg(key, id=given),))


def _creator(known: dict[str, str]) -> Creator:
    given = {name: known.get(name, "").strip() for name in creators.COLUMNS}
    return Creator(
        0,
        **given | {"platform": given["platform"] or DEFAULT_PLATFORM, "relationship": given["relationship"] or "none"},
    )


def _refusal(creator: Creator) -> LocalizedText | None:
    """What is missing: a known kind of relationship, and how a paid or gifted one is disclosed (R158)."""
    if creator.relationship not in RELATIONSHIPS:
        return msg("rejection.relationship_unknown", given=creator.relationship)
    if creator.relationship in TIES_TO_DISCLOSE and not creator.disclosure:
        return msg("rejection.disclosure_needed", name=creator.account, relationship=creator.relationship)
    return None
