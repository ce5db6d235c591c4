"""Dates and hours as people say them, seen from Friday 2026-11-20 15:00 in Shanghai."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.promises import read_promises

ZONE = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 11, 20, 15, tzinfo=ZONE)


def dues(text, at=AT):
    return [p.due.astimezone(ZONE).strftime("%m-%d %H:%M") if p.due else "" for p in read_promises(text, at)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("聽日下晝三點前退返俾你。", ["11-21 15:00"]),
        ("兩粒鐘內打返俾你。", ["11-20 17:00"]),
        ("周一(11月23日)上午10点前给您结果。", ["11-23 10:00"]),
        ("今天下班前(18:00)回复您。", ["11-20 18:00"]),
        ("明天把退款办好,18点前到账。", ["11-21 18:00"]),
        ("We'll refund you by 18:00 today.", ["11-20 18:00"]),
        ("You'll hear from me by 6pm today.", ["11-20 18:00"]),
        ("A new one ships by Tuesday 5 pm.", ["11-24 17:00"]),
        ("我们尽快联系您,明天18点前给您结果。", ["", "11-21 18:00"]),
        ("医药费您不用操心。", [""]),
        ("看病花的钱我们包圆。", [""]),
        ("Our lead will reply by half past seven this evening.", ["11-20 19:30"]),
        ("We'll call you by a quarter to five on Friday.", ["11-20 16:45"]),
        ("I'll get back to you by seven tonight.", ["11-20 19:00"]),
        ("You'll hear from us by half past three tomorrow.", ["11-21 15:30"]),
        ("Our quality lead replies within 24 hours.", ["11-21 15:00"]),
        ("The store manager calls you within two hours.", ["11-20 17:00"]),
        ("by seven people", []),
        ("明儿晌午12点前给你准信。", ["11-21 12:00"]),
        ("后天正午前回复你。", ["11-22 12:00"]),
        ("十一月二十四日下午三点前回复你能不能换。", ["11-24 15:00"]),
        ("二十五号中午12点前告诉你有没有货。", ["11-25 12:00"]),
        ("能不能明天18点前回复我?", []),
        ("收到冒充退款的消息一定吓一跳。", []),
        ("訂單被退回來,你一定很著急。", []),
        ("看到换货又坏,想必很崩溃。", []),
        ("当时说好11月18日发货,没做到。", []),
        ("据报道明天上午台风登陆。", []),
    ],
)
def test_a_promise_is_due_when_its_words_say(text, due):
    assert dues(text) == due


def test_midnight_ends_the_day():
    assert dues("今晚午夜12点前退款给您。", AT.replace(hour=20)) == ["11-21 00:00"]
