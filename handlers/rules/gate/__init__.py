"""The gate every public word passes before a person may approve it (R63-R98, R108-R111)."""

from handlers.rules.gate.case import Cap, Case, Finding, Level, Surface, Verdict
from handlers.rules.gate.check import check
from handlers.rules.gate.marking import mark
from handlers.rules.gate.structure import length_of

__all__ = ["Cap", "Case", "Finding", "Level", "Surface", "Verdict", "check", "length_of", "mark"]
