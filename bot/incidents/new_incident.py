"""`/incident new`, and posts pasted without a command: one opens or joins, several come back as one answer (R1)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.incidents.access import Access
from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from bot.ingest.normalise import reason
from bot.ingest.pasted import alert_from_text, named_by_labels
from bot.ingest.pasted_posts import NO_POST, TOO_MANY, PastedPosts, read_pasted
from bot.ingest.remarks import localized
from handlers.alerts.by_hand import of_their_brand
from handlers.case.card import Button, Card, LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.people import Role
from handlers.commands.forms import form_for
from handlers.commands.registry import BY_NAME
from handlers.overview.board import status_card
from handlers.overview.cards import suppress_notifications
from handlers.posts import Platform, find_posts, share_code_owner

MAX_BUTTONS = 3  # incidents of one answer that a button opens
PASSED_ON = "passed_on"  # what became of a post that belongs to another brand's people


def open_from_text(
    access: Access, platforms: Sequence[Platform], text: str, request: CommandRequest
) -> CommandResult | None:
    """Posts' links or a share text, pasted without a command, open incidents; None for anything else."""
    if several := read_pasted(text, f"chat:{request.person}", platforms, request.now):
        return take_in(access, several, request)
    posts = [f for f in find_posts(text, platforms, request.now) if f.identifies or f.kind == "short"]
    code = not posts and share_code_owner(text, platforms)  # the answer says what to paste instead
    labelled = len(named_by_labels(text, platforms)) > 1  # one alone may stand in any talk
    return _open_one(access.incidents, platforms, text, request) if posts or code or labelled else None


def new_command(access: Access, platforms: Sequence[Platform], request: CommandRequest) -> CommandResult:
    """Open or join an incident for each post in the text; without a text ask for one."""
    text = request.values.get("text", "").strip()
    if not text:
        form = form_for(BY_NAME["new"], None, access.incidents.people.team(), request.values)
        return CommandResult(False, form=form)
    if several := read_pasted(text, f"chat:{request.person}", platforms, request.now):
        return take_in(access, _with_values(several, request.values), request)
    return _open_one(access.incidents, platforms, text, request)


def _with_values(pasted: PastedPosts, values: Mapping[str, str]) -> PastedPosts:
    """The posts under the brand, product and own post that were given with them."""
    brand, product, own = values.get("brand", ""), values.get("product", ""), values.get("own", "")[:200]
    placed = (replace(one, post=replace(one.post, own_post=own)) if own else one for one in pasted.alerts)
    return replace(pasted, alerts=tuple(replace(one, brand=brand, product=product) for one in placed))


def take_in(access: Access, pasted: PastedPosts, request: CommandRequest) -> CommandResult:
    """Receive every alert, and say in one answer what opened, what joined, what waits to be read and what is no post.

    Repeated under the same key, each post gets the same answer.
    """
    incidents, became, rows = access.incidents, dict[str, int](), list[Part]()
    numbers: list[int] = []
    for place, alert in enumerate(pasted.alerts):
        key = f"{request.idempotency_key}:{place}" if request.idempotency_key else ""
        received = incidents.receive_alert(alert, idempotency_key=key)
        file = incidents.read(received.number)
        outcome = _outcome(access, file, received.new, request.person)
        became[outcome] = became.get(outcome, 0) + 1
        words = alert.post.full_text()[:60] or alert.post.url[:60]
        rows.append(Row(_heading(file, outcome), msg("plain.text", text=words)))
        numbers += [file.number] if outcome == "opened" else []
    rows += left_out_rows(pasted)
    total = msg("pasted.total", n=len(rows), items=(*map(_counted, became.items()), *_count_left_out(pasted)))
    buttons = tuple(Button(f"status {n}", msg("button.open", number=n)) for n in dict.fromkeys(numbers))
    card = Card(msg("pasted.title"), Tone.INFO, tuple(rows), buttons[:MAX_BUTTONS])
    return CommandResult(bool(pasted.alerts), (total,), card=card)


def _outcome(access: Access, file: CaseFile, new: bool, person: str) -> str:
    """What became of a post, as a key of `pasted`."""
    if not of_their_brand(file, person, access.incidents.people.team()) and not new:
        return PASSED_ON
    if file.status is Status.UNREAD:
        return "unread"
    if not new:
        return "joined"
    return "on_record" if suppress_notifications(file) else "opened"


def _heading(file: CaseFile, outcome: str) -> LocalizedText:
    if outcome == PASSED_ON:
        return msg("pasted.passed_on")
    return msg(f"pasted.{outcome}", number=file.number, severity=file.severity)


def _counted(outcome: tuple[str, int]) -> LocalizedText:
    return msg(f"pasted_count.{outcome[0]}", n=outcome[1])


def _count_left_out(pasted: PastedPosts) -> tuple[LocalizedText, ...]:
    return (msg("pasted_count.left_out", n=len(pasted.left_out)),) if pasted.left_out else ()


def left_out_rows(pasted: PastedPosts) -> tuple[Row, ...]:
    """Each piece that is no post, by its first words, and why not."""
    return tuple(Row(msg("pasted.left_out"), _left_out(start, why)) for start, why in pasted.left_out)


def _left_out(start: str, why: str) -> LocalizedText:
    known = why in (NO_POST, TOO_MANY)
    return msg("pasted.left_out_is", text=start, problem=msg(f"pasted.{why}") if known else localized(why))


def _open_one(incidents: Incidents, platforms: Sequence[Platform], text: str, request: CommandRequest) -> CommandResult:
    values = request.values
    if app := share_code_owner(text, platforms):
        return CommandResult(False, (msg("rejection.share_code", platform=app.id),))
    try:
        brand, product, own = values.get("brand", ""), values.get("product", ""), values.get("own", "")[:200]
        about = (brand, product, own, values.get("published", ""), incidents.policy.zone)
        alert = alert_from_text(text, request.person, platforms, request.now, *about)
    except ValueError as error:
        return CommandResult(False, (msg("rejection.not_a_post", problem=localized(reason(error))),))
    received = incidents.receive_alert(alert, idempotency_key=request.idempotency_key)
    file = incidents.read(received.number)
    if not received.new:
        theirs = of_their_brand(file, request.person, incidents.people.team())
        joined = msg("answer.joined", number=received.number)
        return CommandResult(True, (joined if theirs else msg("answer.passed_on"),))
    if file.status is Status.UNREAD:
        card = status_card(file, incidents.policy, request.now)
        return CommandResult(True, (msg("answer.unread", number=received.number),), card=card)
    key = "answer.opened" if file.in_room else "answer.opened_quiet"
    key = "answer.on_record" if suppress_notifications(file) else key
    return CommandResult(True, (msg(key, number=received.number, owner=file.person(Role.OWNER)),))
