"""What happened: the first lane whose signal is there, by precedence; a plain complaint is the default (R21-R23, R29)."""

from collections.abc import Iterator

from handlers.case.grades import Category
from handlers.posts.post import Alert
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.features import Reading
from handlers.triage.reach import known_voice
from handlers.triage.result import Reason, because

# Proposed only: these rest on a judgement about the author or the facts, so a person confirms before anything is drafted (R29).
PROPOSED = frozenset({Category.EXTORTION, Category.KOL_SCANDAL, Category.MISINFORMATION, Category.MISUSE})

_BY_WORD = (
    ("privacy", Category.PRIVACY),
    ("culture", Category.CULTURAL_MISSTEP),
    ("extortion", Category.EXTORTION),
    ("scandal", Category.KOL_SCANDAL),
    ("rumour", Category.MISINFORMATION),
)


def categorise(alert: Alert, reading: Reading, around: TriageContext, lines: Thresholds) -> tuple[Category, Reason]:
    """The category of a negative post, and the reason. Never `coordinated`: that takes a person (R26)."""
    lanes = sorted(_lanes(alert, reading, around, lines), key=lambda lane: list(Category).index(lane[0]))
    return lanes[0] if lanes else (Category.GENUINE, because("genuine"))


def _lanes(
    alert: Alert, reading: Reading, around: TriageContext, lines: Thresholds
) -> Iterator[tuple[Category, Reason]]:
    said = reading.said
    if word := reading.hurt or said.get("device") or said.get("contaminant"):
        yield Category.SAFETY, because("is_safety", word=word)
    for family, category in _BY_WORD:
        if word := said.get(family):
            yield category, because(f"is_{category}", word=word)
    followers = alert.post.author.followers or 0
    if not reading.wordless and (followers >= lines.followers or known_voice(alert, around)):
        yield Category.KOL_BACKLASH, because("is_kol_backlash", count=followers)
    if word := said.get("misused") or _once_without_effect(reading):
        yield Category.MISUSE, because("is_misuse", word=word)
    if around.open_incidents_7d + 1 >= lines.open_incidents:
        yield Category.TRUST_CRISIS, because("is_trust_crisis", count=around.open_incidents_7d + 1)


def _once_without_effect(reading: Reading) -> str:
    """Used once and saw nothing: a question of use, unless the thing is also said to be broken (R27)."""
    said = reading.said
    return said.get("once", "") if "no_effect" in said and "quality" not in said else ""
