"""An incident's file for a lawyer, a manager or another program, and the proof that nobody changed it since.

`INC-<n>/` holds `incident.json` (all of it, canonical), `report.md` (to read), `timeline.csv` (to sort) and `manifest.sha256`.
"""

from bot.export.files import export
from bot.export.verdict import Verdict
from bot.export.verify import verify, verify_database

__all__ = ["Verdict", "export", "verify", "verify_database"]
