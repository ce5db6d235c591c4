"""Reminders that fired, windows that were missed, and a snooze (R99, R105)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta


@dataclass(frozen=True, kw_only=True)
class RemindersSent(Event):
    """Reminders were sent: by timer, the last stage of it. The number of stages in lines from before revision 0004.

    The words people saw are in the notification.
    """

    code: ClassVar = "Rang"
    internal: ClassVar = True
    stages: Mapping[str, str]

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The stages named here never fire again."""
        return replace(file, reminders={**file.reminders, **self.stages})


@dataclass(frozen=True, kw_only=True)
class WindowMissed(Event):
    """A window closed without what it asks for (R105)."""

    code: ClassVar = "WindowMissed"
    window: str
    due: datetime


@dataclass(frozen=True, kw_only=True)
class Snoozed(Event):
    """A person silenced reminders for a while, with a reason; a window that falls due is still announced."""

    code: ClassVar = "Snoozed"
    personal: ClassVar = ("reason",)
    until: datetime
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Send no reminder of this incident until `until`."""
        return replace(file, snoozed_until=self.until)


@dataclass(frozen=True, kw_only=True)
class DrillStep(Event):
    """A drill's next synthetic alert went out, or was left out because of what the players did."""

    code: ClassVar = "DrillStep"
    internal: ClassVar = True
    step: int
    skipped: bool = False

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Count this step of the drill as done."""
        return replace(file, drill=replace(file.drill, step=self.step + 1)) if file.drill else file
