"""Ids that carry the second they were made in."""

from datetime import UTC, datetime

import pytest

from handlers.posts.native_ids import CLOCKS, publication_time, weibo_mid

SINCE = datetime(2009, 8, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("short", "mid"),
    [("NAMhW4BQ1", "4987654321098765"), ("P00000001", "5100000000000001"), ("A00000007", "3600000000000007")],
)
def test_a_short_weibo_id_is_the_long_one_written_shorter(short, mid):
    assert weibo_mid(short) == mid


def test_a_word_of_nine_letters_is_no_weibo_id():
    assert weibo_mid("followers") is None


@pytest.mark.parametrize(
    ("clock", "native", "made"),
    [
        ("hex_seconds", "66f60a0c000000001202c0c4", datetime(2024, 9, 27, 1, 27, 40, tzinfo=UTC)),
        ("weibo_mid", "4987654321098765", datetime(2024, 1, 7, 13, 8, 39, tzinfo=UTC)),
        ("snowflake32", "7300000000000000001", datetime(2023, 11, 11, 0, 48, 18, tzinfo=UTC)),
        ("weibo_mid", "10000000001", None),
        ("hex_seconds", "00000001000000001202c0c4", None),
        ("snowflake32", "9999999999999999999", datetime(2043, 10, 12, 23, 47, 16, tzinfo=UTC)),
    ],
)
def test_the_second_an_id_was_made_in(clock, native, made):
    assert publication_time(CLOCKS[clock], native, SINCE, None) == made


def test_an_id_from_the_future_tells_no_time(now):
    assert publication_time(CLOCKS["snowflake32"], "9999999999999999999", SINCE, now) is None
