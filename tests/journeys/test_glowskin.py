"""S4's chapter 7, told anew: GlowSkin's serum, a red face, fifty thousand followers; what each one saw, and what the
guide got wrong.
"""

import pytest

N = 1
REPLY = "https://www.xiaohongshu.com/explore/6a01a6b0000000000500aa01?comment=6a01b2b0000000000700cc01"
POST = {
    "platform": "xiaohongshu",
    "native_id": "6a01a6b0000000000500aa01",
    "title": "急救精华翻车",
    "text": "跟风买的GlowSkin急救精华，质地黏，推开不吸收。评论里补一句：用了一次就过敏，满脸通红。",
    "author": {"name": "小美的日记", "followers": "5万"},
    "counts": {"like": 46, "save": 9, "comment": 23},
    "published_at": "2026-11-21T13:20:00+08:00",
    "brand": "GlowSkin",
    "product": "急救精华",
}


@pytest.fixture
def glow(stage):
    """Forty minutes after publication the listening tool reports it."""
    assert stage.alert(**POST) == N
    return stage


def test_within_the_first_hour_the_room_knows_what_it_is_and_who_acts(glow):
    assert glow.heard("room:GlowSkin") == [
        "新事件：小红书帖子，发布于 2026-11-21 13:20（来源给出的发布时间），来自 listening",
        "定为 L2 严重、产品安全；标记：产品安全、快速通道；依据：提到身体受伤害；"
        "作者有 50000 粉丝（界线 10000）；互动增长很快：78 次（界线是每小时 50 次），按快速通道回应；事关人身安全",
        "定风波 请 Mei 担任负责人",
        "定风波 请 Ken 担任审批人",
        "定风波 请 Rui 担任法务",
        "定风波 请 Mei 担任发布人",
        "定风波 请 Mei 担任监测员",
        "定风波 请 Jun 担任研判员",
        "定风波 请 Mei 担任撰稿人",
        "定风波 请 Ada 担任达人对接人",
        "定风波 请 Jun 担任客服主管",
        "定风波 请 Jun 担任品控与研发",
        "第 1 版草稿送审（首次回应，话术库 执笔）",
    ]
    shown = [line for line in glow.reads("person:mei", N, "owner") if not line.startswith("任务")]
    assert shown[-7:] == [
        "负责人：带着这件事走到底：评估、让回复写好送审、兑现承诺、结案；请在 11-21 14:30 前接手",
        "发布人：通过的稿子会到你这里：逐字发出，再登记链接；请在 11-21 14:30 前接手",
        "监测员：盯着：热度、评论风向、新的同类帖子；有变化就登记评估；请在 11-21 14:30 前接手",
        "撰稿人：写回复并送审；退回来的由你改；请在 11-21 14:30 前接手",
        "快速首次回应时限：2026-11-21 16:20 前",
        "首次回应时限：2026-11-22 13:20 前",
        "解决时限：2026-11-23 13:20 前",
    ]


def test_ken_sees_the_whole_text_its_target_and_the_promise_in_it(glow):
    draft = glow.desk.read(N).drafts[0]
    target, text, link, written, read, promise, *more = glow.reads("person:ken", N, "draft-1")
    author, words, native_id = draft.target.split(" · ")
    assert (target, link) == (f"回复对象：{author} · 小红书 · “{words}”", f"打开原帖：{glow.desk.read(N).post.url}")
    assert native_id in link
    assert text == f"草稿全文（{len(draft.text)} 字）：{draft.text}"
    assert written.startswith("执笔：话术库")
    assert read == "第二遍审读：没有读：本机读者没有装或没有读起来，只过了规则、没有设置模型，没有人按意思再读一遍"
    assert promise.startswith("其中的承诺：") and promise.endswith("2026-11-21 18:00 前")
    assert more == [
        "最近的时限：2026-11-21 16:20 前",
        "文风：温度、专业、引导：检查没有发现问题",
    ]
    assert list(glow.buttons("person:ken", N, "draft-1")) == ["approve", "send-back", "edit", "draft", "no-reply"]


def test_if_nobody_moves_the_deputy_and_then_the_manager_hear_of_it(glow):
    glow.heard("room:GlowSkin")
    glow.later(minutes=50)
    assert glow.desk.read(N).assignments["approver"].person == "ada", "nor did Ken"
    assert glow.heard("person:ada")[-1] == "事件 1 的第 1 版草稿还在等审批人决定，最近的时限是 11-21 16:20"
    assert list(glow.buttons("person:ada", N, "draft-1")) == ["approve", "send-back", "edit", "draft", "no-reply"]
    assert glow.desk.read(N).assignments["owner"].person == "jun", "Mei did not accept within half an hour"


def test_the_guides_own_reply_does_not_get_out(glow):
    """Defence before empathy, all medical costs, and a report to the platform beside an apology (X8, X18)."""
    glow.clicks("mei", N, "owner", "take")
    words = "我们一直致力于温和护肤，产品均通过权威检测。对于你的过敏深感抱歉，我们会承担你的全部医疗费用，此事已反馈给平台。"
    glow.says("mei", f"draft {N} first_ack {words}")
    blocked = {f.rule for f in glow.desk.read(N).drafts[-1].findings if f.level == "block"}
    assert {"PROMISE_UNBOUNDED", "THREAT"} <= blocked
    assert "approve" not in glow.buttons("person:ken", N, "draft-2")
    assert "不能批准" in glow.says("ken", f"approve {N} 2 sure=yes")
    assert glow.desk.read(N).approved_drafts() == ()


def test_a_second_report_of_harm_raises_the_first_one_too(glow):
    glow.later(hours=1)
    other = glow.alert(
        native_id="6a01b4c0000000000500bb02",
        platform="xiaohongshu",
        text="我也是，急救精华上脸刺痛，脖子都红肿了",
        author={"name": "别的人"},
        brand="GlowSkin",
        product="急救精华",
    )
    assert other == 2
    assert [glow.desk.read(n).severity for n in (N, other)] == ["L3", "L3"]
    assert glow.desk.read(N).assignments["executive"].person == "ada"
    assert "事件 1 现在是 L3 危机，请负责人重看时限" in glow.heard("person:ken"), "Mei and Jun have left it unanswered"


def test_the_honest_way_through(glow):
    glow.clicks("mei", N, "owner", "take")
    glow.clicks("ken", N, "draft-1", "approve")
    glow.clicks("mei", N, "post-1", "posted", link=REPLY)
    glow.later(hours=3)
    assert [p.state for p in glow.desk.read(N).promises] == ["open"]

    findings = "在官方店铺和京东没有查到订单，其他渠道未查"
    glow.says("mei", f"assess {N} note_count=3 climate=agree {findings}")
    glow.says(
        "mei",
        f"draft {N} resolution 看到你说满脸通红，让你难受了真的对不起。这一批已经停售，今天20点前私信把退款办好。",
    )
    assert "法务" in glow.says("ken", f"approve {N} 2 sure=yes"), "a resolution in a safety case goes to legal first"
    glow.clicks("rui", N, "draft-2", "clear")
    glow.says("ken", f"approve {N} 2 sure=yes")
    file = glow.desk.read(N)
    if not file.approved_drafts():  # whatever the gate wants ticked is ticked by name
        rules = ",".join(dict.fromkeys(f.rule for f in file.drafts[-1].findings if f.level == "ack"))
        glow.says("ken", f"approve {N} 2 ack={rules} sure=yes")
    glow.says("mei", f"posted {N} 2 {REPLY}2")
    for promise in glow.desk.read(N).promises:
        glow.says("mei", f"promise {N} {promise.id} kept 私信截图在案")
    glow.settles_tasks("mei", N)
    glow.says("ken", f"close {N} 用户确认恢复，已退款")
    file = glow.desk.read(N)
    assert (file.open, [r.kind for r in file.replies]) == (False, ["first_ack", "resolution"])
    assert file.assessment.findings == findings


def test_after_a_night_without_power_there_is_one_message_each(glow):
    glow.clicks("mei", N, "owner", "take")
    for person in ("ken", "rui", "jun"):
        glow.clicks(person, N, "roles", "take")
    glow.heard("room:GlowSkin")
    glow.sleeps(hours=9)
    assert [line for line in glow.heard("person:mei") if "快速首次回应" in line] == [
        "事件 1 已超过快速首次回应时限（11-21 16:20），请负责人把首次回应送审，批准后发布"
    ]
    assert len(glow.heard("room:GlowSkin")) <= 4


def test_the_drill_plays_the_case_on_a_faster_clock_and_never_mixes_with_real_figures(stage):
    begins, story, *notes = map(stage.words, stage.hears("mei", "drill glowskin").says)
    assert (begins, story) == (
        "演练开始，见事件 1；处处标明“演练”，不计入统计",
        "GlowSkin：一用就脸红的精华 · GlowSkin · 急救焕肤精华。给带练的人：每一刻最容易犯的错",
    )
    assert (len(notes), notes[0][17:32], notes[0][-13:]) == (8, "类别变成人身安全，钟从笔记发布", "（X4, X5, R42）")
    stage.later(minutes=50)
    files = [stage.desk.read(n) for n in range(1, stage.count() + 1)]
    assert {f.drill.scenario for f in files} == {"glowskin"}
    assert files[0].alerts >= 3 and files[0].safety
    assert "演练" in stage.words(stage.card("room:GlowSkin", 1, "case").title)
    board = stage.hears("ada", "status").card
    assert board is not None and "演练" not in stage.words(board.parts[0].text)
