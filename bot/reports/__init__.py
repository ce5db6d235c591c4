"""Reports for people outside the desk: an incident's export, and the proof that it was not changed since.

In goes an incident's number, out come the files of `INC-<n>/`: the report as PDF and a zip of everything, which are
sent to people; `report.html` and `report.md` (to read), `incident.xlsx` and `timeline.csv` (to sort), `incident.json`
(all of it, canonical), `evidence/` and `manifest.sha256`. The verification takes such a folder or zip, or the database,
and says what was changed.
"""

from bot.reports.verify import Verification, verify_database, verify_export
from bot.reports.writer import write_export

__all__ = ["Verification", "verify_database", "verify_export", "write_export"]
