"""An approval holds for the case as it was: what changed since is approved again, or recorded as posted while stale."""

from collections.abc import Callable

import pytest

from handlers.case.card import Tone
from handlers.overview.case_card import case_tone
from tests.journeys.stage import Stage
from tests.journeys.test_tasks import PLAIN, asked, text_of

N, LINK = 1, "https://www.xiaohongshu.com/explore/{post}?comment=77"
CHANGES: dict[str, Callable[[Stage], object]] = {
    "regraded": lambda stage: stage.says("jun", f"grade {N} L2 misuse 其实是没稀释"),
    "found": lambda stage: stage.says("mei", f"assess {N} note_count=3 查明：柜台说是旧包装"),
    "reworded": lambda stage: stage.alert(**{**PLAIN, "text": PLAIN["text"] + "，客服也不回"}),
}


def approved(stage: Stage) -> str:
    """An approved first acknowledgement on an ordinary complaint; the link under which it would stand."""
    stage.alert(**{**PLAIN, "likes": 90, "collects": 60, "comments": 60})
    stage.says("mei", f"take {N}")
    stage.says("ken", f"approve {N} 1 sure=yes")
    file = stage.desk.read(N)
    assert file.drafts[0].state == "approved"
    return LINK.format(post=file.post.native_id)


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_after_the_approval_is_approved_again_before_it_is_posted_r46(stage: Stage, change: str) -> None:
    link = approved(stage)
    stage.later(minutes=5)
    CHANGES[change](stage)
    assert asked(stage, f"posted {N} 1 {link}") == ["rejection.stale_to_post"]
    assert stage.desk.read(N).replies == ()
    stage.later(minutes=5)
    assert "approve" in stage.buttons("person:ken", N, "draft-1"), "the approver is asked again"
    form = stage.hears("ken", f"approve {N} 1 {stage.desk.read(N).drafts[0].hash[:8]} sure=yes").form
    assert [f.name for f in form.fields] == ["ack:STALE"]
    stage.says("ken", f"approve {N} 1 ack=STALE sure=yes")
    stage.says("mei", f"posted {N} 1 {link}")
    assert [reply.approved for reply in stage.desk.read(N).replies] == [True]


def test_what_is_public_already_is_recorded_as_posted_while_stale_and_managers_hear_it_r105(stage: Stage) -> None:
    link = approved(stage)
    stage.later(minutes=5)
    CHANGES["found"](stage)
    stage.heard("person:ada")
    assert "过时" in stage.says("mei", f"posted {N} 1 {link} already=yes")
    file = stage.desk.read(N)
    assert [(r.approved, r.stale) for r in file.replies] == [(False, "found")]
    assert case_tone(file, stage.book.policy) is Tone.CRITICAL
    assert "批准已过时" in text_of(stage.hears("mei", f"status {N}").card)
    assert any("批准之后" in line for line in stage.heard("person:ada"))
    assert file.drafts[0].state == "public_unapproved"
