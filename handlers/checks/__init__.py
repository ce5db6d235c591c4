"""The gate every public word passes before a person may approve it (R63-R98, R108-R111)."""

from handlers.checks.check import check
from handlers.checks.model import CheckContext, Finding, Level, Surface, Verdict
from handlers.checks.structure import length_of

__all__ = ["CheckContext", "Finding", "Level", "Surface", "Verdict", "check", "length_of"]
