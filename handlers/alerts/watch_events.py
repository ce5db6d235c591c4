"""The watch list: what may become an incident, with its risk and a person who looks again (R6)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile, Status
from handlers.case.event import Event, EventMeta


@dataclass(frozen=True, kw_only=True)
class PutOnWatch(Event):
    """A person watches a post before it is an incident: no windows and no drafts, but it is looked at again (R6)."""

    code: ClassVar = "PutOnWatch"
    internal: ClassVar = True
    personal: ClassVar = ("risk",)
    risk: str
    hours: float = 24.0  # until the next look

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """On the watch list, with its risk factors."""
        watched = replace(file, status=Status.WATCHED, closed_at=None, close_reason="")
        return replace(watched, watch_risk=self.risk, watch_checked_at=meta.at, watch_hours=self.hours)


@dataclass(frozen=True, kw_only=True)
class WatchChecked(Event):
    """A person looked again at what is watched, and wrote what they saw."""

    code: ClassVar = "WatchChecked"
    internal: ClassVar = True
    personal: ClassVar = ("text",)
    text: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The next look is counted from now."""
        reminders = {key: stage for key, stage in file.reminders.items() if key != "watch:check"}
        return replace(file, watch_checked_at=meta.at, reminders=reminders)
