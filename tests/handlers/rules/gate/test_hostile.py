"""Ten thousand hostile characters end in a short, sane verdict, in time."""

from collections import Counter
from datetime import UTC, datetime
from time import process_time

import pytest

from handlers.rules.gate import Case, Surface, check

CASE = Case("快递没到", Surface("xiaohongshu"), datetime(2026, 11, 18, 6, tzinfo=UTC))
PIECES = ("微信", "[问题]", "今天18点前会给您退款，", "承担全部医疗费用", "\u200b")


@pytest.mark.parametrize("piece", PIECES, ids=range(len(PIECES)))
def test_hostile_text_is_blocked_with_few_findings_on_itself(piece):
    draft = (piece * 10_000)[:10_000]
    verdict = check(draft, CASE)
    assert verdict.level == "block"
    assert all(f.text == draft[f.start : f.end] for f in verdict.findings)
    assert max(Counter(f.rule for f in verdict.findings).values()) <= 60


@pytest.mark.parametrize("sign", ["ﷺ", "㌖"], ids=["eighteen in one", "six in one"])
def test_signs_that_stand_for_many_buy_no_time(sign):
    assert any(_seconds(sign * 10_000) < 0.05 for _ in range(3))


def _seconds(draft):
    start = process_time()
    check(draft, CASE)
    return process_time() - start
