"""`/incident split`, and what the status of an incident shows of those that were merged with it.

Split: a comment or a link that was taken for one incident's gets an incident of its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.incidents.access import Access
from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from bot.ingest.pasted import alert_from_text
from handlers.alerts import merging
from handlers.case.card import LocalizedText, Part, msg
from handlers.case.case_file import CaseFile
from handlers.case.people import Role
from handlers.overview.merged_parts import matters_of
from handlers.posts import Platform, complete_post, dedupe_keys, find_posts
from handlers.posts.post import Alert, Author, Kind, Post
from handlers.roles.access import ensure_reads
from handlers.roles.rules import held_roles


def split_command(
    incidents: Incidents, platforms: Sequence[Platform], number: int, request: CommandRequest
) -> CommandResult:
    """Open an incident for it, and name each on the other; who holds a role of the incident, or a manager, may."""
    file = incidents.read(number)
    if refused := _refusal(file, incidents, request):
        return CommandResult(False, (refused,))
    try:
        alert = _split_alert(file, platforms, request)
    except ValueError as error:
        return CommandResult(False, (msg("rejection.not_a_post", problem=str(error)),))
    own = set(dedupe_keys(file.post, file.opened_at))
    if own & set(dedupe_keys(alert.post, alert.seen_at)):
        return CommandResult(False, (msg("rejection.split_itself", number=number),))
    key = request.idempotency_key and f"{request.idempotency_key} post"
    received = incidents.receive_alert(alert, file.drill, key, apart_from=number)
    reason = request.values.get("reason", "").strip()
    args = {"other": str(number), "reason": reason}
    incidents.execute(received.number, merging.split_from, request.person, args, request.now, key and f"{key} 2", False)
    args = {"other": str(received.number), "reason": reason}
    key, by = request.idempotency_key, request.person
    decision = incidents.execute(number, merging.split, by, args, request.now, key, False)[1]
    return CommandResult(True, (decision.answer,) if decision.answer else ())


def _refusal(file: CaseFile, incidents: Incidents, request: CommandRequest) -> LocalizedText | None:
    team = incidents.people.team()
    person = team.people[request.person]
    if refused := ensure_reads(file, person, team):
        return refused
    if not held_roles(file, person.id) and Role.MANAGER not in person.roles:
        return msg("rejection.not_yours_to_split", number=file.number)
    if file.leads or file.merged_into:
        return msg("rejection.split_itself", number=file.number)
    return None if request.values.get("reason", "").strip() else msg("rejection.reason_needed")


def _split_alert(file: CaseFile, platforms: Sequence[Platform], request: CommandRequest) -> Alert:
    """A known comment, by id or words; a link as a post of its own; other words as a comment under the post."""
    given, by = request.values.get("post", "").strip(), request.person
    known = next((c for c in file.comments if given in (c.id, c.text) and given), None)
    if known is None and find_posts(given, platforms, request.now):
        return replace(alert_from_text(given, by, platforms, request.now), brand=file.brand, product=file.product)
    parent = file.post.parent if file.post.kind is Kind.COMMENT else file.post.native_id
    post = Post(platform=file.post.platform, kind=Kind.COMMENT, url=file.post.url, text=given, parent=parent)
    if known:
        post = replace(post, native_id=known.id, text=known.text, published_at=known.published_at)
        post = replace(post, author=Author(known.author))
    whole = complete_post(post, platforms, request.now)
    return Alert(f"chat:{by}", whole, request.now, captured_at=request.now, brand=file.brand, product=file.product)


def status_lines(access: Access, file: CaseFile, request: CommandRequest) -> tuple[Part, ...]:
    """What only the status shows: who acts and what binds on in merged incidents, as far as this person may read."""
    numbers = (file.merged_into,) if file.merged_into else file.merged
    files = access.only(request.person, [access.incidents.read(number) for number in numbers])
    access.log_restricted(files, request.person, "status", request.now)
    merged = (part for other in files for part in matters_of(other))
    return (*merged, *access.recent_lines(file), *access.line_to_come(file, request.person, request.now))
