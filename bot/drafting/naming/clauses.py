"""The one clause of a post that tells what happened, told back in reported speech: nothing in it can be invented.

Only a clause that says it plainly: no question, sarcasm, insult, guess, money, diagnosis, name or private matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.drafting.naming.clause_signs import (
    BOUGHT_FROM_US,
    CANTONESE_LEFT,
    COLLOQUIAL,
    END,
    EVENT,
    EXCUSE,
    FRAGMENT,
    LEADING,
    NAMED_PERSON,
    OPINION,
    OURS,
    PART,
    PLAIN,
    PRIVATE_MATTER,
    SPEECH,
    THEY_ACT,
    UNFINISHED,
)
from handlers.text.re2_patterns import normalize

MIN_LENGTH, MAX_LENGTH = 5, 22  # characters of a clause that is told back
YOURS = (  # the author's own people and things, from our side
    *(
        ("我們", "你們"),
        ("我们", "你们"),
        ("我女儿", "孩子"),
        ("我女兒", "孩子"),
        ("我儿子", "孩子"),
        ("我兒子", "孩子"),
    ),
    *(("我娃", "孩子"), ("我妈妈", "妈妈"), ("我媽媽", "媽媽"), ("我妈", "妈妈"), ("我媽", "媽媽"), ("我爸爸", "爸爸")),
    *(("我爸", "爸爸"), ("我", "你")),
)


@dataclass(frozen=True)
class Clause:
    """A clause of the folded text from `start` to `end`, and how it is told back to its author."""

    reported: str
    start: int
    end: int

    @property
    def is_speech(self) -> bool:
        """True for what our staff said, which tells least of what happened."""
        return SPEECH.search(normalize(self.reported).text) is not None

    @property
    def is_excuse(self) -> bool:
        """True for what our people did or said about it afterwards."""
        return EXCUSE.search(normalize(self.reported).text) is not None

    def holds(self, place: int) -> bool:
        """True when a place of the folded text is in it."""
        return self.start <= place < self.end


def plain_clauses(original: str, folded: str) -> Iterator[Clause]:
    """The clauses of a Chinese post that may be told back; `folded` is the original as the rules read it."""
    spans = normalize(original)
    for match in PART.finditer(folded):
        start, end = match.start(), match.end()
        nearby = folded[max(0, start - 1) : start] + folded[end : end + 1]
        if any(sign in FRAGMENT for sign in nearby):
            continue
        begin, finish = spans.span(start, end)
        if reported := _reported(original[begin:finish]):
            yield Clause(reported, start, end)


def _reported(clause: str) -> str:
    """The clause as we say it to its author; empty where it cannot be told back."""
    said = END.sub("", clause.strip().translate(COLLOQUIAL))
    lead = LEADING.search(normalize(said).text)  # as many characters in both scripts
    said = said[lead.end() :] if lead else said
    mine = THEY_ACT.search(said)
    said = (
        said.replace("你們", "我們\0").replace("你们", "我们\0")
        if mine
        else OURS.sub("", BOUGHT_FROM_US.sub(r"\1", said))
    )
    folded = normalize(said.replace("\0", "")).text
    if not MIN_LENGTH <= len(folded) <= MAX_LENGTH or not PLAIN.fullmatch(folded) or CANTONESE_LEFT.search(said):
        return ""
    if not EVENT.search(folded) or any(sign.search(folded) for sign in (OPINION, PRIVATE_MATTER, NAMED_PERSON)):
        return ""
    if UNFINISHED.search(folded) or any(person in folded for person in ("你", "您", "咱", "本人")):
        return ""
    return _turned(said)


def _turned(said: str) -> str:
    """I becomes you; who acted against the author stays us."""
    ours = "\0" in said
    head, _, rest = said.partition("\0") if ours else ("", "", said)
    for mine, yours in YOURS:
        rest = rest.replace(mine, yours)
    return head + rest
