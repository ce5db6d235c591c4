"""What a reader beside the rules makes of a grade: it may raise it or put the post before a person, never lower it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from handlers.case.grades import Category, Flag, Severity
from handlers.triage.result import Reason, Triage, reason

# What a reader calls a kind of post, the category it means, and whether a person confirms it first (R29).
RAISES: Mapping[str, tuple[Category, tuple[Flag, ...]]] = {
    "harm": (Category.SAFETY, (Flag.SAFETY, Flag.FAST_LANE)),
    "privacy": (Category.PRIVACY, (Flag.FAST_LANE, Flag.NEEDS_CONFIRMATION)),
    "values": (Category.CULTURAL_MISSTEP, (Flag.FAST_LANE, Flag.NEEDS_CONFIRMATION)),
    "extortion": (Category.EXTORTION, (Flag.NEEDS_CONFIRMATION,)),
}
NEARLY_CERTAIN = 0.9  # from which it raises what the rules take for praise; below, a person is asked
SURE = 0.8  # the probability from which a reader raises what the rules already know as a complaint
ASKS = ("complaint",)  # enough to put what the rules took for praise before a person
BY_WEIGHT = tuple(Category)


@dataclass(frozen=True)
class Reading:
    """What a reader saw: kinds with their probability, and the words that show each."""

    reader: str
    kinds: Mapping[str, float]
    words: Mapping[str, str] = field(default_factory=dict)

    def gravest(self) -> str:
        """The kind that would raise a grade most; else the surest; empty when it saw none."""
        raising = [kind for kind in RAISES if kind in self.kinds]
        return raising[0] if raising else max(self.kinds, key=lambda kind: self.kinds[kind], default="")


def with_reading(seen: Triage, reading: Reading) -> Triage:
    """Return the grade with what a reader saw in the post: the same or a higher one, with the reader's reason."""
    kind = reading.gravest()
    if kind in RAISES and not _is_elsewhere(seen) and reading.kinds[kind] >= _needed(seen):
        return _raised(seen, kind, reading)
    if (
        (kind in ASKS or kind in RAISES)
        and seen.severity is Severity.L0
        and not seen.unread
        and not _is_elsewhere(seen)
    ):
        return replace(seen, unread=True, reasons=(*seen.reasons, _why(kind, reading)))
    return seen


def _needed(seen: Triage) -> float:
    """How sure a reader must be: what the rules know as a complaint is with a person already."""
    if any(why.rule == "praise" for why in seen.reasons):
        return NEARLY_CERTAIN
    return SURE if seen.severity > Severity.L0 else 0.0


def _is_elsewhere(seen: Triage) -> bool:
    """True for a post that is proven to be about others: harm there is not ours."""
    return any(why.rule == "not_about_us" for why in seen.reasons)


def _raised(seen: Triage, kind: str, reading: Reading) -> Triage:
    category, flags = RAISES[kind]
    if seen.severity > Severity.L0 and BY_WEIGHT.index(seen.category) <= BY_WEIGHT.index(category):
        return seen  # the rules say at least as much
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


def _why(kind: str, reading: Reading) -> Reason:
    return reason(f"read_{kind}", reader=reading.reader, percent=round(reading.kinds[kind] * 100))
