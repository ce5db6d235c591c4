"""Triage: from an alert and what is known around it to category, severity, flags and reasons."""

from handlers.grades import Category, Flag, Severity
from handlers.rules.triage.around import Around, Thresholds
from handlers.rules.triage.outcome import Reason, Triage
from handlers.rules.triage.verdict import triage

__all__ = ["Around", "Category", "Flag", "Reason", "Severity", "Thresholds", "Triage", "triage"]
