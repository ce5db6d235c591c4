"""The draft gate: checks that every text passes before a person may approve it (R63-R98, R108-R111).

In go a draft and a `CheckContext` (post, surface, category, fact sheet, limits); out comes a `Verdict` with findings
and promises. Most files are tables of word rules (see word_rule.py) by subject; the others hold checks that count or
compare. A new check is a function from `ParsedDraft` to findings in `CHECKS` of check.py, or a rule in a table.
"""

from handlers.checks.check import check
from handlers.checks.model import CheckContext, Finding, Level, Surface, Verdict
from handlers.checks.structure import length_of

__all__ = ["CheckContext", "Finding", "Level", "Surface", "Verdict", "check", "length_of"]
