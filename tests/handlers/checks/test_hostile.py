"""Thousands of hostile characters get a short, sane verdict; tests/cases/test_growth.py shows how long that takes."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from handlers.checks import CheckContext, Surface, check

CASE = CheckContext("快递没到", Surface("xiaohongshu"), datetime(2026, 11, 18, 6, tzinfo=UTC))
PIECES = ("微信", "[问题]", "今天18点前会给您退款，", "承担全部医疗费用", "\u200b")


@pytest.mark.parametrize("piece", PIECES, ids=range(len(PIECES)))
def test_hostile_text_is_blocked_with_few_findings_on_itself(piece):
    draft = (piece * 2_500)[:2_500]
    verdict = check(draft, CASE)
    assert verdict.level == "block"
    assert all(f.text == draft[f.start : f.end] for f in verdict.findings)
    assert max(Counter(f.rule for f in verdict.findings).values()) <= 60
