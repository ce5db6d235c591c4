"""What legal records on its track (R137-R142, R148)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.removal import LegalTrack


def _track(file: CaseFile) -> LegalTrack:
    return file.legal_track or LegalTrack()


@dataclass(frozen=True, kw_only=True)
class EvidenceFixed(Event):
    """The content was fixed as evidence before any legal step: pieces with hashes, and a notary's receipt if any."""

    code: ClassVar = "EvidenceFixed"
    personal: ClassVar = ("notary",)
    evidence: tuple[int, ...]
    notary: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep which evidence was fixed, when and by which notary."""
        done = replace(_track(file), fixed_at=meta.at, fixation=self.evidence, notary=self.notary)
        return replace(file, legal_track=done)


@dataclass(frozen=True, kw_only=True)
class LegalPartRecorded(Event):
    """Legal stated one of the four parts: parties, facts, law or remedy (R139)."""

    code: ClassVar = "LegalPartRecorded"
    personal: ClassVar = ("text",)
    names_people: ClassVar = True
    legal_step: str
    text: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The part as it stands now."""
        track = _track(file)
        return replace(file, legal_track=replace(track, parts={**track.parts, self.legal_step: self.text}))


@dataclass(frozen=True, kw_only=True)
class FalsityConfirmed(Event):
    """Legal confirmed that the statement is false, and by which evidence: before that there is no letter (R137)."""

    code: ClassVar = "FalsityConfirmed"
    personal: ClassVar = ("text",)
    text: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep who confirmed that the statement is false."""
        return replace(file, legal_track=replace(_track(file), false_confirmed_by=meta.by))


@dataclass(frozen=True, kw_only=True)
class LetterSent(Event):
    """Legal sent its letter to a recipient, outside the desk (R140)."""

    code: ClassVar = "LetterSent"
    personal: ClassVar = ("recipient",)
    names_people: ClassVar = True
    recipient: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Add who got the letter, and when."""
        track = _track(file)
        sent = (*track.recipients, (self.recipient, meta.at))
        return replace(file, legal_track=replace(track, recipients=sent))


@dataclass(frozen=True, kw_only=True)
class HoldingStatementKept(Event):
    """A statement is ready for when things get worse, with the condition on which it is used (R148)."""

    code: ClassVar = "HoldingStatementKept"
    personal: ClassVar = ("text", "trigger")
    text: str
    trigger: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep the statement and its condition, not triggered yet."""
        kept = replace(_track(file), holding=self.text, trigger=self.trigger, triggered_at=None)
        return replace(file, legal_track=kept)


@dataclass(frozen=True, kw_only=True)
class HoldingTriggered(Event):
    """Its condition is met: the statement becomes a draft that is reviewed like any other."""

    code: ClassVar = "HoldingTriggered"
    personal: ClassVar = ("reason",)
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep since when the holding statement is in use."""
        return replace(file, legal_track=replace(_track(file), triggered_at=meta.at))


@dataclass(frozen=True, kw_only=True)
class LawsuitNoted(Event):
    """Where a lawsuit stands: a status, no more (R142)."""

    code: ClassVar = "LawsuitNoted"
    personal: ClassVar = ("note",)
    lawsuit: str
    note: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Replace the status of the lawsuit."""
        return replace(file, legal_track=replace(_track(file), lawsuit=self.lawsuit))
