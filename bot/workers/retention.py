"""Purges personal data by schedule: names of authors, then all texts; a legal hold keeps them (PIPL art. 6).

An incident that is never closed ages too: after a time without a person or an alert its author goes.
"""

import logging
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Table

from bot.config.settings import Settings
from bot.incidents.alert_files import forget_files
from bot.incidents.evidence import EvidenceStore
from bot.incidents.evidence.copies import EvidenceCopies
from bot.incidents.evidence.store import forget_incoming
from handlers.alerts.events import Learned, Opened
from handlers.case.case_file import CaseFile, Status
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.policy import ResponsePolicy
from handlers.closing.events import Purged
from handlers.closing.purge import AUTHOR, NAMES, TEXTS
from handlers.drafts.events import Drafted
from handlers.evidence.events import EvidenceAdded
from handlers.overview.events import EVENTS
from handlers.reminders.timers import next_timer_at
from handlers.reminders.windows import next_due
from storage import periodic_jobs
from storage.backup import FOLDER as BACKUPS
from storage.backup import backups_before
from storage.database import Database
from storage.incidents import cases, retention, timeline
from storage.incidents.cases import CorruptCaseFile, NextTimes, StoredCase

log = logging.getLogger(__name__)
INTERVAL = timedelta(days=1)
PAGE = 50  # incidents looked at between two looks for due timers
NAMED = tuple(code for code, kind in EVENTS.items() if kind.names_people)
OF_AUTHOR = (Opened.code, Learned.code, Drafted.code)  # lines that name the author
KINDS: Mapping[str, Sequence[str]] = {AUTHOR: OF_AUTHOR, NAMES: NAMED, TEXTS: ()}


class Retention:
    """A periodic job, once a day. It changes files without Incidents: no person is notified, no card is sent anew."""

    def __init__(
        self,
        database: Database,
        policy: ResponsePolicy,
        settings: Settings,
        copies: Sequence[Table] = (),
        aged: Sequence[tuple[Table, str]] = (),
        evidence: EvidenceStore | None = None,
    ) -> None:
        self.database, self.policy, self.folder = database, policy, settings.data_dir.resolve()
        self.copies, self.aged = copies, aged
        self.evidence = evidence or EvidenceStore(settings.evidence_folder)
        self.chat_tables = frozenset((*(table.name for table in copies), *(table.name for table, _ in aged)))
        self.names, self.texts = timedelta(days=settings.keep_names_days), timedelta(days=settings.keep_texts_days)
        self.idle, self.backups = timedelta(days=settings.keep_idle_days), timedelta(days=settings.keep_backups_days)
        self._next: datetime | None = None
        self._going: Iterator[int] | None = None

    def purge_due(self, now: datetime) -> int:
        """Go on with a purge under way, or begin the daily one; how many incidents were purged."""
        if self._going is None:
            if self._next and now < self._next:
                return 0
            self._next = now + INTERVAL
            with self.database.transaction() as connection:
                mine = periodic_jobs.claim_run(connection, "purge", now, self._next)
            if mine:
                # Minimum storage (PIPL art. 19): kept only as long as its purpose needs, with an incident or without.
                self.forget_aged(now)
            self._going = self._pages(now) if mine else None
        done = next(self._going, None) if self._going else None
        if done is None:
            self._going = None
        return done or 0

    def due(self, now: datetime) -> Iterator[tuple[int, int, str]]:
        """What would be purged now: incident, stage, and what goes."""
        ever = datetime.min.replace(tzinfo=now.tzinfo)
        for stage, what, closed in (
            (2, TEXTS, (ever, now - self.texts)),
            (1, NAMES, (now - self.texts, now - self.names)),
        ):
            number = 0
            while numbers := self._numbers(stage, closed, number):
                number = numbers[-1]
                yield from ((n, stage, what) for n in numbers if not self._held(n))
        number = 0
        while numbers := self._idle(now - self.idle, number):
            number = numbers[-1]
            yield from ((n, 1, AUTHOR) for n in numbers if not self._held(n))

    def forget_aged(self, now: datetime) -> list[Path]:
        """Delete what belongs to no incident and is over, and backups that are too old; those backups."""
        with self.database.transaction() as connection:
            retention.forget_aged(connection, now - self.names, now - self.texts, self.aged)
        forget_files(self.folder, now)
        forget_incoming(self.folder, now - INTERVAL)
        old = list(backups_before(self.folder, now - self.backups))
        for file in old:
            file.unlink(missing_ok=True)
        return old

    def purge(self, number: int, stage: int, what: str, now: datetime) -> bool:
        """Purge one incident, unless it is held or open again: pictures with the texts, exports with the names.

        False when it was left alone, or only something like an export came after its purge: that is no second one.
        """
        with self.database.transaction() as connection:
            stored = cases.load(connection, number, lock=True)
            # Asked again under the lock: a hold or a reopening since the list was read wins (PIPL art. 47 yields to
            # other law).
            if stored is None or stored.file.held or (stored.file.status is Status.CLOSED) is (what == AUTHOR):
                return False
            if what == TEXTS:  # first, so that a kill in between leaves none behind for good
                self.remove_pictures(connection, number)
            remove_exports(self.folder, number)
            kinds = KINDS[what]
            again = not retention.holds_personal(connection, number, kinds) and _was_purged(connection, number, what)
            if not again:
                self.change(connection, stored, Purged(what=what), now)
            retention.forget(connection, number, stage, kinds, self.copies)
        return not again

    def _pages(self, now: datetime) -> Iterator[int]:
        count = 0
        for seen, (number, stage, what) in enumerate(self.due(now), 1):
            try:
                count += self.purge(number, stage, what, now)
            except Exception:
                log.exception("incident %s could not be purged; it is tried again tomorrow", number)
            if seen % PAGE == 0:
                yield count
        self.database.checkpoint()

    def change(
        self,
        connection: Connection,
        stored: StoredCase,
        fact: Event,
        now: datetime,
        further: Callable[[CaseFile], CaseFile] = lambda file: file,
    ) -> None:
        """Write the event and the file after it, with what is done to the file `further`; without a notice."""
        meta = EventMeta(now)
        file = further(apply_events(stored.file, [fact], meta))
        rows = list(timeline.rows(file.number, stored.timeline_length, stored.timeline_head, [fact], meta))
        timeline.append(connection, rows)
        now_kept = StoredCase(file, rows[-1]["seq"], rows[-1]["hash"])
        times = NextTimes(next_timer_at(file, self.policy), next_due(file, self.policy))
        cases.save(connection, now_kept, times, wordless=rows[-1]["personal"] is None)

    def remove_pictures(self, connection: Connection, number: int) -> None:
        """Delete what was handed in as evidence, with its copies; its hashes stay."""
        stored = cases.load(connection, number)
        # A line may have lost its words to a person's request, and lines of old versions know more than the file.
        names = {item.name for item in (stored.file.evidence_items if stored else ())}
        lines = timeline.of_kinds(connection, number, EvidenceAdded.code)
        for name in filter(None, names | {str(line.fields.get("name", "")) for line in lines}):
            self.evidence.remove(name)
            EvidenceCopies(self.folder / BACKUPS).remove(name)

    def _numbers(self, stage: int, closed: tuple[datetime, datetime], number: int) -> list[int]:
        with self.database.read_transaction() as connection:
            return retention.due(connection, stage, closed, number, PAGE)

    def _idle(self, since: datetime, number: int) -> list[int]:
        with self.database.read_transaction() as connection:
            return retention.idle(connection, since, number, PAGE)

    def _held(self, number: int) -> bool:
        with self.database.read_transaction() as connection:
            stored = cases.load_many(connection, [number], lock=False).get(number)
        if isinstance(stored, CorruptCaseFile):
            log.error("incident %s is damaged: it cannot be purged until it is repaired", number)
            return True
        return stored is None or bool(stored.file.held)


def remove_exports(folder: Path, number: int) -> list[str]:
    """Delete what was exported of an incident below the data directory, whatever its form; what there was.

    It can be exported anew.
    """
    exports = folder / "exports"
    found = [each for each in exports.glob(f"*INC-{number}*") if re.fullmatch(rf".*INC-{number}(\D.*)?", each.name)]
    for each in found:
        shutil.rmtree(each, ignore_errors=True) if each.is_dir() else each.unlink(missing_ok=True)
    return [each.name for each in found]


def _was_purged(connection: Connection, number: int, what: str) -> bool:
    return any(line.fields["what"] == what for line in timeline.of_kinds(connection, number, Purged.code))
