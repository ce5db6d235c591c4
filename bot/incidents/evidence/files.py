"""The one way out for evidence: a list, a copy to look at, the file itself; who may see it is asked at each read."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.incidents.access import Access
from bot.incidents.evidence.intake import EvidenceIntake
from bot.incidents.evidence.store import DISPLAY, THUMBNAIL, EvidenceStore
from bot.incidents.incidents import Incidents, NoSuchIncident
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import msg
from handlers.case.evidence import EvidenceItem
from handlers.evidence.rules import find_item
from handlers.overview.evidence_card import evidence_card, item_card
from handlers.roles.access import may_see_evidence
from storage.incidents.cases import CorruptCaseFile

SHAPES = {"thumb": THUMBNAIL, "display": DISPLAY, "file": ""}


@dataclass(frozen=True)
class EvidenceFiles:
    """Shows what was handed in. `exports` is where files are put that a chat sends to who asked."""

    incidents: Incidents
    access: Access
    store: EvidenceStore
    intake: EvidenceIntake
    exports: Path

    def command(self, request: CommandRequest) -> CommandResult:
        """The list of an incident's evidence, or one piece with its file, for a person who may read the incident."""
        number = request.number or 0
        if refused := self.access.refusal("evidence", request):
            return CommandResult(False, (refused,))
        file, given = self.incidents.read(number), request.values.get("id", "").lstrip("#")
        person, team = self.incidents.people.team().people[request.person], self.incidents.people.team()
        if not given:
            return CommandResult(True, card=evidence_card(file, person, team))
        item = find_item(file, int(given) if given.isdecimal() else 0)
        if item is None:
            return CommandResult(False, (msg("rejection.no_such_evidence", number=number, id=given),))
        if not may_see_evidence(file, item, person, team):
            return CommandResult(False, (msg("rejection.evidence_sensitive", number=number, id=item.id),))
        said = msg("answer.evidence_shown", number=number, id=item.id)
        return CommandResult(True, (said,), card=item_card(file, item), files=self._for_chat(number, item))

    def path(self, number: int, item: int, shape: str, person: str, now: datetime) -> tuple[Path, EvidenceItem] | None:
        """The file of a shape (thumb, display, file) on this machine; None when there is none for this person."""
        team = self.incidents.people.team()
        try:
            file = self.incidents.read(number)
        except (NoSuchIncident, CorruptCaseFile):
            return None
        known = team.people.get(person)
        piece = find_item(file, item)
        if shape not in SHAPES or known is None or piece is None or not piece.name:
            return None
        if not self.access.may_read(person, file) or not may_see_evidence(file, piece, known, team):
            return None
        if shape != "thumb":  # lists are logged as what they are; a look at a file is a read of its own
            self.access.log_restricted([file], person, "evidence", now)
        path = self.store.path(piece.name + SHAPES[shape])
        return (path, piece) if path else None

    def _for_chat(self, number: int, item: EvidenceItem) -> tuple[str, ...]:
        """Put down what a chat sends: of a picture the copy without what a camera wrote into it."""
        path = self.store.path(item.name + DISPLAY) or self.store.path(item.name) if item.name else None
        if path is None:
            return ()
        ending = path.name.rpartition(".")[2]
        name = f"INC-{number}-evidence/{item.id}-{item.kind}-{item.sha256[:8]}.{ending}"
        target = self.exports / name
        target.parent.mkdir(0o700, parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        target.chmod(0o600)
        return (name,)
