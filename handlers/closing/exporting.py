"""Taking an incident's file out of the house leaves a line in it."""

from datetime import datetime

from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision
from handlers.closing.events import Exported


def exported(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """The access log: who took it, when, and in what form. Closed incidents are exported too."""
    return Decision((Exported(form="files"),))
