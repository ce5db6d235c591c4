"""Promises read from drafts, against the case files under tests/cases/promises."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.promises import FoundPromise, read_promises

FILES = sorted((Path(__file__).parents[2] / "cases" / "promises").glob("*.toml"))
AT = datetime(2026, 11, 18, 6, tzinfo=UTC)


def as_written(promise):
    return (promise.text, promise.due, promise.amount, promise.unlimited, promise.owner_hint)


def expected(case):
    return (case["text"], case.get("due"), case.get("amount"), case.get("unbounded", False), case.get("owner", ""))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_holds_exactly_the_promises_it_names(file):
    data = tomllib.loads(file.read_text())
    given = data["given"]["posting_at"]
    found = {case["text"]: read_promises(case["text"], given) for case in data["case"]}
    assert {text: [as_written(p) for p in promises] for text, promises in found.items()} == {
        case["text"]: [expected(p) for p in case.get("promises", [])] for case in data["case"]
    }
    assert all(p.text == text[p.start : p.end] for text, promises in found.items() for p in promises)


def test_times_count_from_the_moment_of_posting():
    later = datetime(2026, 11, 19, 9, tzinfo=UTC)
    assert [read_promises("今天18点前回复您", at)[0].due for at in (AT, later)] == [
        datetime(2026, 11, 18, 10, tzinfo=UTC),
        datetime(2026, 11, 19, 10, tzinfo=UTC),
    ]


def test_places_are_those_of_the_text_as_written():
    text = "對\u200b不起。 我們今天１８點前回\u200b覆您 ！"
    assert read_promises(text, AT) == (
        FoundPromise("我們今天１８點前回\u200b覆您", 6, 18, datetime(2026, 11, 18, 10, tzinfo=UTC)),
    )


def test_the_team_s_own_calendar_counts():
    every_day = read_promises("3个工作日内退款给您", AT, calendar=lambda day: True)
    assert every_day[0].due == datetime(2026, 11, 21, 15, 59, 59, tzinfo=UTC)
