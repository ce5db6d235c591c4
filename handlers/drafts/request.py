"""A person asks for a draft, hands in words of their own, edits a version or picks another (R63-R65)."""

from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, WriteDraft, reject
from handlers.case.drafts import DRAFT_KINDS, REWRITE_OPTIONS, Draft, DraftRequest, DraftState
from handlers.case.grades import Severity
from handlers.drafts.events import DraftAsked
from handlers.drafts.notes import refuse_note
from handlers.drafts.rules import ensure_undecided, resolve_draft, stale_reason
from handlers.drafts.write import submit_for_review, unconfirmed
from handlers.drafts.written import WrittenDraft

MAX_RECIPIENT = 80  # code points
ANSWERS = ("first_ack", "resolution", "update")  # to the post itself: there is nothing to answer before it has words


def request_draft(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Ask the writer for a draft, or submit one's own text."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    kind = context.text("kind").lower() or ("resolution" if file.public_replies() else "first_ack")
    if kind not in DRAFT_KINDS:
        return reject("rejection.kind_unknown", given=kind)
    if file.severity is Severity.L0:
        return reject("rejection.nothing_to_answer", number=file.number)
    if too_early := refuse_note(file, kind):
        return Decision(rejection=too_early)
    if kind == "statement" and file.severity < Severity.L2:
        return reject("rejection.statement_from_l2", number=file.number, severity=file.severity)
    if unconfirmed(file):
        return reject("rejection.confirm_first", number=file.number, category=file.category)
    text, recipient = context.text("text"), context.text("recipient")[:MAX_RECIPIENT]
    if text and text not in REWRITE_OPTIONS:
        own = WrittenDraft(kind, text, context.by.id, recipient=recipient)
        return submit_for_review(file, own, (context.by.id,), context.team, context.policy, now)
    if not file.post.full_text() and kind in ANSWERS:
        return reject("rejection.no_words", number=file.number)
    wish = text or context.text("instruction")
    if DraftRequest(kind, recipient, wish, context.by.id) in file.requests:
        return reject("rejection.being_written", number=file.number, kind=kind)
    asked = DraftAsked(kind=kind, instruction=wish, recipient=recipient, asked_by=context.by.id)
    follow_up = WriteDraft(kind, wish, context.by.id, recipient)
    return Decision((asked,), (follow_up,), msg("answer.drafting", number=file.number, kind=kind))


def edit(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """New words for a draft: a new version by this person; whatever approval the old words had is void."""
    draft = resolve_draft(file, context, editable_drafts(file))
    if isinstance(draft, Decision):
        return draft
    if not file.open:
        return reject("rejection.closed", number=file.number)
    if draft.state is DraftState.POSTED:
        return reject("rejection.posted_is_final", number=file.number, version=draft.version)
    if draft is not file.newest(draft):
        newest = file.newest(draft).version
        return reject("rejection.replaced", number=file.number, version=draft.version, newest=newest)
    if context.text("text") == draft.text and draft.live and not stale_reason(file, draft):
        return reject("rejection.nothing_changed", number=file.number, version=draft.version)
    contributors = tuple(dict.fromkeys((*draft.contributors, *_with_editor(draft, context))))
    edited = WrittenDraft(draft.kind, context.text("text"), context.by.id, recipient=draft.recipient)
    return submit_for_review(file, edited, contributors, context.team, context.policy, now)


def _with_editor(draft: Draft, context: CommandContext) -> tuple[str, ...]:
    """Who edits adds words; who hands in the very same words again adds none."""
    return () if context.text("text") == draft.text else (context.by.id,)


def editable_drafts(file: CaseFile) -> tuple[Draft, ...]:
    """Return drafts an edit may mean: the live ones, or else those that came back and have no newer version."""
    live = tuple(d for d in file.drafts if d.live)
    return live or tuple(d for d in file.drafts if d.state is DraftState.SENT_BACK and d is file.newest(d))


def pick(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Take one of the further versions instead: a new version by the same author."""
    draft = resolve_draft(file, context)
    if isinstance(draft, Decision):
        return draft
    if refusal := ensure_undecided(file, draft):
        return refusal
    which = context.text("which")
    if not which.isdecimal() or not 0 < int(which) <= len(draft.others):
        return reject("rejection.no_such_version", number=file.number, given=which)
    text = draft.others[int(which) - 1]
    rest = tuple(other for other in (draft.text, *draft.others) if other != text)
    return submit_for_review(
        file,
        WrittenDraft(draft.kind, text, draft.author, draft.note, others=rest, recipient=draft.recipient, due=draft.due),
        draft.contributors,
        context.team,
        context.policy,
        now,
    )
