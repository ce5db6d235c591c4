"""What stands in the way of closing an incident: closing is not silence (R109)."""

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.drafts import Draft, DraftState
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.tasks import Task, TaskState
from handlers.drafts.authority import must_be_seen
from handlers.reminders.windows import answered_since
from handlers.tasks.rules import blocking_tasks

ALIKE = 4  # tasks put aside with the same words; so many are no longer judged one by one


def open_matters(file: CaseFile) -> tuple[LocalizedText, ...]:
    """Return what is not settled: from L2 up a public answer or the decision to give none, and promises at any grade.

    The gravest grade counts that the incident had by the rules: lowering it on the last day settles nothing.
    """
    grave = max(file.severity, file.rules_severity) >= Severity.L2 or bool(file.post.own_post)
    answered = answered_since(file, file.reopened_at or file.opened_at)
    found = [msg("matter.unanswered", number=file.number)] if grave and not answered else []
    found += [msg("matter.wrong", number=file.number, version=r.version) for r in file.replies if r.wrong]
    if grave and (unapproved := file.unapproved_reply()):
        found.append(msg("matter.unapproved", version=unapproved.version))
    if tasks := blocking_tasks(file) if grave else ():
        ids = ", ".join(str(task.id) for task in tasks)
        found.append(msg("matter.tasks", number=file.number, count=len(tasks), ids=ids))
    found += [msg("matter.unseen", version=d.version) for d in file.drafts if _posted_unseen(file, d)]
    if file.open and file.members:
        ids = ", ".join(f"#{number}" for number in file.members)
        found.append(msg("matter.members", number=file.number, count=len(file.members), ids=ids))
    if promises := file.open_promises():
        ids = ", ".join(f"#{p.id}" for p in promises)
        found.append(msg("matter.promises", number=file.number, count=len(promises), ids=ids))
    return tuple(found)


def dropped_alike(file: CaseFile, person: str) -> tuple[Task, ...]:
    """Return the playbook's tasks that this person put aside with one and the same reason: no one looked at each."""
    by_reason = dict[str, list[Task]]()
    for task in file.tasks:
        if task.version and task.state is TaskState.NOT_NEEDED and not task.ended and task.settled_by == person:
            by_reason.setdefault(task.note.strip(), []).append(task)
    return tuple(task for tasks in by_reason.values() if len(tasks) >= ALIKE for task in tasks)


def own_matters(file: CaseFile, person: str) -> tuple[LocalizedText, ...]:
    """Return what keeps this person from closing it alone: from L2 up, tasks that they put aside in a heap."""
    dropped = dropped_alike(file, person) if max(file.severity, file.rules_severity) >= Severity.L2 else ()
    ids = ", ".join(f"#{task.id}" for task in dropped)
    return (msg("matter.dropped", number=file.number, count=len(dropped), ids=ids),) if dropped else ()


def _posted_unseen(file: CaseFile, draft: Draft) -> bool:
    """True for a first acknowledgement in a crisis that is public before a second person has seen it."""
    return draft.state is DraftState.POSTED and must_be_seen(file, draft)


def ensure_closable(file: CaseFile, context: CommandContext) -> Decision | None:
    """Return what keeps the incident open. A second person may override it with a reason, which is on record.

    An override by the owner, and any where a person may be hurt, waits for another person's yes
    (roles/proposals); one over promises is a manager's.
    """
    matters = (*open_matters(file), *own_matters(file, context.by.id))
    if not matters:
        return None
    if not context.text("override"):
        return Decision(rejection=msg("rejection.not_settled", number=file.number, matters=matters))
    if file.open_promises() and Role.MANAGER not in context.by.roles:
        return reject("rejection.override_is_for_managers", number=file.number)
    return None
