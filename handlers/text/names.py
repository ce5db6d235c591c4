"""Names of people, schools, hospitals and illnesses in a text, in both scripts and in English (R167).

People are found by surname and given name, by nicknames and titles. A word list tells a name from ordinary words,
context
makes up for surnames that are ordinary words. Measured on tests/cases/names/.
"""

from collections.abc import Collection, Iterator

from handlers.text.fold import fold
from handlers.text.illness_words import illnesses
from handlers.text.names_en import english_people, english_places
from handlers.text.names_zh import full_names
from handlers.text.nicknames import joined_after, nicknames
from handlers.text.places import Place, chinese_places
from handlers.text.re2_patterns import VARIANTS


def names_in(text: str, ours: Collection[str] = ()) -> Iterator[Place]:
    """Yield names of people (`name`), schools (`school`), hospitals (`hospital`) and illnesses (`illness`), in order.

    Places that overlap are one, of the kind that begins first. `ours` are a brand's own words, its products and the
    people it is known by: what lies within one of them is none.
    """
    last: Place | None = None
    own = _places_of(ours, text)
    others = (place for place in _places(text) if not any(a <= place[0] and place[1] <= b for a, b in own))
    for start, end, kind in sorted(others, key=lambda place: (place[0], -place[1])):
        if last and start < last[1]:
            last = (last[0], max(last[1], end), last[2])
            continue
        if last:
            yield last
        last = (start, end, kind)
    if last:
        yield last


def _places(text: str) -> Iterator[Place]:
    text = text.translate(VARIANTS)  # half characters, which re2 refuses, become signs; lengths stay
    folded = fold(text)
    plain = folded.text
    for start, end, kind in chinese_places(plain):
        yield *folded.span(start, end), kind
    for start, end in illnesses(text, folded):
        yield start, end, "illness"
    for start, end in _chinese_people(plain):
        yield *folded.span(start, end), "name"
    for start, end in english_people(text):
        yield start, end, "name"
    yield from english_places(text)


def _places_of(words: Collection[str], text: str) -> list[tuple[int, int]]:
    """Where the words stand, in whatever width, script and case."""
    folded, found = fold(text.translate(VARIANTS)), list[tuple[int, int]]()
    for word in filter(None, (fold(each).text.strip() for each in words)):
        at = folded.text.find(word)
        while at >= 0:
            found.append(folded.span(at, at + len(word)))
            at = folded.text.find(word, at + 1)
    return found


def _chinese_people(plain: str) -> Iterator[tuple[int, int]]:
    """Full names and nicknames, and what is joined to them."""
    for finder in (full_names, nicknames):
        for start, end in finder(plain):
            yield start, end
            if joined := joined_after(plain, end):
                yield joined
