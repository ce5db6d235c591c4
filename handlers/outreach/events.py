"""A contact was made, an author changed their post, a customer agreed to something."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.outreach import Consent, Contact


@dataclass(frozen=True, kw_only=True)
class ContactLogged(Event):
    """A person spoke to a creator, a journalist, a partner, a customer or an authority (R149, R150, R160)."""

    code: ClassVar = "ContactLogged"
    personal: ClassVar = ("name", "channel", "text")
    names_people: ClassVar = True
    party: str
    name: str
    channel: str
    text: str
    covered: tuple[str, ...] = ()

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Add a contact."""
        contact = Contact(self.party, self.name, self.channel, meta.by, meta.at, self.text, self.covered)
        return replace(file, contacts=(*file.contacts, contact))


@dataclass(frozen=True, kw_only=True)
class AuthorActed(Event):
    """The author changed, answered or deleted the post of their own accord; the desk never asks for it (R152)."""

    code: ClassVar = "AuthorActed"
    personal: ClassVar = ("text",)
    step: str
    text: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The newest step stands on the card; what was written about it stays in the timeline."""
        return replace(file, author_step=self.step, author_step_at=meta.at)


@dataclass(frozen=True, kw_only=True)
class ConsentRecorded(Event):
    """A customer agreed that we thank, quote or tell of them, with the proof of it (R168-R170, X20)."""

    code: ClassVar = "ConsentRecorded"
    personal: ClassVar = ("proof",)
    names_people: ClassVar = True
    scope: str
    proof: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Add a consent."""
        return replace(file, consents=(*file.consents, Consent(self.scope, self.proof, meta.by, meta.at)))


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(Event):
    """A customer took a consent back: from now on it allows nothing."""

    code: ClassVar = "ConsentWithdrawn"
    personal: ClassVar = ("reason",)
    scope: str
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Every consent of this scope is gone."""
        return replace(file, consents=tuple(c for c in file.consents if c.scope != self.scope))
