"""How fast and who, from the words of a post: harm, danger, proof, and who is watching. Malice is no rule here (X4, X5, R42)."""

from collections.abc import Iterator

from handlers.case.grades import Severity
from handlers.posts.post import Alert
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.features import Reading
from handlers.triage.result import Sign, because

L2, L3 = Severity.L2, Severity.L3


def signs(alert: Alert, reading: Reading, around: TriageContext, lines: Thresholds) -> Iterator[Sign]:
    """What the words say about severity, with the numbers that make the same words weigh more."""
    if reading.hurt:
        yield from _harm(alert, reading, around, lines)
    yield from _goods(alert, reading, around, lines)
    yield from _lanes(alert, reading, lines)
    for family in ("trending", "watched"):
        if word := reading.said.get(family):
            yield L3, because(family, word=word)


def _harm(alert: Alert, reading: Reading, around: TriageContext, lines: Thresholds) -> Iterator[Sign]:
    yield L2, because("body", word=reading.hurt)
    if "medical" in proof(alert, reading) or "doctor" in reading.said or "taken_doctor" in reading.said:
        yield L3, because("harm_medical", word=reading.said.get("doctor", ""))
    if word := reading.said.get("frail"):
        yield L3, because("harm_frail", word=word)
    if around.harm_reports_7d + 1 >= lines.harm_reports:
        yield L3, because("harm_reports", count=around.harm_reports_7d + 1, line=lines.harm_reports)
    if (kept := alert.counts.kept()) >= lines.kept:
        yield L3, because("harm_kept", count=kept, line=lines.kept)
    if word := reading.said.get("contaminant"):
        yield L3, because("harm_contaminant", word=word)


def _goods(alert: Alert, reading: Reading, around: TriageContext, lines: Thresholds) -> Iterator[Sign]:
    said, proofs = reading.said, proof(alert, reading)
    if word := said.get("device"):
        yield L3, because("device", word=word)
    if word := said.get("contaminant"):
        yield L2, because("contaminant", word=word)
        if around.issue_reports_7d + 1 >= lines.contaminant_reports:
            yield L3, because("contaminant_reports", count=around.issue_reports_7d + 1, line=lines.contaminant_reports)
    if word := said.get("counterfeit"):
        yield L2, because("counterfeit", word=word)
    if proofs and (word := said.get("quality")):
        yield L2, because("quality_proof", word=word, proof=proofs[0])
    if strong(proofs):
        yield L2, because("strong_evidence", count=len(proofs))


def _lanes(alert: Alert, reading: Reading, lines: Thresholds) -> Iterator[Sign]:
    for family in ("authority", "extortion", "scandal", "privacy", "culture"):
        if word := reading.said.get(family):
            yield L2, because(family, word=word)
    engaged = alert.counts.total()
    for family in ("privacy", "culture"):
        if family in reading.said and engaged >= lines.engagement_values:
            yield L3, because("values_engagement", count=engaged, line=lines.engagement_values)


def proof(alert: Alert, reading: Reading) -> tuple[str, ...]:
    """Kinds of proof the post shows or speaks of, sorted (R13)."""
    spoken = (name.removeprefix("proof_") for name in reading.said if name.startswith("proof_"))
    return tuple(sorted({kind.strip().lower() for kind in alert.evidence if kind.strip()} | set(spoken)))


def strong(proofs: tuple[str, ...]) -> bool:
    """Proof that nobody may call invented without legal: a medical paper, or two kinds together (R13)."""
    return "medical" in proofs or len(proofs) > 1
