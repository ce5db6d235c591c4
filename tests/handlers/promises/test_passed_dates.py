"""Drafts that name several times, some of them over, seen at noon on Tuesday 1 December 2026 in Shanghai."""

from datetime import datetime

import pytest

from handlers.checks import CheckContext, check
from handlers.checks.model import Level, Surface
from handlers.promises import read_promises
from handlers.promises.due import ZONE

NOON = datetime(2026, 12, 1, 12, tzinfo=ZONE)


def due_times(text: str) -> list[str]:
    """The due time of every promise in a text, in order, as 12-04 18:00; "none" for a promise without one."""
    promises = read_promises(text, NOON)
    return [promise.due.astimezone(ZONE).strftime("%m-%d %H:%M") if promise.due else "none" for promise in promises]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("11月25日前给你补发包裹", ["11-25 23:59"]),
        ("我們會在11月25日前給您退款", ["11-25 23:59"]),
        ("周五18:00前给你退款，11月25日前给你补发包裹", ["12-04 18:00", "11-25 23:59"]),
        ("11月25日给你补发包裹，周五前给你退款", ["11-25 23:59", "12-04 23:59"]),
        ("我们明天给你退款，昨天18:00前给你补发包裹", ["12-02 23:59", "11-30 18:00"]),
        ("周五18:00前给你退款，11月25日到账", ["12-04 18:00", "11-25 23:59"]),
        ("退款将于11月25日原路退回，周五前补发", ["11-25 23:59", "12-04 23:59"]),
        ("周五给你退款，11月25日当天补发包裹", ["12-04 23:59", "11-25 23:59"]),
        ("周五給你退款，11.25前給你補發包裹", ["12-04 23:59", "11-25 23:59"]),
        ("周五18:00前给你退款，到11月25日为止给你补发", ["12-04 18:00", "11-25 23:59"]),
        ("We'll call you on Nov 25.", ["11-25 23:59"]),
        ("We will send a new one by November 25.", ["11-25 23:59"]),
        ("We will refund you by Friday. We will send a new one by November 25.", ["12-04 23:59", "11-25 23:59"]),
    ],
)
def test_a_promise_for_a_day_that_is_over_keeps_that_day(text, due):
    assert due_times(text) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("11月25日前购买的批次，我们周五前全部退款", ["12-04 23:59"]),
        ("昨天18:00前下单的，我们周五前补发", ["12-04 23:59"]),
        ("11月20日前后我们收到您的投诉，会在周五前回复您", ["12-04 23:59"]),
        ("我们于11月25日前给您补发了包裹，周五前回访您", ["12-04 23:59", "12-04 23:59"]),
        ("11月25日寄出的包裹您没有收到，我们周五前补发", ["12-04 23:59"]),
        ("我们11月25日收到您的投诉，周五前给您退款", ["12-04 23:59"]),
        ("三天前您联系过客服，我们周五前回复您", ["12-04 23:59"]),
        ("We refund everyone who ordered before November 25 by Friday, and we will reply by Friday.", ["12-04 23:59"]),
    ],
)
def test_a_past_day_of_an_order_or_of_what_was_done_is_no_due_time(text, due):
    assert due_times(text) == due


def test_each_promise_of_a_sentence_has_its_own_due_time():
    text = "我们周五18:00前给你退款，月底前回访，二十分钟内客服联系你，一周内补发"
    assert due_times(text) == ["12-04 18:00", "12-31 23:59", "12-01 12:20", "12-08 23:59"]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("两小时内客服联系你", ["12-01 14:00"]),
        ("廿分鐘內客服聯絡你", ["12-01 12:20"]),
        ("卅五分钟内客服联系你", ["12-01 12:35"]),
        ("十二月廿五日前客服联系你", ["12-25 23:59"]),
        ("24小时客服在线", []),
    ],
)
def test_customer_service_may_stand_right_behind_a_length(text, due):
    assert due_times(text) == due


@pytest.mark.parametrize("reply", ["11月25日前给您补发包裹。", "周五18:00前给您退款，11月25日前给您补发包裹。"])
def test_the_gate_blocks_a_promise_for_a_day_that_is_over(reply):
    report = check(reply, CheckContext("包裹没收到", Surface("weibo"), NOON))
    assert [(f.level, f.text) for f in report.findings if f.rule == "PROMISE_PAST_DUE"] == [
        (Level.BLOCK, "11月25日前给您补发包裹")
    ]
