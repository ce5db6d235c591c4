"""A person posted the approved text by hand and says so; the bot records who, where, when and what was changed."""

from datetime import datetime
from difflib import SequenceMatcher
from functools import partial

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, FollowUp, Notify, reject
from handlers.case.drafts import Draft, DraftState, PlannedPromise
from handlers.case.event import Event
from handlers.case.people import Role
from handlers.checks.next_step import is_undated
from handlers.drafts.authority import names
from handlers.drafts.check_draft import check_text
from handlers.drafts.contributors import reporters
from handlers.drafts.events import Posted
from handlers.drafts.reply_link import ensure_reply_link
from handlers.drafts.rules import resolve_draft, stale_to_post
from handlers.drafts.thread_limits import cool_off_until, said_in_thread, thread_limits
from handlers.drafts.unapproved import PostedUnapproved, alarm
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
    refusal = ensure_reply_link(file, draft, link, where, context.policy)
    if refusal or not text:
        return refusal or reject("rejection.nothing_approved", number=file.number)
    approved = draft is not None and draft.state is DraftState.APPROVED and same_words(draft.text, text)
    if approved and draft and (refusal := _alone(file, draft, context)):
        return refusal
    soon = _too_soon(file, draft, context, now)
    stale = _stale(file, draft, context, soon) if approved and draft else ""
    approved = approved and not stale  # what was approved was another state of the case
    if not context.text("already") and (wait := _not_now(file, draft, stale, soon, "" if approved else link)):
        return wait
    findings, promises = check_text(text, file, kind, context.policy, now)
    changed, version = (difference(draft.text, text), draft.version) if draft else (0.0, 0)
    event: Event = (Posted if approved else partial(PostedUnapproved, stale=stale))(
        version=version,
        kind=kind,
        link=link,
        text=text,
        difference=changed,
        findings=findings if changed or not approved else (),
        where=where,
        recipient=draft.recipient if draft else "",
        undated=is_undated(kind, text, now, context.policy.zone),
    )
    owner = context.text("promise_owner") or file.person(Role.OWNER) or context.by.id
    key = "answer.posted" if approved else "answer.posted_stale" if stale else "answer.posted_unapproved"
    answer = msg(key, number=file.number, version=version, promises=len(promises), stale=stale)
    alarms = [] if approved else [alarm(file, context, version, link, now, stale)]
    follow_ups = (*alarms, *_hasty(file, context, version, bool(soon)))
    return Decision((event, *promised(file, promises, owner)), follow_ups, answer)


def _stale(file: CaseFile, draft: Draft, context: CommandContext, soon: datetime | None) -> str:
    """What changed since the approval; within the cool-off another reply of ours has its own rule.

    What we said in another thread holds no reply back, and nothing that we said holds back a warning of harm.
    """
    why = stale_to_post(file, draft)
    said = said_in_thread(file, context.policy, draft, context.text("link"))
    here = any(draft.decided_at and r.at > draft.decided_at for r in said)
    urgent = draft.kind == "first_ack" and file.harm_at_stake
    return "" if why == "posted" and (soon or urgent or not here) else why


def _not_now(
    file: CaseFile, draft: Draft | None, stale: str, soon: datetime | None, unapproved: str
) -> Decision | None:
    """Return why it should not be posted yet: what changed since the approval, or until when we wait in this thread.

    `unapproved` is the link of words without approval: four roles are alarmed, so a slip is asked about.
    """
    version = draft.version if draft else 0
    if stale:
        what = msg(f"stale_to_post.{stale}")
        return reject("rejection.stale_to_post", number=file.number, version=version, what=what)
    if soon:
        return reject("rejection.cool_off", number=file.number, version=version, until=soon)
    return (
        reject("rejection.post_unapproved", number=file.number, version=version, link=unapproved)
        if unapproved
        else None
    )


def _hasty(file: CaseFile, context: CommandContext, version: int, hasty: bool) -> tuple[FollowUp, ...]:
    """Who is told of a reply within the cool-off."""
    line = msg("tell.posted_hastily", number=file.number, version=version, by=context.by.id)
    return (Notify((line,), (Role.APPROVER, Role.MANAGER)),) if hasty else ()


def _too_soon(file: CaseFile, draft: Draft | None, context: CommandContext, now: datetime) -> datetime | None:
    """Return until when a public reply waits after the last one, unless the approver let it go (R51)."""
    if draft is None or "COOL_OFF" in draft.acknowledged:
        return None
    link = context.text("link")
    hasty = "COOL_OFF" in thread_limits(file, draft, context.policy, now, link)
    return cool_off_until(file, context.policy, draft, link) if hasty else None


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
    """One tracked promise for each that the text makes and that is not tracked already, such as a chosen remedy."""
    known = {(p.due, p.amount) for p in file.open_promises() if p.due}
    new = [p for p in promises if (p.due, p.amount) not in known]
    first = len(file.promises) + 1
    return [Promised(id=first + n, text=p.text, owner=owner, due=p.due, amount=p.amount) for n, p in enumerate(new)]


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
        return reject("rejection.already_posted", number=file.number, version=draft.version)
    return draft


def _alone(file: CaseFile, draft: Draft, context: CommandContext) -> Decision | None:
    """Return why who approved it may not also record it as posted, when no other person had a part in it."""
    words = set(draft.contributors) - (reporters(file) - {draft.author} if file.harm_at_stake else set())
    part = {*words, draft.legal, draft.asked_by, *draft.seen_by} - {"", context.by.id}
    if context.by.id != draft.decided_by or part:
        return None
    posters = [file.person(Role.PUBLISHER), file.person(Role.OWNER)]
    people = tuple(dict.fromkeys(p for p in posters if p and p != context.by.id))
    return reject("rejection.posted_alone", number=file.number, version=draft.version, people=names(people))
