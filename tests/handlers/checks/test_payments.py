"""No payment to an extortionist is planned or promised, in whatever words (R28)."""

import pytest

from handlers.checks.payments import pays_extortionist


@pytest.mark.parametrize(
    "words",
    (
        *(
            "给他五千 明天18:00",
            "转给对方5000元",
            "给他转五千",
            "花钱消灾",
            "按他说的数给",
            "俾佢五千",
            "匯款給對方",
        ),
        *("退款给他", "满足他的要求", "和对方谈个价", "安排一笔合作费给他", "pay him 5000", "wire the money"),
        *("meet his demands", "send a gift card worth 500", "transfer 5k to her", "buy him off"),
    ),
)
def test_words_that_have_an_extortionist_paid_are_known_r28(words: str):
    assert pays_extortionist(words)


@pytest.mark.parametrize(
    "words",
    (
        *(
            "对方索要5000元",
            "不给钱，报警",
            "收集敲诈5000元的证据",
            "付律师费5000元",
            "给110打电话",
            "他要我们给他五千",
        ),
        *(
            "18:00前给法务发截图",
            "告知对方不会付款",
            "核实订单是否退款",
            "we refuse to pay him",
            "he demands 5000 yuan",
        ),
        *("give the evidence to legal by 18:00", "send legal the 2026 report"),
    ),
)
def test_the_demand_the_refusal_and_the_work_on_it_are_not(words: str):
    assert not pays_extortionist(words)


def test_a_record_may_tell_what_was_paid_already():
    assert pays_extortionist("小王已经给了他五千元")
    assert not pays_extortionist("小王已经给了他五千元", tells_what_was=True)
