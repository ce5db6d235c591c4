"""Second thoughts: an approval can be taken back within a minute by who gave it, and asks once more in a grave case."""

from tests.journeys.test_glowskin import POST

N = 1


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


def test_later_it_is_withdrawn_instead_and_others_cannot_undo_it(stage):
    approved(stage)
    assert "Ken" in stage.says("ada", f"undo {N} 1")
    stage.later(seconds=61)
    assert "一分钟已过" in stage.says("ken", f"撤销批准 {N} 1")
    assert stage.desk.read(N).drafts[0].state == "approved"
