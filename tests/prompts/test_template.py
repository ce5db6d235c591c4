"""Slots are filled once, strictly, and never out of what was filled in."""

import pytest

from prompts.template import MissingSlot, fill, slot_names, slot_problems


def test_what_is_filled_in_is_never_read_as_a_slot() -> None:
    assert fill("看到你说${issue}，${due}回你", {"issue": "${due}$$ $x {due}", "due": "今天18点前"}, "a:1") == (
        "看到你说${due}$$ $x {due}，今天18点前回你"
    )


def test_a_missing_value_names_the_place_and_the_slot() -> None:
    with pytest.raises(MissingSlot) as error:
        fill("${issue}${due}", {"due": "周五前"}, "phrases/safety.toml:5")
    assert str(error.value) == "phrases/safety.toml:5: nothing to put into ${issue}"


def test_two_dollars_are_one() -> None:
    assert fill("$$5 ${a}", {"a": "b"}, "a:1") == "$5 b"
    assert slot_names("$$5 ${a} $${c}") == {"a"}


@pytest.mark.parametrize("mistake", ["$issue", "${Issue}", "${}", "${a b}", "5$", "${issue"])
def test_anything_else_with_a_dollar_is_a_mistake(mistake: str) -> None:
    assert [offset for offset, _ in slot_problems(f"好\n{mistake}", {"issue"})] == [1]
