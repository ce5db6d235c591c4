"""Writes decisions down: facts to the timeline and the file, cards and errands to the outbox, all of it or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.incidents.outbox_messages import Packer
from bot.ops import metrics
from handlers.case.decision import Decision, Errand
from handlers.case.event import Stamp, after
from handlers.case.people import Team
from handlers.case.policy import House
from handlers.reminders.timers import rings_at
from handlers.reminders.windows import next_due
from storage.incidents import cases as case_files
from storage.incidents import timeline
from storage.incidents.cases import Dues, Kept
from storage.outbox import queue as outbox


@dataclass(frozen=True)
class Entry:
    """A decision worked out, not written yet: the file as it stands afterwards, its new lines, and what is to be done."""

    kept: Kept
    rows: Sequence[Mapping[str, Any]]
    errands: tuple[Errand, ...]
    stamp: Stamp


class Ledger:
    """Knows how decisions become rows; the transaction is the desk's. Many are written with as many statements as one."""

    def __init__(self, packer: Packer, house: House) -> None:
        self.packer, self.house = packer, house

    def entry(self, kept: Kept, decision: Decision, stamp: Stamp) -> Entry:
        """What the decision makes of the file."""
        rows = list(timeline.rows(kept.file.number, kept.lines, kept.chain, decision.facts, stamp))
        if rows:
            file = after(kept.file, decision.facts, stamp)
            metrics.decided(kept.file, file, decision.facts, self.house)
            kept = Kept(file, rows[-1]["seq"], rows[-1]["hash"])
        return Entry(kept, rows, decision.errands, stamp)

    def write(self, connection: Connection, entries: Sequence[Entry], team: Team) -> None:
        """Everything about these decisions, in their order."""
        self.record(connection, entries)
        self.announce(connection, entries, team)

    def record(self, connection: Connection, entries: Sequence[Entry]) -> None:
        """The lines and the files. Of several decisions about one incident the last has its file as it stands."""
        timeline.append(connection, [row for entry in entries for row in entry.rows])
        case_files.save_all(connection, [(kept, self.dues(kept)) for kept in _changed(entries)])

    def announce(self, connection: Connection, entries: Sequence[Entry], team: Team) -> None:
        """What is to be said and done about it: first the cards, then what happened, in order."""
        if not entries:
            return
        parcels = self.packer.cards(connection, [kept.file for kept in _changed(entries)], team)
        for entry in entries:
            file = entry.kept.file
            parcels += self.packer.lines(file, entry.rows, team)
            parcels += [parcel for errand in entry.errands for parcel in self.packer.errand(errand, file, team)]
        outbox.put(connection, parcels, entries[-1].stamp.at)

    def dues(self, kept: Kept) -> Dues:
        """When its next timer rings and its next window falls due."""
        return Dues(rings_at(kept.file, self.house), next_due(kept.file, self.house))


def _changed(entries: Sequence[Entry]) -> list[Kept]:
    """Files that have new lines, each once, by number."""
    last = {entry.kept.file.number: entry.kept for entry in entries if entry.rows}
    return [last[number] for number in sorted(last)]
