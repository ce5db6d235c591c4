"""Everything an export says besides the timeline, read in one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from handlers.case.case_file import CaseFile
from handlers.case.event import BOT, EventMeta
from handlers.case.policy import ResponsePolicy
from handlers.reminders.windows import Window, windows
from storage.incidents import cases, posts, timeline
from storage.incidents.timeline import TimelineEntry

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
    apart: Sequence[TimelineEntry]
    meta: EventMeta
    zone: str

    def of(self, *kinds: str) -> tuple[TimelineEntry, ...]:
        """Lines of some kinds, among those that have a place of their own."""
        return tuple(line for line in self.apart if line.kind in kinds)


def gather(connection: Connection, number: int, policy: ResponsePolicy, meta: EventMeta) -> Material:
    """Read an incident that exists."""
    kept = cases.load(connection, number)
    assert kept is not None
    apart = timeline.of_kinds(connection, number, *GRADES, *SEATS, "Assessed", "NoPublicReply", "Exported")
    clock = tuple(_timed(kept.file, window, apart, meta.at) for window in windows(kept.file, policy))
    return Material(kept.file, kept.lines, kept.chain, clock, posts.series(connection, number), apart, meta, policy.zone)


def _timed(file: CaseFile, window: Window, apart: Sequence[TimelineEntry], now: datetime) -> Timed:
    """Detecting is the desk's own doing; the rest was met by whoever posted, or decided not to answer, at that moment."""
    did = {line.at: line.by for line in apart if line.kind == "NoPublicReply"} | {reply.at: reply.by for reply in file.replies}
    by = BOT if window.name == "detect" else did.get(window.met_at or now, "") if window.met_at else ""
    return Timed(window, window.state(now), by)
