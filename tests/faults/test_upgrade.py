"""A desk that an older version kept goes on under the newest one: nothing is lost, and what was under way is carried
out.
"""

from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import inspect, select, text

from bot import app
from bot.app import Application
from bot.chat.console import store as console
from bot.ingest.schema import AlertIn, IngestResult, Outcome, to_alert
from bot.workers import model_work, outbox_dispatcher
from bot.workers import scheduler as clock
from storage.database import Database
from storage.incidents import cases, timeline
from storage.migrate import revision, revisions, upgrade
from storage.outbox.statements import ROW
from tests.fakes.settings import app_settings
from tests.faults.day import MORNING, by_hand, work
from tests.faults.proofs import wrong_in
from tests.storage.older import Row, older, rows_at

LATER = MORNING + timedelta(hours=8)
# JSON with names of its own, and what is worked out from it.
REWRITTEN = {
    "incident": ("file", "next_timer_at"),
    "outbox": ("payload",),
    "console_message": ("card",),
    "posted_card": ("digest",),
}


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that revision 0001 left behind."""
    return older(
        request.getfixturevalue("postgres")()
        if request.param == "postgresql"
        else f"sqlite:///{tmp_path / 'dingfengbo.db'}"
    )


@pytest.fixture
def application(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """Today's desk on it, some hours after the older one was killed."""
    monkeypatch.setattr(app, "utc_now", lambda: LATER)
    for module in (clock, outbox_dispatcher, model_work):  # PostgreSQL's own clock cannot be set
        monkeypatch.setattr(module, "db_now", lambda _, now: now)
    application = app.build(*app_settings(data_dir=tmp_path, database_url=url))
    by_hand(application)
    yield application
    application.database.close()


def test_every_row_is_there_as_it_was(url):
    database = Database(url)
    upgrade(database)
    with database.read_transaction() as connection:
        assert revision(connection) == revisions()[-1]
        for table, rows in by_todays_names(rows_at("0001")).items():
            kept = [row._asdict() for row in connection.execute(text(f"SELECT * FROM {table}"))]
            keys = inspect(connection).get_pk_constraint(table)["constrained_columns"]
            then = {tuple(row[key] for key in keys): row for row in rows}
            now = {
                tuple(row[key] for key in keys): {
                    name: value
                    for name, value in row.items()
                    if isinstance(value, str) and name not in REWRITTEN.get(table, ())
                }
                for row in kept
            }
            assert now == {key: {name: row[name] for name in now[key]} for key, row in then.items()}
    database.close()


def test_what_the_older_one_left_undone_is_done_and_every_timer_rings(application):
    work(application, LATER)
    with application.database.read_transaction() as connection:
        assert wrong_in(connection, application.incidents.policy) == []
        files = {number: cases.load(connection, number).file for number in cases.numbers(connection)}
        told = {
            (line.incident, line.kind)
            for number in files
            for line in timeline.read(connection, number)[len(lines_of(number)) :]
        }
        left = {row["id"] for row in rows_at("0001")["outbox"]}
        assert dict(connection.execute(select(ROW.c.id, ROW.c.error).where(ROW.c.id.in_(left))).all()) == dict.fromkeys(
            left, ""
        )
        room = console.stream(connection, "room:GlowSkin", 9)
    assert [len(file.drafts) for file in files.values()] == [1, 2, 1], (
        "the third was to be written when the older one was killed"
    )
    assert {(2, "Rang"), (3, "Drafted"), (3, "Rang")} <= told
    assert [message.incident for message in room] == [1, 2, 3]


def test_people_go_on_where_they_were(application):
    work(application, LATER)
    result = [
        application.dispatcher.dispatch(by, text, LATER).says[0].key
        for by, text in (
            ("mei", "take 3"),
            ("ken", "approve 3 1 sure=yes"),
            ("ada", "close 1 用户满意 override=任务另记"),
        )
    ]
    assert result == ["answer.accepted_all", "answer.approved", "answer.proposed"]
    again = AlertIn(source="t", platform="xiaohongshu", native_id="69200c80000000000503c8d3")
    assert application.incidents.receive_alert(to_alert(again, application.content.platforms, LATER)) == IngestResult(
        3, Outcome.JOINED
    )


def by_todays_names(rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Older rows by the names that their tables, columns and sentences have today."""
    sentences = import_module("storage.migrations.versions.0013_words_of_stored_messages")
    renamed = import_module("storage.migrations.versions.0004_standard_names")
    found = {renamed.TABLES.get(table, table): each for table, each in rows.items()}
    columns = {table: renamed.COLUMNS.get(table, {}) for table in found}
    return {
        table: [
            {
                columns[table].get(name, name): sentences.renamed(value) if name == "says" else value
                for name, value in row.items()
            }
            for row in each
        ]
        for table, each in found.items()
    }


def lines_of(number: int) -> list[object]:
    """The timeline the older one wrote."""
    return [row for row in rows_at("0001")["timeline"] if row["incident"] == number]
