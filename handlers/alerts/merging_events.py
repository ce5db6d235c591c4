"""Two incidents become one, come apart again, or one is split off: both timelines stay and point at each other."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile, Status
from handlers.case.event import Event, EventMeta
from handlers.case.grades import Category, Flag, Severity


def _related(file: CaseFile, other: int) -> CaseFile:
    return replace(file, linked=tuple(dict.fromkeys((*file.linked, other))))


@dataclass(frozen=True, kw_only=True)
class TookIn(Event):
    """A person merged another incident into this one, which is from now on as grave as both."""

    code: ClassVar = "TookIn"
    personal: ClassVar = ("reason",)
    other: int
    reason: str
    severity: Severity
    category: Category
    flags: tuple[Flag, ...] = ()

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The incident names the other, and rises to its grade; nothing of it falls."""
        severity, flags = max(file.severity, self.severity), file.flags | frozenset(self.flags)
        changed = (self.category, severity) != (file.category, file.severity)
        return replace(
            file,
            merged=tuple(dict.fromkeys((*file.merged, self.other))),
            severity=severity,
            category=self.category,
            flags=flags,
            rules_severity=max(file.rules_severity, self.severity),
            dismissed=file.dismissed - flags,
            in_room=file.in_room or severity >= Severity.L2,
            regraded_at=meta.at if changed and file.drafts else file.regraded_at,
        )


@dataclass(frozen=True, kw_only=True)
class MergedInto(Event):
    """This incident was merged into another, which goes on; its promises and tasks bind on."""

    code: ClassVar = "MergedInto"
    personal: ClassVar = ("reason",)
    into: int
    reason: str
    proposed_by: str = ""  # who asked for it, when a second person confirmed

    def second_person(self, file: CaseFile) -> str:
        """Needed where a person may be hurt, and in a crisis: its windows end with it."""
        return "merged" if file.harm_at_stake or file.rules_severity >= Severity.L3 else ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Closed as merged; what it was before is remembered for the way back."""
        return replace(
            file,
            status=Status.CLOSED,
            closed_at=meta.at,
            close_reason=self.reason,
            snoozed_until=None,
            drafting="",
            requests=(),
            merged_into=self.into,
            before_merge=file.status.value,
        )


@dataclass(frozen=True, kw_only=True)
class GaveBack(Event):
    """A person took a merged incident out of this one again. The grade stays until a person lowers it."""

    code: ClassVar = "GaveBack"
    personal: ClassVar = ("reason",)
    other: int
    reason: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The other stands for itself; it stays named as related."""
        merged = tuple(n for n in file.merged if n != self.other)
        return _related(replace(file, merged=merged), self.other)


@dataclass(frozen=True, kw_only=True)
class CameApart(Event):
    """A person undid the merging of this incident into another."""

    code: ClassVar = "CameApart"
    personal: ClassVar = ("reason",)
    of: int
    reason: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The incident is as it was before; the other stays named as related."""
        status = Status(file.before_merge or Status.OPEN)
        open_again = status is not Status.CLOSED
        return replace(
            file,
            status=status,
            closed_at=None if open_again else file.closed_at,
            close_reason="" if open_again else file.close_reason,
            merged_into=0,
            before_merge="",
            linked=tuple(dict.fromkeys((*file.linked, self.of))),
        )


@dataclass(frozen=True, kw_only=True)
class SplitOff(Event):
    """A person took a comment or a link out of this incident into one of its own."""

    code: ClassVar = "SplitOff"
    personal: ClassVar = ("reason",)
    other: int
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The new one is named as related."""
        return _related(file, self.other)


@dataclass(frozen=True, kw_only=True)
class SplitFrom(Event):
    """This incident was taken out of another one."""

    code: ClassVar = "SplitFrom"
    personal: ClassVar = ("reason",)
    other: int
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The incident that this one came from is named as related."""
        return _related(file, self.other)


@dataclass(frozen=True, kw_only=True)
class MergedSeenAgain(Event):
    """The post of an incident that was merged into this one was alerted again; its numbers stand there."""

    code: ClassVar = "MergedSeenAgain"
    internal: ClassVar = True
    personal: ClassVar = ("source",)
    other: int
    source: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Count an alert of the merged post."""
        return replace(file, alerts=file.alerts + 1)
