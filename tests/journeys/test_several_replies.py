"""Several replies to one incident at once: each has its own versions, its own approval and its own posting."""

import pytest

from handlers.case.card import Row
from tests.journeys.test_glowskin import POST, REPLY

N = 1
PRIVATE = "您好，看到您说满脸通红，真的很抱歉。请先停用，不舒服就去看医生，票据留好。想先跟您确认一下批号，今天18点前给您答复。"
LINE = "我们看到有人满脸通红，正在查这一批，今天20点前告诉大家结果。"


@pytest.fixture
def glow(stage):
    """Mei took it; a first acknowledgement waits for Ken as version 1."""
    stage.alert(**POST)
    stage.says("mei", f"take {N}")
    return stage


def states(stage):
    """Version, kind, recipient and state of every draft."""
    return [(d.version, d.kind, d.recipient, d.state.value) for d in stage.desk.read(N).drafts]


def test_a_private_message_voids_no_public_reply_and_no_assessment_stands_before_it(glow):
    """R77: every kind has its own life."""
    glow.clicks("ken", N, "draft-1", "approve")
    glow.says("mei", f"draft {N} private_message {PRIVATE}")
    glow.says("mei", f"draft {N} kol_outreach recipient=小美的日记 您好，这一批我们正在查，查到的事实会先告诉您。")
    glow.says("mei", f"draft {N} kol_outreach recipient=别的达人 您好，这一批我们正在查，查到的事实会先告诉您。")
    assert states(glow) == [
        (1, "first_ack", "", "approved"),
        (2, "private_message", "", "waiting"),
        (3, "kol_outreach", "小美的日记", "waiting"),
        (4, "kol_outreach", "别的达人", "waiting"),
    ]
    glow.clicks("mei", N, "post-1", "posted", link=REPLY)
    glow.says("rui", f"clear {N} 2")
    assert "已批准" in glow.says("ken", f"approve {N} 2 ack=STALE,PROMISE,FACT_UNSUPPORTED,PRIVATE_DATA sure=yes")


def test_a_private_contact_is_on_record_by_who_when_and_where(glow):
    glow.says("mei", f"draft {N} private_message {PRIVATE}")
    glow.says("rui", f"clear {N} 2")
    glow.says("ken", f"approve {N} 2 ack=STALE,PROMISE,FACT_UNSUPPORTED,PRIVATE_DATA sure=yes")
    assert "写在版本后面" in glow.says("mei", f"posted {N} 2", text=PRIVATE)
    assert "第 2 版已发布" in glow.says("mei", f"posted {N} 2 小红书私信")
    reply = glow.desk.read(N).replies[0]
    assert (reply.kind, reply.where, reply.by, reply.at, reply.difference) == (
        "private_message",
        "小红书私信",
        "mei",
        glow.now,
        0.0,
    )
    lines = [glow.words(part.text) for part in glow.hears("mei", f"status {N}").card.parts if isinstance(part, Row)]
    assert "私信，通过小红书私信" in lines


def test_two_people_ask_and_both_get_their_draft_and_are_told(glow):
    glow.heard("person:jun")
    glow.heard("person:mei")
    for person in ("mei", "jun"):
        glow.dispatcher.dispatch(person, f"draft {N} update", glow.now)
    assert [r.asked_by for r in glow.desk.read(N).requests] == ["mei", "jun"]
    assert "正在为你写" in glow.says("mei", f"draft {N} update")
    assert states(glow)[1:] == [(2, "update", "", "replaced"), (3, "update", "", "waiting")]
    assert glow.heard("person:jun") == ["你要的事件 1 草稿（进展更新）写好了，是第 3 版，已送审"]
    assert glow.heard("person:mei")[-2:] == [
        "你要的事件 1 草稿（进展更新）写好了，是第 2 版，已送审",
        "你要的或写的事件 1 第 2 版，已被第 3 版替代",
    ]


def test_with_several_drafts_the_desk_asks_which_one_is_meant(glow):
    glow.says("mei", f"draft {N} private_message {PRIVATE}")
    for line in (f"approve {N}", f"send-back {N} 语气", f"withdraw {N} 不用了", f"edit {N} 新的话"):
        assert "有几份草稿：第 1 版（首次回应）、第 2 版（私信）" in glow.says("ken", line)
    assert [state for *_, state in states(glow)] == ["waiting", "waiting"]


def test_the_owner_reads_every_draft_and_hands_it_in_again_after_it_came_back(glow):
    words = glow.desk.read(N).drafts[0].text
    assert f"第 1 版（首次回应），待审批：{words}" in glow.reads("person:mei", N, "owner")
    glow.says("ken", f"send-back {N} 1 先问批号")
    assert "退回：Ken：先问批号" in glow.reads("person:mei", N, "owner")
    assert glow.buttons("person:mei", N, "owner")["edit"].code == f"edit {N} 1"
    glow.says("mei", f"edit {N} 1", text=LINE)
    assert states(glow) == [(1, "first_ack", "", "sent_back"), (2, "first_ack", "", "waiting")]


def test_no_public_reply_leaves_private_contact_alone(glow):
    glow.says("mei", f"draft {N} private_message {PRIVATE}")
    glow.says("ken", f"no-reply {N} 私下解决")
    glow.says("rui", f"confirm {N}")
    assert [state for *_, state in states(glow)] == ["withdrawn", "waiting"]
