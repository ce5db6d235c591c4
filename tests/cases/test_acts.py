"""Every kind of violation in an otherwise perfect reply is stopped, and what only resembles one passes (R75-R87)."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.checks import CheckContext, Level, Surface, check

FOLDER = Path(__file__).parent / "acts"
AT = datetime(2026, 11, 20, 7, tzinfo=UTC)  # 15:00 in Shanghai
VIOLATIONS = tomllib.loads((FOLDER / "violations.toml").read_text())
INNOCENT = tomllib.loads((FOLDER / "innocent.toml").read_text())
TRADITIONAL = frozenset(
    "這們說沒別跟請麼還見對個總過號訊買電後見話開條換給體點檢單間從濕檢灣鑑價貼標證雙廠聽無讓會為當來樣應處實寶辦額媽層"
)
POSTS = {"zh-Hans": "锅用了一周就坏了", "zh-Hant": "鍋子用了一週就壞了", "en": "The pan broke in a week"}
FRAMES = {
    "zh-Hans": "锅用了一周就坏，换谁都难受，对不起。{}私信我订单编号，明天中午12点前回复你。",
    "zh-Hant": "鍋子用了一週就壞，換誰都難受，對不起。{}私訊我訂單編號，明天中午12點前回覆你。",
    "en": "A pan that broke in a week is maddening, sorry. {} DM me the order number and I'll reply by noon tomorrow.",
}


def stopped(said, category="genuine"):
    """Rules that block or ask for a tick, for a sentence within a good reply of its language."""
    language = "en" if said.isascii() else "zh-Hant" if TRADITIONAL & set(said) else "zh-Hans"
    context = CheckContext(POSTS[language], Surface("web", 500), AT, category)
    findings = check(FRAMES[language].format(said), context).findings
    return {finding.rule for finding in findings if finding.level in (Level.BLOCK, Level.ACK)} - {"LANG_MATCH"}


@pytest.mark.parametrize("kind", VIOLATIONS)
def test_every_violation_of_a_kind_is_stopped_for_itself(kind):
    case = VIOLATIONS[kind]
    category = case.get("category", "genuine")
    assert [one for one in case["said"] if not stopped(one, category) & set(case["rules"])] == []


@pytest.mark.parametrize("kind", INNOCENT)
def test_what_only_resembles_a_violation_passes(kind):
    assert {one: rules for one in INNOCENT[kind]["said"] if (rules := stopped(one))} == {}
