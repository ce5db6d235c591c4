"""An incident's file for a lawyer, a manager or another program, and the proof that nobody changed it since.

`INC-<n>/` holds `incident.json` (all of it, canonical), `report.md` (to read), `timeline.csv` (to sort) and `manifest.sha256`.
"""

from bot.reports.verdict import Verdict
from bot.reports.verify import verify, verify_database
from bot.reports.writer import export

__all__ = ["Verdict", "export", "verify", "verify_database"]
