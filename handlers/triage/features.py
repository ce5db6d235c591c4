"""What the words of a post say once everything innocent is struck out: which families of signal, and the mood."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.text.fold import fold
from handlers.text.term_patterns import Span, finder, taker
from handlers.triage.negation_guards import strike
from handlers.triage.terms import SIGNALS
from handlers.triage.terms.benign import WRAPPED
from handlers.triage.terms.complaints import TOPICS
from handlers.triage.terms.sentiment import BAD_MOOD, GOOD_MOOD, UNEASY_MOOD

# One word of these makes a post negative, whatever praise stands beside it.
HARD = (
    "body", "taken_doctor", "device", "contaminant", "counterfeit", "privacy", "culture", "extortion", "scandal",
    "authority", "rights", "silenced",
)  # fmt: skip
# These are loud, but one dish or one detail in a long happy post can earn them: each weighs as much as three displeasures.
LOUD, LOUDNESS = ("false_ad", "boycott"), 3
# These count as one displeasure each.
SOFT = ("quality", "misused", "attack", "no_effect", "rumour")
# A plain mention of us there needs eyes, unless it is praise.
STAGE = ("trending", "watched")
# Threats are read as they stand: guards for wishes ("想上热搜") would eat them.
RAW = frozenset({"extortion"})
LONGEST = 12_000  # folded characters that are read; a few rare characters fold to eighteen each
NEAR = 60  # code points around a word of harm within which a child or an old person is taken to be the one harmed

_find = {name: finder(pattern) for name, pattern in SIGNALS.items()}
_uneasy = finder(UNEASY_MOOD)
_unwrap, _take_bad, _take_good = taker(WRAPPED), taker(BAD_MOOD), taker(GOOD_MOOD)


@dataclass(frozen=True)
class Reading:
    """Families of signal, each with the first words that gave it as they stand in the post; counts of displeasure and praise."""

    folded: str  # without the wrapping of a shared link
    said: Mapping[str, str]
    bad: int
    good: int
    worst: str  # the first words of displeasure; of a post without praise, the first that sound like it
    wordless: bool  # nothing to read: empty, signs only, or a bare share text

    @property
    def hurt(self) -> str:
        """The words that say somebody's body was harmed; empty when none do."""
        return self.said.get("body") or self.said.get("taken_doctor", "")

    @property
    def complaint(self) -> str:
        """The words that make this negative."""
        return next((self.said[name] for name in (*HARD, *LOUD, *STAGE, *SOFT) if name in self.said), self.worst)

    @property
    def subtypes(self) -> tuple[str, ...]:
        """Departments it is about (R24)."""
        return tuple(topic for topic in TOPICS if f"topic_{topic}" in self.said)

    def negative(self, praise_weight: float) -> bool:
        """True for a complaint. Topics such as delivery or service never decide this: in real reviews they say nothing about mood."""
        if any(name in self.said for name in HARD):
            return True
        bad = self.bad + sum(name in self.said for name in SOFT) + LOUDNESS * sum(name in self.said for name in LOUD)
        seen = any(name in self.said for name in STAGE) and not self.good
        return seen or (bad > 0 and bad >= praise_weight * self.good)


def read(text: str) -> Reading:
    """Read a post (any script). Linear in its length."""
    folded = fold(text)
    wrapping, raw = _unwrap(folded.text[:LONGEST])
    plain = strike(raw)
    hits = {name: hit for name, find in _find.items() if (hit := find(raw if name in RAW else plain))}
    if "frail" in hits and not _frail_near(plain, hits.get("body")):
        del hits["frail"]
    if "silenced" in hits and "我就" not in plain[slice(*hits.get("extortion", (0, 0)))]:
        hits.pop("extortion", None)  # the brand asked for it, not the author
    bad, rest = _take_bad(plain)
    good, _ = _take_good(rest)
    uneasy = None if bad or good else _uneasy(rest)
    bad = [uneasy] if uneasy else bad

    def quote(hit: Span) -> str:
        start, end = folded.span(*hit)
        return text[start:end].strip(" ,，。.!！?？;；")

    said = {name: quote(hit) for name, hit in hits.items()}
    wordless = not (bad or good) and not _words(raw, bool(wrapping))
    return Reading(raw, said, len(bad), len(good), quote(bad[0]) if bad else "", wordless)


def _words(raw: str, shared: bool) -> bool:
    """True when there is something to read; beside the wrapping of a share text only Chinese counts, since it carries codes."""
    return sum("\u3400" <= c <= "\u9fff" for c in raw) > 1 or (not shared and any(c.isalnum() for c in raw))


def _frail_near(plain: str, harm: Span | None) -> bool:
    return harm is not None and _find["frail"](plain[max(0, harm[0] - NEAR) : harm[1] + NEAR]) is not None
