"""A whole desk on a stage: real SQLite, real rules, a clock that the story sets, and a chat that remembers what each
one saw.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.chat.protocol import Message
from bot.config.content import load_content
from bot.config.policy import TeamPolicy
from bot.config.roster import EXAMPLE, Roster
from bot.config.settings import Settings
from bot.drafting import DraftReader, DraftWriter
from bot.i18n import Locale
from bot.incidents.access import Access
from bot.incidents.alert_files import AlertFiles
from bot.incidents.alert_sources import AlertSources
from bot.incidents.dispatch import CommandDispatcher
from bot.incidents.drills import Drills
from bot.incidents.evidence import EvidenceFiles, EvidenceIntake, EvidenceStore
from bot.incidents.global_commands import GlobalCommands
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import MessageBuilder
from bot.incidents.readers.local import LocalReader
from bot.incidents.requests import CommandResult
from bot.incidents.team import TeamDirectory
from bot.ingest.schema import AlertIn, to_alert
from bot.ingest.sources import SourcesFile
from bot.reports.writer import file_writers
from bot.workers.delivery_reader import DeliveryReader
from bot.workers.outbox_dispatcher import OutboxDispatcher
from handlers.case.card import Button, Card, Link, Quote, Row
from handlers.case.people import Person, Role
from handlers.tasks.authority import DECIDING
from storage.database import Database
from storage.incidents import cases
from storage.migrate import upgrade
from storage.outbox import queue as outbox
from tests.fakes.settings import settings_of
from tests.waiting import until


class RecordingChat:
    """A chat as people see it: cards that change in place, and lines in order."""

    name = "console"

    def __init__(self) -> None:
        self.cards: dict[tuple[str, int, str], Card] = {}
        self.lines: dict[str, list[str]] = {}
        self.names: Mapping[str, str] = {}

    def can_reach(self, person: Person) -> bool:
        """Everybody is here."""
        return True

    def deliver(self, message: Message, now: datetime) -> str:
        """Show it."""
        if message.card:
            self.cards[message.place, message.incident, message.card_key] = message.card
            return f"{message.incident}/{message.card_key}"
        self.lines.setdefault(message.place, []).extend(Locale("zh-Hans", self.names).text(s) for s in message.says)
        return ""


class Stage:
    """Where a story plays. `now` moves only when the story says so."""

    def __init__(self, folder: Path, start: datetime, reader: LocalReader | None = None) -> None:
        settings = settings_of(Settings, data_dir=folder)
        self.now, self.book, self.database = start, load_content(settings), Database(settings.database)
        upgrade(self.database)
        self.chat = RecordingChat()
        people = TeamDirectory(self.database, Roster(EXAMPLE, settings.zone))
        self.chat.names = {p.id: p.name for p in people.team().people.values()}
        drills = Drills(self.book.library.drills, self.book.platforms, settings.drill_pace)
        self.team_policy = TeamPolicy()
        self.desk = Incidents(
            self.database,
            people,
            self.book.policy,
            MessageBuilder((self.chat,), self.book.policy),
            self.book.library.version,
            lambda: self.team_policy,
            reader=reader,
        )
        writer = DraftWriter(self.book.library)
        self.alert_files = AlertFiles(self.desk, folder, sources := SourcesFile(folder))
        self.sources = AlertSources(self.desk, sources, self.book.platforms)
        self.outbox_dispatcher = OutboxDispatcher(
            self.database,
            self.desk,
            (self.chat,),
            writer,
            DraftReader(self.book.library, None, None),
            drills,
            lambda: self.now,
            DeliveryReader(self.sources, self.book.platforms, lambda: self.now),
            alert_files=self.alert_files,
        )

        self.evidence = EvidenceIntake(self.desk, EvidenceStore(settings.evidence_folder), settings)
        exports = folder / "exports"
        files = (*file_writers(self.desk, exports, self.evidence.store), self.alert_files, self.sources)
        evidence = EvidenceFiles(self.desk, Access(self.desk), self.evidence.store, self.evidence, exports)
        commands = GlobalCommands(self.desk, self.book.platforms, drills, *files, evidence)
        self.dispatcher = CommandDispatcher(self.desk, commands)

    def alert(self, **fields: object) -> int:
        """An alert from the listening tool; the number of its incident."""
        given = AlertIn.model_validate({"source": "listening", **fields})
        number = self.desk.receive_alert(to_alert(given, self.book.platforms, self.now)).number
        self.carry()
        return number

    def says(self, person: str, text: str, /, **values: str) -> str:
        """Somebody clicks or types; the sentence that comes back."""
        result = self.hears(person, text, **values)
        return " ".join(Locale("zh-Hans", self.chat.names).text(s) for s in result.says)

    def settles_tasks(self, person: str, number: int) -> None:
        """Settle every open task as not needed; legal's and executives' by those who hold the role."""
        file = self.desk.read(number)
        for task in (task for task in file.tasks if task.open):
            by = file.person(Role(task.role)) if task.role in DECIDING else person
            self.says(by, f"task {number} {task.id} not_needed 第{task.id}项这次不适用")

    def hears(self, person: str, text: str, /, **values: str) -> CommandResult:
        """Somebody clicks or types; all that comes back."""
        result = self.dispatcher.dispatch(person, text, self.now, values)
        self.carry()
        return result

    def later(self, **span: float) -> None:
        """Time passes; what falls due in between rings in its order."""
        end = self.now + timedelta(**span)
        until(lambda: not self._fires_before(end), glance=0.0)
        self.now = end

    def _fires_before(self, end: datetime) -> bool:
        """Whether something fell due by then, and rang."""
        with self.database.read_transaction() as connection:
            due = cases.next_timer(connection)
        if due is None or due > end:
            return False
        self.now = max(self.now, due)
        self.fire_due()
        return True

    def sleeps(self, **span: float) -> None:
        """The machine is off for a while, then starts again."""
        self.now += timedelta(**span)
        self.fire_due()

    def fire_due(self) -> None:
        """Ring what is due now."""
        with self.database.read_transaction() as connection:
            numbers = cases.due_incidents(connection, self.now, 1000)
        self.desk.fire_timers(numbers, self.now)
        self.carry()

    def carry(self) -> None:
        """Deliver everything that waits."""
        until(lambda: not self._dispatched(), glance=0.0)

    def _dispatched(self) -> int:
        """Deliver the first message of each queue; how many there were."""
        with self.database.transaction() as connection:
            messages = outbox.claim(connection, self.now, 100)
        for message in messages:
            self.outbox_dispatcher.dispatch(message)
        return len(messages)

    def count(self) -> int:
        """How many incidents there are."""
        with self.database.read_transaction() as connection:
            return int(connection.execute(select(func.count()).select_from(cases.TABLE)).scalar() or 0)

    def card(self, place: str, number: int, card_key: str) -> Card:
        """A card as it stands in the chat now."""
        return self.chat.cards[place, number, card_key]

    def reads(self, place: str, number: int, card_key: str) -> list[str]:
        """A card's lines as people read them."""
        lines = []
        for part in self.card(place, number, card_key).parts:
            said = part.url if isinstance(part, Link) else part.text if isinstance(part, Quote) else ""
            text = self.words(part.text) if isinstance(part, Row) else said
            lines.append(f"{self.words(part.label) if part.label else ''}：{text}")
        return lines

    def buttons(self, place: str, number: int, card_key: str) -> dict[str, Button]:
        """What can be clicked there, by its command word."""
        return {b.code.split()[0]: b for b in self.card(place, number, card_key).buttons}

    def clicks(self, person: str, number: int, card_key: str, command: str, **values: str) -> str:
        """Somebody clicks a button on a card in their private messages, and once more where they are asked to."""
        result = self.hears(person, self.buttons(f"person:{person}", number, card_key)[command].code, **values)
        if [said.key for said in result.says] == ["rejection.sure_first"] and result.card:
            result = self.hears(person, result.card.buttons[0].code, **values)
        return " ".join(map(self.words, result.says))

    def heard(self, place: str) -> list[str]:
        """Lines that came to a place since it was last asked."""
        return self.chat.lines.pop(place, [])

    def words(self, said: object) -> str:
        """A sentence in simplified Chinese."""
        return Locale("zh-Hans", self.chat.names).text(said)
