"""Daily heads are stamped by authorities outside: asked over HTTP, tried again, told, and checked without them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.ops.signing_key import open_key
from bot.ops.timestamps import NotStamped, WrongTimestamp, ask, read, read_roots
from bot.reports import verify_database
from bot.workers.anchors import FILE, INTERVAL, Anchors
from bot.workers.head_timestamps import HeadTimestamps, timestamp_health
from tests.fakes.tsa import authority
from tests.journeys.stage import Stage

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def tsa(tmp_path_factory):
    with authority(tmp_path_factory.mktemp("tsa")) as known:
        yield known


@pytest.fixture
def signed(tmp_path: Path, tsa):
    """An incident under a signed head, and an authority that may stamp it."""
    stage = Stage(tmp_path, NOON)
    tsa.instead.clear()
    stage.alert(platform="xiaohongshu", native_id="69200c80000000000503c8d1", text="用了就过敏，避雷")
    stage.key = open_key(tmp_path / "anchor.key")
    stage.anchors = Anchors(stage.desk, stage.key, tmp_path)
    stage.anchors.sign(NOON)
    stage.timestamps = HeadTimestamps(stage.desk, [tsa.url])
    stage.carry()
    yield stage
    stage.database.close()


def verdict(stage: Stage, folder: Path, tsa, roots: bool = True) -> list[str]:
    known = read_roots(tsa.root) if roots else []
    found = verify_database(stage.database, stage.key, folder / FILE, [tsa.url], known)
    return [str(found.ok), *found.text("en").splitlines()[1 if found.ok else 0 :]]


def test_a_stamp_is_asked_for_kept_and_checked_by_the_authoritys_root(signed, tmp_path, tsa):
    assert verdict(signed, tmp_path, tsa) == ["True", f"Daily head 1 is not stamped by {tsa.url} yet"]
    assert signed.timestamps.ask_all(NOON) == 1
    ok, line = verdict(signed, tmp_path, tsa)
    assert (ok, line.startswith(f"Daily head 1 and all before it was stamped by {tsa.url} at ")) == ("True", True)
    assert verdict(signed, tmp_path, tsa, roots=False)[1].endswith("was not checked: set TSA_ROOTS")
    asked = tsa.asked
    assert (signed.timestamps.ask_all(NOON + HOUR), tsa.asked) == (0, asked)


def test_an_authority_that_fails_is_asked_again_later_and_managers_hear_of_it(signed, tmp_path, tsa):
    tsa.instead += [(503, b""), (200, b"<html>"), (302, b"")]
    asked = tsa.asked
    assert [signed.timestamps.ask_all(NOON + timedelta(minutes=m)) for m in (0, 1, 6, 20)] == [0, 0, 0, 0]
    assert tsa.asked - asked == 3
    assert "not stamped yet by" in timestamp_health(signed.database, [tsa.url]).detail
    signed.now += HOUR
    signed.carry()
    assert [line for line in signed.chat.lines["person:ada"] if "还没有盖上" in line and "HTTP 302" in line]
    assert verdict(signed, tmp_path, tsa)[1].endswith("yet: HTTP 302, 0 bytes")
    assert signed.timestamps.ask_all(NOON + 2 * HOUR) == 1
    assert timestamp_health(signed.database, [tsa.url]).detail == "head 1: stamped"


def test_of_two_authorities_one_that_is_away_keeps_no_other_from_stamping(signed, tsa):
    both = HeadTimestamps(signed.desk, ["http://127.0.0.1:9/tsa", tsa.url])
    assert both.ask_all(NOON) == 1
    assert timestamp_health(signed.database, both.authorities).detail.startswith(
        "head 1: not stamped yet by http://127"
    )


def test_two_processes_ask_once(signed, tsa):
    other, asked = HeadTimestamps(signed.desk, [tsa.url]), tsa.asked
    assert (signed.timestamps.ask_all(NOON), other.ask_all(NOON), tsa.asked - asked) == (1, 0, 1)


def test_the_next_head_gets_a_stamp_of_its_own_and_no_other_heads_fits(signed, tmp_path, tsa):
    signed.timestamps.ask_all(NOON)
    signed.says("ada", "note 1 又一条")
    signed.anchors.sign(NOON + INTERVAL)
    assert signed.timestamps.ask_all(NOON + INTERVAL) == 1
    with signed.database.transaction() as connection:
        connection.execute(text("UPDATE head_timestamp SET token = (SELECT token FROM head_timestamp WHERE head = 1)"))
    assert verdict(signed, tmp_path, tsa) == [
        "False",
        f"The stamp of daily head 2 by {tsa.url} is wrong: a stamp of another text",
    ]


def test_a_stamp_that_another_root_signed_does_not_count(signed, tmp_path, tsa):
    signed.timestamps.ask_all(NOON)
    with authority(tmp_path / "other") as other:
        assert verdict(signed, tmp_path, other)[1].startswith("The stamp of daily head 1 by ")


def test_the_client_by_itself_serves_any_text(tsa):
    stamped = ask(tsa.url, b"a manifest")
    assert read(stamped, b"a manifest", read_roots(tsa.root)).rooted
    with pytest.raises(WrongTimestamp, match="another text"):
        read(stamped, b"another manifest")
    tsa.instead.append((200, stamped))
    with pytest.raises(NotStamped, match="another request"):
        ask(tsa.url, b"a manifest")
