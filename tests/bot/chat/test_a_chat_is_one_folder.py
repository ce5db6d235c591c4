"""A chat is one folder: one that is written to a temporary place is found, set up, and an incident is
announced in it.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

import bot.chat
from bot.app import build
from bot.chat import ChatFolder, discover, load_settings, roster_fields
from bot.config.roster import EXAMPLE, read
from bot.config.settings import InvalidSettings
from bot.i18n import LANGUAGES, DuplicateWords, catalog
from bot.ingest.schema import AlertIn, to_alert
from bot.ops.clock import utc_now
from storage.database import Database
from storage.incidents.mentions import mentions
from storage.migrate import METADATA, NewerDatabase, upgrade
from storage.outbox import queue

SETTINGS = '''
"""Settings of a chat on a notice board."""

from pydantic import BaseModel, Field, field_validator

from bot.config.settings import ChatSettings


class Settings(ChatSettings):
    """Where the board hangs."""

    board_file: str = Field(default="", description="the path of a text file")

    @property
    def is_set_up(self) -> bool:
        return bool(self.board_file)

    @field_validator("board_file")
    @classmethod
    def _is_a_text_file(cls, value: str) -> str:
        if value and not value.endswith(".txt"):
            raise ValueError("not a text file")
        return value


class RosterFields(BaseModel):
    """Whose notices are whose."""

    board: str = Field("", description="a colour")
'''
CHAT = '''
"""Pins every message to the board."""

from pathlib import Path

from bot.chat.endpoints import ChatEndpoints


class Board:
    """One line for each message."""

    name = "board"

    def __init__(self, file):
        self.file = Path(file)

    def deliver(self, message, now):
        with self.file.open("a") as board:
            board.write(f"{message.place} {message.incident} {message.card_key}\\n")
        return "1"


def sender(deps):
    return Board(deps.settings.board_file)


def listen(sender, deps):
    return ChatEndpoints()
'''

STORE = '''
"""Which incidents hang on the board."""

from sqlalchemy import Column, Integer, String, Table
from sqlmodel import SQLModel

PINS = Table(
    "board_pin",
    SQLModel.metadata,
    Column("incident", Integer, primary_key=True),
    Column("pin", String, nullable=False, server_default="red"),
)
TABLES = COPIES = (PINS,)
'''

MIGRATION = '''
"""A notice's pin has a colour."""

import sqlalchemy as sa

TABLE = "board_pin"


def upgrade(operations):
    operations.add_column(TABLE, sa.Column("pin", sa.String(), nullable=False, server_default="red"))
'''


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the new chat, beside which nothing of the desk is touched; the file that it writes."""
    folder = tmp_path / "chats" / "board"
    folder.mkdir(parents=True)
    for name, source in (
        ("__init__", '"""A notice board."""'),
        ("settings", SETTINGS),
        ("chat", CHAT),
        ("store", STORE),
    ):
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    (folder / "migrations").mkdir()
    (folder / "migrations" / "0001_pin.py").write_text(MIGRATION, encoding="utf-8")
    (folder / "words").mkdir()
    for language, word in {"zh-Hans": "公告板", "zh-Hant": "公佈欄", "en": "Notice board"}.items():
        (folder / "words" / f"{language}.toml").write_text(f'name = "{word}"\n', encoding="utf-8")
    bot.chat.__path__.append(str(folder.parent))
    catalog.cache_clear()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOARD_FILE", str(tmp_path / "board.txt"))
    yield tmp_path / "board.txt"
    bot.chat.__path__.remove(str(folder.parent))
    catalog.cache_clear()
    if "board_pin" in METADATA.tables:
        METADATA.remove(METADATA.tables["board_pin"])
    for module in ("bot.chat.board", *(f"bot.chat.board.{part}" for part in ("settings", "chat", "store"))):
        sys.modules.pop(module, None)


def test_it_is_found_among_the_others(board: Path) -> None:
    assert [chat.name for chat in discover()] == ["board", "console", "slack", "wecom"]


def test_its_wrong_settings_are_named_together_with_those_of_others(
    board: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {"PORT": "high", "BOARD_FILE": "board.png", "SLACK_ROOM": "general"}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(InvalidSettings) as bad:
        load_settings()
    assert str(bad.value).splitlines() == [
        "PORT: Input should be a valid integer, unable to parse string as an integer. Write a port from 1 to 65535.",
        "BOARD_FILE: not a text file. Write the path of a text file.",
        "SLACK_ROOM: not the id of a channel. Write the id of the team's channel, such as C012AB3CD.",
    ]


def test_its_words_are_in_its_folder_and_begin_with_its_name(board: Path) -> None:
    assert [catalog(language)["board.name"] for language in LANGUAGES] == ["公告板", "公佈欄", "Notice board"]


def test_words_that_two_files_write_are_refused(board: Path) -> None:
    folder = board.parent / "chats" / "severity" / "words"
    folder.mkdir(parents=True)
    (folder / "en.toml").write_text('L3 = "red"\n', encoding="utf-8")
    with pytest.raises(DuplicateWords, match=r"severity/words/en\.toml: already in another file: severity\.L3$"):
        catalog("en")


def test_the_roster_may_say_who_is_who_in_it(board: Path) -> None:
    roster = EXAMPLE.read_text("utf-8").replace('name = "Mei"', 'name = "Mei"\nboard = "green"')
    assert read(roster, "Asia/Shanghai", roster_fields(discover()))["mei"].addresses == {"board": "green"}


def test_an_incident_is_announced_in_it(board: Path) -> None:
    application = build(*load_settings())
    alert = AlertIn(
        source="listening", native_id="69200c80000000000503c8d1", platform="xiaohongshu", text="用了就过敏，满脸通红"
    )
    application.incidents.receive_alert(to_alert(alert, application.content.platforms, utc_now()))
    with application.database.transaction() as connection:
        messages = queue.claim(connection, utc_now(), 100)
    for message in messages:
        application.scheduler.dispatcher.dispatch(message)
    assert "room:desk 1 case" in board.read_text("utf-8").splitlines()
    assert application.chat_settings[ChatFolder("board")].is_set_up
    application.database.close()


def test_its_tables_are_made_and_forgotten_with_the_incident(board: Path) -> None:
    application = build(*load_settings())
    with application.database.read_transaction() as connection:
        assert inspect(connection).has_table("board_pin")
    assert "board_pin" in [table.name for table in application.retention.copies]
    application.database.close()


def columns(database: Database) -> list[str]:
    """The columns of the board's table."""
    with database.read_transaction() as connection:
        return [column["name"] for column in inspect(connection).get_columns("board_pin")]


def run(database: Database, statement: str) -> list[tuple[object, ...]]:
    """What a statement returns."""
    with database.transaction() as connection:
        found = connection.execute(text(statement))
        return [tuple(row) for row in found] if found.returns_rows else []


def test_a_table_of_its_own_changes_with_a_migration_in_its_folder(board: Path) -> None:
    database, schema = Database(f"sqlite:///{board.parent}/desk.db"), ChatFolder("board").schema()
    upgrade(database)
    run(database, "CREATE TABLE board_pin (incident INTEGER PRIMARY KEY)")  # as the first version of the chat made it
    run(database, "INSERT INTO board_pin VALUES (7)")
    upgrade(database, [schema])
    assert columns(database) == ["incident", "pin"]
    assert run(database, "SELECT incident, pin FROM board_pin") == [(7, "red")]
    upgrade(database, [schema])
    assert run(database, "SELECT chat, revision FROM chat_revision") == [("board", "0001")]
    database.close()


def test_a_table_that_is_made_now_is_made_as_it_is_declared(board: Path) -> None:
    database = Database(f"sqlite:///{board.parent}/desk.db")
    upgrade(database, [ChatFolder("board").schema()])
    assert columns(database) == ["incident", "pin"]
    assert run(database, "SELECT chat, revision FROM chat_revision") == [("board", "0001")]
    database.close()


def test_tables_of_a_newer_version_of_the_chat_are_refused(board: Path) -> None:
    database, schema = Database(f"sqlite:///{board.parent}/desk.db"), ChatFolder("board").schema()
    upgrade(database, [schema])
    run(database, "UPDATE chat_revision SET revision = '0002'")
    with pytest.raises(NewerDatabase, match=r"tables of board are at revision 0002, this version knows 0001"):
        upgrade(database, [schema])
    database.close()


def test_its_table_is_searched_for_names(board: Path) -> None:
    application = build(*load_settings())
    run(application.database, "INSERT INTO board_pin VALUES (1, '小红')")
    with application.database.read_transaction() as connection:
        assert [found.place for found in mentions(connection, "小红")] == ["board_pin.pin incident=1"]
    application.database.close()
