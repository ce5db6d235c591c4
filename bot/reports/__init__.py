"""Reports for people outside the desk: an incident's export, and the proof that it was not changed since.

In goes an incident's number, out come the files of `INC-<n>/`: `incident.json` (all of it, canonical), `report.md` (to
read), `timeline.csv` (to sort) and `manifest.sha256`. The verification takes such a folder, or the database, and says
what was changed.
"""

from bot.reports.verify import Verification, verify_database, verify_export
from bot.reports.writer import write_export

__all__ = ["Verification", "verify_database", "verify_export", "write_export"]
