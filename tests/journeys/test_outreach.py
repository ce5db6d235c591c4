"""People outside: who spoke to whom, what the author did, what a customer agreed to (R149-R152, R168)."""

from pathlib import Path

import pytest

from handlers.case.card import Row
from tests.journeys.stage import Stage
from tests.people import NOON

POST = "5万粉测评：用了一次就满脸通红，大家别买"


@pytest.fixture
def stage(tmp_path: Path):
    stage = Stage(tmp_path, NOON)
    stage.alert(platform="xiaohongshu", text=POST, brand="GlowSkin", author={"name": "小美", "followers": 50000})
    yield stage
    stage.database.close()


def shown(stage: Stage) -> str:
    """What Mei, who owns the incident, reads of it; the room reads nothing of a need-to-know case."""
    found = [part for part in stage.hears("mei", "status 1").card.parts if isinstance(part, Row)]
    rows = [row for row in found if not row.label or row.label.key != "reads.at"]
    return "\n".join(stage.words(row.text) for row in rows)


def test_a_contact_with_a_creator_is_logged_and_stands_on_the_card_r149_r150(stage: Stage):
    said = stage.says(
        "mei",
        "联系 1 达人 小美 听她说完经过，约好明天给批号结果",
        **{"covered:listened": "true", "channel": "站内私信"},
    )
    assert said == "已登记事件 1 和达人小美的联系"
    assert "Mei 于 2026-11-21 12:00 联系达人小美：听她说完经过，约好明天给批号结果" in shown(stage)


def test_a_contact_that_pressed_for_deletion_is_refused_r151(stage: Stage):
    asked = stage.hears("mei", "contact 1 kol 小美 paid her to stay quiet")
    assert [s.key for s in asked.says] == ["refusal.pay_for_silence"]


def test_what_the_author_did_of_their_own_accord_is_recorded_r152(stage: Stage):
    assert stage.says("ken", "作者 1 更新 加了一句品牌已联系") == "已登记事件 1 的作者动作：更新了帖子"
    assert "更新了帖子" in shown(stage)


def test_a_consent_needs_its_proof_and_can_be_taken_back_r168(stage: Stage):
    assert stage.hears("mei", "授权 1 案例").form is not None
    assert stage.says("mei", "授权 1 案例 私信里她同意匿名分享") == "已登记事件 1 的授权：匿名讲述"
    assert "匿名讲述" in shown(stage)
    assert stage.says("mei", "consent 1 story withdrawn she changed her mind") == "事件 1 的授权已撤回：匿名讲述"
    assert "匿名讲述" not in shown(stage)


def test_a_paid_tie_to_a_creator_must_say_how_it_is_disclosed_r158(stage: Stage):
    assert "请写明怎么向观众披露" in stage.says("ken", "达人库 小美 关系=付费合作")
    assert stage.says("ken", "达人库 小美 关系=付费合作 披露=笔记标注合作 用过=急救精华半年") == "达人 小美 已记为 #1"


def test_the_registry_tells_of_genuine_use_and_relationship_r153(stage: Stage):
    stage.says("ken", "creator 小美 relationship=customer used=急救精华半年 brand=GlowSkin")
    (row,) = stage.hears("mei", "creator").card.parts
    assert stage.words(row.label) == "#1 小美 · 小红书 · GlowSkin"
    assert stage.words(row.text) == "关系：真实用户；用过：急救精华半年"
    assert stage.says("ken", "creator drop=1") == "已从达人库移除 #1"


def test_not_everyone_changes_the_registry(stage: Stage):
    assert "不能改达人库" in stage.says("mei", "creator 小美 relationship=customer")


def lines(stage: Stage, card) -> str:
    return "\n".join(
        getattr(part, "text", "") if isinstance(getattr(part, "text", ""), str) else stage.words(part.text)
        for part in card.parts
    )


def test_the_brief_says_what_stands_and_what_is_not_known_and_asks_for_no_praise_r154_r157(stage: Stage):
    stage.says("ken", "fact", text="泵头每批抽检12支", document="质检记录", date="2026-11-01", brand="GlowSkin")
    brief = lines(stage, stage.hears("mei", "简报 1").card)
    assert "还没有批准过的口径" in brief
    assert "泵头每批抽检12支（质检记录 2026-11-01）" in brief
    assert "原因还没有查清，请不要推测" in brief
    assert "我们不提供话术，也不要求说好话" in brief


def test_a_media_kit_holds_approved_words_and_documented_facts_only_r160(stage: Stage, tmp_path: Path):
    assert "还没有批准过的口径" in stage.says("ken", "资料包 1")
    stage.says("ada", "fact", text="泵头每批抽检12支", document="质检记录", date="2026-11-01", brand="GlowSkin")
    note = "各位伙伴，大家在问“满脸通红”，抱歉让你们被问到。已确认：泵头每批抽检12支。还不知道原因，明天18点前更新。提到时请说明合作关系。"
    stage.says("mei", "draft 1 partner_note", text=note)
    version = str(stage.desk.read(1).drafts[-1].version)
    stage.says("rui", f"clear 1 {version}")
    stage.says("ken", f"approve 1 {version} sure=yes")
    stage.says(
        "ken",
        f"approve 1 {version} sure=yes",
        **{f"ack:{f.rule}": "on" for f in stage.desk.read(1).drafts[-1].findings},
    )
    files = stage.hears("ken", "资料包 1").files
    assert files == ("KIT-1/media-kit.md", "KIT-1/manifest.sha256")
    kit = (tmp_path / "exports" / files[0]).read_text("utf-8")
    assert note in kit
    assert "泵头每批抽检12支（质检记录 2026-11-01）" in kit
    assert POST not in kit
    assert "不能生成媒体资料包" in stage.says("mei", "资料包 1")
