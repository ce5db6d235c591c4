"""What stands in the way of closing: closing is not silence (R109)."""

from handlers.case.grades import Severity
from handlers.case.tasks import Task
from handlers.closing.rules import open_matters
from tests.people import HOUR, NOON, case

TASK = Task(1, {"any": "告诉客服"}, "owner", NOON + HOUR, NOON, key="reply.service", version="v1")


def matters(file):
    """Keys of what is not settled."""
    return [said.key for said in open_matters(file)]


def test_a_grave_incident_without_an_answer_and_with_open_tasks_is_not_closed():
    assert matters(case(tasks=(TASK,))) == ["matter.unanswered", "matter.tasks"]


def test_an_l1_may_be_closed_without_a_public_answer():
    assert matters(case(severity=Severity.L1, tasks=(TASK,))) == []


def test_lowering_it_on_the_last_day_settles_nothing():
    lowered = case(severity=Severity.L1, rules_severity=Severity.L3, tasks=(TASK,))
    assert matters(lowered) == ["matter.unanswered", "matter.tasks"]


def test_an_incident_that_leads_others_names_them():
    led = open_matters(case(severity=Severity.L1, members=(4, 7)))
    assert [(said.key, said.args["count"], said.args["ids"]) for said in led] == [("matter.members", 2, "#4, #7")]
