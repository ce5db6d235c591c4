"""The daily digest: once a day for every room, with what is open there."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from bot.config.settings import Settings
from bot.incidents.rooms import brand_of, room_place
from bot.workers.digest import Digest
from handlers.case.card import Row
from tests.fakes.settings import settings_of
from tests.journeys.stage import Stage

LINK = "https://www.xiaohongshu.com/explore/6a01a980000000000500000"


@pytest.fixture
def digest(stage: Stage) -> Digest:
    """At nine in the morning of Shanghai."""
    return Digest(stage.desk, settings_of(Settings))


def shown(stage: Stage, room: str, day: str) -> list[str]:
    card = stage.card(room, 0, f"digest-{day}")
    return [f"{stage.words(part.label)}：{stage.words(part.text)}" for part in card.parts if isinstance(part, Row)]


def test_the_next_turn_is_the_next_nine_in_the_morning(digest: Digest) -> None:
    before, after = datetime(2026, 11, 21, 0, 59, tzinfo=UTC), datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
    assert digest.next_run(before) == after
    assert digest.next_run(after) == after + timedelta(days=1)


def test_each_room_gets_its_own_once_a_day(stage: Stage, digest: Digest) -> None:
    stage.alert(url=f"{LINK}1", text="用了一次就过敏", brand="GlowSkin")
    stage.alert(url=f"{LINK}2", text="发货太慢了，客服不理人", brand="LunaTea")
    assert digest.send_due(stage.now) == 0, "a new desk waits for the morning"
    stage.now = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    assert (digest.send_due(stage.now), digest.send_due(stage.now)) == (2, 0)
    settings: Any = SimpleNamespace(digest_at=digest.at, zone="Asia/Shanghai")
    assert Digest(stage.desk, settings).send_due(stage.now) == 0
    stage.carry()
    lines = shown(stage, "room:GlowSkin", "2026-11-22")
    assert "1 个事件未结" in lines[0]
    assert "还没有公开回应" in lines[1] and "LunaTea" not in " ".join(lines)
    assert len(shown(stage, "room:LunaTea", "2026-11-22")) == 2


def test_the_digest_goes_to_the_room_where_the_cards_are(stage: Stage, digest: Digest) -> None:
    """Also for a brand with a sign that the name of a queue cannot hold, which has a room of its own all the same."""
    stage.alert(url=f"{LINK}1", text="用了一次就过敏", brand="Glow|Skin")
    stage.alert(url=f"{LINK}2", text="面霜涂了脸上起疹子，去了医院", brand="GlowSkin")
    digest.send_due(stage.now)
    stage.now = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)
    digest.send_due(stage.now)
    stage.carry()
    rooms = {(place, key) for place, _, key in stage.chat.cards if place.startswith("room:")}
    wide = room_place("Glow|Skin")
    assert rooms == {(place, key) for place in (wide, "room:GlowSkin") for key in ("case", "digest-2026-11-22")}
    assert ["1 个事件未结" in shown(stage, place, "2026-11-22")[0] for place in (wide, "room:GlowSkin")] == [True, True]
    assert (brand_of(wide), brand_of("room:GlowSkin")) == ("Glow|Skin", "GlowSkin")


def test_a_quiet_desk_sends_nothing(stage: Stage, digest: Digest) -> None:
    digest.send_due(stage.now)
    assert digest.send_due(stage.now + timedelta(days=1)) == 0
