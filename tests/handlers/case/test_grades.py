"""A severity above L3 is treated as at least L3 everywhere: severities are compared by order."""

from enum import StrEnum

import pytest

from handlers.case.card import Tone
from handlers.case.case_file import CaseFile
from handlers.case.grades import Category
from handlers.case.people import Role
from handlers.overview.board import board_card
from handlers.overview.case_card import case_card
from handlers.reminders.windows import on_fast_track
from handlers.roles.rules import required_roles, requires_legal
from tests.people import NOON, POLICY, case


class Higher(StrEnum):
    """What a severity added above the others would be."""

    L4 = "L4"


@pytest.fixture
def worst() -> CaseFile:
    return case(severity=Higher.L4, category=Category.GENUINE, flags=frozenset())


def test_it_has_the_fast_window_and_asks_for_legal_and_an_executive(worst: CaseFile) -> None:
    asked = Role.EXECUTIVE in required_roles(worst, POLICY)
    assert (on_fast_track(worst), requires_legal(worst), asked) == (True, True, True)


def test_its_card_is_critical(worst: CaseFile) -> None:
    assert case_card(worst, POLICY).tone is Tone.CRITICAL


def test_the_board_counts_it_before_the_others_and_never_an_l0(worst: CaseFile) -> None:
    board = board_card([worst], {"L1": 3, "L4": 1, "L0": 7}, POLICY, NOON)
    counted = board.parts[0].text.args["items"]
    assert ([item.args for item in counted], board.tone) == (
        [{"severity": "L4", "n": 1}, {"severity": "L1", "n": 3}],
        Tone.CRITICAL,
    )
