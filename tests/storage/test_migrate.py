"""The database comes to the newest revision by itself, and the revisions say the same as the model."""

import sys
import threading
from pathlib import Path
from subprocess import run

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Integer, MetaData, String, Table, inspect, text

from bot.chat import discover
from storage.database import Database
from storage.incidents import cases
from storage.migrate import (
    METADATA,
    MIGRATIONS,
    TABLE_MODULES,
    ChatSchema,
    NewerDatabase,
    revision,
    revisions,
    up_to_date,
    upgrade,
)
from tests.storage.older import older
from tests.waiting import ended

JOINED_LATER = [
    "fact_sheet",
    "approved_reply",
    "chat_link",
    "own_channel",
    "chat_token",
    "sent",
    "held",
    "wecom_card",
    "wecom_talk",
]


CHAT_TABLES = [table for chat in discover() for table in chat.tables()]


def test_tables_of_the_chats_that_come_with_it_are_in_the_migrations_too(database: Database) -> None:
    names = {table.name for table in CHAT_TABLES}
    with database.read_transaction() as connection:
        assert names - set(inspect(connection).get_table_names()) == set()
    assert names == {
        "chat_link",
        "console_message",
        "console_session",
        "incident_channel",
        "sign_in",
        "wecom_card",
        "wecom_dialog",
        "wecom_group",
        "wecom_queued_message",
        "wecom_sent_message",
    }


def test_model_and_migrations_are_equal(database: Database) -> None:
    with database.read_transaction() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_every_module_that_declares_a_table_is_known_to_the_migrations() -> None:
    declaring = {
        ".".join(path.relative_to(MIGRATIONS.parent).with_suffix("").parts)
        for path in MIGRATIONS.parent.rglob("*.py")
        if "table=True" in path.read_text("utf-8")
    }
    assert declaring == {module.__name__.removeprefix("storage.") for module in TABLE_MODULES}


def test_keys_have_the_columns_and_names_of_the_model(database: Database, empty_url: str) -> None:
    other = Database(empty_url)
    METADATA.create_all(other.engine)
    assert keys_of(database) == keys_of(other)
    other.close()


def test_a_chat_s_table_changes_with_the_files_in_its_folder(empty_url: str, tmp_path: Path) -> None:
    """Its rows stay; a table made anew has its newest form and goes through none of them."""
    database = Database(empty_url)
    upgrade(database)
    (tmp_path / "0001_colour.py").write_text(
        "import sqlalchemy as sa\n\nTABLE = 'board_pin'\n\n\ndef upgrade(operations):\n"
        "    operations.add_column(TABLE, sa.Column('colour', sa.String(), nullable=False, server_default='red'))\n"
    )
    newest = Table("board_pin", MetaData(), Column("incident", Integer, primary_key=True), Column("colour", String()))
    other = Table("board_note", MetaData(), Column("incident", Integer, primary_key=True))
    with database.transaction() as connection:
        connection.execute(text("CREATE TABLE board_pin (incident INTEGER PRIMARY KEY)"))
        connection.execute(text("INSERT INTO board_pin VALUES (7)"))
    for _ in range(2):
        upgrade(database, [ChatSchema("board", (newest, other), tmp_path)])
    with database.read_transaction() as connection:
        assert connection.execute(text("SELECT incident, colour FROM board_pin")).all() == [(7, "red")]
        assert inspect(connection).has_table("board_note")
        assert connection.execute(text("SELECT chat, revision FROM chat_revision")).all() == [("board", "0001")]
    database.close()


def test_an_empty_database_gets_every_table(empty_url: str) -> None:
    database = Database(empty_url)
    upgrade(database)
    with database.read_transaction() as connection:
        assert revision(connection) == revisions()[-1]
        assert set(inspect(connection).get_table_names()) == {*METADATA.tables, "alembic_version"}
    database.close()


def test_a_database_of_the_first_hour_gets_the_tables_that_joined_its_revision_later(
    database: Database, empty_url: str
) -> None:
    early = Database(older(empty_url))
    with early.transaction() as connection:
        for table in JOINED_LATER:
            connection.execute(text(f"DROP TABLE {table}"))
    upgrade(early)
    with early.read_transaction() as connection:
        assert (compare_metadata(MigrationContext.configure(connection), METADATA), cases.numbers(connection)) == (
            [],
            [1, 2, 3],
        )
    assert keys_of(early) == keys_of(database)
    early.close()


def test_several_processes_may_start_on_an_empty_database_at_once(empty_url: str) -> None:
    databases = [Database(empty_url) for _ in range(4)]
    threads = [threading.Thread(target=upgrade, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    ended(*threads)
    with databases[0].read_transaction() as connection:
        assert up_to_date(connection)
    for database in databases:
        database.close()


def test_a_migration_that_is_cut_short_leaves_nothing(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    database = Database(empty_url)
    monkeypatch.setattr("alembic.op.create_index", cut_short)
    with pytest.raises(KeyboardInterrupt):
        upgrade(database)
    with database.read_transaction() as connection:
        assert inspect(connection).get_table_names() == []
    database.close()


def test_a_database_made_by_a_newer_version_is_refused_in_words(empty_url: str) -> None:
    database = Database(empty_url)
    upgrade(database)
    with database.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9001'"))
    with pytest.raises(NewerDatabase, match=f"at revision 9001, this version knows {revisions()[-1]} at most"):
        upgrade(database)
    database.close()


def test_revisions_are_one_line_in_the_order_of_their_numbers() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    told = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions("base", "heads")]
    assert told[::-1] == revisions()


def test_a_start_with_nothing_to_apply_does_not_load_alembic(url: str) -> None:
    program = (
        "import sys; from storage.database import Database; from storage.migrate import upgrade; "
        f"upgrade(Database({url!r})); print('alembic' in sys.modules)"
    )
    assert run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"


def keys_of(database: Database) -> dict[str, object]:
    """Primary keys and unique constraints by table."""
    with database.read_transaction() as connection:
        look = inspect(connection)
        names = set(look.get_table_names()) - {"alembic_version"}
        return {name: (look.get_pk_constraint(name), look.get_unique_constraints(name)) for name in names}


def cut_short(*_: object, **__: object) -> None:
    raise KeyboardInterrupt
