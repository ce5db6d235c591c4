"""Severity from the words of a post: harm, danger, proof, and who is watching; never malice (X4, X5, R42)."""

from collections.abc import Iterator

from handlers.case.grades import Severity
from handlers.posts.post import Alert
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.features import Features
from handlers.triage.result import SeverityReason, reason

L2, L3 = Severity.L2, Severity.L3


def from_words(
    alert: Alert, features: Features, context: TriageContext, thresholds: Thresholds
) -> Iterator[SeverityReason]:
    """What the words say about severity, with the numbers that make the same words weigh more."""
    if features.harm_words:
        yield from _harm(alert, features, context, thresholds)
    yield from _products(alert, features, context, thresholds)
    yield from _threats_and_values(alert, features, thresholds)
    for family in ("trending", "watched"):
        if word := features.signals.get(family):
            yield L3, reason(family, word=word)


def _harm(alert: Alert, features: Features, context: TriageContext, thresholds: Thresholds) -> Iterator[SeverityReason]:
    yield L2, reason("body", word=features.harm_words)
    if "medical" in proofs_of(alert, features) or "doctor" in features.signals or "taken_doctor" in features.signals:
        yield L3, reason("harm_medical", word=features.signals.get("doctor", ""))
    if word := features.signals.get("frail"):
        yield L3, reason("harm_frail", word=word)
    if context.harm_reports_7d + 1 >= thresholds.harm_reports:
        yield L3, reason("harm_reports", count=context.harm_reports_7d + 1, line=thresholds.harm_reports)
    if (kept := alert.counts.saves_and_comments()) >= thresholds.saves_and_comments:
        yield L3, reason("harm_kept", count=kept, line=thresholds.saves_and_comments)
    if word := features.signals.get("contaminant"):
        yield L3, reason("harm_contaminant", word=word)


def _products(
    alert: Alert, features: Features, context: TriageContext, thresholds: Thresholds
) -> Iterator[SeverityReason]:
    signals, proofs = features.signals, proofs_of(alert, features)
    if danger := features.danger_words:
        yield L3, reason("device", word=danger)
    if word := signals.get("exposed"):
        yield L2, reason("exposed", word=word)
    if word := signals.get("contaminant"):
        yield L2, reason("contaminant", word=word)
        if context.issue_reports_7d + 1 >= thresholds.contaminant_reports:
            yield (
                L3,
                reason("contaminant_reports", count=context.issue_reports_7d + 1, line=thresholds.contaminant_reports),
            )
    if word := signals.get("counterfeit"):
        yield L2, reason("counterfeit", word=word)
    if proofs and (word := signals.get("quality")):
        yield L2, reason("quality_proof", word=word, proof=proofs[0])
    if is_strong(proofs):
        yield L2, reason("strong_evidence", count=len(proofs))


def _threats_and_values(alert: Alert, features: Features, thresholds: Thresholds) -> Iterator[SeverityReason]:
    for family in ("authority", "extortion", "scandal", "privacy", "intruded", "culture"):
        if word := features.signals.get(family):
            yield L2, reason(family, word=word)
    engaged = alert.counts.total()
    for family in ("privacy", "culture"):
        if family in features.signals and engaged >= thresholds.engagement_values:
            yield L3, reason("values_engagement", count=engaged, line=thresholds.engagement_values)


def proofs_of(alert: Alert, features: Features) -> tuple[str, ...]:
    """Kinds of proof the post shows or speaks of, sorted (R13)."""
    spoken = (name.removeprefix("proof_") for name in features.signals if name.startswith("proof_"))
    return tuple(sorted({kind.strip().lower() for kind in alert.evidence if kind.strip()} | set(spoken)))


def is_strong(proofs: tuple[str, ...]) -> bool:
    """True for a medical paper or two kinds of proof: calling such a post invented takes legal's agreement (R13)."""
    return "medical" in proofs or len(proofs) > 1
