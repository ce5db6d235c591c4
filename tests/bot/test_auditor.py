"""The auditor finds what is missing, mends it, tells managers once, and is only then silent with the heartbeat."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from bot.auditor import EVERY, Auditor
from handlers.rules.timers import rings_at
from storage.cards import TABLE as CARD
from storage.case_files import TABLE as INCIDENT
from storage.outbox import LANE
from tests.journeys.stage import Stage

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
MANAGER = "person:ada"


class Audited:
    """A stage with one incident and an auditor whose heartbeats are counted."""

    def __init__(self, folder: Path) -> None:
        self.stage, self.beats = Stage(folder, NOON), 0
        self.number = self.stage.alert(platform="xiaohongshu", native_id="69200c80000000000503c8d1", text="用了就过敏，满脸通红，避雷")
        self.auditor = Auditor(self.stage.desk, self._beat)
        self.auditor.audit_due(NOON)  # a chore that is new waits for its first turn

    def _beat(self) -> None:
        self.beats += 1

    def audits(self) -> int:
        """Once through all incidents; gaps found."""
        self.stage.now += EVERY + timedelta(seconds=1)
        found = self.auditor.audit_due(self.stage.now)
        self.stage.carry()
        return found

    def breaks(self, statement: object) -> None:
        """Somebody or something damages the database."""
        with self.stage.database.transaction() as connection:
            connection.execute(statement)

    def column(self, name: str) -> object:
        """A column of the incident's row."""
        with self.stage.database.reading() as connection:
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
    audited.breaks(update(INCIDENT).values(rings_at=None))
    assert (audited.audits(), audited.beats) == (1, 0)
    assert audited.column("rings_at") == rings_at(audited.stage.desk.read(audited.number), audited.stage.desk.house)
    assert set(managers(audited)) == {
        f"巡检发现 1 处缺口：INC-{audited.number} timer。timer、card、lane 已自动补上；unreadable（读不出）和 stuck（卡住）需要人工处理"
    }
    assert (audited.audits(), audited.beats, managers(audited)) == (0, 1, [])


def test_a_lost_card_is_posted_again(audited):
    cards = dict(audited.stage.chat.cards)
    audited.breaks(delete(CARD))
    audited.stage.chat.cards.clear()
    assert (audited.audits(), audited.stage.chat.cards, audited.audits()) == (1, cards, 0)


def test_messages_without_a_lane_are_found_and_delivered(audited):
    audited.stage.reception.hear("mei", f"note {audited.number} 已联系客服", audited.stage.now)
    audited.breaks(delete(LANE))
    audited.stage.carry()
    assert not any("已联系客服" in line for line in audited.stage.heard("room:desk"))
    audited.audits()
    assert any("已联系客服" in line for line in audited.stage.heard("room:desk"))


def test_a_file_that_cannot_be_read_is_named_and_stops_the_heartbeat_until_a_person_mends_it(audited):
    whole = audited.column("file")
    audited.breaks(update(INCIDENT).values(file="{garbage"))
    assert (audited.audits(), audited.audits(), audited.beats) == (1, 1, 0)
    assert len(set(managers(audited))) == 1
    audited.breaks(update(INCIDENT).values(file=whole))
    assert (audited.audits(), audited.beats) == (0, 1)
