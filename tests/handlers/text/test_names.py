"""Names in made-up posts, both scripts and English, with and without titles; ordinary posts hold none."""

import re
from pathlib import Path

import pytest

from handlers.text.names import names_in

HERE = Path(__file__).parent
MARK = re.compile("«(.*?)»")


def marked(line: str) -> tuple[str, list[tuple[int, int]]]:
    """A post and where its names are."""
    places = [(m.start() - 2 * i, m.start() - 2 * i + len(m[1])) for i, m in enumerate(MARK.finditer(line))]
    return MARK.sub(r"\1", line), places


def is_found(text: str, start: int, end: int) -> bool:
    """True when every letter of the name is hidden."""
    found = [(a, b) for a, b, _ in names_in(text)]
    return all(any(a <= at < b for a, b in found) for at in range(start, end) if text[at] != " ")


def test_95_of_100_names_are_found():
    posts = [marked(line) for line in (HERE / "named_posts.txt").read_text("utf-8").splitlines()]
    results = [is_found(text, *place) for text, places in posts for place in places]
    assert (len(posts) >= 100, sum(results) >= 0.95 * len(results)) == (True, True)


def test_ordinary_posts_hold_no_names():
    posts = (HERE / "nameless_posts.txt").read_text("utf-8").splitlines()
    found = [text[a:b] for text in posts for a, b, _ in names_in(text)]
    assert (len(posts) >= 40, len(found) <= 1) == (True, True)


CASES = HERE.parents[1] / "cases" / "names"
NAME_OR_ILLNESS = re.compile("(?:«(.*?)»|‹(.*?)›)")


def found_of(posts: str) -> tuple[float, float]:
    """Shares of the people and places («…») that are hidden whole, and of the illnesses (‹…›) that are seen."""
    people, ill = [], []
    for line in (CASES / posts).read_text("utf-8").splitlines():
        text = NAME_OR_ILLNESS.sub(lambda m: m[1] or m[2], line)
        hidden = {at for start, end, _ in names_in(text) for at in range(start, end)}
        for i, match in enumerate(NAME_OR_ILLNESS.finditer(line)):
            start = match.start() - 2 * i
            places = [at for at in range(start, start + len(match[0]) - 2) if text[at] != " "]
            (people if match[1] else ill).append((all if match[1] else any)(at in hidden for at in places))
    return sum(people) / len(people), sum(ill) / len(ill)


def flagged(posts: str) -> float:
    """The share of ordinary posts in which anything is taken for a name or an illness."""
    lines = (CASES / posts).read_text("utf-8").splitlines()
    return sum(any(names_in(line)) for line in lines) / len(lines)


@pytest.mark.parametrize("posts", ["first", "second", "third"])
def test_95_of_100_names_and_illnesses_in_slang_and_letters_are_found(posts):
    """R167."""
    people, ill = found_of(f"{posts}.txt")
    assert (people >= 0.95, ill >= 0.95, flagged(f"{posts}_innocent.txt") <= 0.03) == (True, True, True)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("也替我们向你女儿尚可欣道个歉", "尚可欣"),
        ("向慕思涵小朋友说声对不起", "慕思涵"),
        ("孩子得了手足口，还在住院", "手足口"),
        ("寶寶的血管瘤是舊事", "血管瘤"),
        ("去中日友好急诊看了", "中日友好"),
        ("送到省妇幼观察", "省妇幼"),
    ],
)
def test_rarer_names_illnesses_and_short_names_of_hospitals_are_seen(text, seen):
    """R167."""
    assert seen in {text[start:end] for start, end, _ in names_in(text)}


def test_words_that_only_look_like_them_are_none():
    innocent = ["向你女儿道歉", "替我们向您家人问好", "苗条的同学", "尚未回复", "慕名而来的朋友", "中日友好交流活动"]
    assert [text for text in innocent if any(names_in(text))] == []
