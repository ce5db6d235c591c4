"""What a time means, in a command, in a draft and in an import: the same wherever all three can say it.

Seen from 14:00 on a Wednesday in Shanghai. A stretch is written `begins – ends`: a moved promise, a draft's promise and
an absence take its end, a snooze its beginning, an import the first minute of its day.
"""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from handlers.posts import read_publication_time
from handlers.promises import read_due
from handlers.text.times import Direction, Time, read_time

NOW = datetime(2026, 11, 18, 6, tzinfo=UTC)
SHANGHAI = "Asia/Shanghai"
SAID = "said"  # a draft names this time too, and means what the command means
ONLY_TYPED = ""  # amid a draft's other words it would be no time: 一周 may be a week of anything
NEVER = ""  # no time there: it is still to come, or it is over

# What is written, what a command means by it, whether a draft says it too, and what an import means by it.
TIMES = [
    # lengths in hours or less are moments
    ("2h", "11-18 16:00", SAID, "11-18 12:00"),
    ("30m", "11-18 14:30", ONLY_TYPED, "11-18 13:30"),
    ("二十分钟", "11-18 14:20", SAID, "11-18 13:40"),
    ("二十分鐘", "11-18 14:20", SAID, "11-18 13:40"),
    ("20 minutes", "11-18 14:20", ONLY_TYPED, "11-18 13:40"),
    ("半小时", "11-18 14:30", SAID, "11-18 13:30"),
    ("半小時後", "11-18 14:30", SAID, "11-18 14:30"),
    ("half an hour", "11-18 14:30", ONLY_TYPED, "11-18 13:30"),
    ("一个半小时", "11-18 15:30", SAID, "11-18 12:30"),
    ("1.5小时", "11-18 15:30", SAID, "11-18 12:30"),
    ("1小时30分钟", "11-18 15:30", SAID, "11-18 12:30"),
    ("1h30m", "11-18 15:30", SAID, "11-18 12:30"),
    ("三刻钟", "11-18 14:45", SAID, "11-18 13:15"),
    ("半天", "11-19 02:00", SAID, "11-18 02:00"),
    ("twenty-four hours", "11-19 14:00", ONLY_TYPED, "11-17 14:00"),
    ("within 24 hours", "11-19 14:00", SAID, "11-19 14:00"),
    ("两小时后", "11-18 16:00", SAID, "11-18 16:00"),
    # lengths in days run to the end of the day
    ("两天", "11-20 14:00 – 11-20 23:59:59", SAID, "11-16 00:00"),
    ("两天后", "11-20 14:00 – 11-20 23:59:59", SAID, "11-20 00:00"),
    ("两三天内", "11-21 14:00 – 11-21 23:59:59", SAID, "11-21 00:00"),
    ("in 2 days", "11-20 14:00 – 11-20 23:59:59", SAID, "11-20 00:00"),
    ("3d", "11-21 14:00 – 11-21 23:59:59", ONLY_TYPED, "11-15 00:00"),
    ("一周", "11-25 14:00 – 11-25 23:59:59", ONLY_TYPED, "11-11 00:00"),
    ("一周后", "11-25 14:00 – 11-25 23:59:59", SAID, "11-25 00:00"),
    ("一週後", "11-25 14:00 – 11-25 23:59:59", SAID, "11-25 00:00"),
    ("a week", "11-25 14:00 – 11-25 23:59:59", ONLY_TYPED, "11-11 00:00"),
    ("within a week", "11-25 14:00 – 11-25 23:59:59", SAID, "11-25 00:00"),
    ("一个月内", "12-18 14:00 – 12-18 23:59:59", SAID, "12-18 00:00"),
    ("半个月内", "12-03 14:00 – 12-03 23:59:59", SAID, "12-03 00:00"),
    ("3个工作日", "11-23 14:00 – 11-23 23:59:59", SAID, "11-23 00:00"),
    ("3 working days", "11-23 14:00 – 11-23 23:59:59", ONLY_TYPED, "11-23 00:00"),
    # days
    ("今天", "11-18 00:00 – 11-18 23:59:59", SAID, "11-18 00:00"),
    ("明天", "11-19 00:00 – 11-19 23:59:59", SAID, "11-19 00:00"),
    ("後天", "11-20 00:00 – 11-20 23:59:59", SAID, "11-20 00:00"),
    ("tomorrow", "11-19 00:00 – 11-19 23:59:59", SAID, "11-19 00:00"),
    ("周五", "11-20 00:00 – 11-20 23:59:59", SAID, "11-13 00:00"),
    ("星期五", "11-20 00:00 – 11-20 23:59:59", SAID, "11-13 00:00"),
    ("Friday", "11-20 00:00 – 11-20 23:59:59", SAID, "11-13 00:00"),
    ("Fri", "11-20 00:00 – 11-20 23:59:59", ONLY_TYPED, "11-13 00:00"),
    ("周三", "11-18 00:00 – 11-18 23:59:59", SAID, "11-18 00:00"),
    ("下周三", "11-25 00:00 – 11-25 23:59:59", SAID, "11-25 00:00"),
    ("下週三", "11-25 00:00 – 11-25 23:59:59", SAID, "11-25 00:00"),
    ("next Wednesday", "11-25 00:00 – 11-25 23:59:59", SAID, "11-25 00:00"),
    ("11月25日", "11-25 00:00 – 11-25 23:59:59", SAID, "2025-11-25 00:00"),
    ("十一月二十五日", "11-25 00:00 – 11-25 23:59:59", SAID, "2025-11-25 00:00"),
    ("11-25", "11-25 00:00 – 11-25 23:59:59", ONLY_TYPED, "2025-11-25 00:00"),
    ("2026-11-25", "11-25 00:00 – 11-25 23:59:59", SAID, "11-25 00:00"),
    ("Nov 25", "11-25 00:00 – 11-25 23:59:59", SAID, "2025-11-25 00:00"),
    ("25 November 2026", "11-25 00:00 – 11-25 23:59:59", SAID, "11-25 00:00"),
    ("25号", "11-25 00:00 – 11-25 23:59:59", SAID, "10-25 00:00"),
    ("the 25th", "11-25 00:00 – 11-25 23:59:59", ONLY_TYPED, "10-25 00:00"),
    ("月底", "11-30 00:00 – 11-30 23:59:59", SAID, "10-31 00:00"),
    ("end of month", "11-30 00:00 – 11-30 23:59:59", SAID, "10-31 00:00"),
    ("本周", "11-16 00:00 – 11-22 23:59:59", SAID, "11-16 00:00"),
    ("next week", "11-23 00:00 – 11-29 23:59:59", SAID, "11-23 00:00"),
    # clock times: alone and passed today they are tomorrow's
    ("15:00", "11-18 15:00", SAID, "11-17 15:00"),
    ("9：30", "11-19 09:30", SAID, "11-18 09:30"),
    ("6pm", "11-18 18:00", SAID, "11-17 18:00"),
    ("noon", "11-19 12:00", ONLY_TYPED, "11-18 12:00"),
    ("凌晨2点", "11-19 02:00", SAID, "11-18 02:00"),
    ("晚上12点", "11-19 00:00", SAID, "11-18 00:00"),
    ("上午12点", "11-19 12:00", SAID, "11-18 12:00"),
    ("今晚1点", "11-19 01:00", SAID, "11-19 01:00"),
    # with a colon, with 时 or with a leading zero an hour is of 24; in words it is one that people mean
    ("3:00", "11-19 03:00", SAID, "11-18 03:00"),
    ("03点", "11-19 03:00", ONLY_TYPED, "11-18 03:00"),
    ("3点", "11-18 15:00", ONLY_TYPED, "11-18 03:00"),
    ("9点", "11-18 21:00", ONLY_TYPED, "11-18 09:00"),
    ("明天3点", "11-19 15:00", SAID, "11-19 15:00"),
    ("今天3:00", "11-18 03:00", SAID, "11-18 03:00"),
    ("2026-11-20 3:00", "11-20 03:00", SAID, "11-20 03:00"),
    # parts of the day
    ("今晚", "11-18 18:00 – 11-18 23:59:59", SAID, "11-18 00:00"),
    ("明早", "11-19 08:00 – 11-19 12:00", SAID, "11-19 00:00"),
    ("tomorrow morning", "11-19 08:00 – 11-19 12:00", SAID, "11-19 00:00"),
    ("明天下班前", "11-19 18:00", SAID, "11-19 18:00"),
    # a day with its hour
    ("周五18:00", "11-20 18:00", SAID, "11-13 18:00"),
    ("週五 18:00", "11-20 18:00", SAID, "11-13 18:00"),
    ("Friday 18:00", "11-20 18:00", SAID, "11-13 18:00"),
    ("today at 6", "11-18 18:00", SAID, "11-18 06:00"),
    ("tonight at 8", "11-18 20:00", SAID, "11-18 20:00"),
    ("下周一上午十点", "11-23 10:00", SAID, "11-23 10:00"),
    ("next Monday at 10am", "11-23 10:00", SAID, "11-23 10:00"),
    ("明天下午三点半", "11-19 15:30", SAID, "11-19 15:30"),
    ("tomorrow 9 am", "11-19 09:00", SAID, "11-19 09:00"),
    ("18:00 tomorrow", "11-19 18:00", SAID, "11-19 18:00"),
    ("今晚八點半", "11-18 20:30", SAID, "11-18 20:30"),
    ("11月25日（周三）下午3点", "11-25 15:00", SAID, "2025-11-25 15:00"),
    ("Nov 25 10:00", "11-25 10:00", SAID, "2025-11-25 10:00"),
    ("11-25 10:00", "11-25 10:00", SAID, "2025-11-25 10:00"),
    ("2026-11-25 10:00", "11-25 10:00", SAID, "11-25 10:00"),
    ("三天后18:00", "11-21 18:00", SAID, "11-21 18:00"),
    # without a day or a week the next in a command, the last in an import
    ("周五 18:00", "11-20 18:00", SAID, "11-13 18:00"),
    ("禮拜五", "11-20 00:00 – 11-20 23:59:59", SAID, "11-13 00:00"),
    ("21:05", "11-18 21:05", SAID, "11-17 21:05"),
    ("下午 3:25", "11-18 15:25", SAID, "11-17 15:25"),
    ("5号 9:00", "12-05 09:00", SAID, "11-05 09:00"),
    ("民國115年11月1日", "11-01 00:00 – 11-01 23:59:59", SAID, "11-01 00:00"),
    ("今年10月1日", "10-01 00:00 – 10-01 23:59:59", SAID, "10-01 00:00"),
    # what is past, only an import says
    ("上周五18:00", "", NEVER, "11-13 18:00"),
    ("上週五 18:00", "", NEVER, "11-13 18:00"),
    ("上上周五", "", NEVER, "11-06 00:00"),
    ("上個禮拜五", "", NEVER, "11-13 00:00"),
    ("上个月底", "", NEVER, "10-31 00:00"),
    ("上月初", "", NEVER, "10-01 00:00"),
    ("上个月25号", "", NEVER, "10-25 00:00"),
    ("去年11月25日", "2025-11-25 00:00 – 2025-11-25 23:59:59", SAID, "2025-11-25 00:00"),
    ("去年底", "", NEVER, "2025-12-31 00:00"),
    ("上周", "", NEVER, "11-09 00:00"),
    ("last Friday 6pm", "", NEVER, "11-13 18:00"),
    ("last Wednesday", "", NEVER, "11-11 00:00"),
    ("last night", "", NEVER, "11-17 00:00"),
    ("the day before yesterday", "", NEVER, "11-16 00:00"),
    ("last month", "", NEVER, "10-01 00:00"),
    ("end of last month", "", NEVER, "10-31 00:00"),
    ("半小时前", "", NEVER, "11-18 13:30"),
    ("昨天 21:05", "", NEVER, "11-17 21:05"),
    ("half an hour ago", "", NEVER, "11-18 13:30"),
    ("a week ago", "", NEVER, "11-11 00:00"),
    ("剛才", "", NEVER, "11-18 14:00"),
    ("just now", "", NEVER, "11-18 14:00"),
    ("尋日 21:05", "", NEVER, "11-17 21:05"),
    ("琴晚9點", "", NEVER, "11-17 21:00"),
    ("噚日", "", NEVER, "11-17 00:00"),
    ("半個鐘前", "", NEVER, "11-18 13:30"),
    ("兩粒鐘前", "", NEVER, "11-18 12:00"),
    ("三日前", "", NEVER, "11-15 00:00"),
    ("前天", "", NEVER, "11-16 00:00"),
    ("昨日", "", NEVER, "11-17 00:00"),
    ("昨天", "", NEVER, "11-17 00:00"),
    ("昨天 14:30", "", NEVER, "11-17 14:30"),
    ("昨晚8点", "", NEVER, "11-17 20:00"),
    ("3小时前", "", NEVER, "11-18 11:00"),
    ("三天前", "", NEVER, "11-15 00:00"),
    ("2 days ago", "", NEVER, "11-16 00:00"),
    # what names no time
    ("soon", "", NEVER, NEVER),
    ("尽快", "", NEVER, NEVER),
    ("第一时间", "", NEVER, NEVER),
    ("25点", "", NEVER, NEVER),
    ("12:60", "", NEVER, NEVER),
    ("11月31日", "", NEVER, NEVER),
    ("2026-13-01", "", NEVER, NEVER),
]


def local(at):
    """A moment in Shanghai; its year unless it is this one, its seconds unless there are none."""
    at = at.astimezone(ZoneInfo(SHANGHAI))
    return f"{at:%Y-}" * (at.year != 2026) + f"{at:%m-%d %H:%M}" + f"{at::%S}" * (at.second > 0)


def shown(time):
    """A moment, or the begin and the end of a stretch."""
    return "" if time is None else local(time.ends) if time.is_moment else f"{local(time.begins)} – {local(time.ends)}"


def imported(written):
    try:
        return local(read_publication_time(written, NOW))
    except ValueError:
        return ""


def test_a_command_looks_forward():
    assert {words: shown(read_time(words, NOW, SHANGHAI)) for words, *_ in TIMES} == {
        words: meaning for words, meaning, _, _ in TIMES
    }


def test_a_draft_means_the_end_of_what_a_command_means():
    found = {words: read_due(words, NOW) for words, *_ in TIMES}
    expected = {words: meaning.split(" – ")[-1] if draft else "" for words, meaning, draft, _ in TIMES}
    assert {words: local(due) if due else "" for words, due in found.items()} == expected


def test_an_import_looks_back_and_takes_the_first_minute_of_a_day():
    assert {words: imported(words) for words, *_ in TIMES} == {words: meaning for words, _, _, meaning in TIMES}


@pytest.mark.parametrize(
    "words", ["until Friday", "by Friday", "到周五", "直到週五", "周五前", "週五之前", "on Friday", "周五。"]
)
def test_the_words_around_a_time_change_nothing(words):
    assert read_time(words, NOW, SHANGHAI) == read_time("周五", NOW, SHANGHAI)


@pytest.mark.parametrize("written", ["2026-11-25T02:00Z", "2026-11-25 10:00:00 +0800", "Wed, 25 Nov 2026 02:00:00 GMT"])
def test_a_tool_s_time_with_an_offset_is_that_moment(written):
    assert [shown(read_time(written, NOW, SHANGHAI, direction)) for direction in Direction] == ["11-25 10:00"] * 2


def test_an_hour_in_words_is_the_one_that_fits_the_direction():
    noon = datetime(2026, 11, 18, 4, tzinfo=UTC)
    assert [shown(read_time("今天3点", noon, SHANGHAI, direction)) for direction in Direction] == [
        "11-18 15:00",
        "11-18 03:00",
    ]


def test_late_in_the_evening_nine_is_tomorrow_morning():
    assert shown(read_time("9点", datetime(2026, 11, 18, 14, tzinfo=UTC), SHANGHAI)) == "11-19 09:00"


def test_a_day_of_the_month_is_the_next_one_over_the_end_of_a_year():
    december = datetime(2026, 12, 20, tzinfo=UTC)
    assert shown(read_time("5号", december, SHANGHAI)) == "2027-01-05 00:00 – 2027-01-05 23:59:59"
    assert shown(read_time("31号", december, SHANGHAI)) == "12-31 00:00 – 12-31 23:59:59"


def test_a_length_is_counted_in_real_hours_and_a_clock_is_the_desk_s_own():
    before_summer_time = datetime(2026, 3, 28, 12, tzinfo=UTC)
    at = datetime(2026, 3, 29, 12, tzinfo=UTC)
    assert read_time("24小时", before_summer_time, "Europe/Berlin") == Time(at, at)
    assert read_time("明天 14:00", before_summer_time, "Europe/Berlin") == Time(at, at)


def test_the_team_s_own_calendar_counts_working_days():
    every_day = read_time("3个工作日", NOW, SHANGHAI, calendar=lambda day: True)
    assert shown(every_day) == "11-21 14:00 – 11-21 23:59:59"


@pytest.mark.parametrize(
    "text", ["", " ", "点" * 9999, "9" * 9999, "明天 " * 3000, "\ud83d", "10000小时", "9999年", "周" * 80]
)
def test_hostile_text_is_no_time(text):
    assert [read_time(text, NOW, SHANGHAI, direction) for direction in Direction] == [None, None]


def test_a_weekday_whose_time_has_just_passed_is_the_next_one_when_it_is_typed():
    friday_evening = datetime(2026, 11, 27, 12, tzinfo=UTC)
    assert [
        shown(read_time(words, friday_evening, SHANGHAI)) for words in ("周五18:00", "Friday 18:00", "周五21:00")
    ] == [
        "12-04 18:00",
        "12-04 18:00",
        "11-27 21:00",
    ]
    assert read_time("本周五18:00", friday_evening, SHANGHAI).ends < friday_evening
    assert local(read_due("周五18:00前给结果", friday_evening)) == "11-27 18:00"


def test_a_date_that_has_just_passed_is_not_next_year_s():
    friday = datetime(2026, 11, 27, 12, tzinfo=UTC)
    assert [read_time(words, friday, SHANGHAI) for words in ("11月25日", "11-25 10:00", "Nov 25")] == [None] * 3
    assert shown(read_time("1月5日", friday, SHANGHAI)) == "2027-01-05 00:00 – 2027-01-05 23:59:59"


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("下月初", "12-01 00:00 – 12-10 23:59:59"),
        ("下個月初", "12-01 00:00 – 12-10 23:59:59"),
        ("月初", "12-01 00:00 – 12-10 23:59:59"),
        ("本月下旬", "11-21 00:00 – 11-30 23:59:59"),
        ("下个月下旬", "12-21 00:00 – 12-31 23:59:59"),
        ("中旬", "12-11 00:00 – 12-20 23:59:59"),
        ("12月中旬", "12-11 00:00 – 12-20 23:59:59"),
        ("十二月底", "12-31 00:00 – 12-31 23:59:59"),
        ("3月初", "2027-03-01 00:00 – 2027-03-10 23:59:59"),
    ],
)
def test_parts_of_a_month_are_its_thirds(words, meaning):
    assert shown(read_time(words, datetime(2026, 11, 27, 12, tzinfo=UTC), SHANGHAI)) == meaning
