"""What happens to others in the trade: notes with a link, in the digest, never a case of ours (R20)."""

from datetime import UTC, datetime, timedelta

from bot.config.settings import Settings
from bot.incidents.outbox_messages import CARD
from bot.workers.digest import Digest
from handlers.case.card import Link
from storage.incidents import industry, retention
from tests.fakes.settings import settings_of
from tests.journeys.stage import Stage

NEWS = "https://news.example.cn/a/1"
OURS = "https://www.xiaohongshu.com/explore/69200c80000000000503c8d1"


def test_a_note_is_listed_and_taken_off_and_opens_nothing_r20(stage: Stage) -> None:
    assert (
        stage.says("mei", f"industry add {NEWS} LunaTea召回精华") == "已记为第 1 条：不算自己的事件，一周内写进每日汇总"
    )
    assert stage.says("ken", f"行业 {NEWS}?utm_source=app 又看到") == "这个链接已是第 1 条"
    card = stage.hears("mei", "行业").card
    assert card and [part.url for part in card.parts if isinstance(part, Link)] == [NEWS]
    assert "LunaTea召回精华 · Mei" in stage.words(card.parts[0].text)
    assert (stage.says("mei", "industry drop=1"), stage.says("mei", "industry drop=1")) == (
        "第 1 条已撤下",
        "没有第 1 条",
    )
    assert stage.count() == 0


def test_what_is_ours_and_what_has_no_link_is_no_note_r20(stage: Stage) -> None:
    stage.alert(platform="xiaohongshu", text="GlowSkin精华过敏", brand="GlowSkin", url=OURS)
    assert stage.says("mei", f"industry {OURS} 别家的") == "这篇帖子已是我们自己的事件 1，不是别家的"
    assert "请带上链接" in stage.says("mei", "industry 同行翻车")
    assert "没有角色" in stage.says("lou", f"industry {NEWS} x")


def test_the_digest_tells_of_it_in_its_brand_s_room_even_on_a_quiet_day_r20(stage: Stage) -> None:
    digest = Digest(stage.desk, settings_of(Settings))
    digest.send_due(stage.now)
    stage.says("mei", f"industry {NEWS} LunaTea召回精华 brand=GlowSkin")
    stage.now += timedelta(days=1)
    assert digest.send_due(stage.now) == 1
    stage.carry()
    [(place, *_)] = [key for key in stage.chat.cards if key[2].startswith("digest")]
    card = next(card for key, card in stage.chat.cards.items() if key[2].startswith("digest"))
    assert (place, NEWS in CARD.dump_json(card).decode()) == ("room:GlowSkin", True)


def test_notes_go_with_all_other_words(stage: Stage) -> None:
    stage.says("mei", f"industry {NEWS} 某人翻车")
    ever = datetime(2000, 1, 1, tzinfo=UTC)
    with stage.database.transaction() as connection:
        retention.forget_aged(connection, ever, stage.now, ())
        assert len(industry.notes(connection)) == 1
        retention.forget_aged(connection, ever, stage.now + timedelta(seconds=1), ())
        assert industry.notes(connection) == []
