"""Everything an export says besides the timeline's lines, read in one transaction."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.reports.verify import check_chain
from handlers.alerts.events import Graded, Regraded
from handlers.assessment.events import Assessed
from handlers.case.card import LocalizedText
from handlers.case.case_file import CaseFile
from handlers.case.event import BOT, Event, EventMeta, apply_events
from handlers.case.policy import ResponsePolicy
from handlers.closing.events import Exported, Purged
from handlers.closing.purge import NAMES, TEXTS
from handlers.drafts.review_events import NoPublicReply
from handlers.overview.timeline import event_text
from handlers.promises.events import PromiseSettled
from handlers.reminders.windows import Window, windows
from handlers.roles.events import Accepted, Declined, RoleAssigned, RoleUnanswered, RoleUnfilled
from storage.incidents import cases, posts, reads, timeline
from storage.incidents.audit_chain import chain_entries
from storage.incidents.reads import Read
from storage.incidents.timeline import TimelineEntry

GRADE_EVENTS = (Graded, Regraded)
ROLE_EVENTS = (RoleAssigned, Accepted, Declined, RoleUnfilled, RoleUnanswered)

MAX_READS = 200  # newest lines of the log of reads in a report; `/incident reads` has all


@dataclass(frozen=True)
class WindowResult:
    """A response window, how it went, and the roster id of who met it; empty while it is not met."""

    window: Window
    state: str
    by: str


@dataclass(frozen=True)
class ExportData:
    """One incident as of one moment, exported at and by `stamp`.

    `timeline_head` is the hash of the timeline's last line, `engagement` the counts by capture time (UTC), and
    `key_events` are the timeline lines that have a place of their own.
    """

    file: CaseFile
    timeline_length: int
    timeline_head: str
    windows: tuple[WindowResult, ...]
    engagement: Sequence[tuple[datetime, Mapping[str, int]]]
    key_events: Sequence[TimelineEntry]
    meta: EventMeta
    zone: str
    redacted: bool = False
    chain_faults: tuple[LocalizedText, ...] = ()  # what is wrong with the timeline as it is stored
    reads: Sequence[Read] = ()  # of a need-to-know incident, newest first
    removed: frozenset[str] = frozenset()  # who holds a role and is not on the roster any more

    def by_kind(self, *kinds: type[Event]) -> tuple[TimelineEntry, ...]:
        """The key events of some kinds, in the timeline's order."""
        return tuple(line for line in self.key_events if line.kind in {kind.code for kind in kinds})


def without_personal(line: TimelineEntry) -> TimelineEntry:
    """A line as it reads once personal data has been purged; its hash still proves it."""
    kept = {name: value for name, value in line.fields.items() if name in json.loads(line.data)}
    return replace(line, personal=None, fields=kept)


def load_export_data(
    connection: Connection, number: int, policy: ResponsePolicy, meta: EventMeta, redacted: bool = False
) -> ExportData:
    """Read an incident that exists; `redacted` as it would be after a purge."""
    stored = cases.load(connection, number)
    assert stored is not None
    file = stored.file
    key_kinds = (*GRADE_EVENTS, *ROLE_EVENTS, Assessed, NoPublicReply, PromiseSettled, Exported)
    events = timeline.of_kinds(connection, number, *(kind.code for kind in key_kinds))
    entries = chain_entries(connection, number)
    if redacted:
        events = [without_personal(line) for line in events]
        file = apply_events(file, [Purged(what=NAMES), Purged(what=TEXTS)], meta)
    return ExportData(
        redacted=redacted,
        file=file,
        timeline_length=stored.timeline_length,
        timeline_head=stored.timeline_head,
        windows=tuple(_window_result(file, window, events, meta.at) for window in windows(file, policy)),
        engagement=posts.series(connection, number),
        key_events=events,
        meta=meta,
        zone=policy.zone,
        chain_faults=tuple(check_chain(number, entries, stored.timeline_length, stored.timeline_head)),
        reads=reads.newest(connection, number, MAX_READS),
    )


def _window_result(file: CaseFile, window: Window, events: Sequence[TimelineEntry], now: datetime) -> WindowResult:
    """The desk meets the detection window; the others are met by the person who posted, or decided not to answer."""
    met_by = {line.at: line.by for line in events if line.kind == NoPublicReply.code}
    met_by |= {reply.at: reply.by for reply in file.replies}
    by = met_by.get(window.met_at, "") if window.met_at else ""
    return WindowResult(
        window, window.state(now, None if file.open else file.closed_at), BOT if window.name == "detect" else by
    )


def entry_text(entry: TimelineEntry) -> LocalizedText:
    """The sentence that an entry of the timeline makes, as in the chats."""
    return event_text(entry.kind, entry.fields, entry.by)
