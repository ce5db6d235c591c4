"""Names in made-up posts, both scripts and English, with and without titles; ordinary posts hold none."""

import re
from pathlib import Path

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
