"""Everything an export says besides the timeline, read in one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from handlers.case.case_file import CaseFile
from handlers.case.event import BOT, Stamp
from handlers.case.policy import House
from handlers.reminders.windows import Window, windows
from storage.incidents import cases as case_files
from storage.incidents import posts, timeline
from storage.incidents.timeline import Line

GRADES = ("Graded", "Regraded")
SEATS = ("Seated", "Accepted", "Declined", "LeftEmpty", "Unanswered")


@dataclass(frozen=True)
class Timed:
    """A window with what became of it and who met it."""

    window: Window
    state: str
    by: str


@dataclass(frozen=True)
class Material:
    """One incident as of one moment. `chain` is the hash of the last of its `lines`; `apart` are lines worth a place of their own."""

    file: CaseFile
    lines: int
    chain: str
    clock: tuple[Timed, ...]
    series: Sequence[tuple[datetime, Mapping[str, int]]]
    apart: Sequence[Line]
    stamp: Stamp
    zone: str

    def of(self, *kinds: str) -> tuple[Line, ...]:
        """Lines of some kinds, among those that have a place of their own."""
        return tuple(line for line in self.apart if line.kind in kinds)


def gather(connection: Connection, number: int, house: House, stamp: Stamp) -> Material:
    """Read an incident that exists."""
    kept = case_files.load(connection, number)
    assert kept is not None
    apart = timeline.of_kinds(connection, number, *GRADES, *SEATS, "Assessed", "NoPublicReply", "Exported")
    clock = tuple(_timed(kept.file, window, apart, stamp.at) for window in windows(kept.file, house))
    return Material(kept.file, kept.lines, kept.chain, clock, posts.series(connection, number), apart, stamp, house.zone)


def _timed(file: CaseFile, window: Window, apart: Sequence[Line], now: datetime) -> Timed:
    """Detecting is the desk's own doing; the rest was met by whoever posted, or decided not to answer, at that moment."""
    did = {line.at: line.by for line in apart if line.kind == "NoPublicReply"} | {reply.at: reply.by for reply in file.replies}
    by = BOT if window.name == "detect" else did.get(window.met_at or now, "") if window.met_at else ""
    return Timed(window, window.state(now), by)
