"""Daily heads: whoever changes, reorders or removes what was, even with every hash mended, is found out."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.ops.signing_key import open_key
from bot.reports import verify_database
from bot.workers.anchors import FILE, INTERVAL, Anchors
from bot.workers.reconcile import Reconciler
from storage.incidents import anchors, reads
from storage.incidents.timeline import GENESIS, link
from tests.journeys.stage import Stage

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


@pytest.fixture
def anchored(tmp_path: Path):
    """Two incidents under a signed head."""
    stage = Stage(tmp_path, NOON)
    for n in (1, 2):
        stage.alert(platform="xiaohongshu", native_id=f"69200c80000000000503c8d{n}", text=f"第{n}次用就过敏，避雷")
    stage.says("ada", "note 1 她说电话是机密")
    stage.key = open_key(tmp_path / "anchor.key")
    stage.anchors = Anchors(stage.desk, stage.key, tmp_path)
    stage.anchors.sign(NOON)
    yield stage
    stage.database.close()


def verdict(stage: Stage, folder: Path) -> list[str]:
    """What `verify --database` finds, by key."""
    found = verify_database(stage.database, stage.key, folder / FILE)
    return [] if found.ok else [message.key for message in found.messages]


def run(stage: Stage, statement: str, **values: object) -> None:
    """Somebody who owns the database changes it."""
    with stage.database.transaction() as connection:
        connection.execute(text(statement), values)


def test_what_was_left_alone_is_whole_and_what_follows_is_too(anchored, tmp_path):
    anchored.says("ada", "note 2 又一条")
    anchored.anchors.sign(NOON + INTERVAL)
    assert (verdict(anchored, tmp_path), len((tmp_path / FILE).read_text().splitlines())) == ([], 2)


def test_nothing_new_needs_no_head(anchored):
    assert anchored.anchors.sign(NOON + INTERVAL) is None


def test_the_key_is_for_this_account_only_and_stays_the_same(anchored, tmp_path):
    assert (tmp_path / "anchor.key").stat().st_mode & 0o777 == 0o600
    assert open_key(tmp_path / "anchor.key").public == anchored.key.public


def test_an_incident_that_is_deleted_with_all_its_lines_is_missed(anchored, tmp_path):
    for table, column in (("timeline", "incident"), ("incident", "number")):
        run(anchored, f"DELETE FROM {table} WHERE {column} = 2")
    assert verdict(anchored, tmp_path) == ["export.incident_gone"]


def test_a_history_that_is_written_anew_with_every_hash_is_found(anchored, tmp_path):
    with anchored.database.read_transaction() as connection:
        lines = connection.execute(text("SELECT seq, at, by, kind, data FROM timeline WHERE incident = 2 ORDER BY seq"))
        rows = [(*row,) for row in lines]
    chain = GENESIS
    for seq, at, _, kind, data in rows:
        when = datetime.fromisoformat(str(at)).replace(tzinfo=UTC)
        chain = link(chain, 2, seq, when, "lou", kind, data)
        run(anchored, "UPDATE timeline SET by = 'lou', hash = :h WHERE incident = 2 AND seq = :s", h=chain, s=seq)
    run(anchored, "UPDATE incident SET timeline_head = :h WHERE number = 2", h=chain)
    assert "export.line_gone" in verdict(anchored, tmp_path)


def test_lines_cut_off_at_the_end_are_found(anchored, tmp_path):
    run(anchored, "DELETE FROM timeline WHERE incident = 1 AND kind = 'Noted'")
    with anchored.database.read_transaction() as connection:
        seq, last = connection.execute(
            text("SELECT seq, hash FROM timeline WHERE incident = 1 ORDER BY seq DESC LIMIT 1")
        ).one()
    assert [gap.what for gap in _audited(anchored)] == ["chain"]
    run(anchored, "UPDATE incident SET timeline_length = :n, timeline_head = :h WHERE number = 1", n=seq, h=last)
    assert "export.line_gone" in verdict(anchored, tmp_path)


def _audited(stage: Stage) -> list:
    auditor = Reconciler(stage.desk, lambda: None)
    auditor.reconcile_due(NOON)
    auditor.reconcile_due(NOON + timedelta(minutes=6))
    return [gap for gap in auditor._gaps if gap.what == "chain"]


def test_a_head_that_is_changed_removed_or_signed_by_another_is_found(anchored, tmp_path):
    anchored.says("ada", "note 2 又一条")
    anchored.anchors.sign(NOON + INTERVAL)
    run(anchored, "DELETE FROM daily_head WHERE id = 2")
    assert verdict(anchored, tmp_path) == ["export.head_gone"]
    run(anchored, "UPDATE daily_head SET signature = :s WHERE id = 1", s=open_key(tmp_path / "other").sign("x"))
    assert "export.wrong_head" in verdict(anchored, tmp_path)


def test_a_case_file_that_is_changed_beside_its_timeline_is_found(anchored, tmp_path):
    with anchored.database.read_transaction() as connection:
        file = json.loads(connection.execute(text("SELECT file FROM incident WHERE number = 1")).scalar())
    run(anchored, "UPDATE incident SET file = :f WHERE number = 1", f=json.dumps({**file, "severity": "L0"}))
    assert verdict(anchored, tmp_path) == ["export.not_replayed"]


def test_managers_hear_the_head_so_that_a_copy_stands_elsewhere(anchored):
    anchored.carry()
    with anchored.database.read_transaction() as connection:
        head = connection.execute(text("SELECT head FROM daily_head")).scalar()
    assert any(head in line for line in anchored.chat.lines["person:ada"])


def test_a_head_whose_line_a_kill_kept_from_the_file_is_written_with_the_next(anchored) -> None:
    anchored.anchors.file.unlink()
    anchored.anchors.sign_due(NOON + 3 * INTERVAL)
    with anchored.database.read_transaction() as connection:
        signed = [head.head for head in anchors.heads(connection)]
    assert [line.split()[2] for line in anchored.anchors.file.read_text("ascii").splitlines()] == signed


def test_personal_data_gone_without_a_record_of_a_purge_is_told_with_its_lines(anchored, tmp_path):
    run(anchored, "UPDATE timeline SET personal = NULL WHERE incident = 1 AND seq = 1")
    found = told(anchored, tmp_path)
    assert any("line 1 of incident 1" in line and "without a record" in line for line in found)


def delete_incident(stage: Stage, number: int) -> None:
    """Somebody deletes an incident with everything that names it."""
    for table, column in (("timeline", "incident"), ("post_key", "incident"), ("incident", "number")):
        run(stage, f"DELETE FROM {table} WHERE {column} = {number}")


def opens(stage: Stage, n: int) -> int:
    return stage.alert(platform="xiaohongshu", native_id=f"69200c80000000000503c9d{n}", text="面霜过敏，避雷")


def told(stage: Stage, folder: Path) -> list[str]:
    return verify_database(stage.database, stage.key, folder / FILE).text("en").splitlines()


def test_an_incident_deleted_before_its_first_head_is_missed_by_its_number(anchored, tmp_path):
    delete_incident(anchored, opens(anchored, 1))
    assert told(anchored, tmp_path) == [
        "Number 3 was given out and its incident is missing: deleted after the last daily head"
    ]
    anchored.anchors.sign(NOON + INTERVAL)
    assert told(anchored, tmp_path) == [
        "Number 3 was given out and its incident is missing: deleted before daily head 2 of 2026-11-22 12:00"
    ]


def test_the_number_of_a_deleted_incident_is_not_given_out_again(anchored):
    delete_incident(anchored, opens(anchored, 1))
    assert opens(anchored, 2) == 4


def test_a_count_that_is_set_back_is_found(anchored, tmp_path):
    delete_incident(anchored, opens(anchored, 1))
    anchored.anchors.sign(NOON + INTERVAL)
    run(anchored, "UPDATE incident_counter SET allotted = 2")
    assert set(verdict(anchored, tmp_path)) == {"export.counter_wrong", "export.number_gone"}
    run(anchored, "UPDATE incident_counter SET allotted = 3, unknown_until = 3")
    assert set(verdict(anchored, tmp_path)) == {"export.counter_wrong", "export.number_gone"}
    run(anchored, "UPDATE daily_head SET numbers = '' WHERE id = 2")
    assert "export.wrong_head" in verdict(anchored, tmp_path)


def test_gaps_of_before_the_count_are_told_as_unknown(anchored, tmp_path):
    delete_incident(anchored, 1)
    run(anchored, "DELETE FROM daily_head")
    run(anchored, "UPDATE incident_counter SET unknown_until = 2")
    (tmp_path / FILE).unlink()
    assert told(anchored, tmp_path)[-1] == (
        "Numbers 1 to 2 were given out before they were counted: 1 missing there, for reasons that cannot be known"
    )


READ = "export.read_changed"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("DELETE FROM restricted_read WHERE person = 'ken'", ["export.reads_gone"]),
        ("DELETE FROM restricted_read", ["export.reads_gone"]),
        ("UPDATE restricted_read SET person = 'jun' WHERE person = 'ken'", [READ]),
        ("UPDATE restricted_read SET person = '', what = '' WHERE person = 'ken'", [READ]),
        ("UPDATE restricted_read SET head = 0", ["export.reads_gone"]),
        ("UPDATE daily_head SET reads = ''", ["export.wrong_head", "export.reads_gone"]),
    ],
)
def test_who_takes_a_line_out_of_the_log_of_reads_is_found_out(anchored, tmp_path, change, found):
    """Row 32 of the audit: deleting the log went unnoticed."""
    for person in ("ken", "rui"):
        anchored.dispatcher.access.log(1, person, "export", NOON)
    anchored.anchors.sign(NOON + INTERVAL)
    assert verdict(anchored, tmp_path) == []
    run(anchored, change)
    assert verdict(anchored, tmp_path) == found


def test_reads_that_are_aged_by_schedule_leave_their_hashes_and_no_alarm(anchored, tmp_path):
    anchored.dispatcher.access.log(1, "ken", "export", NOON)
    anchored.anchors.sign(NOON + INTERVAL)
    later = NOON + timedelta(days=181)
    with anchored.database.transaction() as connection:
        reads.age(connection, later - timedelta(days=180))
        assert reads.newest(connection, 1, 9) == []
    found = verify_database(anchored.database, anchored.key, tmp_path / FILE, aged=later - timedelta(days=180))
    assert found.ok, found.text("en")
