"""Second thoughts: an approval can be taken back within a minute by who gave it, and asks once more in a grave case."""

from storage.incidents import fact_sheet
from tests.journeys.test_glowskin import POST

N = 1
WORDS = "看到你说用完满脸通红，真的对不起，请先停用、不舒服就去看医生；把批号私信我们，今天22点前回复你。"


def approved(stage):
    """Ken approved the first acknowledgement of a safety case; the owner was told."""
    stage.alert(**POST)
    stage.says("mei", f"take {N}")
    button = stage.buttons("person:ken", N, "draft-1")["approve"]
    assert (button.primary, button.danger) == (True, True), "a chat asks once more"
    stage.clicks("ken", N, "draft-1", "approve")
    return stage


def test_within_a_minute_it_is_undone_and_who_may_be_posting_is_told(stage):
    approved(stage)
    stage.later(seconds=50)
    stage.heard("person:mei")
    assert "又在等决定" in stage.clicks("ken", N, "draft-1", "undo")
    assert stage.desk.read(N).drafts[0].state == "waiting"
    assert any("不要" in line or "别发" in line or "作废" in line for line in stage.heard("person:mei"))
    assert "approve" in stage.buttons("person:ken", N, "draft-1")
    stage.clicks("ken", N, "draft-1", "approve")
    assert stage.desk.read(N).drafts[0].state == "approved", "and may be approved after all"


def test_later_it_is_withdrawn_instead_and_others_cannot_undo_it(stage):
    approved(stage)
    assert "Ken" in stage.says("ada", f"undo {N} 1")
    stage.later(seconds=61)
    assert "一分钟已过" in stage.says("ken", f"撤销批准 {N} 1")
    assert stage.desk.read(N).drafts[0].state == "approved"


def test_what_was_undone_is_approved_again_and_remembered_once(stage):
    approved(stage)
    for _ in range(2):
        stage.clicks("ken", N, "draft-1", "undo")
        assert "已批准" in stage.clicks("ken", N, "draft-1", "approve")
    with stage.database.read_transaction() as connection:
        kept = fact_sheet.approved_since(connection, "xiaohongshu", stage.now.replace(year=2025), 0)
    assert len(kept) == 1


def test_the_drafter_sees_what_came_back_and_hands_in_other_words(stage):
    stage.alert(**POST)
    stage.says("mei", f"take {N}")
    stage.says("mei", f"assign {N} drafter jun")
    stage.says("jun", f"take {N} drafter")
    stage.says("ken", f"退回 {N} 1 语气不对")
    assert any("语气不对" in line for line in stage.heard("person:jun"))
    assert list(stage.buttons("person:jun", N, "draft-1")) == ["edit"]
    form = stage.hears("jun", f"edit {N} 1").form
    assert stage.words(form.title) == "修改草稿 · 事件 1 第 1 版"
    stage.says("jun", f"edit {N} 1 {WORDS}")
    assert "approve" in stage.buttons("person:ken", N, "draft-2")


def test_after_its_minute_the_button_is_gone_and_a_second_approval_has_its_own(stage):
    approved(stage)
    assert list(stage.buttons("person:ken", N, "draft-1")) == ["undo"]
    stage.clicks("ken", N, "draft-1", "undo")
    stage.clicks("ken", N, "draft-1", "approve")
    stage.later(seconds=61)
    assert "undo" not in stage.buttons("person:ken", N, "draft-1")
