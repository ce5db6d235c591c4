"""Usage in numbers, the obvious mistake, money for silence, sums nobody may promise, and "still looking" (R28-R101)."""

from datetime import UTC, datetime

import pytest

from handlers import checks as gate

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
MISUSED = "没稀释直接用，脸辣得不行"


def found(draft: str, post: str = MISUSED, kind: str = "resolution", **context: object) -> dict[str, str]:
    """Return what the gate finds, with the level of each rule."""
    surface = gate.Surface("xiaohongshu", 1000, public=kind != "private_message")
    case = gate.CheckContext(post, surface, NOW, kind=kind, **context)
    return {finding.rule: finding.level for finding in gate.check(draft, case).findings}


@pytest.mark.parametrize(
    "said",
    [
        "按1:20兑，今天22点前私信回您。",
        "用之前兑20倍的水，今天22点前私信回您。",
        "每次两滴就够，今天22点前私信回您。",
        "隔天用一次，今天22点前私信回您。",
        "Mix one part to twenty parts of water; we will write by 22:00 today.",
    ],
)
def test_how_it_is_used_in_numbers_comes_from_the_fact_sheet_r82(said: str) -> None:
    assert found(said, category="misuse")["FACT_UNSUPPORTED"] == "block"


def test_usage_that_the_fact_sheet_has_may_be_said_r82() -> None:
    said = "看到您说脸辣，是我们没写清楚，抱歉。按1:20兑水，今天22点前私信回您。"
    assert "FACT_UNSUPPORTED" not in found(said, category="misuse", facts=("使用前按1:20兑水",))


@pytest.mark.parametrize(
    "said",
    ["常识哦，直接上脸谁都会辣", "原液上脸肯定辣的呀", "这么浓的直接上脸哪能不辣呢", "正常人都会先看一眼瓶身吧"],
)
def test_calling_it_obvious_blames_the_person_r83(said: str) -> None:
    assert found(said, category="misuse")["BLAME_USER"] == "block"


@pytest.mark.parametrize(
    "said",
    [
        "只要您不再往外说，这笔钱今天就到账。",
        "五千块您收下，这事就别再提了。",
        "We will pay 3000 yuan today if you stop talking about it.",
    ],
)
def test_money_for_silence_is_blocked_in_every_category_r28(said: str) -> None:
    assert found(said, "瓶子漏了", "private_message", category="genuine")["HUSHES_UP"] == "block"


def test_a_refund_is_no_money_for_silence_r28() -> None:
    said = "漏的那瓶我们退您128元，今天18点前到账，发不发帖都由您。"
    assert "HUSHES_UP" not in found(said, "瓶子漏了", "private_message", category="genuine")


def test_a_large_sum_takes_authority_where_no_limits_are_set_r74() -> None:
    said, post = "瓶子漏了，抱歉。赔您99999元，今天22点前打款。", "瓶子漏了"
    assert found(said, post, "private_message")["COMPENSATION_CAP"] == "block"
    assert "COMPENSATION_CAP" not in found(said, post, "private_message", approvers=("executive",))


def test_still_looking_without_a_time_is_no_next_step_r101() -> None:
    assert found("看到您的情况，我们还在查，有消息告诉您。", kind="update")["NO_NEXT_STEP"] == "ack"
    assert "NO_NEXT_STEP" not in found("我们还在查瓶口，明天18点前在这里更新。", kind="update")
