"""Notes, the end of an incident and what follows it: closed, reopened, reviewed, exported, held, purged."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile, Status
from handlers.case.event import Event, EventMeta
from handlers.closing.purge import AUTHOR, NAMES, TEXTS, without_author, without_names, without_texts
from handlers.roles.proposals.rules import answered


@dataclass(frozen=True, kw_only=True)
class Noted(Event):
    """A person wrote a note."""

    code: ClassVar = "Noted"
    personal: ClassVar = ("text",)
    text: str


@dataclass(frozen=True, kw_only=True)
class Closed(Event):
    """The incident is closed. `override` is why it closed with something not settled."""

    code: ClassVar = "Closed"
    personal: ClassVar = ("reason", "override")
    reason: str
    override: str = ""
    uncorrected: tuple[int, ...] = ()  # versions that proved wrong and stand uncorrected
    proposed_by: str = ""  # who asked for it, when a second person confirmed

    def second_person(self, file: CaseFile) -> str:
        """Needed where a person may be hurt and nothing was answered in public."""
        return "closed" if file.harm_at_stake and not answered(file) else ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Closed, when and why; aftercare starts afresh."""
        reminders = {key: stage for key, stage in file.reminders.items() if key not in ("retro", "aftercare")}
        return replace(
            file,
            status=Status.CLOSED,
            closed_at=meta.at,
            close_reason=self.reason,
            snoozed_until=None,
            reminders=reminders,
            drafting="",
            requests=(),
        )


@dataclass(frozen=True, kw_only=True)
class Reviewed(Event):
    """The retro was written as one text, before 0.3.0 (R172); since then it is `learning`."""

    code: ClassVar = "Reviewed"
    personal: ClassVar = ("text",)
    text: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep that the retro was done, and when."""
        return replace(file, retro=self.text)


@dataclass(frozen=True, kw_only=True)
class Exported(Event):
    """A person exported the case file (access log)."""

    code: ClassVar = "Exported"
    internal: ClassVar = True
    form: str


@dataclass(frozen=True, kw_only=True)
class Reopened(Event):
    """A closed incident is open again."""

    code: ClassVar = "Reopened"
    personal: ClassVar = ("reason",)
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Open; each role's holder is asked again to accept it."""
        assignments = {
            role: replace(assignment, since=meta.at, accepted_at=None, asked=0, notified=True)
            for role, assignment in file.assignments.items()
        }
        reminders = {key: stage for key, stage in file.reminders.items() if key != "window:late_ack"}
        again = replace(
            file,
            status=Status.OPEN,
            closed_at=None,
            close_reason="",
            assignments=assignments,
            reminders=reminders,
            drafting="",
            requests=(),
        )
        return replace(again, reopened_at=meta.at, no_reply="", no_reply_at=None)


@dataclass(frozen=True, kw_only=True)
class Held(Event):
    """Nothing of this incident may be purged, for a reason such as a lawsuit."""

    code: ClassVar = "Held"
    personal: ClassVar = ("reason",)
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep the incident from being purged until the hold ends."""
        return replace(file, held=self.reason)


@dataclass(frozen=True, kw_only=True)
class Released(Event):
    """The hold has ended; the schedule applies again."""

    code: ClassVar = "Released"
    personal: ClassVar = ("reason",)
    reason: str

    def second_person(self, file: CaseFile) -> str:
        """Always: what was kept for the law may be deleted from now on."""
        return "released"

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """End the hold."""
        return replace(file, held="")


@dataclass(frozen=True, kw_only=True)
class Purged(Event):
    """Personal data was purged as scheduled: the `author` of an idle case, `names`, or all `texts`. Hashes stay."""

    code: ClassVar = "Purged"
    internal: ClassVar = True
    what: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Remove personal data from the case file."""
        return {AUTHOR: without_author, NAMES: without_names}.get(self.what, without_texts)(file)


@dataclass(frozen=True, kw_only=True)
class PersonForgotten(Event):
    """A person asked about their data, and it was erased (`author`, `texts`, `mention`) or `corrected`; no name."""

    code: ClassVar = "PersonForgotten"
    what: str
    receipt: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The file without it; where only a name stood in other words, who carries it out takes that out."""
        return {AUTHOR: without_author, TEXTS: without_texts}.get(self.what, lambda same: same)(file)
