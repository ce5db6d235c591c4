"""What happens to an appeal to a platform: drafted, decided, filed, answered, objected to (R124-R132, R143, R147)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile, Status
from handlers.case.event import Event, EventMeta
from handlers.case.removal import Appeal, AppealState


@dataclass(frozen=True, kw_only=True)
class Reported(Event):
    """A person reported the post to the platform; kept from when a report was one step (R124, R128)."""

    code: ClassVar = "Reported"
    personal: ClassVar = ("reason",)
    ground: str
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more ground; the gate knows of it from now on (R147)."""
        return replace(file, reports=(*file.reports, self.ground))


def _changed(file: CaseFile, number: int, change: Callable[[Appeal], Appeal]) -> CaseFile:
    return replace(file, appeals=tuple(change(a) if a.id == number else a for a in file.appeals))


@dataclass(frozen=True, kw_only=True)
class AppealDrafted(Event):
    """A person drafted an appeal on one ground, and the gate let it through; another person decides on it."""

    code: ClassVar = "AppealDrafted"
    personal: ClassVar = ("fact", "said", "clause", "others", "details")
    names_people: ClassVar = True
    id: int
    ground: str
    fact: str
    content: str
    said: str
    clause: str = ""
    evidence: tuple[int, ...] = ()
    others: tuple[str, ...] = ()
    details: Mapping[str, str] = field(default_factory=dict)
    by_legal: bool = False

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more appeal, which waits for a second person."""
        made = Appeal(
            self.id,
            self.ground,
            self.fact,
            meta.by,
            meta.at,
            content=self.content,
            said=self.said,
            clause=self.clause,
            evidence=self.evidence,
            others=self.others,
            details=self.details,
            by_legal=self.by_legal,
        )
        return replace(file, appeals=(*file.appeals, made))


@dataclass(frozen=True, kw_only=True)
class AppealApproved(Event):
    """A second person agreed: it may be filed, by a person."""

    code: ClassVar = "AppealApproved"
    id: int
    ground: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep who approved the appeal."""
        done = {"state": AppealState.APPROVED, "approved_by": meta.by, "approved_at": meta.at}
        return _changed(file, self.id, lambda appeal: replace(appeal, **done))  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class AppealFiled(Event):
    """A person filed the appeal by hand: where, under which receipt number (R128)."""

    code: ClassVar = "AppealFiled"
    personal: ClassVar = ("receipt",)
    id: int
    ground: str
    report_channel: str
    receipt: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """With the platform; replies must not contradict it from now on."""

        def filed(appeal: Appeal) -> Appeal:
            where = replace(appeal, state=AppealState.FILED, channel=self.report_channel, receipt=self.receipt)
            return replace(where, filed_by=meta.by, filed_at=meta.at)

        return _changed(replace(file, reports=(*file.reports, self.ground)), self.id, filed)


@dataclass(frozen=True, kw_only=True)
class AppealAnswered(Event):
    """What the platform made of it. It is recorded, and publicised nowhere (R143)."""

    code: ClassVar = "AppealAnswered"
    personal: ClassVar = ("note",)
    id: int
    ground: str
    appeal_result: str
    note: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Close the appeal with its result; an objection before it is settled by it."""
        result = {"state": AppealState.CLOSED, "result": self.appeal_result, "note": self.note, "result_at": meta.at}
        return _changed(file, self.id, lambda a: replace(a, contested="", **result))  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True)
class AppealWithdrawn(Event):
    """An appeal was turned down or taken back, with a reason; `contradicted`: our own public words accept the harm."""

    code: ClassVar = "AppealWithdrawn"
    personal: ClassVar = ("reason",)
    id: int
    ground: str
    reason: str = ""
    contradicted: bool = False

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Not to be filed; what was filed is to be taken back there too."""

        def withdrawn(appeal: Appeal) -> Appeal:
            why = appeal.contradicted or self.contradicted
            return replace(appeal, state=AppealState.WITHDRAWN, note=self.reason, contradicted=why)

        reports = tuple(ground for ground in file.reports if ground != self.ground)
        return _changed(replace(file, reports=reports), self.id, withdrawn)


@dataclass(frozen=True, kw_only=True)
class AppealContradicted(Event):
    """A public reply accepts what a filed appeal calls invented: it is flagged until it is taken back (R147)."""

    code: ClassVar = "AppealContradicted"
    id: int
    ground: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Mark the appeal as contradicted by a public reply."""
        return _changed(file, self.id, lambda appeal: replace(appeal, contradicted=True))


@dataclass(frozen=True, kw_only=True)
class AuthorObjected(Event):
    """The author gave notice that the report was wrong (Civil Code 1196): the file is open again."""

    code: ClassVar = "AuthorObjected"
    personal: ClassVar = ("notice",)
    names_people: ClassVar = True
    id: int
    ground: str
    notice: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The appeal is contested, and the incident open."""
        contested = _changed(file, self.id, lambda appeal: replace(appeal, contested=self.notice or "-"))
        if contested.status is not Status.CLOSED:
            return contested
        again = replace(contested, status=Status.OPEN, closed_at=None, close_reason="", reopened_at=meta.at)
        return replace(again, no_reply="", no_reply_at=None)


@dataclass(frozen=True, kw_only=True)
class NotReported(Event):
    """A person decided that nothing is reported, and said why (R117)."""

    code: ClassVar = "NotReported"
    personal: ClassVar = ("reason",)
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep why the post is answered and not reported."""
        return replace(file, not_reported=self.reason)


@dataclass(frozen=True, kw_only=True)
class PackWritten(Event):
    """The papers of an appeal were written for one reader, as files (R133, R134, R141)."""

    code: ClassVar = "PackWritten"
    id: int
    report_channel: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """For 12377 once and never again."""
        return _changed(
            file, self.id, lambda a: replace(a, packs=tuple(dict.fromkeys((*a.packs, self.report_channel))))
        )
