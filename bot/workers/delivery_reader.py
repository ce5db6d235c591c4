"""Reads deliveries: bodies that tools pushed, and mails. Every alert in one is ingested; what is not read is kept."""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.incidents.alert_sources import AlertSources
from bot.ingest.columns import TableFile
from bot.ingest.deliveries import ReadDelivery
from bot.ingest.file_import import ROWS_AT_ONCE, ImportSummary, alerts_in
from bot.ingest.normalise import Normalised
from bot.ingest.open_file import open_file
from bot.ingest.presets import Preset
from bot.ingest.read_body import as_file
from bot.ingest.read_mail import open_mail
from bot.ingest.sources import Source
from bot.workers.lease import lease_kept
from handlers.case.errors import InvalidFile
from handlers.posts import Platform
from handlers.posts.post import Alert
from storage import alert_sources, deliveries
from storage.alert_sources import Figures
from storage.deliveries import Delivery, DeliveryState
from storage.incidents.cases import CorruptCaseFile
from storage.outbox.queue import ClaimedMessage

log = logging.getLogger(__name__)
MAX_PROBLEMS = 20  # reasons that are kept of one delivery
MAX_TRIES = 5  # of a delivery that fails for a reason of ours; then it is put before a person
NO_ALERT = "no link, id or words of a post were found in it"


@dataclass
class _Outcome:
    taken: int = 0
    unread: int = 0
    problems: tuple[str, ...] = ()


class DeliveryReader:
    """Carries out outbox messages that ask for a delivery to be read. A second time nothing is ingested twice."""

    def __init__(self, sources: AlertSources, platforms: Sequence[Platform], now: Callable[[], datetime]) -> None:
        self.sources, self.platforms, self.now = sources, platforms, now
        self.incidents, self.database = sources.incidents, sources.incidents.database

    def read(self, message: ClaimedMessage) -> None:
        """Read it and record what became of it; the lease is kept while that takes its time."""
        with self.database.read_transaction() as connection:
            found = deliveries.find(connection, ReadDelivery.model_validate_json(message.payload).delivery)
        if found is None or found.state is not DeliveryState.WAITING:
            return
        source = self.sources.sources.find(found.source) or self.sources.sources.unknown(found.source)
        with lease_kept(self.database, message, self.now):
            outcome = self._attempt(found, source, message.attempts)
        self._record(found, source, outcome)

    def _attempt(self, delivery: Delivery, source: Source, attempts: int) -> _Outcome:
        """What became of it. A fault of ours is raised, and tried again, until it has happened too often."""
        try:
            return self._ingest(delivery, source)
        except Exception as error:
            if attempts + 1 < MAX_TRIES:
                raise
            log.exception("delivery %s of %s could not be read", delivery.id, source.name)
            return _Outcome(0, 1, (f"{type(error).__name__}: the log of the desk says more",))

    def _ingest(self, delivery: Delivery, source: Source) -> _Outcome:
        now, summary, taken = self.now(), ImportSummary(source.name), 0
        times = (min(delivery.received_at, now), now)
        damaged = []
        try:
            with _opened(delivery, source.preset) as table:
                rows = alerts_in(table, source.name, self.platforms, times, summary)
                while keyed := [(_of(source, one), _key(delivery, one)) for _, one in islice(rows, ROWS_AT_ONCE)]:
                    found = [one for one in self.incidents.receive_alerts(keyed) if isinstance(one, CorruptCaseFile)]
                    taken += len(keyed) - len(found)
                    damaged += [f"the file of incident {number} is damaged; ask who runs the desk" for number in found]
        except InvalidFile as error:
            return _Outcome(taken, 1, (str(error).removeprefix(f"{BODY}: "),))
        problems = (*damaged, *summary.reasons)
        unread = summary.skipped + len(damaged)
        if not taken and not unread and not summary.no_news:
            problems, unread = (NO_ALERT, *table.notes), 1
        return _Outcome(taken, unread, problems[:MAX_PROBLEMS])

    def _record(self, delivery: Delivery, source: Source, outcome: _Outcome) -> None:
        now = self.now()
        with self.database.transaction() as connection:
            deliveries.settle(connection, delivery.id, outcome.taken, outcome.problems, outcome.unread)
            if outcome.unread:
                more = max(0, outcome.unread - delivery.unread)  # those of an earlier try are counted
                alert_sources.count(connection, {source.name: Figures(unread=more)}, delivery.received_at)
                self.sources.tell(connection, source, now)
        self.incidents.wake()


BODY = "body"  # how a delivery is called while it is read


@contextmanager
def _opened(delivery: Delivery, preset: Preset) -> Iterator[TableFile]:
    """The delivery as a file that is open, in a folder that is gone afterwards. Raises InvalidFile."""
    with TemporaryDirectory(prefix="dingfengbo-") as folder:
        suffix, content = as_file(delivery.media_type, delivery.body)
        path = Path(folder) / f"{BODY}{suffix}"
        path.write_bytes(content)
        at = delivery.received_at.timestamp()
        os.utime(path, (at, at))
        mail = suffix == ".eml"
        opened = open_mail(path, preset, open_file, words_alone=False) if mail else open_file(path, preset)
        with opened as table:
            yield table


def _of(source: Source, one: Normalised) -> Alert:
    return replace(one.alert, source=source.name)


def _key(delivery: Delivery, one: Normalised) -> str:
    """The idempotency key of an alert in a delivery: by what it says, since a mended mapping may read more rows."""
    return f"delivery:{delivery.id}:{_digest(one.alert)}"


def _digest(alert: Alert) -> str:
    post = alert.post
    said = (post.platform, post.native_id, post.url, post.parent, post.title, post.text, alert.source_id, alert.counts)
    return sha256(repr(said).encode("utf-8", "replace")).hexdigest()
