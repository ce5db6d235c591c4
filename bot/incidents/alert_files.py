"""A file of alerts that was dropped into a chat: first what it holds, then one button takes it in (R1, R16).

Until the button is pressed nothing is written but the file itself, below the data folder, for a day.
"""

import re
import secrets
import shutil
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from bot.incidents.alert_file_card import preview_card, summary_line
from bot.incidents.enqueue_once import enqueue_once
from bot.incidents.foresee import Foreseen, foresee
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import FOLLOW_UPS, queue_name
from bot.incidents.requests import CommandRequest, CommandResult
from bot.incidents.rooms import DESK
from bot.ingest.file_import import ImportSummary, import_file, read_alerts
from bot.ingest.idempotency import IdempotencyStore
from bot.ingest.open_file import OPENERS
from bot.ingest.remarks import localized, remark, remark_of
from bot.ingest.sources import SourcesFile, choose_source
from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import ImportAlerts, Notify
from handlers.case.errors import InvalidFile
from handlers.posts import Platform
from handlers.posts.post import Post
from handlers.text.file_sizes import MIB
from storage.outbox.queue import OutboxMessage

FOLDER = "alert_files"
MAX_SIZE = 20 * MIB  # bytes of a file; WeCom takes no more
MAX_ALERTS = 5000  # of one file; more are for `python -m bot import`
AT_ONCE = 200  # alerts that are looked up together
KEPT = timedelta(days=1)  # until a file that nobody takes in is deleted
ENDINGS = frozenset({*OPENERS, ".xlsx"})
TOKEN = re.compile(r"[0-9a-f]{16}")
UNSAFE = re.compile(r"[^\w.()（）【】 -]")


def is_alert_file(name: str) -> bool:
    """True for the name of a file that may hold alerts."""
    return Path(name).suffix.lower() in ENDINGS


class AlertFiles:
    """Keeps, shows and takes in files of alerts, for every chat alike."""

    def __init__(self, incidents: Incidents, data_dir: Path, sources: SourcesFile) -> None:
        self.incidents, self.sources = incidents, sources
        self.folder = data_dir / FOLDER

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """The platforms by which links are read."""
        return tuple(self.incidents.policy.platforms.values())

    def refusal(self, person: str) -> LocalizedText | None:
        """Why this person may take in no file; None when they may. Asked before a file is fetched."""
        known = self.incidents.people.team().people.get(person)
        if known is None:
            return msg("rejection.not_on_roster", person=person)
        return None if known.roles else msg("rejection.not_on_duty", person=person)

    def preview(self, person: str, file: Path, called: str, now: datetime) -> CommandResult:
        """Keep a copy of the file and say what would come of it, with a button for taking it in and one for not.

        `person` sent it; empty for a listening tool.
        """
        name = safe_name(called)
        if refused := (self.refusal(person) if person else None) or _unfit(file, name):
            return CommandResult(False, (refused,))
        token = secrets.token_hex(8)
        kept = self.folder / token / name
        kept.parent.mkdir(0o700, parents=True)
        shutil.copyfile(file, kept)
        summary, seen = ImportSummary(name), Foreseen()
        try:
            self._foresee(kept, summary, seen, now)
        except InvalidFile as error:
            shutil.rmtree(kept.parent, ignore_errors=True)
            return CommandResult(False, (msg("rejection.alert_file", problem=localized(remark_of(error))),))
        if not seen.outcomes.total():
            shutil.rmtree(kept.parent, ignore_errors=True)
        return CommandResult(bool(seen.outcomes), card=preview_card(token, summary, seen))

    def decide(self, request: CommandRequest) -> CommandResult:
        """Take a file in, in the background, or leave it; the first who presses decides, not only who dropped it."""
        token, answer = request.values.get("token", ""), request.values.get("answer", "")
        if not token or answer not in ("take", "leave"):
            return CommandResult(False, (msg("rejection.import_what"),))
        kept = self._kept(token)
        if kept is None:
            return CommandResult(False, (msg("rejection.no_such_file"),))
        if answer == "leave":
            shutil.rmtree(kept.parent, ignore_errors=True)
            return CommandResult(True, (msg("answer.file_left", name=kept.name),))
        work = [_work(ImportAlerts(token, request.person))]
        new = enqueue_once(self.incidents, f"import {token}", work, request.now, request.person)
        return CommandResult(True, (msg("answer.file_taken" if new else "answer.file_taken_already", name=kept.name),))

    def take_in(self, asked: ImportAlerts, now: datetime) -> None:
        """Take in a kept file, tell who asked, and delete it. Repeated after a kill, no alert comes in twice."""
        kept = self._kept(asked.token)
        if kept is None:
            return
        store = IdempotencyStore(self.incidents.database)
        try:
            source = choose_source("", kept, self.sources.current())
            said = summary_line(import_file(kept, self.incidents, store, self.platforms, now, source=source))
        except InvalidFile as error:
            said = msg("rejection.alert_file", problem=localized(remark_of(error)))
        self._tell_once(asked, said, now)
        shutil.rmtree(kept.parent, ignore_errors=True)

    def _foresee(self, kept: Path, summary: ImportSummary, seen: Foreseen, now: datetime) -> None:
        """Read the whole file. Raises InvalidFile, also for one with too many alerts."""
        source = choose_source("", kept, self.sources.current())
        rows = read_alerts(kept, self.platforms, now, summary, source=source)
        while chunk := list(islice(rows, AT_ONCE)):
            for row, one in chunk:
                summary.warn(row.place, one.warnings)
            foresee(self.incidents.database, self.incidents.team_policy(), [one.alert for _, one in chunk], seen)
            if seen.outcomes.total() > MAX_ALERTS:
                raise InvalidFile(remark("too_many_alerts", name=kept.name, limit=MAX_ALERTS))

    def _tell_once(self, asked: ImportAlerts, said: LocalizedText, now: datetime) -> None:
        """To who pressed the button, in every chat that reaches them; once however often it is tried."""
        key, about = f"import {asked.token} told", CaseFile(0, Post(), now)
        lines = self.incidents.messages.notification(
            Notify((said,), people=(asked.person,)), about, self.incidents.people.team()
        )
        enqueue_once(self.incidents, key, lines, now)

    def _kept(self, token: str) -> Path | None:
        folder = self.folder / token
        found = list(folder.iterdir()) if TOKEN.fullmatch(token) and folder.is_dir() else []
        return found[0] if found else None


def forget_files(data_dir: Path, now: datetime) -> None:
    """Delete files that were not taken in within a day."""
    kept = data_dir / FOLDER
    for folder in kept.iterdir() if kept.is_dir() else ():
        if now - datetime.fromtimestamp(folder.stat().st_mtime, UTC) > KEPT:
            shutil.rmtree(folder, ignore_errors=True)


def safe_name(called: str) -> str:
    """The name that a person gave the file, without folders and signs that mean something to a file system."""
    bare = UNSAFE.sub("_", called.replace("\\", "/").rpartition("/")[2]).strip(" .")
    stem, dot, ending = bare.rpartition(".")
    return f"{stem[:80] or 'alerts'}{dot}{ending[:10]}" if dot else bare[:80] or "alerts"


def too_large(name: str) -> LocalizedText:
    """The sentence for a file above the limit."""
    return msg("rejection.alert_file_large", name=name, limit=MAX_SIZE // MIB)


def _unfit(file: Path, name: str) -> LocalizedText | None:
    """Why it is no file of alerts, before it is read."""
    if not is_alert_file(name):
        return msg("rejection.no_alert_file", name=name, endings=", ".join(sorted(ENDINGS)))
    size = file.stat().st_size
    if size > MAX_SIZE:
        return too_large(name)
    return msg("rejection.alert_file_empty", name=name) if not size else None


def _work(asked: ImportAlerts) -> OutboxMessage:
    """The desk's own work: take in a file. Each file is a queue of its own: a long one holds up no other."""
    payload = FOLLOW_UPS[asked.code].dump_json(asked).decode()
    return OutboxMessage(queue_name(DESK, f"{asked.code} {asked.token}", 0), asked.code, 0, payload)
