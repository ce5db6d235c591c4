"""From asking to approving: the card says it is being written, findings are marked, an edit changes them, the good
words go.
"""

from handlers.case.card import Quote
from tests.journeys.test_one_post_at_night import POST


def marked(stage, n, version):
    """The words marked on the approver's card."""
    quote = next(part for part in stage.card("person:ken", n, f"draft-{version}").parts if isinstance(part, Quote))
    return [(mark.rule, quote.text[mark.start : mark.end]) for mark in quote.highlights if mark.level == "block"]


def test_ask_see_findings_edit_and_approve(stage):
    n = stage.alert(**POST)
    stage.says("mei", f"take {n}")
    answer = stage.dispatcher.dispatch("mei", f"draft {n} first_ack shorter", stage.now)
    assert "answer.drafting" in [said.key for said in answer.says]
    assert [r.kind for r in stage.desk.read(n).requests] == ["first_ack"]
    stage.carry()
    assert (len(stage.desk.read(n).drafts), stage.desk.read(n).requests) == (2, ())

    stage.says(
        "mei",
        f"edit {n} 2",
        text="尊敬的用户，您说满脸通红，我们很抱歉，加微信 glow123 聊，今天18点前回复您，私信也可以",
    )
    assert marked(stage, n, 3) == [("OFF_PLATFORM", "加微")]
    assert "approve" not in stage.buttons("person:ken", n, "draft-3")
    assert "不能" in stage.says("ken", f"approve {n} 3 sure=yes")

    good = "看到你说满脸通红，真的很抱歉。剩下的先别用了，不舒服就去医院，票据留好。私信告诉我们批号和在哪儿买的，今天18点前回复你。"
    stage.says("mei", f"edit {n} 3", text=good)
    assert marked(stage, n, 4) == []
    stage.clicks("ken", n, "draft-4", "approve", sure="yes")
    assert [d.text for d in stage.desk.read(n).approved_drafts()] == [good]
