"""Text from outside cannot make triage slow: 10,000 hostile characters in 50 ms."""

from time import perf_counter

import pytest

from handlers.rules.triage import triage
from tests.handlers.rules.triage.posting import alert

HOSTILE = ["不过敏", "不会", "给500就", "代言人", "no a a a ", "券过", "要删", "ﷺ", "听说怕没有上热搜里有条头发感觉要"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_stays_linear(piece):
    hostile = alert((piece * 10_000)[:10_000])
    assert min(_seconds(hostile) for _ in range(2)) < 0.05


def _seconds(hostile):
    start = perf_counter()
    triage(hostile)
    return perf_counter() - start
