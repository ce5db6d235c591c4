"""A backup is whole, can be taken while somebody writes, and opens as the desk it was."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from handlers.facts import Stamp
from handlers.facts.keeping import Noted
from storage import timeline
from storage.backup import NoBackup, back_up
from storage.database import Database
from storage.timeline import START


def note(database: Database, words: str, now: datetime, seq: int = 0) -> None:
    """One line on the timeline of incident 7."""
    with database.transaction() as connection:
        timeline.append(connection, list(timeline.rows(7, seq, START, [Noted(text=words)], Stamp(now, "mei"))))


def notes(file: Path) -> list[str]:
    """What the restored database tells."""
    database = Database(f"sqlite:///{file}")
    with database.reading() as connection:
        told = [line.fields["text"] for line in timeline.read(connection, 7)]
    database.close()
    return told


def test_a_copy_taken_amid_an_unfinished_write_is_the_state_before_it_and_can_be_restored(sqlite_template, tmp_path, now):
    shutil.copy(sqlite_template, tmp_path / "live.db")
    live = Database(f"sqlite:///{tmp_path / 'live.db'}")
    note(live, "committed", now)
    with live.transaction() as connection:
        timeline.append(connection, list(timeline.rows(7, 1, START, [Noted(text="under way")], Stamp(now, "mei"))))
        assert back_up(live, tmp_path / "copy.db") == (tmp_path / "copy.db").stat().st_size
    note(live, "later", now, 2)
    live.close()
    assert [p.name for p in tmp_path.glob("copy*")] == ["copy.db"]
    for file in tmp_path.glob("live.db*"):
        file.unlink()
    shutil.copy(tmp_path / "copy.db", tmp_path / "live.db")  # this is the whole of a restore
    assert notes(tmp_path / "live.db") == ["committed"]


def test_a_damaged_copy_never_gets_the_name(sqlite_template, tmp_path):
    shutil.copy(sqlite_template, tmp_path / "live.db")
    with (tmp_path / "live.db").open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096)
    live = Database(f"sqlite:///{tmp_path / 'live.db'}")
    with pytest.raises((NoBackup, sqlite3.DatabaseError)):
        back_up(live, tmp_path / "copy.db")
    live.close()
    assert not (tmp_path / "copy.db").exists()


def test_on_postgresql_it_says_what_to_write(postgres, tmp_path):
    database = Database(postgres())
    with pytest.raises(NoBackup, match="pg_dump"):
        back_up(database, tmp_path / "copy")
    database.close()
