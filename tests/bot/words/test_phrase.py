"""Whole sentences as people read them: times, people, word lists, optional parts, and text from outside kept as it is."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.words import LANGUAGES, language_of, phrase, span
from handlers.card import Say, say

NAMES = {"mei": "Mei", "ken": "Ken", "lou": "Lou"}
HALF_PAST_TWO = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)


def in_chinese(key: str, **args: object) -> str:
    return phrase(Say(key, args), "zh-Hans", NAMES)  # type: ignore[arg-type]


def in_english(key: str, **args: object) -> str:
    return phrase(Say(key, args), "en", NAMES)  # type: ignore[arg-type]


def test_a_time_is_shown_in_shanghai() -> None:
    assert in_chinese("fact.WindowMissed", window="ack", due=HALF_PAST_TWO) == "错过首次回应时限，原应在 2026-11-21 14:30 前完成"


def test_a_time_as_the_timeline_stores_it_reads_the_same() -> None:
    stored = in_chinese("fact.WindowMissed", window="ack", due="2026-11-21T06:30:00+00:00")
    assert stored == "错过首次回应时限，原应在 2026-11-21 14:30 前完成"


def test_another_zone_can_be_asked_for() -> None:
    sentence = say("fact.WindowMissed", window="ack", due=HALF_PAST_TWO)
    assert phrase(sentence, "en", NAMES, "Europe/London") == "missed the first-acknowledgement window, which ended 2026-11-21 06:30"


def test_people_are_shown_by_name_and_the_bot_by_its_own() -> None:
    assert in_chinese("fact.ShownTo", version=2, person="ken") == "把第 2 版送到 Ken 面前"
    assert in_chinese("fact.ShownTo", version=2, person="bot") == "把第 2 版送到 定风波 面前"
    assert in_chinese("fact.ShownTo", version=2, person="left-long-ago") == "把第 2 版送到 left-long-ago 面前"


def test_several_words_of_a_list_are_joined_the_way_the_language_does() -> None:
    graded = {"category": "safety", "severity": "L2", "flags": ["safety", "fast_lane"], "reasons": []}
    assert in_chinese("fact.Graded", **graded) == "定为 L2 严重、产品安全；标记：产品安全、快速通道"
    assert in_english("fact.Graded", **graded) == "graded it L2 serious, product safety; flags: safety, fast lane"


def test_an_optional_part_vanishes_with_its_argument() -> None:
    assert in_english("fact.Reopened", reason="a second rash") == "reopened the incident, reason: a second rash"
    assert in_english("fact.Reopened", reason="") == "reopened the incident"
    assert in_english("fact.Reopened") == "reopened the incident"


def test_a_part_can_depend_on_a_yes_or_no() -> None:
    taken = {"role": "owner", "person": "mei", "reason": ""}
    assert in_english("fact.Seated", accepted=True, **taken) == "took the role of owner"
    assert in_english("fact.Seated", accepted=False, **taken) == "asked Mei to be owner, not accepted yet"


def test_a_posted_reply_says_how_far_it_is_from_what_was_approved() -> None:
    posted = {"version": 2, "kind": "first_ack", "link": "https://weibo.com/1/x", "text": "…", "findings": []}
    assert in_english("fact.Posted", difference=0.0, **posted) == (
        "posted version 2 (first acknowledgement), word for word as approved: https://weibo.com/1/x"
    )
    assert in_english("fact.Posted", difference=0.124, **posted) == (
        "posted version 2 (first acknowledgement), 12% different from what was approved: https://weibo.com/1/x"
    )


def test_counts_leave_out_what_nobody_knows() -> None:
    seen = {"source": "csv", "captured_at": HALF_PAST_TWO}
    known = {"like": 1200, "save": 30, "comment": None}
    assert in_chinese("fact.SeenAgain", counts=known, **seen) == "又收到 csv 的预警，还是这篇帖子；截至 2026-11-21 14:30：点赞 1200、收藏 30"
    assert in_chinese("fact.SeenAgain", counts={"like": None}, **seen) == "又收到 csv 的预警，还是这篇帖子"


def test_nothing_is_shown_as_a_dash() -> None:
    assert in_english("fact.ShownTo", version=2, person="") == "put version 2 before –"


def test_text_from_outside_is_never_read_as_a_template() -> None:
    hostile = "{text} [[{version}]] {person.__class__} {0} %s"
    assert in_english("fact.Noted", text=hostile, version="SECRET") == f"noted: {hostile}"


def test_an_author_cannot_pass_for_somebody_of_the_roster() -> None:
    opened = in_english(
        "fact.Opened", platform="weibo", author="mei", published_at=HALF_PAST_TWO, clock_source="given", source="csv", url=""
    )
    assert opened == (
        "opened the incident: a new post on Weibo by mei, published 2026-11-21 14:30 (publication time given by the source), reported by csv"
    )


def test_a_word_nobody_wrote_shows_its_key_and_a_missing_argument_its_place() -> None:
    assert in_english("no.such_key", reason="x") == "no.such_key"
    assert in_english("fact.ShownTo", version=2) == "put version 2 before {person}"
    assert in_english("fact.ShownTo", version=2, person="ken", spare="x") == "put version 2 before Ken"


@pytest.mark.parametrize(
    ("locale", "language"),
    [("zh-TW", "zh-Hant"), ("zh_HK", "zh-Hant"), ("zh-Hant-HK", "zh-Hant"), ("zh-CN", "zh-Hans"), ("en_US", "en"), ("fr", "zh-Hans"), ("", "zh-Hans")],
)
def test_a_locale_reads_one_of_our_languages(locale: str, language: str) -> None:
    assert language_of(locale) == language
    assert language in LANGUAGES


@pytest.mark.parametrize(
    ("length", "chinese", "english"),
    [
        (timedelta(hours=3, minutes=20), "3 小时 20 分", "3 h 20 min"),
        (timedelta(minutes=-45), "45 分", "45 min"),
        (timedelta(days=2, hours=1, minutes=59), "2 天 1 小时", "2 d 1 h"),
        (timedelta(days=1, minutes=5), "1 天", "1 d"),
        (59.9, "0 分", "0 min"),
    ],
)
def test_a_length_of_time_in_its_two_largest_units(length: timedelta | float, chinese: str, english: str) -> None:
    assert (span(length, "zh-Hans"), span(length, "en")) == (chinese, english)
