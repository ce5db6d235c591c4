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
        ("当时说好11月18日发货,没做到。", []),
        ("据报道明天上午台风登陆。", []),
    ],
)
def test_a_promise_is_due_when_its_words_say(text, due):
    assert dues(text) == due


def test_midnight_ends_the_day():
    assert dues("今晚午夜12点前退款给您。", AT.replace(hour=20)) == ["11-21 00:00"]
