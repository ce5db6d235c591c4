"""Triage: from an alert and what is known around it to category, severity, flags and reasons."""

from handlers.case.grades import Category, Flag, Severity
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.result import Reason, Triage
from handlers.triage.triage import triage

__all__ = ["Category", "Flag", "Reason", "Severity", "Thresholds", "Triage", "TriageContext", "triage"]
