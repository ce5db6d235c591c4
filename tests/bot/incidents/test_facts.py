"""The fact sheet: who may change it, what it makes of drafts, and files that come whole or not at all."""

from pathlib import Path

import pytest
from sqlalchemy import update

from bot.incidents.fact_file import read_file
from handlers.case.errors import InvalidFile
from handlers.case.policy import FactSheetEntry
from storage.incidents import cases
from tests.journeys.test_one_post_at_night import POST
from tests.people import NOON


def test_a_new_fact_makes_a_waiting_draft_stale_and_approval_wants_a_tick(stage) -> None:
    n = stage.alert(**POST)
    stage.clicks("mei", n, "owner", "take")
    stage.later(minutes=1)
    assert "已记下" in stage.says(
        "ken", "fact", text="泵头已换成新款", document="变更单", date="2026-11-01", brand="GlowSkin"
    )
    assert "已过时：写好之后，事实清单变了" in stage.reads("person:ken", n, "draft-1")
    assert "确认" in stage.says("ken", f"approve {n} 1 sure=yes")
    assert "已批准" in stage.says("ken", f"approve {n} 1 sure=yes", **{"ack:STALE": "on"})
    assert stage.desk.read(n).drafts[0].acknowledged == ("STALE",)


def test_a_damaged_incident_keeps_no_other_from_hearing_of_a_new_fact(stage) -> None:
    spoilt, n = (
        stage.alert(**POST),
        stage.alert(**{**POST, "native_id": "", "url": "https://www.xiaohongshu.com/explore/6a01a9800000000005000009"}),
    )
    stage.clicks("mei", n, "owner", "take")
    stage.later(minutes=1)
    with stage.database.transaction() as connection:
        connection.execute(update(cases.TABLE).where(cases.TABLE.c.number == spoilt).values(file="{"))
    assert "已记下" in stage.says(
        "ken", "fact", text="泵头已换成新款", document="变更单", date="2026-11-01", brand="GlowSkin"
    )
    assert "已过时：写好之后，事实清单变了" in stage.reads("person:ken", n, "draft-1")


def test_the_gate_knows_the_sheet(stage) -> None:
    n = stage.alert(**POST)
    stage.says("ken", "fact", text="泵头每批抽检12支", document="质检记录", date="2026-11-01", brand="GlowSkin")
    assert stage.desk.with_draft_context(n, stage.now)[1].draft_context.facts == (
        "泵头每批抽检12支（质检记录 2026-11-01）",
    )
    assert "这次什么也没改" in stage.says("ken", "fact drop=1 泵头每批抽检20支")
    assert stage.desk.with_draft_context(n, stage.now)[1].draft_context.facts is not None
    stage.says("ken", "fact drop=1")
    assert stage.desk.with_draft_context(n, stage.now)[1].draft_context.facts is None


def test_the_gate_takes_names_of_the_brand_sheet_for_the_brands_own(stage) -> None:
    n = stage.alert(**POST)
    words = "对不起，让你失望了。张小丽护手霜这批的泵头我们在查，今天22点前私信回你。"

    def named() -> list[str]:
        stage.says("mei", f"draft {n} first_ack {words}")
        return [f.text for f in stage.desk.read(n).drafts[-1].findings if f.rule == "PRIVATE_DATA"]

    assert named() != [], "it reads like a person's name"
    stage.says("ken", "brand GlowSkin products=张小丽护手霜")
    assert named() == []
    words = words.replace("护手霜", "小姐")
    assert named() != [], "a person of that name is none of the brand's products"


def test_not_everybody_changes_it(stage) -> None:
    assert "不能改事实清单" in stage.says("mei", "fact", text="都合格", document="报告", date="2026-11-01")
    assert "文件和日期" in stage.says("ken", "fact", text="都合格")


def test_a_file_comes_whole_or_not_at_all(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.csv", tmp_path / "b.toml"
    good.write_text(
        "brand,product,text,document,date,expires\nGlowSkin,精华,产地广州,备案凭证,2026-03-01,2027-03-01\n", "utf-8"
    )
    bad.write_text('[[fact]]\ntext = "x"\ndocument = "y"\ndate = "soon"\n[[fact]]\n', "utf-8")
    assert read_file(good, NOON) == [
        FactSheetEntry(0, "GlowSkin", "精华", "产地广州", "备案凭证", "2026-03-01", "2027-03-01")
    ]
    with pytest.raises(InvalidFile, match="fact 2"):
        read_file(bad, NOON)
