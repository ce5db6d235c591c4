"""What a reader beside the rules makes of a grade: it may raise it or put the post before a person, never lower it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from handlers.case.grades import Category, Flag, Severity
from handlers.triage.result import Reason, Triage, reason

# What a reader calls a kind of post, the category it means, and whether a person confirms it first (R29).
RAISES: Mapping[str, tuple[Category, tuple[Flag, ...]]] = {
    "harm": (Category.SAFETY, (Flag.SAFETY, Flag.FAST_TRACK)),
    "privacy": (Category.PRIVACY, (Flag.FAST_TRACK, Flag.NEEDS_CONFIRMATION)),
    "values": (Category.CULTURAL_MISSTEP, (Flag.FAST_TRACK, Flag.NEEDS_CONFIRMATION)),
    "extortion": (Category.EXTORTION, (Flag.NEEDS_CONFIRMATION,)),
}
LOCAL = "local"  # how the local reader calls itself; any other reader is a model, by its name
NEARLY_CERTAIN = 0.95  # from which it raises what the rules take for praise; below, a person is asked
SURE = 0.88  # from which it raises what no rule knows
DOUBTS = 0.80  # from which it puts what the rules take for praise before a person
SURER = 0.9  # from which it raises what the rules know as a complaint, which is with a person already
COMPLAINS = 0.8  # from which what no rule knows is a complaint
ASKS = ("complaint",)  # enough to put what the rules took for praise before a person
KNOWN = (Category.PRIVACY, Category.CULTURAL_MISSTEP, Category.EXTORTION)
# A visit by the press or a regulator and an arrest name people and places as a leak does: the rules know them.
READS_ALIKE = frozenset({"privacy", "values"})
PLAIN = frozenset({"watched", "authority", "is_kol_scandal"})
BY_WEIGHT = tuple(Category)


@dataclass(frozen=True)
class Reading:
    """What a reader saw: kinds with their probability, and the words that show each."""

    reader: str
    kinds: Mapping[str, float]
    words: Mapping[str, str] = field(default_factory=dict)
    why: str = ""  # what the model says for itself; the local reader has only its probability

    def gravest(self) -> str:
        """The kind that would raise a grade most; else the surest; empty when it saw none."""
        raising = [kind for kind in RAISES if kind in self.kinds]
        sure = [kind for kind in raising if self.kinds[kind] >= SURE] or raising
        return sure[0] if sure else max(self.kinds, key=lambda kind: self.kinds[kind], default="")


def with_reading(seen: Triage, reading: Reading) -> Triage:
    """Return the grade with what a reader saw in the post: the same or a higher one, with the reader's reason."""
    kind = reading.gravest()
    if kind in RAISES and not _is_elsewhere(seen) and not _is_framed(seen) and reading.kinds[kind] >= _needed(seen):
        return _raised(seen, kind, reading)
    if kind in ASKS and seen.unread and not _is_framed(seen) and reading.kinds[kind] >= COMPLAINS:
        return _complaint(seen, kind, reading)
    if kind and seen.severity is Severity.L0 and not _is_elsewhere(seen) and reading.kinds[kind] >= _asks_from(seen):
        return replace(seen, unread=True, reasons=(*seen.reasons, _why(kind, reading)))
    return seen


def _asks_from(seen: Triage) -> float:
    """How sure a reader must be to have a person look: any doubt is shown on what waits for a person anyway."""
    if seen.unread:
        return 0.0
    return NEARLY_CERTAIN if _is_framed(seen) else DOUBTS


def _needed(seen: Triage) -> float:
    """How sure a reader must be to raise a grade."""
    if any(why.rule == "praise" for why in seen.reasons):
        return NEARLY_CERTAIN
    return SURER if seen.severity > Severity.L0 else SURE


def _is_elsewhere(seen: Triage) -> bool:
    """True for a post that is known not to be about us: harm there is not ours."""
    return any(why.rule in ("not_about_us", "about_rival") for why in seen.reasons)


def _is_framed(seen: Triage) -> bool:
    """True for news, offers, stories, jokes: what a reader takes for harm there is for a person to read, at most."""
    return any(why.rule.startswith("about_") for why in seen.reasons)


def _raised(seen: Triage, kind: str, reading: Reading) -> Triage:
    category, flags = RAISES[kind]
    if seen.severity > Severity.L0 and BY_WEIGHT.index(seen.category) <= BY_WEIGHT.index(category):
        return seen  # the rules say at least as much
    if seen.severity >= Severity.L2 and seen.category in KNOWN and reading.kinds[kind] < NEARLY_CERTAIN:
        return seen  # a threat or a leak reads much like harm
    if kind in READS_ALIKE and seen.severity >= Severity.L2 and any(why.rule in PLAIN for why in seen.reasons):
        return seen
    more = tuple(flag for flag in flags if flag not in seen.flags)
    rest = tuple(why for why in seen.reasons if why.rule not in ("unread", "praise", "genuine"))
    return replace(
        seen,
        category=category,
        severity=max(seen.severity, Severity.L2),
        flags=(*more, *seen.flags),
        reasons=(_why(kind, reading), *rest),
        unread=False,
    )


def _complaint(seen: Triage, kind: str, reading: Reading) -> Triage:
    """L1: what no rule knew is a plain complaint."""
    rest = tuple(why for why in seen.reasons if why.rule != "unread")
    return replace(seen, severity=Severity.L1, reasons=(_why(kind, reading), *rest), unread=False)


def _why(kind: str, reading: Reading) -> Reason:
    if reading.reader != LOCAL:
        return reason(f"model_{kind}", reader=reading.reader, why=reading.why)
    return reason(f"read_{kind}", reader=reading.reader, percent=round(reading.kinds[kind] * 100))
