"""What people see of tasks: rows on the incident's card, a person's own list, the list of one incident."""

from datetime import datetime

from handlers.case.card import Button, Card, LocalizedText, Part, Quote, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import PUBLIC_KINDS
from handlers.case.once import once
from handlers.case.people import Role
from handlers.case.tasks import Task
from handlers.tasks.findings import ORDERS, PARTNERS, TICKET, finding_texts
from handlers.tasks.rules import (
    freeze,
    live_tasks,
    milestones,
    open_tasks,
    open_tasks_by_person,
    responsible,
    tasks_of,
    unheld_tasks,
)

MAX_ROWS = 5  # tasks listed on a person's own card; all are in `tasks N`
MAX_BUTTONS = 3
MAX_IN_MENU = 40  # Slack takes a hundred


def overview_rows(file: CaseFile) -> tuple[Part, ...]:
    """How many are open and whose, the milestones, the freeze, tickets, the search for an order."""
    if not file.tasks:
        return ()
    rows = [Row(msg("card.tasks"), _counts(file)), Row(msg("card.milestones"), _milestones(file))]
    rows += unheld_rows(file)
    rows += [Row(msg("card.freeze"), said) for said in _freeze(file)]
    for each in file.tasks:
        if each.asks == TICKET:
            rows.append(Row(msg("card.ticket"), line(file, each)))
        if each.asks == ORDERS and each.findings:
            rows.append(Row(msg("card.orders"), _joined(finding_texts(each.findings))))
    return tuple(rows)


def task_summary(file: CaseFile) -> tuple[Part, ...]:
    """On the room's card: how many are open and whose, and how many pauses of publishing wait to be confirmed."""
    if not live_tasks(file):
        return ()
    pauses = freeze(file)
    waiting = 0 if pauses["lifted"] else len(pauses["waiting"])
    return (Row(msg("card.tasks"), msg("task.summary", counts=_counts(file), n=waiting or None)),)


@once
def unheld_rows(file: CaseFile) -> tuple[Row, ...]:
    """For every role that has tasks and no holder: how many, by when the first is due, and who was asked to fill it."""
    rows = []
    for role, tasks in unheld_tasks(file).items():
        asked = tuple([msg("plain.person", person=person) for person in file.asked_for.get(role, ())])
        what = msg("task.nobody_holds", role=role, n=len(tasks), due=tasks[0].due, people=asked)
        rows.append(Row(msg("card.tasks"), what))
    return tuple(rows)


def line(file: CaseFile, known: Task) -> LocalizedText:
    """One task: what, who, by when or how it ended, what was found, and where it comes from."""
    if known.open:
        means = {"any": known.done_when} if known.done_when else msg(f"done_means.{known.asks or 'any'}")
        person = responsible(file, known)
        return msg(
            "task.open",
            title=known.title,
            person=person,
            role=known.role,
            due=known.due,
            means=means,
            source=_source(known),
        )
    key = "task.ended" if known.ended else f"task.{known.state.value}"
    findings = finding_texts(known.findings)
    return msg(
        key,
        title=known.title,
        by=known.settled_by,
        at=known.settled_at,
        note=known.note,
        items=findings,
        source=_source(known),
    )


def task_rows(file: CaseFile, person: str) -> tuple[Part, ...]:
    """The first of a reader's open tasks one by one; how many more are theirs, and how many are with others."""
    mine = tasks_of(file, person)
    rows = [Row(msg("task.label", id=t.id), msg("task.mine", title=t.title, due=t.due)) for t in mine[:MAX_ROWS]]
    more, others = len(mine[MAX_ROWS:]), len(live_tasks(file)) - len(mine) - len(tasks_of(file, ""))
    rest = Row(msg("card.tasks"), msg("task.others", more=more or None, n=others or None))
    nobody = unheld_rows(file) if person == file.person(Role.OWNER) else ()
    return (*rows, *nobody, *((rest,) if more or others else ()))


def task_buttons(file: CaseFile, person: str, shown: int = MAX_BUTTONS) -> tuple[Button, ...]:
    """Done for each of the reader's tasks, the next few in sight and the others in a menu; and the list."""
    mine = tasks_of(file, person)
    done = [Button(f"task {file.number} {t.id} done", msg("button.task_done", id=t.id)) for t in mine[:shown]]
    others = [
        Button(f"task {file.number} {t.id} done", msg("menu.finish_task", id=t.id, title=t.title))
        for t in mine[shown:MAX_IN_MENU]
    ]
    return (*done, Button(f"tasks {file.number}", msg("button.tasks")), *others)


def own_card(file: CaseFile, person: str, title: LocalizedText) -> Card:
    """The private card of a person who has tasks and is not the incident's owner: one message that changes in place."""
    own_line = partners_line(file) if any(t.key.startswith(PARTNERS) for t in tasks_of(file, person)) else ()
    parts = (
        Row(msg("card.next"), msg("task.yours", n=len(tasks_of(file, person)))),
        *task_rows(file, person),
        *own_line,
    )
    return Card(title, Tone.INFO, parts, task_buttons(file, person))


def list_card(file: CaseFile, title: LocalizedText, person: str) -> Card:
    """Every task of an incident: the reader's first, then the others', then what is settled."""
    still = sorted(open_tasks(file), key=lambda t: responsible(file, t) != person)
    settled = [t for t in file.tasks if not t.open]
    rows = [Row(msg("task.label", id=t.id), line(file, t)) for t in (*still, *settled)]
    parts: tuple[Part, ...] = (*overview_rows(file)[:3], *rows, *partners_line(file))
    mine = len(tasks_of(file, person))
    acts = tuple(
        Button(f"task {file.number} {t.id}", msg(_label_at(n), id=t.id))
        for n, t in enumerate(still[: min(MAX_IN_MENU, max(mine, MAX_BUTTONS))])
    )
    buttons = (
        *acts,
        Button(f"task {file.number} add", msg("button.task_add")),
        Button(f"plan {file.number}", msg("button.plan")),
    )
    nothing = (Row(msg("card.tasks"), msg("task.nothing")),)
    return Card(title, Tone.INFO if still else Tone.RESOLVED, parts if file.tasks else nothing, buttons)


def _label_at(place: int) -> str:
    """The words of a task's button: the first few stand in sight, the others in a menu."""
    return "button.task_act" if place < MAX_BUTTONS else "menu.task"


def partners_line(file: CaseFile) -> tuple[Part, ...]:
    """The official line as it stands: the last public reply, to be given to partners (R156)."""
    said = [reply for reply in file.replies if reply.kind in PUBLIC_KINDS and reply.text]
    return (Quote(said[-1].text, msg("task.official_line", version=said[-1].version)),) if said else ()


def _source(known: Task) -> LocalizedText:
    """The playbook's line and version, or the person who added it."""
    if known.added_by:
        return msg("task.from_person", by=known.added_by, after=known.after or None)
    return msg("task.from_playbook", line=known.key, version=known.version)


def _counts(file: CaseFile) -> LocalizedText:
    still = open_tasks(file)
    shares = tuple([msg("task.whose", person=p, n=len(own)) for p, own in open_tasks_by_person(file).items() if p])
    return msg("task.counts", n=len(still), settled=len(file.tasks) - len(still), items=shares)


def _milestones(file: CaseFile) -> LocalizedText:
    """Each stretch after publication with its end and how far it is; the card says no time of day of its own."""
    return _joined(tuple([_stretch(n, *each) for n, each in enumerate(milestones(file), 1)]))


def _stretch(n: int, end: datetime | None, settled: int, total: int) -> LocalizedText:
    return msg("task.milestone", stretch=msg(f"milestone.{n}"), due=end, settled=settled, total=total)


def _freeze(file: CaseFile) -> tuple[LocalizedText, ...]:
    """What is paused and by whom it was confirmed, what waits, and whether the pause was lifted."""
    state = freeze(file)
    said = [msg("freeze.paused", title=t.title, by=t.settled_by, at=t.settled_at) for t in state["paused"]]
    said += [msg("freeze.waiting", title=t.title, person=responsible(file, t)) for t in state["waiting"]]
    lifted = [
        msg("freeze.lifted", by=t.settled_by, at=t.settled_at, items=finding_texts(t.findings)) for t in state["lifted"]
    ]
    return tuple(lifted or said)


def _joined(texts: tuple[LocalizedText, ...]) -> LocalizedText:
    return msg("plain.list", items=texts)
