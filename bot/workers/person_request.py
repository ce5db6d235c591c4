"""A person asks what we hold of them, to correct it or to erase it (PIPL art. 44 to 47); a legal hold wins."""

import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from bot.workers.receipt import Receipt
from bot.workers.retention import Retention, remove_exports
from handlers.case.case_file import CaseFile, Status
from handlers.closing.events import PersonForgotten
from handlers.closing.purge import AUTHOR, TEXTS, with_other_name
from handlers.text.fold import comparable, in_both_scripts
from storage import person_requests
from storage.database import Database
from storage.incidents import cases, retention
from storage.incidents.cases import CorruptCaseFile
from storage.incidents.mentions import Mention, erase, mentions

ERASED = "[erased]"
MENTION, CORRECTED = "mention", "corrected"
HELD = "legal hold: {held}"
OPEN = "open incident: the post's words, link and ids stay until it is closed; then ask again"
FILE_NAME = "its name has the person's; rename it, or delete it by hand if nothing needs it as evidence"
SQLITE = b"SQLite format 3\0"
MAX_FILE = 50_000_000  # bytes of a file that is searched


@dataclass(frozen=True)
class Person:
    """Who asks: the name of an author as it stands on a platform (empty: on any), and the right name if it is wrong."""

    author: str
    platform: str = ""
    right_name: str = ""

    def wrote(self, file: CaseFile) -> bool:
        """True when the post is theirs."""
        here = not self.platform or self.platform == file.post.platform
        name = file.post.author.name
        alike = comparable(name) == comparable(self.author) != ""
        return here and (alike or name == self.author)


class PersonRequest:
    """Finds, shows, corrects and erases what is held of an author: database, exports, pictures, backups."""

    def __init__(self, database: Database, rules: Retention, now: datetime, receipt: str = "") -> None:
        self.database, self.rules, self.folder, self.now = database, rules, rules.folder, now
        self.receipt = Receipt(receipt or f"{now:%Y%m%d}-{secrets.token_hex(4)}", now.isoformat(timespec="seconds"))

    def find(self, person: Person) -> dict[str, Any]:
        """Everything that is held, for the person to see; the receipt says where it stands."""
        with self.database.read_transaction() as connection:
            names = in_both_scripts(person.author)
            texts = [each for n in names for each in mentions(connection, n) if self._meant(connection, each, person)]
            theirs = [_shown(file) for file in self._files(connection) if person.wrote(file)]
        self.receipt.found += [each.place for each in texts]
        self.receipt.found += [f"post of INC-{each['incident']}" for each in theirs]
        files = {each.relative_to(self.folder) for n in names for each in files_naming(self.folder, n)}
        self.receipt.found += [f"file {each}".replace(person.author, ERASED) for each in sorted(files)]
        return {"posts": theirs, "texts": [{"where": each.place, "text": each.text} for each in texts]}

    def carry_out(self, person: Person) -> Receipt:
        """Erase what is held of a person, or correct the name, in both scripts; each incident in one transaction."""
        for name in in_both_scripts(person.author):
            self._carry_out(replace(person, author=name))
        self.database.checkpoint()
        return self.receipt

    def _carry_out(self, person: Person) -> None:
        with self.database.read_transaction() as connection:
            touched = {each.incident for each in mentions(connection, person.author) if each.incident}
            touched |= {file.number for file in self._files(connection) if person.wrote(file)}
        for number in sorted(touched):
            with self.database.transaction() as connection:
                self._incident(connection, number, person)
        with self.database.transaction() as connection:
            self._erase_of(connection, 0, person)
        self._named_files(person)

    def _named_files(self, person: Person) -> None:
        """Files that are called after the person; what was exported of their incidents is gone by now."""
        named = (file for file in files_below(self.folder) if person.author in file.name)
        self.receipt.stays += [f"a file in {file.parent.name}: {FILE_NAME}" for file in named]

    def backups(self, person: Person) -> None:
        """The same in copies of the database below the data directory; what cannot be opened stays until its age."""
        live = Path(self.database.engine.url.database or "").resolve()
        for file in files_below(self.folder):
            if file.resolve() == live or file.name.endswith(("-wal", "-shm")):
                continue
            if file.read_bytes()[:16] == SQLITE:
                self._copy(file, person)
            elif file.parent.name == "backups":
                self.receipt.stays.append(f"{file.name}: encrypted or PostgreSQL's, not searched; it goes by its age")

    def _copy(self, file: Path, person: Person) -> None:
        with closing(Database(f"sqlite:///{file}")) as copy:
            inner = PersonRequest(copy, self.rules, self.now)
            try:
                with copy.transaction() as connection:
                    person_requests.remove(connection)  # put back, the backup carries nothing out by itself
                done = inner.carry_out(person)
                with copy.engine.connect() as connection:
                    connection.exec_driver_sql("PRAGMA journal_mode=DELETE")
            except DatabaseError:
                self.receipt.stays.append(f"{file.name}: of another version, not changed; it goes by its age")
                return
        self.receipt.done += [f"{file.name}: {each}" for each in done.done]
        self.receipt.stays += [f"{file.name}: {each}" for each in done.stays]

    def _incident(self, connection: Connection, number: int, person: Person) -> None:
        stored = cases.load(connection, number, lock=True)
        if stored is None:  # what is left of an incident that is no more
            self._erase_of(connection, number, person)
            return
        file, meant = stored.file, person.wrote(stored.file)
        if person.platform and not meant and file.post.platform != person.platform:
            return
        # Evidence that a court or an authority may ask for is kept: art. 47 yields where a law says how long.
        if file.held:
            self.receipt.stays.append(f"INC-{number}: {HELD.format(held=file.held.replace(person.author, ERASED))}")
            return
        # While an incident is open its words are needed to answer the person (PIPL art. 47: erased when that purpose
        # is met).
        whole = meant and file.status is Status.CLOSED and not person.right_name
        what = CORRECTED if person.right_name else TEXTS if whole else AUTHOR if meant else MENTION
        instead = person.right_name or ERASED
        self.rules.change(
            connection,
            stored,
            PersonForgotten(what=what, receipt=self.receipt.receipt),
            self.now,
            lambda changed: with_other_name(changed, person.author, instead),
        )
        if whole:
            self.rules.remove_pictures(connection, number)
            retention.forget(connection, number, retention.ALL_TEXTS, (), self.rules.copies)
        self._erase_of(connection, number, person)
        removed = remove_exports(self.folder, number)
        self.receipt.done += [f"INC-{number}: {what}", *(f"export {name}" for name in removed)]
        if meant and not whole and not person.right_name:
            self.receipt.stays.append(f"INC-{number}: {OPEN}")
        for chat in retention.chats_of(connection, number):
            place = chat.replace(person.author, ERASED)
            self.receipt.stays.append(f"INC-{number}: a card in {place}, which keeps its own copies")

    def _erase_of(self, connection: Connection, number: int, person: Person) -> None:
        self._erase(connection, [m for m in mentions(connection, person.author) if m.incident == number], person)

    def _erase(self, connection: Connection, found: Iterable[Mention], person: Person) -> None:
        for mention in found:
            why = erase(connection, mention, self.rules.chat_tables, person.author, person.right_name or ERASED)
            self.receipt.count(mention.table, "stays" if why else "done")
            if why:
                self.receipt.stays.append(f"{mention.place}: {why}")
            else:
                self.receipt.done.append(mention.place)

    def _meant(self, connection: Connection, mention: Mention, person: Person) -> bool:
        if not person.platform or not mention.incident:
            return True
        stored = cases.load(connection, mention.incident)
        return stored is None or stored.file.post.platform == person.platform

    def _files(self, connection: Connection) -> Iterator[CaseFile]:
        for number in cases.numbers(connection):
            stored = cases.load_many(connection, [number], lock=False).get(number)
            if isinstance(stored, CorruptCaseFile):
                self.receipt.stays.append(f"INC-{number}: its file is damaged; repair it, then ask again")
            elif stored is not None:
                yield stored.file


def _shown(file: CaseFile) -> Mapping[str, Any]:
    """A post as its author may see it."""
    return {"incident": file.number, **json.loads(cases.FILE.dump_json(file))["post"]}


def files_below(folder: Path) -> list[Path]:
    """Every file of the data directory."""
    return sorted(file for file in folder.rglob("*") if file.is_file())


def files_naming(folder: Path, name: str) -> list[Path]:
    """Files whose name or content has the person's; the database itself is searched by its tables."""
    return [file for file in files_below(folder) if ".db" not in file.name and _names(file, name)]


def _names(file: Path, name: str) -> bool:
    small = file.stat().st_size <= MAX_FILE
    return name in file.name or (small and name.encode() in file.read_bytes())
