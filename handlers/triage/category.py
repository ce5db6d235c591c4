"""What happened: the first category by precedence whose signal a post has; else `genuine` (R21-R23, R29)."""

from collections.abc import Iterator

from handlers.case.grades import Category
from handlers.posts.post import Alert
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.features import Features
from handlers.triage.reach import is_known_voice
from handlers.triage.result import Reason, reason

# These rest on a judgement about the author or the facts: a person confirms before anything is drafted (R29).
NEEDS_CONFIRMATION = frozenset({Category.EXTORTION, Category.KOL_SCANDAL, Category.MISINFORMATION, Category.MISUSE})

_BY_SIGNAL = (
    ("privacy", Category.PRIVACY),
    ("intruded", Category.PRIVACY),
    ("culture", Category.CULTURAL_MISSTEP),
    ("extortion", Category.EXTORTION),
    ("scandal", Category.KOL_SCANDAL),
    ("rumour", Category.MISINFORMATION),
)


def categorise(
    alert: Alert, features: Features, context: TriageContext, thresholds: Thresholds
) -> tuple[Category, Reason]:
    """Return the category of a negative post and its reason. Never `coordinated`: only a person says so (R26)."""
    candidates = sorted(
        _candidates(alert, features, context, thresholds), key=lambda candidate: list(Category).index(candidate[0])
    )
    return candidates[0] if candidates else (Category.GENUINE, reason("genuine"))


def _candidates(
    alert: Alert, features: Features, context: TriageContext, thresholds: Thresholds
) -> Iterator[tuple[Category, Reason]]:
    signals = features.signals
    if word := features.harm_words or features.danger_words or _at_risk(features):
        yield Category.SAFETY, reason("is_safety", word=word)
    for family, category in _BY_SIGNAL:
        if word := signals.get(family):
            yield category, reason(f"is_{category}", word=word)
    followers = alert.post.author.followers or 0
    if not features.is_wordless and (followers >= thresholds.followers or is_known_voice(alert, context)):
        yield Category.KOL_BACKLASH, reason("is_kol_backlash", count=followers)
    if word := signals.get("misused") or _once_without_effect(features):
        yield Category.MISUSE, reason("is_misuse", word=word)
    if context.open_incidents_7d + 1 >= thresholds.open_incidents:
        yield Category.TRUST_CRISIS, reason("is_trust_crisis", count=context.open_incidents_7d + 1)


def _at_risk(features: Features) -> str | None:
    """Words of what could hurt: what an author found; of mere hearsay the facts are asked for first (R40)."""
    signals = features.signals
    return signals.get("exposed") or ("" if "rumour" in signals else signals.get("contaminant", ""))


def _once_without_effect(features: Features) -> str:
    """Return the words of an author who used it once and saw nothing, unless it is said to be broken as well (R27)."""
    signals = features.signals
    return signals.get("once", "") if "no_effect" in signals and "quality" not in signals else ""
