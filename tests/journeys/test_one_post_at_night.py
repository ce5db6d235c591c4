"""A post about a red face, from the alert to the closed file: what each person saw and did (S2's steps, R1-R180)."""

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"
REPLY = LINK + "?comment=1"
POST = {
    "url": LINK + "?xsec_token=ABC&shareRedId=who",
    "text": "GlowSkin精华用了一次就过敏，满脸通红",
    "author": {"name": "小美", "followers": "5万"},
    "counts": {"like": 46, "save": 9, "comment": 12},
    "published_at": "2026-11-21T13:10:00+08:00",
    "brand": "GlowSkin",
    "product": "急救精华",
}


def test_the_life_of_an_incident(stage):
    n = stage.alert(**POST)
    assert stage.words(stage.card("room:GlowSkin", n, "case").title) == "事件 1 · L2 严重 · 产品安全 · 急救精华"
    assert list(stage.buttons("person:mei", n, "owner")) == ["take", "assign", "decline", "task", "tasks"]

    assert stage.clicks("mei", n, "owner", "take") == "你已确认担任事件 1 的负责人、发布人、监测员、撰稿人"
    draft = stage.desk.read(n).drafts[0]
    assert (draft.kind, draft.author, draft.reviewers) == ("first_ack", "phrases", ("ken",))
    assert [f.rule for f in draft.findings if f.level in ("block", "ack")] == []
    assert "脸上通红" in draft.text

    assert "没有角色" in stage.says("lou", f"approve {n} 1 sure=yes")
    assert "Ken" in stage.says("mei", f"approve {n} 1 sure=yes")
    assert "第 1 版" in stage.clicks("ken", n, "draft-1", "approve")
    assert list(stage.buttons("person:ken", n, "draft-1")) == ["undo"]
    assert "Ken" in stage.says("ada", f"approve {n} 1 sure=yes"), "who decided elsewhere is named"

    stage.clicks("mei", n, "post-1", "posted", link=REPLY)
    file = stage.desk.read(n)
    assert [(r.kind, r.by, r.link, r.difference) for r in file.replies] == [("first_ack", "mei", REPLY, 0.0)]
    assert [(p.owner, p.due is not None) for p in file.promises] == [("mei", True)]

    assert "承诺" in stage.says("mei", f"close {n} 用户满意")
    stage.says("mei", f"promise {n} 1 kept 私信已回，截图在案")
    stage.settles_tasks("mei", n)
    stage.says("ken", f"close {n} 用户满意，复查无碍")
    assert not stage.desk.read(n).open
    assert list(stage.buttons("room:GlowSkin", n, "case")) == ["reopen", "export", "tasks"]


def test_the_same_post_in_another_form_joins_and_reopens(stage):
    n = stage.alert(**POST)
    stage.says("ada", f"close {n} 误报", override="误报")
    stage.says("rui", f"confirm {n}")
    again = stage.alert(
        text="看看这个 http://www.xiaohongshu.com/discovery/item/6a01a9800000000005000001?xhsshare=x",
        counts={"like": 300},
    )
    assert (again, stage.desk.read(n).open, stage.desk.read(n).alerts) == (n, True, 2)
