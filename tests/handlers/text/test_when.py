"""Times as people type them, in figures and in Chinese words."""

from datetime import UTC, datetime

import pytest

from handlers.text.when import read_when, time_in

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai
ZONE = "Asia/Shanghai"


@pytest.mark.parametrize(
    ("text", "day_hour_minute"),
    [
        ("2h", (21, 6, 0)), ("30分鐘", (21, 4, 30)), ("半小时", (21, 4, 30)), ("一个半小时", (21, 5, 30)), ("两小时后", (21, 6, 0)),
        ("３天", (24, 4, 0)), ("18:00", (21, 10, 0)), ("9：30", (22, 1, 30)), ("明天 9:30", (22, 1, 30)), ("后天10点", (23, 2, 0)),
               ("今晚8点", (21, 12, 0)), ("今晚八點半", (21, 12, 30)), ("明早9点", (22, 1, 0)), ("明天下午3点20分", (22, 7, 20)),
        ("下午三点", (21, 7, 0)), ("晚上12点", (21, 16, 0)), ("明天中午12点", (22, 4, 0)), ("中午1点", (21, 5, 0)),
        ("凌晨2点", (21, 18, 0)),
        ("2026-11-22 10:00", (22, 2, 0)), ("2026-11-22T10:00Z", (22, 10, 0)),
    ],
)  # fmt: skip
def test_a_time_is_understood(text, day_hour_minute):
    assert read_when(text, NOON, ZONE) == datetime(2026, 11, *day_hour_minute, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "soon", "尽快", "25:00", "12:60", "半点", "十三点", "2026-13-01", "9" * 9999, "点" * 9999])
def test_what_is_no_time_is_none(text):
    assert read_when(text, NOON, ZONE) is None


def test_a_day_and_its_hour_are_one_time():
    pairs = [
        ("明天", "18:00"),
        ("明天", "下午3点"),
        ("今晚", "8点"),
        ("2h", "等等"),
        ("18:00", "等等"),
        ("明天", "再说"),
        ("等等", "18:00"),
        ("", ""),
    ]
    assert [time_in(*pair) for pair in pairs] == [2, 2, 2, 1, 1, 0, 0, 0]
