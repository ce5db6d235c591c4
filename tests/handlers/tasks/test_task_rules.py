"""Whose work a task is, how far each stretch is, and which tasks bind after closing (R35, R106, R109)."""

from dataclasses import replace

from handlers.case.case_file import Status
from handlers.case.grades import Severity
from handlers.case.tasks import Task, TaskState
from handlers.tasks.card import task_rows
from handlers.tasks.rules import (
    blocking_tasks,
    live_tasks,
    milestones,
    open_tasks_by_person,
    responsible,
    tasks_of,
    unheld_tasks,
)
from tests.people import HOUR, NOON, case

OWNERS = Task(1, {"any": "告诉客服"}, "owner", NOON + HOUR, NOON, key="reply.service", version="v1")
LEGALS = Task(2, {"any": "看条款"}, "legal", NOON + 2 * HOUR, NOON, key="checklist.terms", version="v1")
NOBODYS = Task(3, {"any": "查批号"}, "quality", NOON + HOUR, NOON, key="investigate.batch", version="v1")
AFTERCARE = Task(4, {"any": "回访"}, "owner", NOON + 48 * HOUR, NOON, key="aftercare.call", version="v1")
ADDED = Task(5, {"any": "寄回退货单"}, "owner", NOON + 3 * HOUR, NOON, added_by="mei", owner="jun")


def test_a_task_is_done_by_its_owner_or_by_who_holds_its_role():
    file = case(tasks=(OWNERS, LEGALS, ADDED))
    assert [responsible(file, task) for task in file.tasks] == ["mei", "rui", "jun"]


def test_a_task_of_an_unfilled_role_waits_for_a_person_and_stays_with_the_owner_of_an_l1():
    file = case(tasks=(NOBODYS,))
    assert (responsible(file, NOBODYS), dict(unheld_tasks(file))) == ("", {"quality": (NOBODYS,)})
    assert responsible(replace(file, severity=Severity.L1), NOBODYS) == "mei"


def test_everybody_has_their_own_tasks_soonest_due_first():
    file = case(tasks=(AFTERCARE, OWNERS, LEGALS))
    assert dict(open_tasks_by_person(file)) == {"mei": (OWNERS, AFTERCARE), "rui": (LEGALS,)}


def test_after_closing_only_what_outlives_the_incident_is_still_somebodys():
    closed = case(tasks=(OWNERS, LEGALS, AFTERCARE, ADDED), status=Status.CLOSED)
    assert live_tasks(closed) == (ADDED, AFTERCARE)
    assert (tasks_of(closed, "mei"), tasks_of(closed, "rui")) == ((AFTERCARE,), ())


def test_aftercare_is_due_after_closing_and_does_not_stand_in_its_way():
    done = replace(LEGALS, state=TaskState.DONE)
    assert blocking_tasks(case(tasks=(OWNERS, done, AFTERCARE))) == (OWNERS,)


def test_a_stretch_counts_from_publication_what_is_settled_and_what_there_is():
    done = replace(LEGALS, state=TaskState.DONE)
    published = NOON - HOUR
    assert milestones(case(tasks=(OWNERS, done, AFTERCARE))) == (
        (published + HOUR, 0, 0),
        (published + 3 * HOUR, 1, 2),
        (published + 24 * HOUR, 0, 0),
        (published + 48 * HOUR, 0, 0),
        (None, 0, 1),
    )


def test_a_card_counts_a_readers_own_tasks_apart_from_those_of_others():
    own = tuple(replace(OWNERS, id=n) for n in range(10, 17))
    file = case(tasks=(*own, LEGALS, NOBODYS))
    assert [row.text.args for row in task_rows(file, "mei") if row.text.key == "task.others"] == [{"more": 2, "n": 1}]
