"""The one way in for evidence, from every chat: is the person allowed to, what is it, keep it, put it on record."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.config.settings import Settings
from bot.incidents.evidence.content import ContentType, type_of
from bot.incidents.evidence.previews import DecompressionBomb, Previews, previews_of
from bot.incidents.evidence.store import DISPLAY, INCOMING, THUMBNAIL, EvidenceStore, evidence_name
from bot.incidents.incidents import Incidents, NoSuchIncident
from handlers.case.card import LocalizedText, msg
from handlers.evidence.actions import FILE_FIELDS, add_evidence
from handlers.roles.access import ensure_reads
from handlers.text.file_sizes import MIB
from storage.incidents.cases import CorruptCaseFile


@dataclass(frozen=True)
class HandedIn:
    """A file on its way in: where it lies on this machine, how it was called, what the person said of it.

    `said` has the values of the command `evidence`; `only_picture`: the sender sent it as a picture.
    """

    file: Path
    called: str = ""
    said: Mapping[str, str] | None = None
    only_picture: bool = False


@dataclass(frozen=True)
class Intake:
    """What became of it: what to tell the person, and the number of the piece; 0 when it was not kept."""

    answer: LocalizedText
    id: int = 0


class EvidenceIntake:
    """Takes in files up to `max_bytes` bytes. `incoming` is where chats put a file down before it is taken in."""

    def __init__(self, incidents: Incidents, store: EvidenceStore, settings: Settings) -> None:
        self.incidents, self.store, self.max_bytes = incidents, store, settings.evidence_limit
        self.incoming = settings.data_dir / INCOMING

    def folder(self) -> Path:
        """Return the folder for files on their way in."""
        self.incoming.mkdir(0o700, parents=True, exist_ok=True)
        return self.incoming

    def refusal(self, number: int, person: str) -> LocalizedText | None:
        """Why this person may hand in nothing there; None when they may. Asked before a file is fetched."""
        team = self.incidents.people.team()
        if person not in team.people:
            return msg("rejection.not_on_roster", person=person)
        try:
            return ensure_reads(self.incidents.read(number), team.people[person], team)
        except NoSuchIncident:
            return msg("rejection.no_such_incident", number=number)
        except CorruptCaseFile:
            return msg("rejection.damaged", number=number)

    def too_large(self, number: int, max_bytes: int = 0) -> LocalizedText:
        """The sentence for a file above the limit, in bytes: that of the desk, or a lower one of a chat."""
        return msg("rejection.evidence_large", number=number, limit=(max_bytes or self.max_bytes) // MIB)

    def add(self, number: int, person: str, handed: HandedIn, now: datetime, idempotency_key: str = "") -> Intake:
        """Keep the file as evidence of the incident, or say why not."""
        if refused := self.refusal(number, person):
            return Intake(refused)
        size = handed.file.stat().st_size
        if size > self.max_bytes:
            return Intake(self.too_large(number))
        found = type_of(handed.file, handed.called)
        try:
            refused, previews = self._judged(number, handed, found, size)
        except DecompressionBomb:
            return Intake(msg("rejection.evidence_bomb", number=number))
        if refused:
            return Intake(refused)
        return self._keep(number, person, handed, found, previews, now, idempotency_key)

    def _judged(
        self, number: int, handed: HandedIn, found: ContentType, size: int
    ) -> tuple[LocalizedText | None, Previews | None]:
        """Why it is not taken, or the copies of a picture. Raises DecompressionBomb."""
        if not size:
            return msg("rejection.evidence_empty", number=number), None
        if found.program:
            return msg("rejection.evidence_program", number=number), None
        if handed.only_picture and not found.picture:
            return msg("rejection.evidence_no_picture", number=number), None
        return None, previews_of(handed.file) if found.picture else None

    def _keep(
        self,
        number: int,
        person: str,
        handed: HandedIn,
        found: ContentType,
        previews: Previews | None,
        now: datetime,
        idempotency_key: str,
    ) -> Intake:
        """Write the bytes, then the line: the timeline never names a file that is not there."""
        with handed.file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        said = {field: value for field, value in (handed.said or {}).items() if field in FILE_FIELDS}
        if said.get("sha256", "").lower() not in ("", digest):
            return Intake(msg("rejection.sha256_differs", number=number, sha256=digest))
        name = evidence_name(number, digest, found.ending)
        new = self.store.path(name) is None
        self.store.keep(name, handed.file)
        if previews:
            self.store.keep(name + DISPLAY, previews.display)
            self.store.keep(name + THUMBNAIL, previews.thumbnail)
        values = {**said, "original": handed.called.rpartition("/")[2].rpartition("\\")[2]}
        values |= {"name": name, "sha256": digest, "media_type": found.media_type}
        values["size"] = str(handed.file.stat().st_size)
        file, decision = self.incidents.execute(
            number, add_evidence, person, values, now, idempotency_key, needs_draft_context=False
        )
        if decision.rejection:
            if new:  # nothing on record names it
                self.store.remove(name)
            return Intake(decision.rejection)
        known = next((item.id for item in file.evidence_items if item.sha256 == digest), 0)
        return Intake(decision.answer or msg("answer.done", number=number), known)
