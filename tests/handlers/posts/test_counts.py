"""Counts as people and platforms write them."""

import pytest

from handlers.posts import read_count

COUNTS = [
    ("0", 0),
    ("128", 128),
    ("１２８", 128),
    (" 5 ", 5),
    ("1,234", 1234),
    ("1，234", 1234),
    ("12,345,678", 12_345_678),
    ("1.8万", 18_000),
    ("1.8萬", 18_000),
    ("1.8 万", 18_000),
    ("10w+", 100_000),
    ("10W", 100_000),
    ("1.2k", 1200),
    ("2.5M", 2_500_000),
    ("3亿", 300_000_000),
    ("3億", 300_000_000),
    ("1.25亿", 125_000_000),
    ("2千万", 20_000_000),
    ("千+", 1000),
    ("万+", 10_000),
    ("十万+", 100_000),
    ("999+", 999),
    ("1.8万赞", 18_000),
    ("点赞 326", 326),
    ("點讚數：326", 326),
    ("23条评论", 23),
    ("播放量：1.2万次", 12_000),
    ("约3千", 3000),
    (326, 326),
    (18_000.0, 18_000),
]


def test_a_count_is_read_as_it_is_meant():
    assert {written: read_count(written) for written, _ in COUNTS} == dict(COUNTS)


NOTHING = ["", " ", "-", "--", "—", "赞", "讚", "收藏", "评论", "N/A", "null", "暂无", None]


def test_where_nothing_is_said_no_count_is_made_up():
    assert {written: read_count(written) for written in NOTHING} == dict.fromkeys(NOTHING)


NONSENSE = [
    "abc",
    "1.5",
    "-5",
    "1e5",
    "1,23",
    "1 234",
    "万里",
    "w",
    "+",
    "9" * 41,
    "1.23456万",
    "\ud83d",
    -2,
    1.5,
    True,
    float("nan"),
]


@pytest.mark.parametrize("written", NONSENSE)
def test_nonsense_is_no_count(written):
    with pytest.raises(ValueError, match="write a count such as"):
        read_count(written)
