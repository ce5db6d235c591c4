"""The decision on a draft: cleared by legal, approved, sent back, withdrawn, or no public reply (R46, R85)."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.drafts import Draft, DraftState
from handlers.case.people import Role
from handlers.drafts.authority import approves, deciding_role, ensure_second_person, may_clear, may_decide, must_be_seen
from handlers.drafts.review_events import ApprovalUndone, Approved, Cleared, NoPublicReply, SentBack, Withdrawn
from handlers.drafts.rules import ensure_approvable, ensure_undecided, resolve_draft, ticked, warn_posters

UNDO_WITHIN = timedelta(minutes=1)


def approve(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Approve exactly these words for exactly this target. A second click changes nothing and is answered so."""
    draft = resolve_draft(file, context)
    if isinstance(draft, Decision):
        return draft
    if refusal := ensure_undecided(file, draft) or may_decide(file, draft, context):
        return refusal
    if not context.text("version") and not context.text("hash"):
        return reject("rejection.see_first", number=file.number, version=draft.version)
    if refusal := ensure_approvable(file, draft, context, now):
        return refusal
    unseen = must_be_seen(file, draft)
    event = Approved(version=draft.version, hash=draft.hash, acknowledged=ticked(context), must_be_seen=unseen)
    notice = msg("tell.to_be_seen", number=file.number, version=draft.version, by=context.by.id)
    void = [d for d in file.approved_drafts() if d.key == draft.key]
    seen = (Notify((notice,), (Role.LEGAL, Role.EXECUTIVE)),) if unseen else ()
    follow_ups = (*seen, *warn_posters(file, void, context.by.id))
    return Decision((event,), follow_ups, msg("answer.approved", number=file.number, version=draft.version))


def undo(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Take one's own approval back within a minute; later it is withdrawn, with a reason."""
    draft = resolve_draft(file, context, file.approved_drafts())
    if isinstance(draft, Decision):
        return draft
    if not file.open or draft.state is not DraftState.APPROVED:
        return reject("rejection.nothing_to_undo", number=file.number, version=draft.version)
    if context.by.id != draft.decided_by:
        return reject("rejection.undo_is_for", number=file.number, version=draft.version, person=draft.decided_by)
    if draft.decided_at and now - draft.decided_at > UNDO_WITHIN:
        return reject("rejection.undo_too_late", number=file.number, version=draft.version)
    return Decision(
        (ApprovalUndone(version=draft.version),),
        warn_posters(file, (draft,), context.by.id),
        msg("answer.undone", number=file.number, version=draft.version),
    )


def clear(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Legal has no objection; the approver may decide."""
    draft = resolve_draft(file, context)
    if isinstance(draft, Decision):
        return draft
    if refusal := ensure_undecided(file, draft) or may_clear(file, context, draft):
        return refusal
    if refusal := ensure_second_person(file, draft, context, Role.LEGAL):
        return refusal
    if draft.legal:
        return reject("rejection.already_cleared", number=file.number, version=draft.version, person=draft.legal)
    role = deciding_role(file, replace(draft, legal=context.by.id))
    notice = Notify(
        (msg("tell.cleared", number=file.number, version=draft.version, by=context.by.id, role=role),), (role,)
    )
    return Decision(
        (Cleared(version=draft.version),),
        (notice,),
        msg("answer.cleared", number=file.number, version=draft.version, role=role),
    )


def send_back(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Ask for other words: the approver or legal, with a reason for the author."""
    draft = resolve_draft(file, context)
    if isinstance(draft, Decision):
        return draft
    if refusal := ensure_undecided(file, draft) or (
        may_clear(file, context, draft) and may_send_back(file, draft, context)
    ):
        return refusal
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    notice = Notify(
        (
            msg(
                "tell.sent_back",
                number=file.number,
                version=draft.version,
                by=context.by.id,
                reason=context.text("reason"),
            ),
        ),
        (Role.OWNER, Role.DRAFTER),
        tuple(dict.fromkeys(p for p in (draft.asked_by, *draft.contributors) if p and p != context.by.id)),
    )
    event = SentBack(version=draft.version, reason=context.text("reason"))
    return Decision((event,), (notice,), msg("answer.sent_back", number=file.number, version=draft.version))


def withdraw(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Take a draft off the table, approved or not: the owner, its author, the approver or a manager."""
    draft = resolve_draft(file, context, [d for d in file.drafts if d.live])
    if isinstance(draft, Decision):
        return draft
    if not draft.live:
        return ensure_undecided(file, draft) or reject("rejection.no_draft", number=file.number)
    allowed = {file.person(Role.OWNER), file.person(Role.APPROVER), draft.author, *draft.contributors}
    if context.by.id not in allowed and not {Role.MANAGER, Role.LEGAL, Role.EXECUTIVE} & context.by.roles:
        return reject("rejection.not_yours_to_withdraw", number=file.number, version=draft.version)
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    event = Withdrawn(version=draft.version, reason=context.text("reason"))
    return Decision(
        (event,),
        warn_posters(file, (draft,), context.by.id),
        msg("answer.withdrawn", number=file.number, version=draft.version),
    )


def no_reply(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Not answering in public is a decision too: the approver's, with a reason."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    if file.no_reply:
        return reject("rejection.no_reply_already", number=file.number)
    if refusal := approves(file, context):
        return refusal
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    return Decision(
        (NoPublicReply(reason=context.text("reason")),),
        warn_posters(file, [d for d in file.drafts if d.public], context.by.id),
        msg("answer.no_reply", number=file.number),
    )


def may_send_back(file: CaseFile, draft: Draft, context: CommandContext) -> Decision | None:
    """The approver may always ask for other words, even for their own; in a crisis so may an executive."""
    if must_be_seen(file, draft) and Role.EXECUTIVE in context.by.roles:
        return None
    refusal = may_decide(file, draft, context)
    own = ("rejection.own_words", "rejection.own_grade", "rejection.cleared_it")
    return None if refusal and refusal.rejection and refusal.rejection.key in own else refusal
