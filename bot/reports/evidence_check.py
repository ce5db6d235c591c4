"""Checks evidence offline: the chain of its manifests, the time stamps on them, and files against their hashes."""

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.x509 import Certificate
from pydantic import TypeAdapter, ValidationError

from bot.incidents.evidence import EvidenceStore
from bot.ops import timestamps
from bot.ops.timestamps import WrongTimestamp
from bot.reports.atomic_dir import sha256_of
from bot.reports.evidence_bundle import FOLDER, INDEX
from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.event import EventMeta
from handlers.evidence.events import EvidenceAdded, EvidenceDescribed, EvidenceTimestamped
from handlers.evidence.manifest import digest, link_after, manifest_text
from storage.incidents.audit_chain import ChainEntry

ADDED: TypeAdapter[EvidenceAdded] = TypeAdapter(EvidenceAdded)


@dataclass
class EvidenceCheck:
    """What one incident's timeline says of its evidence: manifests and files' hashes by number, and what is wrong."""

    number: int
    roots: Sequence[Certificate] = ()
    manifests: dict[int, str] = field(default_factory=dict)
    files: dict[int, str] = field(default_factory=dict)
    stamped: set[int] = field(default_factory=set)
    problems: list[LocalizedText] = field(default_factory=list)
    _count: int = 0
    _link: str = ""

    def read(self, lines: Iterable[ChainEntry]) -> "EvidenceCheck":
        """Go through the timeline in its order; the check itself."""
        for line in lines:
            if line.kind == EvidenceAdded.code:
                self._added(line)
            elif line.kind == EvidenceDescribed.code:
                self._count += not _fields(line).get("id")
            elif line.kind == EvidenceTimestamped.code:
                self._timestamped(line)
        return self

    @property
    def unstamped(self) -> tuple[int, ...]:
        """Numbers of pieces with a manifest that no authority has stamped yet."""
        return tuple(sorted(self.manifests.keys() - self.stamped))

    def _added(self, line: ChainEntry) -> None:
        self._count += 1
        fields = _fields(line)
        manifest = str(fields.get("manifest", ""))
        self.files[self._count] = str(fields.get("sha256", ""))
        if not manifest:  # of a version before 0.3, which no piece with a manifest comes before
            if self._link:
                self._broken()
            return
        self.manifests[self._count] = manifest
        link = link_after(self._link, manifest)
        if fields.get("chain_link") != link or (line.personal is not None and self._text_of(line, fields) != manifest):
            self._broken()
        self._link = str(fields.get("chain_link", ""))

    def _broken(self) -> None:
        self.problems.append(msg("export.evidence_chain", number=self.number, id=self._count))

    def _text_of(self, line: ChainEntry, fields: dict[str, object]) -> str:
        """The hash of the manifest that the line's own words make."""
        try:
            event = ADDED.validate_python({name: v for name, v in fields.items() if name != "personal_sha256"})
        except ValidationError:
            return ""
        return digest(manifest_text(self.number, event.item(self._count, EventMeta(line.at, line.by))))

    def _timestamped(self, line: ChainEntry) -> None:
        fields = _fields(line)
        number, authority = int(str(fields.get("id", 0))), str(fields.get("authority", ""))
        try:
            imprint = bytes.fromhex(self.manifests.get(number, ""))
            timestamps.read_imprint(base64.b64decode(str(fields.get("token", ""))), imprint, self.roots)
        except (WrongTimestamp, ValueError) as why:
            which = {"number": self.number, "id": number}
            self.problems.append(msg("export.evidence_stamp_wrong", **which, authority=authority, problem=str(why)))
            return
        self.stamped.add(number)


def check_store(file: CaseFile, store: EvidenceStore, check: EvidenceCheck) -> Iterator[LocalizedText]:
    """Yield which files of an incident are gone or differ from its timeline; what has expired names none."""
    for item in file.evidence_items:
        if not item.name:
            continue
        path = store.path(item.name)
        if path is None:
            yield msg("export.evidence_gone", number=file.number, id=item.id)
        elif sha256_of(path) != check.files.get(item.id):
            yield msg("export.evidence_changed", number=file.number, id=item.id)


def check_folder(export: Path, check: EvidenceCheck) -> Iterator[LocalizedText]:
    """Yield which files of evidence in an export are not those that the timeline names; an export may have none."""
    for file in sorted((export / FOLDER).glob("*")):
        number = file.name.partition("-")[0]
        ours = file.name == INDEX or file.name.endswith((".tsr", "-manifest.json"))
        if not ours and sha256_of(file) != check.files.get(int(number) if number.isdecimal() else 0):
            yield msg("export.evidence_changed", number=check.number, id=number)


def _fields(line: ChainEntry) -> dict[str, object]:
    """The fields of a line; none when a forger wrote one that cannot be read."""
    try:
        data, personal = json.loads(line.data), json.loads(line.personal or "{}")
    except ValueError:
        return {}
    return {**data, **personal} if isinstance(data, dict) and isinstance(personal, dict) else {}
