"""The auditor finds what is missing, mends it, tells managers once, and is only then silent with the heartbeat."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from bot.workers.reconcile import INTERVAL, Reconciler
from handlers.reminders.timers import next_timer_at
from storage.incidents.cases import TABLE as INCIDENT
from storage.outbox.posted_cards import TABLE as CARD
from storage.outbox.statements import QUEUE, ROW
from tests.journeys.stage import Stage

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
MANAGER = "person:ada"


class Audited:
    """A stage with one incident and an auditor whose heartbeats are counted."""

    def __init__(self, folder: Path) -> None:
        self.stage, self.beats = Stage(folder, NOON), 0
        self.number = self.stage.alert(
            platform="xiaohongshu",
            native_id="69200c80000000000503c8d1",
            text="包装破了，客服三天不理人，避雷",
            author={"name": "小丽", "followers": 20000},
        )
        self.auditor = Reconciler(self.stage.desk, self._beat)
        self.auditor.reconcile_due(NOON)  # a chore that is new waits for its first turn

    def _beat(self) -> None:
        self.beats += 1

    def audits(self) -> int:
        """Once through all incidents; gaps found."""
        self.stage.now += INTERVAL + timedelta(seconds=1)
        found = self.auditor.reconcile_due(self.stage.now)
        self.stage.carry()
        return found

    def breaks(self, statement: object) -> None:
        """Somebody or something damages the database."""
        with self.stage.database.transaction() as connection:
            connection.execute(statement)

    def column(self, name: str) -> object:
        """A column of the incident's row."""
        with self.stage.database.read_transaction() as connection:
            return connection.execute(select(INCIDENT.c[name])).scalar()


@pytest.fixture
def audited(tmp_path: Path) -> Iterator[Audited]:
    audited = Audited(tmp_path)
    yield audited
    audited.stage.database.close()


def managers(audited: Audited) -> list[str]:
    """What managers were told by the auditor."""
    told = [line for place in list(audited.stage.chat.lines) for line in audited.stage.heard(place)]
    return [line for line in told if "巡检" in line]


def test_a_sound_desk_passes_and_its_heart_beats(audited):
    assert (audited.audits(), audited.audits(), audited.beats) == (0, 0, 2)


def test_a_lost_timer_is_set_again_and_told_once(audited):
    audited.breaks(update(INCIDENT).values(next_timer_at=None))
    assert (audited.audits(), audited.beats) == (1, 0)
    assert audited.column("next_timer_at") == next_timer_at(
        audited.stage.desk.read(audited.number), audited.stage.desk.policy
    )
    assert set(managers(audited)) == {
        f"巡检发现 1 处缺口：INC-{audited.number} timer。unreadable（读不出）和 stuck（卡住）需要人工处理，其余已自动补上"
    }
    assert (audited.audits(), audited.beats, managers(audited)) == (0, 1, [])


def test_a_lost_card_is_posted_again(audited):
    cards = dict(audited.stage.chat.cards)
    audited.breaks(delete(CARD))
    audited.stage.chat.cards.clear()
    assert (audited.audits(), audited.stage.chat.cards, audited.audits()) == (1, cards, 0)


def test_messages_without_a_queue_are_found_and_delivered(audited):
    audited.stage.dispatcher.dispatch("mei", f"note {audited.number} 已联系客服", audited.stage.now)
    audited.breaks(delete(QUEUE))
    audited.stage.carry()
    assert not any("已联系客服" in line for line in audited.stage.heard("room:desk"))
    audited.audits()
    assert any("已联系客服" in line for line in audited.stage.heard("room:desk"))


def test_an_announcement_that_was_lost_is_made_again_and_no_other(audited):
    audited.stage.hears("mei", f"note {audited.number} 已联系客服")
    carry, audited.stage.carry = audited.stage.carry, lambda: None
    audited.stage.hears("mei", f"note {audited.number} 工厂在查批次")
    audited.breaks(delete(ROW).where(ROW.c.kind == "lines", ROW.c.done_at.is_(None)))
    audited.stage.carry = carry
    audited.stage.heard("room:desk")
    found = audited.audits()
    assert (found, [line for line in audited.stage.heard("room:desk") if "工厂" in line or "客服" in line]) == (
        1,
        ["Mei 备注：工厂在查批次"],
    )
    assert (audited.audits(), audited.beats) == (0, 1)


def without_empty(value):
    """JSON as an older version wrote it, whose events had not the fields that are empty here."""
    if isinstance(value, dict):
        return {name: without_empty(each) for name, each in value.items() if each not in (None, "", [])}
    return [without_empty(each) for each in value] if isinstance(value, list) else value


def test_what_an_older_version_announced_is_announced_in_a_drill_too(audited):
    audited.stage.hears("mei", "drill glowskin")
    with audited.stage.database.transaction() as connection:
        for row in connection.execute(select(ROW.c.id, ROW.c.payload).where(ROW.c.kind == "lines")).all():
            older = json.dumps(without_empty(json.loads(row.payload)), ensure_ascii=False)
            connection.execute(update(ROW).where(ROW.c.id == row.id).values(payload=older))
    assert (audited.audits(), managers(audited)) == (0, [])


def test_a_cards_newest_state_that_was_lost_is_sent_again(audited):
    carry, audited.stage.carry = audited.stage.carry, lambda: None
    audited.stage.hears("mei", f"take {audited.number}")
    audited.breaks(delete(ROW).where(ROW.c.kind == "card", ROW.c.done_at.is_(None)))
    audited.stage.carry = carry
    before = audited.stage.chat.cards["room:desk", audited.number, "case"]
    assert audited.audits() == 1
    after = audited.stage.chat.cards["room:desk", audited.number, "case"]
    assert (before != after, audited.audits(), audited.beats) == (True, 0, 1)


def test_a_draft_that_nobody_writes_any_more_is_asked_for_again(audited):
    carry, audited.stage.carry = audited.stage.carry, lambda: None
    audited.stage.hears("mei", f"draft {audited.number} first_ack")
    audited.breaks(delete(ROW).where(ROW.c.kind == "WriteDraft", ROW.c.done_at.is_(None)))
    audited.stage.carry = carry
    before = len(audited.stage.desk.read(audited.number).drafts)
    assert (audited.audits(), len(audited.stage.desk.read(audited.number).drafts) - before, audited.audits()) == (
        1,
        1,
        0,
    )


def test_what_was_swept_long_ago_is_missed_by_nobody(audited):
    audited.breaks(delete(ROW))
    assert (audited.audits(), audited.beats) == (0, 1)


def test_what_was_not_announced_at_its_time_is_not_announced_later(audited):
    """A harmless post makes no noise; when it grows, its quiet beginning is no gap."""
    post = {"platform": "xiaohongshu", "native_id": "69200c80000000000503c8d9"}
    number = audited.stage.alert(**post, text="面霜到货了，开箱看看，包装很好看，颜色也好看")
    assert not audited.stage.desk.read(number).open
    audited.stage.now += timedelta(minutes=1)
    audited.stage.alert(**post, text="面霜到货了，开箱看看，包装很好看，颜色也好看。更新：用了就过敏，满脸通红")
    assert (audited.stage.desk.read(number).open, audited.audits(), audited.beats) == (True, 0, 1)


def test_a_whole_day_of_work_leaves_no_gap(audited):
    number = audited.number
    for who, said in (
        ("mei", "take {}"),
        ("mei", "note {} 已联系"),
        ("mei", "draft {} first_ack"),
        ("ken", "assign {} ken"),
        ("ada", "grade {} L3 升级"),
    ):
        audited.stage.hears(who, said.format(number))
        assert audited.audits() == 0
    audited.stage.later(hours=6)
    assert (audited.audits(), audited.beats) == (0, 6)


@pytest.mark.parametrize(
    ("good", "bad"), [('{"number":', "{garbage"), ('"opened_at":"2026-11-21T04', '"opened_at":"9999-12-31T23')]
)
def test_a_file_that_cannot_be_read_is_named_and_stops_the_heartbeat_until_a_person_mends_it(audited, good, bad):
    whole = str(audited.column("file"))
    assert good in whole
    audited.breaks(update(INCIDENT).values(file=whole.replace(good, bad)))
    assert (audited.audits(), audited.audits(), audited.beats) == (1, 1, 0)
    assert len(set(managers(audited))) == 1
    audited.breaks(update(INCIDENT).values(file=whole))
    assert (audited.audits(), audited.beats) == (0, 1)
