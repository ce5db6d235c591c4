"""What the words of a post say once benign words are blanked out: families of signal, and the sentiment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from handlers.text.fold import fold
from handlers.text.term_patterns import Span, compile_extractor, compile_finder
from handlers.triage.negation_guards import blank_benign
from handlers.triage.terms import SIGNALS
from handlers.triage.terms.benign import SHARE_WRAPPING
from handlers.triage.terms.complaints import TOPICS
from handlers.triage.terms.sentiment import DISPLEASURE, PRAISE, RESERVATION, UNEASE

# A person or an animal was hurt, or nearly.
HARM = ("body", "wound", "accident", "ingested", "taken_doctor", "strained", "restraint")
DANGER = ("device", "overheated")
# One word of these makes a post negative, however much it praises.
ALWAYS_NEGATIVE = (
    *HARM,
    *DANGER,
    "contaminant",
    "exposed",
    "counterfeit",
    "privacy",
    "intruded",
    "copies",
    "culture",
    "extortion",
    "scandal",
    "authority",
    "rights",
    "silenced",
)
# One dish or one detail in a long happy post can earn these: each weighs as much as three displeasures.
STRONG_COMPLAINTS, STRONG_COMPLAINT_WEIGHT = ("false_ad", "boycott"), 3
# Each of these weighs as much as one displeasure.
WEAK_COMPLAINTS = ("quality", "misused", "attack", "no_effect", "rumour")
# With the usual weight of praise one is proven when nothing takes it back, two bear one reservation, three bear three.
PRAISE_LEFT = 0.625
# A post that mentions a trending list, the press or a regulator is looked at unless it praises.
PUBLIC_ATTENTION = ("trending", "watched")
# Matched on the unblanked text: the guards for wishes ("想上热搜") would blank threats out.
UNGUARDED = frozenset({"extortion"})
# Words in quotation marks are another's: praise there is not the author's.
QUOTED = r"""[“"「『][^”"」』\n]{1,40}[”"」』]"""
MAX_LENGTH = 12_000  # folded characters that are read; a few rare characters fold to eighteen each
FRAIL_DISTANCE = 60  # code points: a child or an old person this close to a word of harm is the one harmed

_finders = {name: compile_finder(pattern) for name, pattern in SIGNALS.items()}
_find_unease = compile_finder(UNEASE)
_find_own_harm = compile_finder(
    r"[我俺][^，。,.!?说讲]{0,12}(?:喝|吃|用|脸|疹|肿|吐|痛|疼|烂|医|伤|掉)|\bi (?:used|ate|drank|got|had)\b"
)
_take_quotes = compile_extractor(QUOTED)
_take_wrapping, _take_displeasure, _take_praise, _take_reservations = (
    compile_extractor(SHARE_WRAPPING),
    compile_extractor(DISPLEASURE),
    compile_extractor(PRAISE),
    compile_extractor(RESERVATION),
)


@dataclass(frozen=True)
class Features:
    """Families of signal, each with the first words of the post that show it; counts of displeasure and praise."""

    folded: str  # without the wrapping of a shared link
    signals: Mapping[str, str]
    displeasure: int
    praise: int
    reservations: int  # words that take praise back, or say that something is missing
    displeasure_words: str  # the first words of displeasure; of a post without praise, the first that sound like it
    is_wordless: bool  # nothing to read: empty, signs only, or a bare share text

    @property
    def harm_words(self) -> str:
        """The words that say a person was harmed; empty when none do."""
        return next((self.signals[name] for name in HARM if name in self.signals), "")

    @property
    def danger_words(self) -> str:
        """The words that say a thing is dangerous; empty when none do."""
        return next((self.signals[name] for name in DANGER if name in self.signals), "")

    @property
    def complaint_words(self) -> str:
        """The words that make this post negative."""
        return next(
            (
                self.signals[name]
                for name in (*ALWAYS_NEGATIVE, *STRONG_COMPLAINTS, *PUBLIC_ATTENTION, *WEAK_COMPLAINTS)
                if name in self.signals
            ),
            self.displeasure_words,
        )

    @property
    def subtypes(self) -> tuple[str, ...]:
        """Departments the post is about (R24)."""
        return tuple(topic for topic in TOPICS if f"topic_{topic}" in self.signals)

    @property
    def stated_harm(self) -> str:
        """The words of harm, danger or contamination, the author's or another's; empty when there are none."""
        return self.harm_words or self.danger_words or self.signals.get("contaminant", "")

    @property
    def reported_copies(self) -> str:
        """The words that say many accounts post one text; empty when the author was harmed."""
        return "" if _find_own_harm(self.folded) else self.signals.get("copies", "")

    def without_harm(self) -> "Features":
        """The same post, whose words of harm and danger are told of others or in jest."""
        excluded = (*HARM, *DANGER, "contaminant", "exposed", "doctor", "frail")
        return replace(self, signals={name: word for name, word in self.signals.items() if name not in excluded})

    def is_proven_praise(self, praise_weight: float) -> bool:
        """True for praise that little in the post takes back; anything less is for a person to read."""
        taken_back = (self.reservations + self.displeasure) * praise_weight
        return self.praise > 0 and taken_back <= PRAISE_LEFT * (self.praise - 0.5)

    def is_negative(self, praise_weight: float) -> bool:
        """True for a complaint. Topics such as delivery never decide this: real reviews praise and blame them alike."""
        if any(name in self.signals for name in ALWAYS_NEGATIVE):
            return True
        displeasure = (
            self.displeasure
            + sum(name in self.signals for name in WEAK_COMPLAINTS)
            + STRONG_COMPLAINT_WEIGHT * sum(name in self.signals for name in STRONG_COMPLAINTS)
        )
        seen = any(name in self.signals for name in PUBLIC_ATTENTION) and not self.praise
        return seen or (displeasure > 0 and displeasure >= praise_weight * self.praise)


def extract_features(text: str) -> Features:
    """Read a post in Chinese of either script or English. Linear in its length."""
    folded = fold(text)
    wrapping, raw = _take_wrapping(folded.text[:MAX_LENGTH])
    plain = blank_benign(raw)
    hits = {name: hit for name, find in _finders.items() if (hit := find(raw if name in UNGUARDED else plain))}
    if "frail" in hits and not _is_frail_near(plain, next((hits[name] for name in HARM if name in hits), None)):
        del hits["frail"]
    if "silenced" in hits and "我就" not in plain[slice(*hits.get("extortion", (0, 0)))]:
        hits.pop("extortion", None)  # "they said: delete it or we…": the brand threatens, not the author
    displeasure, rest = _take_displeasure(plain)
    praise, _ = _take_praise(_take_quotes(rest)[1])
    rest = _take_praise(rest)[1]
    reservations, _ = _take_reservations(rest)
    unease = None if displeasure or praise else _find_unease(rest)
    displeasure = [unease] if unease else displeasure

    def quote(hit: Span) -> str:
        start, end = folded.span(*hit)
        return text[start:end].strip(" ,，。.!！?？;；")

    signals = {name: quote(hit) for name, hit in hits.items()}
    wordless = not (displeasure or praise) and not _has_words(raw, bool(wrapping))
    counts = len(displeasure), len(praise), len(reservations)
    return Features(raw, signals, *counts, quote(displeasure[0]) if displeasure else "", wordless)


def is_harm(text: str) -> bool:
    """True when a folded text, or what is left of one, says that a person was harmed."""
    plain = blank_benign(text)
    return any(_finders[name](plain) for name in HARM)


def _has_words(raw: str, shared: bool) -> bool:
    """True when there is something to read; in a share text only Chinese counts, since its codes are Latin."""
    return sum("\u3400" <= c <= "\u9fff" for c in raw) > 1 or (not shared and any(c.isalnum() for c in raw))


def _is_frail_near(plain: str, harm: Span | None) -> bool:
    return (
        harm is not None
        and _finders["frail"](plain[max(0, harm[0] - FRAIL_DISTANCE) : harm[1] + FRAIL_DISTANCE]) is not None
    )
