"""Writes a decision down: facts to the timeline and the file, cards and errands to the outbox, all of it or nothing."""

from sqlalchemy import Connection

from bot import metrics
from bot.parcels import Packer
from handlers.decision import Decision
from handlers.facts import Stamp, after
from handlers.house import House
from handlers.rules.timers import rings_at
from handlers.rules.windows import next_due
from handlers.team import Team
from storage import case_files, outbox, timeline
from storage.case_files import Dues, Kept


class Ledger:
    """Knows how a decision becomes rows; the transaction is the desk's."""

    def __init__(self, packer: Packer, house: House) -> None:
        self.packer, self.house = packer, house

    def write(self, connection: Connection, kept: Kept, decision: Decision, stamp: Stamp, team: Team) -> Kept:
        """The file as it stands after the decision."""
        parcels = []
        file = after(kept.file, decision.facts, stamp)
        rows = list(timeline.rows(file.number, kept.lines, kept.chain, decision.facts, stamp))
        if rows:
            metrics.decided(kept.file, file, decision.facts, self.house)
            kept = Kept(file, rows[-1]["seq"], rows[-1]["hash"])
            timeline.append(connection, rows)
            case_files.save(connection, kept, self.dues(kept))
            parcels = [*self.packer.cards(connection, file, team), *self.packer.lines(file, rows, team)]
        parcels += [parcel for errand in decision.errands for parcel in self.packer.errand(errand, file, team)]
        outbox.put(connection, parcels, stamp.at)
        return kept

    def dues(self, kept: Kept) -> Dues:
        """When its next timer rings and its next window falls due."""
        return Dues(rings_at(kept.file, self.house), next_due(kept.file, self.house))
