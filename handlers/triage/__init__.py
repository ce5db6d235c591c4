"""Triage: category and severity of a post, each with its reasons.

In go an alert, what storage knows of related posts (`TriageContext`) and the rubric's `Thresholds`; out comes a
`Triage`. `features` reads the words with the lists in `terms`, after `negation_guards` blanked out what is denied;
`reach` reads the numbers; `category` and `severity` decide; `triage` puts everything together.
"""

from handlers.case.grades import Category, Flag, Severity
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.result import Reason, Triage
from handlers.triage.triage import readable, triage

__all__ = ["Category", "Flag", "Reason", "Severity", "Thresholds", "Triage", "TriageContext", "readable", "triage"]
