"""The decision on a draft: cleared by legal, approved word for word, sent back, withdrawn, or no public reply (R46, R85)."""

from datetime import datetime

from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, Tell, reject
from handlers.case.drafts import Draft, DraftState
from handlers.case.people import Role
from handlers.drafts.approval import approves, found, halt, may_clear, may_decide, ready, ticked, undecided
from handlers.drafts.events import Approved, Cleared, NoPublicReply, SentBack, Withdrawn


def approve(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Approve exactly these words for exactly this target. A second click gets told, and changes nothing."""
    draft = found(file, act)
    if isinstance(draft, Decision):
        return draft
    if refusal := undecided(file, draft) or may_decide(file, draft, act):
        return refusal
    if not act.arg("version") and not act.arg("hash"):
        return reject("objection.see_first", number=file.number, version=draft.version)
    if refusal := ready(file, draft, act):
        return refusal
    fact = Approved(version=draft.version, hash=draft.hash, acknowledged=tuple(r for r in ticked(act)))
    return Decision((fact,), answer=say("answer.approved", number=file.number, version=draft.version))


def clear(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Legal has no objection; the approver may decide."""
    draft = found(file, act)
    if isinstance(draft, Decision):
        return draft
    if refusal := undecided(file, draft) or may_clear(file, act):
        return refusal
    if act.by.id in draft.contributors:
        return reject("objection.own_words", number=file.number, version=draft.version)
    if draft.legal:
        return reject("objection.already_cleared", number=file.number, version=draft.version, person=draft.legal)
    told = Tell((say("tell.cleared", number=file.number, version=draft.version, by=act.by.id),), (Role.APPROVER,))
    return Decision((Cleared(version=draft.version),), (told,), say("answer.cleared", number=file.number, version=draft.version))


def send_back(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Other words, please: from the approver or legal, with a reason for whoever wrote it."""
    draft = found(file, act)
    if isinstance(draft, Decision):
        return draft
    if refusal := undecided(file, draft) or (may_clear(file, act) and may_send_back(file, draft, act)):
        return refusal
    if not act.arg("reason"):
        return reject("objection.reason_needed")
    told = Tell((say("tell.sent_back", number=file.number, version=draft.version, by=act.by.id, reason=act.arg("reason")),), (Role.OWNER,))
    fact = SentBack(version=draft.version, reason=act.arg("reason"))
    return Decision((fact,), (told,), say("answer.sent_back", number=file.number, version=draft.version))


def withdraw(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Take a draft off the table, approved or not: the owner, its author, the approver or a manager."""
    draft = found(file, act)
    if isinstance(draft, Decision):
        return draft
    if draft.state not in (DraftState.WAITING, DraftState.APPROVED):
        return undecided(file, draft) or reject("objection.no_draft", number=file.number)
    allowed = {file.person(Role.OWNER), file.person(Role.APPROVER), draft.author}
    if act.by.id not in allowed and Role.MANAGER not in act.by.roles:
        return reject("objection.not_yours_to_withdraw", number=file.number, version=draft.version)
    if not act.arg("reason"):
        return reject("objection.reason_needed")
    fact = Withdrawn(version=draft.version, reason=act.arg("reason"))
    return Decision((fact,), halt(file, act.by.id), say("answer.withdrawn", number=file.number, version=draft.version))


def no_reply(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Not answering in public is a decision too: the approver's, with a reason."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    if file.no_reply:
        return reject("objection.no_reply_already", number=file.number)
    if refusal := approves(file, act):
        return refusal
    if not act.arg("reason"):
        return reject("objection.reason_needed")
    return Decision((NoPublicReply(reason=act.arg("reason")),), halt(file, act.by.id), say("answer.no_reply", number=file.number))


def may_send_back(file: CaseFile, draft: Draft, act: Act) -> Decision | None:
    """The approver may always ask for other words, even for their own."""
    refusal = may_decide(file, draft, act)
    return None if refusal and refusal.objection and refusal.objection.key == "objection.own_words" else refusal
