"""What the author wrote, told back: the clauses of a post that may be, and which of them says most."""

from collections.abc import Iterable, Sequence

from bot.drafting.naming.clauses import Clause, plain_clauses
from bot.drafting.naming.english_clauses import plain_english_clauses
from handlers.text.redaction import redact

NEAR = 2  # code points between clauses that stand together
ROOM = {"zh-Hans": 26, "zh-Hant": 26, "en": 80}  # characters that two clauses may take together


def clauses_to_tell(original: str, folded: str, script: str, author: str) -> list[Clause]:
    """Clauses without personal data and without the author's name, in the order of the post."""
    reader = plain_english_clauses if script == "en" else plain_clauses
    found = reader(original, folded)
    said = [one for one in found if not one.is_speech]
    return [one for one in said if redact({"clause": one.reported}, [author]).texts["clause"] == one.reported]


def best_clause(
    clauses: Sequence[Clause], wanted: Iterable[int], things: Iterable[int], children: Iterable[int] = ()
) -> Clause | None:
    """The clause that tells most: with wanted places, with a thing, of a child; of equal ones the first."""
    wanted, things, children = tuple(wanted), tuple(things), tuple(children)
    weighed = [
        (
            4 * any(map(one.holds, wanted))
            - 2 * one.is_speech
            - 3 * one.is_excuse
            + 3 * any(map(one.holds, things))
            + 2 * any(map(one.holds, children)),
            -place,
            one,
        )
        for place, one in enumerate(clauses)
    ]
    return max(weighed, key=lambda one: one[:2])[2] if weighed else None


def with_a_neighbour(clauses: Sequence[Clause], chosen: Clause, script: str) -> list[Clause]:
    """The clause with the one before it, or else the one after it, where both stand together and stay short."""
    place = clauses.index(chosen)
    for pair in (clauses[max(0, place - 1) : place + 1], clauses[place : place + 2]):
        beside = len(pair) == 2 and pair[1].start - pair[0].end <= NEAR
        if beside and sum(len(one.reported) for one in pair) <= ROOM[script]:
            return list(pair)
    return [chosen]
