"""A person posted the approved text by hand and says so; the bot records who, where, when and what was changed."""

from collections.abc import Sequence
from datetime import datetime
from difflib import SequenceMatcher

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, FollowUp, reject
from handlers.case.drafts import Draft, DraftState, PlannedPromise
from handlers.case.event import Event
from handlers.case.people import Role
from handlers.drafts.authority import names
from handlers.drafts.check_draft import check_text
from handlers.drafts.events import Posted
from handlers.drafts.rules import resolve_draft
from handlers.drafts.unapproved import PostedUnapproved, alarm
from handlers.posts import find_posts
from handlers.posts.url import clean_url, parse_url
from handlers.promises.events import Promised
from handlers.text.fold import fold

MOSTLY_OTHER_WORDS = 0.5  # from this difference on, words are not a version of the draft
MAX_WHERE = 120  # code points


def posted(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record the posting; promises in the text as posted become tracked, their times counted from now (R108).

    A text without approval is recorded as exactly that.
    """
    draft = _draft_meant(file, context)
    if isinstance(draft, Decision):
        return draft
    kind = draft.kind if draft else ("resolution" if file.replies else "first_ack")
    text, link, where = _as_posted(draft, context)
    if refusal := _wrong_place(file, draft, link, where, context, now):
        return refusal
    if not text:
        return reject("objection.nothing_approved", number=file.number)
    approved = draft is not None and draft.state is DraftState.APPROVED and same_words(draft.text, text)
    if approved and draft and (refusal := _alone(file, draft, context)):
        return refusal
    findings, promises = check_text(text, file, kind, context.policy, now)
    changed = difference(draft.text, text) if draft else 0.0
    version = draft.version if draft else 0
    event: Event = (Posted if approved else PostedUnapproved)(
        version=version,
        kind=kind,
        link=link,
        text=text,
        difference=changed,
        findings=findings if changed or not approved else (),
        where=where,
        recipient=draft.recipient if draft else "",
    )
    owner = context.text("promise_owner") or file.person(Role.OWNER) or context.by.id
    follow_ups: tuple[FollowUp, ...] = () if approved else (alarm(file, context, version, link, now),)
    key = "answer.posted" if approved else "answer.posted_unapproved"
    answer = msg(key, number=file.number, version=version, promises=len(promises))
    return Decision((event, *promised(file, promises, owner)), follow_ups, answer)


def _as_posted(draft: Draft | None, context: CommandContext) -> tuple[str, str, str]:
    """Text, link and, of a private contact, through what it went.

    Words typed after the version of a private draft say where it was sent, unless they are much like the draft itself.
    """
    text, link, where = (context.text(name) for name in ("text", "link", "where"))
    if draft is None:
        return text, link, where[:MAX_WHERE]
    if not draft.public and text and not where and difference(draft.text, text) > MOSTLY_OTHER_WORDS:
        return draft.text, link, text[:MAX_WHERE]
    return text or draft.text, link, where[:MAX_WHERE]


def promised(file: CaseFile, promises: tuple[PlannedPromise, ...], owner: str) -> list[Event]:
    """One tracked promise for each that the text makes."""
    first = len(file.promises) + 1
    return [
        Promised(id=first + n, text=p.text, owner=owner, due=p.due, amount=p.amount) for n, p in enumerate(promises)
    ]


def difference(approved: str, text: str) -> float:
    """How far the posted text is from the approved one: 0 word for word, 1 nothing in common."""
    if approved == text:
        return 0.0
    return max(0.001, round(1 - SequenceMatcher(None, approved, text, autojunk=False).ratio(), 3))


def same_words(approved: str, text: str) -> bool:
    """True for the approved words, whatever a platform did to their width, script, spaces and line ends."""
    return _words(approved) == _words(text)


def _words(text: str) -> str:
    return "".join(fold(text).text.split())


def _draft_meant(file: CaseFile, context: CommandContext) -> Draft | Decision | None:
    """Return the draft that was posted, None for words that never were one, or why it cannot be recorded."""
    version = context.text("version").lstrip("vV#")
    if version in ("", "0"):
        return resolve_draft(file, context, file.approved_drafts()) if not version and file.approved_drafts() else None
    draft = resolve_draft(file, context)
    if isinstance(draft, Decision):
        return draft
    if draft.state in (DraftState.POSTED, DraftState.UNAPPROVED):
        return reject("objection.already_posted", number=file.number, version=draft.version)
    return draft


def _alone(file: CaseFile, draft: Draft, context: CommandContext) -> Decision | None:
    """Return why who approved it may not also record it as posted, when no other person had a part in it."""
    part = {*draft.contributors, draft.legal, draft.asked_by, *draft.seen_by} - {"", context.by.id}
    if context.by.id != draft.decided_by or part:
        return None
    posters = [file.person(Role.PUBLISHER), file.person(Role.OWNER)]
    people = tuple(dict.fromkeys(p for p in posters if p and p != context.by.id))
    return reject("objection.posted_alone", number=file.number, version=draft.version, people=names(people))


def _wrong_place(
    file: CaseFile, draft: Draft | None, link: str, where: str, context: CommandContext, now: datetime
) -> Decision | None:
    """Return why the place given is not the reply's: none at all, a link on another platform, or the post's own."""
    public, platforms = draft is None or draft.public, tuple(context.policy.platforms.values())
    if draft and not public:
        return None if where or link else reject("objection.where_needed", number=file.number, version=draft.version)
    if not link.startswith(("https://", "http://")) or any(c.isspace() for c in link):
        return reject("objection.link_needed", number=file.number)
    if file.post.platform not in context.policy.platforms:
        return None
    found = next(iter(find_posts(link, platforms, now)), None)
    if file.post.platform != "web" and (found is None or found.platform != file.post.platform):
        return reject("objection.link_elsewhere", number=file.number, platform=file.post.platform)
    own = found is not None and file.post.url and (found.url == file.post.url or found.id == file.post.native_id)
    if own and not _names_a_place(link, context.policy.platforms[file.post.platform].tracking):
        return reject("objection.link_is_the_post", number=file.number)
    return None


def _names_a_place(link: str, tracking: Sequence[str]) -> bool:
    """True when a link says more than the post's own: an anchor, or a parameter such as a comment's id."""
    return "#" in link.rstrip("#") or "?" in clean_url(parse_url(link), tracking)
