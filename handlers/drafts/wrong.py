"""What we said in public proves wrong: its poster is told, and a correction with a visible note is drafted (R190)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.assessment.actions import assess
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, FollowUp, Notify, WriteDraft, reject
from handlers.case.drafts import Reply
from handlers.case.event import BOT, Event, EventMeta
from handlers.case.people import Role
from handlers.case.policy import FactSheetEntry
from handlers.case.tasks import Task, TaskState
from handlers.drafts.contributors import shares_words
from handlers.drafts.events import DraftAsked, FactsChanged
from handlers.posts import shingles
from handlers.tasks.actions import task, tasks_given
from handlers.tasks.events import TaskSettled
from handlers.tasks.findings import INVESTIGATIONS
from handlers.text.fold import comparable
from handlers.text.purchase_claims import says_no_order

MIN_ALIKE = 3  # runs of three characters that a finding and a reply have in common
MAX_REASON = 200  # code points of the reason that the writer is given


@dataclass(frozen=True, kw_only=True)
class ReplyProvedWrong(Event):
    """A posted reply is wrong; until a correction is posted, every card says so (R190)."""

    code: ClassVar = "ReplyProvedWrong"
    personal: ClassVar = ("reason",)
    version: int
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Mark the posted version as wrong, with the reason."""
        marked = (replace(r, wrong=self.reason) if r.version == self.version else r for r in file.replies)
        return replace(file, replies=tuple(marked))


def wrong(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """A person says that a posted reply is wrong, and why."""
    replies = file.public_replies()
    version, reason = context.integer("version"), context.text("reason")
    meant = [r for r in replies if r.version == version] if context.text("version") else list(replies[-1:])
    if not meant:
        return reject("rejection.no_such_reply", number=file.number)
    if not reason:
        return reject("rejection.reason_needed")
    answer = msg("answer.proved_wrong", number=file.number, version=meant[0].version)
    return replace(correct(file, meant, reason, context.by.id), answer=answer)


def correct(file: CaseFile, replies: Sequence[Reply], reason: str, by: str = "") -> Decision:
    """Mark these replies, tell their posters, owner and approver, and have a correction drafted where it is open.

    `by` is whose words the reason is: a contributor of the correction.
    """
    new = [reply for reply in replies if not reply.wrong]
    if not new:
        return Decision()
    lines = tuple(msg("tell.proved_wrong", number=file.number, version=r.version, by=r.by, reason=reason) for r in new)
    people = tuple(dict.fromkeys(reply.by for reply in new))
    follow_ups: list[FollowUp] = [Notify(lines, (Role.OWNER, Role.APPROVER), people)]
    events: list[Event] = [ReplyProvedWrong(version=reply.version, reason=reason) for reply in new]
    writing = any(request.kind == "correction" for request in file.being_written())
    if file.open and not writing:
        wish = reason[:MAX_REASON]
        events.append(DraftAsked(kind="correction", instruction=wish, asked_by=by))
        follow_ups.append(WriteDraft("correction", wish, by))
    elif not file.open:
        follow_ups.append(Notify((msg("tell.reopen_to_correct", number=file.number),), (Role.OWNER, Role.APPROVER)))
    return Decision(tuple(events), tuple(follow_ups))


def assess_and_correct(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record an assessment; replies that rest on a finding which no longer stands are to be corrected."""
    decision = assess(file, context, now)
    before, after = file.assessment, context.text("findings")
    if decision.rejection or not before or not before.findings or not after or before.findings in after:
        return decision
    resting = [r for r in file.public_replies() if shares_words(before.findings, r.text, known=after)]
    return _with(decision, correct(file, resting, after, context.by.id))


def task_and_correct(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Carry out what is asked of a task; replies that rest on a finding taken back by it are to be corrected."""
    decision = task(file, context, now)
    if decision.rejection or context.text("act") != "reopen":
        return _with(decision, _corrected_by(file, decision, context.by.id))
    found = [t for t in tasks_given(file, context.text("id")) if t.state is TaskState.DONE]
    resting = [r for r in file.public_replies() if any(_rests_on(r, known) for known in found)]
    near = [r for r in file.public_replies() if r not in resting and any(_speaks_of(r, known) for known in found)]
    corrected = _with(decision, correct(file, resting, context.text("text"), context.by.id))
    return _with(corrected, _ask_to_compare(file, near, found))


def _corrected_by(file: CaseFile, decision: Decision, by: str) -> Decision:
    """Have replies corrected that speak of what a task had found, once it finds something else (R190)."""
    settled = {e.id: e for e in decision.events if isinstance(e, TaskSettled) and e.state is TaskState.DONE}
    turned = [(t.taken_back, settled[t.id]) for t in file.tasks if t.id in settled and t.taken_back]
    for before, now_found in turned:
        after = " ".join((*now_found.findings.values(), now_found.note))
        if comparable(before) == comparable(after):
            continue
        resting = [r for r in file.public_replies() if _says(r, before)]
        return correct(file, resting, now_found.note or after, by)
    return Decision()


def _says(reply: Reply, found: str) -> bool:
    """True for a reply that says a finding in its words, speaks of the same, or says that no order was found."""
    alike = len(_runs(found) & _runs(reply.text)) >= MIN_ALIKE
    return alike or shares_words(found, reply.text) or ("not_found" in found and says_no_order(reply.text))


def _rests_on(reply: Reply, done: Task) -> bool:
    """True for a reply after a finding that says it in its words, or that no order was found where none was."""
    if done.settled_at and reply.at < done.settled_at:
        return False
    nothing = done.findings.get("result") == "not_found" and says_no_order(reply.text)
    return nothing or shares_words(done.note, reply.text)


def _speaks_of(reply: Reply, done: Task) -> bool:
    """True for a reply after an investigation that speaks of the same thing in other words."""
    after = not done.settled_at or reply.at >= done.settled_at
    return after and done.asks in INVESTIGATIONS and len(_runs(done.note) & _runs(reply.text)) >= MIN_ALIKE


def _runs(text: str) -> frozenset[str]:
    """Return the runs of three characters of a text, signs left out; a batch or a sum is in them as it stands."""
    return shingles(comparable(text))


def _ask_to_compare(file: CaseFile, replies: Sequence[Reply], done: Sequence[Task]) -> Decision:
    """Ask who posted them whether they rest on a finding that no longer stands; they decide, nothing is marked."""
    ids = ", ".join(f"#{task.id}" for task in done)
    lines = tuple(msg("tell.finding_taken_back", number=file.number, version=r.version, ids=ids) for r in replies)
    people = tuple(dict.fromkeys(reply.by for reply in replies))
    return Decision((), (Notify(lines, (Role.OWNER, Role.APPROVER), people),) if lines else ())


def facts_changed(file: CaseFile, statement: FactSheetEntry, dropped: bool) -> Decision:
    """Record that the fact sheet changed under drafts not posted yet; a fact withdrawn under a reply is corrected."""
    live = file.open and any(draft.live for draft in file.drafts)
    event = FactsChanged(text=statement.text, document=statement.document, dropped=dropped)
    resting = [r for r in file.public_replies() if dropped and shares_words(statement.text, r.text)]
    return _with(
        Decision((event,)) if live else Decision(), correct(file, resting, statement.text, _stated_by(statement))
    )


def _stated_by(statement: FactSheetEntry) -> str:
    """Return the person whose words a withdrawn fact is; empty where a file brought it."""
    return "" if statement.by == BOT else statement.by


def _with(decision: Decision, more: Decision) -> Decision:
    return replace(
        decision, events=(*decision.events, *more.events), follow_ups=(*decision.follow_ups, *more.follow_ups)
    )
