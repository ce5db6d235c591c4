"""Readers beside the rules raise what they are sure of, ask about the rest, and lower nothing (R5, R42)."""

from handlers.case.grades import Category, Severity
from handlers.triage import Triage
from handlers.triage.result import reason
from handlers.triage.second_reading import Reading, with_reading

UNREAD = Triage(Category.GENUINE, Severity.L0, reasons=(reason("unread"),), unread=True)
PRAISE = Triage(Category.GENUINE, Severity.L0, reasons=(reason("praise"),))
KNOWN = Triage(Category.GENUINE, Severity.L1, reasons=(reason("complaint"),))


def after(seen, probability, kind="harm", **others):
    got = with_reading(seen, Reading("local", {kind: probability, **others}))
    return got.severity, got.unread


def test_a_sure_reader_raises_and_a_doubtful_one_leaves_it_for_a_person_with_its_doubt():
    assert [after(UNREAD, p) for p in (0.9, 0.7)] == [("L2", False), ("L0", True)]
    assert with_reading(UNREAD, Reading("local", {"harm": 0.7})).reasons[-1].rule == "read_harm"


def test_what_is_with_a_person_already_or_is_praise_takes_a_surer_reader():
    assert [after(KNOWN, p) for p in (0.9, 0.8)] == [("L2", False), ("L1", False)]
    assert [after(PRAISE, p) for p in (0.95, 0.85, 0.7)] == [("L2", False), ("L0", True), ("L0", False)]


def test_a_sure_kind_counts_before_a_graver_one_that_is_doubtful():
    got = with_reading(UNREAD, Reading("local", {"privacy": 0.7, "extortion": 0.95}))
    assert (got.category, got.severity) == ("extortion", "L2")


def test_a_model_gives_its_own_reason():
    got = with_reading(UNREAD, Reading("m-1", {"harm": 0.95}, {"harm": "睁不开眼"}, "说眼睛睁不开"))
    assert got.reasons[0] == reason("model_harm", reader="m-1", why="说眼睛睁不开")
