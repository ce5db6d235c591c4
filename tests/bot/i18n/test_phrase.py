"""Whole sentences as people read them: times, people, word lists, optional parts, and text from
outside kept as it is.
"""

from datetime import UTC, datetime, timedelta

import pytest

from bot.i18n import LANGUAGES, Locale, language_of, span
from handlers.case.card import LocalizedText, msg
from handlers.overview.timeline import event_text

NAMES = {"mei": "Mei", "ken": "Ken", "lou": "Lou"}
HALF_PAST_TWO = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)


def in_chinese(key: str, **args: object) -> str:
    return Locale("zh-Hans", NAMES).text(LocalizedText(key, args))


def in_english(key: str, **args: object) -> str:
    return Locale("en", NAMES).text(LocalizedText(key, args))


def test_a_time_is_shown_in_shanghai() -> None:
    assert (
        in_chinese("event.WindowMissed", window="ack", due=HALF_PAST_TWO)
        == "错过首次回应时限，原应在 2026-11-21 14:30 前完成"
    )


def test_a_time_as_the_timeline_stores_it_reads_the_same() -> None:
    stored = in_chinese("event.WindowMissed", window="ack", due="2026-11-21T06:30:00+00:00")
    assert stored == "错过首次回应时限，原应在 2026-11-21 14:30 前完成"


def test_another_zone_can_be_asked_for() -> None:
    sentence = msg("event.WindowMissed", window="ack", due=HALF_PAST_TWO)
    assert (
        Locale("en", NAMES, "Europe/London").text(sentence)
        == "Missed: the first-acknowledgement window ended 2026-11-21 06:30"
    )


def test_people_are_shown_by_name_and_the_bot_by_its_own() -> None:
    assert in_chinese("event.ShownTo", version=2, person="ken") == "第 2 版已送到 Ken 面前"
    assert in_chinese("event.ShownTo", version=2, person="bot") == "第 2 版已送到 定风波 面前"
    assert in_chinese("event.ShownTo", version=2, person="left-long-ago") == "第 2 版已送到 left-long-ago 面前"


def test_several_words_of_a_list_are_joined_the_way_the_language_does() -> None:
    graded = {"category": "safety", "severity": "L2", "flags": ("safety", "fast_lane"), "reasons": ()}
    assert in_chinese("event.Graded", **graded) == "定为 L2 严重、产品安全；标记：产品安全、快速通道"
    assert in_english("event.Graded", **graded) == "Graded L2 serious, product safety; flags: safety, fast lane"


def test_an_optional_part_vanishes_with_its_argument() -> None:
    assert (
        in_english("event.Reopened", reason="a second rash", by="mei")
        == "Mei reopened the incident, reason: a second rash"
    )
    assert in_english("event.Reopened", reason="", by="mei") == "Mei reopened the incident"
    assert in_english("event.Reopened", by="bot") == "Dingfengbo reopened the incident"


def test_a_part_can_depend_on_a_yes_or_no() -> None:
    taken = {"role": "owner", "person": "mei", "reason": "", "by": "mei"}
    assert in_english("event.Seated", accepted=True, **taken) == "Mei took the role of owner"
    assert in_english("event.Seated", accepted=False, **{**taken, "by": "ken"}) == "Ken asked Mei to be owner"


def test_a_posted_reply_says_how_far_it_is_from_what_was_approved() -> None:
    posted = {"version": 2, "kind": "first_ack", "link": "https://weibo.com/1/x", "text": "…", "by": "mei"}
    assert in_english("event.Posted", difference=0.0, **posted) == (
        "Mei posted version 2 (first acknowledgement), word for word as approved: https://weibo.com/1/x"
    )
    assert in_english("event.Posted", difference=0.124, **posted) == (
        "Mei posted version 2 (first acknowledgement), 12.4% different from what was approved: https://weibo.com/1/x"
    )


def test_a_line_of_the_timeline_reads_whole_in_every_language() -> None:
    fields = {
        "source": "csv",
        "captured_at": "2026-11-21T06:30:00+00:00",
        "counts": {"like": 1200, "save": 1, "comment": None},
    }
    line = event_text("SeenAgain", fields, "bot")
    assert [Locale(language, NAMES).text(line) for language in LANGUAGES] == [
        "又收到 csv 的预警，还是这篇帖子；截至 2026-11-21 14:30：点赞 1200、收藏 1",
        "又收到 csv 的警示，還是同一篇貼文；截至 2026-11-21 14:30：按讚 1200、收藏 1",
        "Another alert from csv about the same post; as of 2026-11-21 14:30: 1200 likes, 1 save",
    ]
    unknown = event_text("SeenAgain", {**fields, "counts": {"like": None}}, "bot")
    assert Locale("zh-Hans", NAMES).text(unknown) == "又收到 csv 的预警，还是这篇帖子"


def test_whole_clauses_are_kept_apart_by_more_than_a_comma() -> None:
    blocked = msg("rejection.blocked", number=7, version=2, rules=(msg("rule.THREAT"), msg("rule.PLACEHOLDER_LEFT")))
    assert Locale("en", NAMES).text(blocked) == (
        "Version 2 of incident 7 cannot be approved; change this first: "
        "It threatens or invokes the law in public: take it out, "
        "legal steps belong to legal; A blank was left unfilled: put in the real words or drop the sentence"
    )


def test_a_word_can_stand_at_the_head_of_a_line_or_say_what_to_do() -> None:
    assert in_english("card.seat", role="owner") == "Owner"
    assert in_english("remind.window", number=7, window="ack", due=HALF_PAST_TWO) == (
        "The first-acknowledgement window of incident 7 ends 11-21 14:30; "
        "owner, get the first acknowledgement approved and posted"
    )


def test_nothing_is_shown_as_a_dash() -> None:
    assert in_english("event.ShownTo", version=2, person="") == "Version 2 is before –"


def test_text_from_outside_is_never_read_as_a_template() -> None:
    hostile = "{text} [[{version}]] {person.__class__} {0} %s"
    assert in_english("event.Noted", text=hostile, version="SECRET", by="lou") == f"Lou noted: {hostile}"


def test_an_author_cannot_pass_for_somebody_of_the_roster() -> None:
    assert in_english("card.author_is", name="mei", followers=1) == "mei · 1 follower"


def test_a_word_nobody_wrote_shows_its_key_and_a_missing_argument_its_place() -> None:
    assert in_english("no.such_key", reason="x") == "no.such_key"
    assert in_english("event.ShownTo", version=2) == "Version 2 is before {person}"
    assert in_english("event.ShownTo", version=2, person="ken", spare="x") == "Version 2 is before Ken"


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-CN", "zh-Hans"),
        ("en_US", "en"),
        ("fr", "zh-Hans"),
        ("", "zh-Hans"),
    ],
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


def test_a_latin_word_stands_apart_from_chinese_and_chinese_from_chinese_does_not() -> None:
    assignments = [
        Locale("zh-Hant", NAMES).text(msg("event.Accepted", by="mei", role=role)) for role in ("kol", "legal")
    ]
    assert assignments == ["Mei 確認擔任 KOL 窗口", "Mei 確認擔任法務"]
