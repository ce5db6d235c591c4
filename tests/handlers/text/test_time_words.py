"""Which words of a line are a time."""

from handlers.text.times import count_time_words, looks_like_time


def test_the_words_of_a_line_that_are_one_time_are_counted():
    lines = {
        "周五 18:00 等法务": 2,
        "明天 下午3点 等检测": 2,
        "今晚 8点 等法务": 2,
        "Nov 25 10:00 the lab": 3,
        "tomorrow 9am the lab": 2,
        "tomorrow 9 am the lab": 3,
        "end of month we wait": 3,
        "20 minutes in a call": 2,
        "a week off": 2,
        "until Friday 18:00 no lab": 3,
        "in 3 working days": 4,
        "25 November 2026 18:00 the lab": 4,
        "2h 30 people wait": 1,
        "Friday 6 people wait": 1,
        "18:00 等等": 1,
        "明天 再说": 1,
        "等等 18:00": 0,
        "soon": 0,
        "": 0,
    }
    assert {line: count_time_words(line.split()) for line in lines} == lines


def test_what_is_promised_may_begin_with_a_length():
    lines = {"two days of free service": 0, "within two days a new one": 3, "明天 寄新的": 1}
    assert {line: count_time_words(line.split(), in_prose=True) for line in lines} == lines


def test_a_time_that_no_clock_shows_still_looks_like_one():
    assert [looks_like_time(text) for text in ("25点", "2026-13-01", "昨天", "soon", "")] == [
        True,
        True,
        True,
        False,
        False,
    ]
