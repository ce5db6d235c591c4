"""What people do with tasks: add one, settle it with its finding, open it again, move it, give it to a person."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.people import Role
from handlers.case.tasks import Task, TaskState
from handlers.tasks.authority import before_its_day, may_act, may_not_drop, may_not_settle, owner_given
from handlers.tasks.due import Due, due_given
from handlers.tasks.events import TaskAdded, TaskGiven, TaskMoved, TaskReopened, TaskSettled
from handlers.tasks.findings import INVESTIGATIONS, NOTE_NEEDED, claims_refused, read_finding
from handlers.tasks.rules import find_task, open_tasks, responsible

WORD_SIGN = re.compile(r"\w")
HAN = re.compile(r"[\u4e00-\u9fff]")
UNKNOWN_FIELD = re.compile(r"(?:^|\s)([A-Za-z_]{3,16}|[\u4e00-\u9fff]{2,6})[=＝]\S")
MIN_REASON = 4  # letters, of which a Chinese character counts as two: "x" is no reason, "用不着" is one
ACTS = ("done", "not_needed", "assign", "move", "reopen", "add")
FINDING_NAMES = ("text", "result", "channels", "dm", "climate")


def task(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Carry out `task N add …` or `task N <id> done|not_needed|assign|move|reopen …`; `1,2` and `all` name several."""
    act, meant = context.text("act"), tasks_given(file, context.text("id"))
    if act == "add":
        return add(file, context, now)
    if not meant:
        return reject("rejection.task_unknown", number=file.number, given=context.text("id") or "?")
    decisions = [_act_on(file, known, context, now) for known in meant]
    refused = next((each for each in decisions if each.rejection), None)
    if refused or len(decisions) == 1:
        return refused or decisions[0]
    events = tuple(event for each in decisions for event in each.events)
    follow_ups = tuple(follow_up for each in decisions for follow_up in each.follow_ups)
    ids = ", ".join(f"#{known.id}" for known in meant)
    return Decision(events, follow_ups, msg("answer.tasks", number=file.number, n=len(meant), ids=ids))


def tasks_given(file: CaseFile, given: str) -> tuple[Task, ...]:
    """The tasks meant by `3`, `#3`, `1,2,5` or `all`, which is every open one; none when one of them is unknown."""
    if given.lower() == "all":
        return open_tasks(file)
    digits = [part.lstrip("#") for part in given.replace("，", ",").replace("、", ",").split(",") if part]
    found = [find_task(file, int(part)) if part.isdecimal() and len(part) <= 4 else None for part in digits]
    known = tuple(task for task in found if task)
    return known if len(known) == len(found) else ()


def _act_on(file: CaseFile, known: Task, context: CommandContext, now: datetime) -> Decision:
    act = context.text("act")
    if act not in DO:
        return reject("rejection.task_act", number=file.number, id=known.id)
    if not may_act(file, known, context):
        person = responsible(file, known)
        return reject("rejection.not_your_task", number=file.number, id=known.id, person=person, role=known.role)
    if known.open is (act == "reopen"):
        key = "rejection.task_open" if known.open else "rejection.task_settled"
        return Decision(rejection=msg(key, number=file.number, id=known.id, by=known.settled_by, at=known.settled_at))
    return DO[act](file, known, context, now)


def finish(file: CaseFile, known: Task, context: CommandContext, now: datetime) -> Decision:
    """Done, with a note or evidence, and with the finding that it asks for."""
    given = {name: context.text(name) for name in FINDING_NAMES} | {"number": str(file.number)}
    found = read_finding(known, given)
    if isinstance(found, LocalizedText):
        return Decision(rejection=found)
    if known.asks in NOTE_NEEDED and not given["text"]:
        means = msg(f"done_means.{known.asks or 'any'}")
        return Decision(rejection=msg("rejection.task_proof", number=file.number, id=known.id, means=means))
    if refusal := may_not_settle(file, known, found, now, context):
        return refusal
    kept = {**known.findings, **found}
    unasked = [f"{name}={given[name]}" for name in FINDING_NAMES[1:] if given[name] and name not in found]
    note = " ".join(part for part in (*unasked, given["text"]) if part)  # what a task does not ask for is kept as said
    event = TaskSettled(id=known.id, title=known.title, state=TaskState.DONE, note=note, findings=kept)
    return Decision((event,), answer=msg("answer.task_done", number=file.number, id=known.id, title=known.title))


def drop(file: CaseFile, known: Task, context: CommandContext, now: datetime) -> Decision:
    """Not needed, with a reason; never a way to say of a person what was not found."""
    reason = context.text("text")
    if len(WORD_SIGN.findall(reason)) + len(HAN.findall(reason)) < MIN_REASON:
        return reject("rejection.task_reason", number=file.number, id=known.id)
    if refusal := claims_refused(known, reason, file.number):
        return Decision(rejection=refusal)
    if refused := may_not_drop(file, known, context):
        return refused
    event = TaskSettled(
        id=known.id, title=known.title, state=TaskState.NOT_NEEDED, note=reason, findings=known.findings
    )
    return Decision((event,), answer=msg("answer.task_dropped", number=file.number, id=known.id, title=known.title))


def reopen(file: CaseFile, known: Task, context: CommandContext, now: datetime) -> Decision:
    """Open a settled task again, with a reason."""
    if not context.text("text"):
        return reject("rejection.task_reason", number=file.number, id=known.id)
    was_found = known.state is TaskState.DONE and (bool(known.findings) or known.asks in INVESTIGATIONS)
    event = TaskReopened(id=known.id, title=known.title, reason=context.text("text"), was_found=was_found)
    notice = Notify(
        (msg("tell.task_reopened", number=file.number, id=known.id, title=known.title),),
        people=_to_tell(responsible(file, known), context),
    )
    return Decision((event,), _notices(notice), msg("answer.task_reopened", number=file.number, id=known.id))


def move(file: CaseFile, known: Task, context: CommandContext, now: datetime) -> Decision:
    """A new due time, with a reason."""
    due = due_given(file, context, now)
    if due is None:
        return reject("rejection.task_time", number=file.number, id=known.id)
    if isinstance(due, LocalizedText):
        return Decision(rejection=due)
    if not context.text("text"):
        return reject("rejection.task_reason", number=file.number, id=known.id)
    if refused := before_its_day(file, known, due.at, context):
        return refused
    event = TaskMoved(id=known.id, title=known.title, due=due.at, reason=context.text("text"))
    return Decision((event,), answer=msg("answer.task_moved", number=file.number, id=known.id, due=due.at))


def give(file: CaseFile, known: Task, context: CommandContext, now: datetime) -> Decision:
    """Give a task to a person, or to a role of this incident; the new owner is told."""
    owner = owner_given(context)
    if isinstance(owner, LocalizedText):
        return Decision(rejection=owner)
    person, role = owner
    if not (person or role):
        return reject("rejection.task_to_whom", number=file.number, id=known.id)
    event = TaskGiven(id=known.id, title=known.title, person=person, role=role, reason=context.text("text"))
    reader = person or {r.value: a.person for r, a in file.assignments.items()}.get(role, "")
    line = msg("tell.task_given", number=file.number, id=known.id, title=known.title, due=known.due, by=context.by.id)
    answer = msg("answer.task_given", number=file.number, id=known.id, person=reader, role=role)
    return Decision((event,), _notices(Notify((line,), people=_to_tell(reader, context))), answer)


DO: Mapping[str, Callable[[CaseFile, Task, CommandContext, datetime], Decision]] = {
    "done": finish,
    "not_needed": drop,
    "reopen": reopen,
    "move": move,
    "assign": give,
}


def add(file: CaseFile, context: CommandContext, now: datetime, key: str = "") -> Decision:
    """A task of one's own: what, who (by default oneself), until when (by default within a day), what done means.

    `key` says what it came out of, such as a retro.
    """
    words, due, owner = context.text("text"), due_given(file, context, now), owner_given(context)
    if not words:
        return reject("rejection.task_words", number=file.number)
    if unknown := UNKNOWN_FIELD.search(words):  # the words would hide whom or when it was meant for
        return reject("rejection.task_field", number=file.number, given=unknown[1])
    if isinstance(due, LocalizedText):
        return Decision(rejection=due)
    if isinstance(owner, LocalizedText):
        return Decision(rejection=owner)
    person, role = owner
    due = due or Due(now + context.policy.task_within)
    number = max((t.id for t in file.tasks), default=0) + 1
    person = person or ("" if role else context.by.id)
    event = TaskAdded(
        id=number,
        title={"any": words},
        role=role or Role.OWNER.value,
        due=due.at,
        owner=person,
        key=key,
        done_when=context.text("means"),
        after=due.after,
        hours=due.hours,
    )
    line = msg("tell.task_given", number=file.number, id=number, title=event.title, due=due.at, by=context.by.id)
    notice = Notify((line,), people=_to_tell(person, context))
    return Decision((event,), _notices(notice), msg("answer.task_added", number=file.number, id=number, due=due.at))


def _to_tell(person: str, context: CommandContext) -> tuple[str, ...]:
    """The person, unless it is who asks."""
    return (person,) if person and person != context.by.id else ()


def _notices(notice: Notify) -> tuple[Notify, ...]:
    return (notice,) if notice.people else ()
