"""A person posted the approved text by hand and says so; the bot records who, where, when and what was changed."""

from datetime import datetime
from difflib import SequenceMatcher

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, FollowUp, Notify, reject
from handlers.case.drafts import Draft, DraftState, PlannedPromise
from handlers.case.event import Event
from handlers.case.people import Role
from handlers.drafts.check_draft import check_text
from handlers.drafts.events import Posted
from handlers.drafts.rules import resolve_draft
from handlers.promises.events import Promised

MOSTLY_OTHER_WORDS = 0.5  # from this difference on, words are not a version of the draft
MAX_WHERE = 120  # code points


def posted(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record the posting; promises in the text as posted become tracked, their times counted from now (R108)."""
    draft = _approved(file, context)
    if isinstance(draft, Decision):
        return draft
    text, link, where = _as_posted(draft, context)
    if draft.public and (not link.startswith(("https://", "http://")) or any(c.isspace() for c in link)):
        return reject("objection.link_needed", number=file.number)
    if not draft.public and not (where or link):
        return reject("objection.where_needed", number=file.number, version=draft.version)
    findings, promises = check_text(text, file, draft.kind, context.policy, now)
    changed = difference(draft.text, text)
    owner = context.text("promise_owner") or file.person(Role.OWNER) or context.by.id
    events: list[Event] = [
        Posted(
            version=draft.version,
            kind=draft.kind,
            link=link,
            text=text,
            difference=changed,
            findings=findings if changed else (),
            where=where,
            recipient=draft.recipient,
        )
    ]
    events += promised(file, promises, owner)
    answer = msg("answer.posted", number=file.number, version=draft.version, promises=len(promises))
    return Decision(tuple(events), _changed_words(file, draft, context, changed), answer)


def _as_posted(draft: Draft, context: CommandContext) -> tuple[str, str, str]:
    """Text, link and, of a private contact, through what it went.

    Words typed after the version of a private draft say where it was sent, unless they are much like the draft itself.
    """
    text, link, where = (context.text(name) for name in ("text", "link", "where"))
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


def _approved(file: CaseFile, context: CommandContext) -> Draft | Decision:
    """Return the draft that was posted, or why there is none.

    One that was replaced or withdrawn meanwhile counts too: what is public must be on record.
    """
    if not context.text("version") and not file.approved_drafts():
        return reject("objection.nothing_approved", number=file.number)
    draft = resolve_draft(file, context, file.approved_drafts())
    if isinstance(draft, Decision):
        return draft
    if draft.state is DraftState.POSTED:
        return reject("objection.already_posted", number=file.number, version=draft.version)
    if draft.state not in (DraftState.APPROVED, DraftState.REPLACED, DraftState.WITHDRAWN):
        return reject("objection.not_approved", number=file.number, version=draft.version)
    return draft


def _changed_words(file: CaseFile, draft: Draft, context: CommandContext, changed: float) -> tuple[FollowUp, ...]:
    """Notify the approver and managers of words that were posted without approval."""
    if draft.state is not DraftState.APPROVED:
        late = msg("tell.posted_replaced", number=file.number, version=draft.version, by=context.by.id)
        return (Notify((late,), (Role.APPROVER, Role.MANAGER)),)
    if not changed:
        return ()
    news: LocalizedText = msg(
        "tell.posted_changed",
        number=file.number,
        version=draft.version,
        by=context.by.id,
        percent=round(changed * 100, 1),
    )
    return (Notify((news,), (Role.APPROVER, Role.MANAGER)),)
