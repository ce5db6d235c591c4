"""Due times in words, seen from a Tuesday afternoon before the National Day holidays, 14:00 in Shanghai."""

from datetime import UTC, date, datetime

from handlers.promises import is_workday, read_due
from handlers.promises.due import ZONE

POSTED = datetime(2026, 9, 29, 6, tzinfo=UTC)
DUE = {
    "今天18点前": "09-29 18:00:00",
    "今天 18 点前": "09-29 18:00:00",
    "今天6点前": "09-29 18:00:00",
    "今晚8点前": "09-29 20:00:00",
    "今晚12点前": "09-30 00:00:00",
    "18:30前": "09-29 18:30:00",
    "24点前": "09-30 00:00:00",
    "下班前": "09-29 18:00:00",
    "晚上8点半": "09-29 20:30:00",
    "今天之内": "09-29 23:59:59",
    "9点前": "09-29 21:00:00",
    "明天中午": "09-30 12:00:00",
    "明早": "09-30 12:00:00",
    "明天下午三点半": "09-30 15:30:00",
    "後天": "10-01 23:59:59",
    "24小时内": "09-30 14:00:00",
    "48小時內": "10-01 14:00:00",
    "半小时内": "09-29 14:30:00",
    "一个半小时": "09-29 15:30:00",
    "1.5小时内": "09-29 15:30:00",
    "3个工作日内": "10-09 23:59:59",
    "三個工作天內": "10-09 23:59:59",
    "3-5个工作日": "10-12 23:59:59",
    "下个工作日": "09-30 23:59:59",
    "两天内": "10-01 23:59:59",
    "两三天内": "10-02 23:59:59",
    "一周内": "10-06 23:59:59",
    "半个月内": "10-14 23:59:59",
    "一个月内": "10-29 23:59:59",
    "周五前": "10-02 23:59:59",
    "週五前": "10-02 23:59:59",
    "禮拜五下午5點前": "10-02 17:00:00",
    "下周一": "10-05 23:59:59",
    "本周内": "10-04 23:59:59",
    "月底前": "09-30 23:59:59",
    "下个月5号": "10-05 23:59:59",
    "11月25日": "11-25 23:59:59",
    "11月25日18时前": "11-25 18:00:00",
    "11/25前": "11-25 23:59:59",
    "2026-11-25": "11-25 23:59:59",
    "十月八号前": "10-08 23:59:59",
    "25号前": "10-25 23:59:59",
    "年底前": "12-31 23:59:59",
    "within 24 hours": "09-30 14:00:00",
    "within 3 business days": "10-09 23:59:59",
    "by Friday 6pm": "10-02 18:00:00",
    "by 6pm tomorrow": "09-30 18:00:00",
    "by tomorrow noon": "09-30 12:00:00",
    "25th November, 6 pm": "11-25 18:00:00",
    "Nov 25": "11-25 23:59:59",
    "by end of the week": "10-04 23:59:59",
}
NONE = (
    "尽快",
    "第一时间",
    "马上",
    "立刻",
    "这两天",
    "过几天",
    "第三天",
    "三天前",
    "7天无理由",
    "24小时在线",
    "一个月会员",
    "提两点建议",
    "11月31日",
    "25点前",
    "5号色",
    "证明天气",
    "soon",
    "as soon as possible",
    "3/5",
    "1234567小时",
)


def local(text, at=POSTED):
    due = read_due(text, at)
    return due and due.astimezone(ZONE).strftime("%m-%d %H:%M:%S")


def test_due_times_resolve_in_shanghai_from_the_moment_of_posting():
    assert {text: local(text) for text in DUE} == DUE


def test_vague_words_past_times_and_impossible_dates_name_no_time():
    assert {text: local(text) for text in NONE} == dict.fromkeys(NONE)


def test_a_date_that_has_passed_is_next_year_s():
    assert read_due("3月1日前", POSTED) == datetime(2027, 3, 1, 15, 59, 59, tzinfo=UTC)


def test_working_days_follow_the_published_calendar_and_plain_weekdays_beyond_it():
    days = {
        date(2026, 10, 1): False,
        date(2026, 10, 10): True,
        date(2026, 10, 11): False,
        date(2031, 10, 1): True,
        date(2031, 10, 4): False,
    }
    assert {day: is_workday(day) for day in days} == days


def test_midnight_in_shanghai_decides_what_today_is():
    assert local("今天内", datetime(2026, 9, 29, 15, 59, tzinfo=UTC)) == "09-29 23:59:59"
    assert local("今天内", datetime(2026, 9, 29, 16, 0, tzinfo=UTC)) == "09-30 23:59:59"
