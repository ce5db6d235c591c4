"""The same click, message or alert under the same name: decided once, answered alike, also when the machine died in
between.
"""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.incidents.requests import CommandResult
from bot.ingest.schema import AlertIn, to_alert
from storage import idempotency
from storage.incidents import fact_sheet, timeline

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
POST = {"url": LINK, "text": "精华用了一次就过敏，满脸通红", "published_at": "2026-11-21T13:10:00+08:00"}


def said(stage, text: str, idempotency_key: str) -> CommandResult:
    """What Ken hears back."""
    return stage.dispatcher.dispatch("ken", text, stage.now, idempotency_key=idempotency_key)


def kinds(stage, number: int) -> list[str]:
    """The timeline, by kind."""
    with stage.database.read_transaction() as connection:
        return [line.kind for line in timeline.read(connection, number)]


def test_a_note_said_twice_stands_once_and_a_new_one_stands_beside_it(stage):
    n = stage.alert(**POST)
    first = said(stage, f"note {n} 已联系客服", "click 1")
    assert (first.ok, said(stage, f"note {n} 已联系客服", "click 1")) == (True, first)
    said(stage, f"note {n} 已联系客服", "click 2")
    assert kinds(stage, n).count("Noted") == 2


def test_the_answer_is_in_the_very_commit_that_decided(stage, monkeypatch: pytest.MonkeyPatch):
    n = stage.alert(**POST)

    def dies(*_: object) -> None:
        raise OSError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(idempotency, "save_many", dies)
        with pytest.raises(OSError):
            said(stage, f"note {n} 已联系客服", "click 1")
    assert "Noted" not in kinds(stage, n), "without the answer nothing was decided"
    assert said(stage, f"note {n} 已联系客服", "click 1").ok
    assert kinds(stage, n).count("Noted") == 1


def test_what_was_refused_may_be_done_under_the_same_name_later(stage):
    n = stage.alert(**POST)
    refused = said(stage, f"reopen {n} 又来了", "click 1")
    assert (refused.ok, [line.key for line in refused.says]) == (False, ["rejection.already_open"])
    stage.says("mei", f"close {n} 误报 override=误报")
    stage.says("rui", f"confirm {n}")
    assert said(stage, f"reopen {n} 又来了", "click 1").ok


def test_a_pasted_post_a_drill_and_a_fact_come_into_being_once(stage):
    opened = [said(stage, f"new {LINK} 烂脸了", "message 1") for _ in range(2)]
    drill = said(stage, "drill glowskin", "message 2")
    stage.now += timedelta(minutes=1)
    facts = [said(stage, "fact 每批抽检12支 document=质检记录 date=2026-11-01", "message 3") for _ in range(2)]
    for first, again in (opened, (drill, said(stage, "drill glowskin", "message 2")), facts):
        assert (first.ok, first) == (True, again), first
    with stage.database.read_transaction() as connection:
        assert len(fact_sheet.statements(connection)) == 1


def test_an_alert_under_the_name_of_an_earlier_one_changes_nothing(stage):
    alert = to_alert(AlertIn(source="tool", **POST), stage.book.platforms, stage.now)
    first = stage.desk.receive_alert(alert, idempotency_key="message 1")
    again = replace(alert, seen_at=stage.now + timedelta(minutes=1), source="another")
    assert (
        stage.desk.receive_alert(again, idempotency_key="message 1"),
        kinds(stage, first.number).count("SeenAgain"),
    ) == (first, 0)
    assert stage.desk.receive_alert(again).new is False
    assert kinds(stage, first.number).count("SeenAgain") == 1
