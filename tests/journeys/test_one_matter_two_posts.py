"""A day of alerts from five tools on three platforms about two posts ends in the right two incidents (R11, R19)."""

from handlers.case.card import Link, Row
from tests.journeys.test_tasks import text_of

RED = "65a1b2c3000000001203f4e5"
MID, BID = "4987654321098765", "NAMhW4BQ1"
BURN = "GlowSkin 焕亮精华用了一次就满脸通红，客服到现在都不理人，姐妹们避雷"
COPY = BURN + "！"
LATE = "GlowSkin 物流太慢了，精华等了六天还没到，说好的三天呢，再也不买了"


def report(stage, tool, **fields):
    stage.later(minutes=20)
    return stage.alert(source=tool, **fields)


def the_day(stage):
    """Each tool writes the two posts in its own way."""
    burn = [
        report(
            stage,
            "qiangua",
            url=f"https://www.xiaohongshu.com/explore/{RED}?xsec_token=AB1&xsec_source=pc_share",
            text=BURN,
            counts={"like": 40, "save": 30},
        ),
        report(stage, "meltwater", platform="XHS", native_id=RED.upper(), counts={"comment": 12}),
        report(stage, "chat-export", url=f"https://www.rednote.com/discovery/item/{RED}?shareRedId=OD1", text=BURN),
        report(
            stage,
            "google-alerts",
            url=f"https://www.google.com/url?sa=t&url=https://www.xiaohongshu.com/explore/{RED}&usg=A",
            counts={"like": 0},
        ),
    ]
    late = [
        report(stage, "qiangua", url=f"https://weibo.com/1694917363/{BID}?refer_flag=1", text=LATE),
        report(stage, "youscan", url=f"https://m.weibo.cn/status/{MID}?wm=1", text=LATE + " 更新：还是没到"),
        report(stage, "meltwater", url=f"https://m.weibo.cn/comments/hotflow?id={MID}&mid={MID}"),
        report(stage, "google-alerts", url=f"https://link.zhihu.com/?target=https%3A//weibo.com/1694917363/{BID}"),
    ]
    return burn, late


def test_five_tools_and_two_posts_are_two_incidents(stage):
    burn, late = the_day(stage)
    assert (len({*burn}), len({*late}), len({*burn, *late})) == (1, 1, 2)
    file = stage.desk.read(burn[0])
    assert (file.counts.like, file.counts.save, file.counts.comment) == (40, 30, 12)
    assert file.alerts == 4
    assert "更新：还是没到" in stage.desk.read(late[0]).post.text


def test_a_copy_at_another_address_is_linked_and_not_merged(stage):
    burn, _ = the_day(stage)
    copy = report(stage, "meltwater", url="https://www.dcard.tw/f/makeup/p/255012345?cid=x", text=COPY)
    again = report(stage, "youscan", url="https://forum.example/thread/9?utm_source=a", text=COPY)
    assert len({burn[0], copy, again}) == 3
    assert copy in stage.desk.read(burn[0]).linked
    assert burn[0] in stage.desk.read(copy).linked


def test_what_waits_to_be_read_is_opened_before_others_are_merged_into_it(stage):
    burn, _ = the_day(stage)
    unread = report(stage, "meltwater", url="https://forum.example/thread/77", text="小光精华，懂的都懂 家人们谁懂")
    assert stage.desk.read(unread).status == "unread"
    assert stage.says("ada", f"合并 {unread} {burn[0]} 同一个顾客").startswith(
        f"事件 {unread} 还在未读清单上，先立案再合并"
    )


def test_people_merge_the_copy_and_its_alerts_go_to_the_one_that_stays(stage):
    burn, _ = the_day(stage)
    copy = report(stage, "meltwater", url="https://forum.example/thread/9", text=COPY)
    assert "提议" in stage.says("ada", f"合并 {burn[0]} {copy} 同一个顾客")
    assert stage.desk.read(copy).open
    assert "提议" in stage.says("ada", f"附议 {burn[0]}")  # her own: somebody else confirms
    assert stage.desk.read(copy).open
    stage.says("ken", f"附议 {burn[0]}")
    seen = report(stage, "youscan", url="http://m.forum.example/thread/9/?fbclid=1", text=COPY, counts={"like": 900})
    kept, ended = stage.desk.read(burn[0]), stage.desk.read(copy)
    assert (seen, ended.merged_into, kept.merged) == (burn[0], burn[0], (copy,))
    assert (kept.counts.like, ended.counts.like, kept.post.native_id) == (40, 900, RED)
    shown = text_of(stage.hears("ada", f"status {burn[0]}").card)
    assert f"事件 #{copy} 的角色" in shown
    stage.says("ada", f"撤销合并 {copy}")
    assert (stage.desk.read(copy).merged_into, stage.desk.read(burn[0]).merged) == (0, ())
    assert report(stage, "youscan", url="https://forum.example/thread/9", text=COPY) == copy


def test_a_comment_and_a_link_are_split_off_into_incidents_of_their_own(stage):
    burn, _ = the_day(stage)
    number = burn[0]
    said = stage.says("ada", f"split {number}", post="我也是，脸上起了一片疹子，去医院了", reason="另一个人也受伤了")
    comment = max(stage.desk.read(number).linked)
    assert f"新事件是 {comment}" in said
    file = stage.desk.read(comment)
    assert (file.post.kind, file.post.parent, file.linked) == ("comment", RED, (number,))
    itself = stage.says("ada", f"拆分 {number} https://www.xiaohongshu.com/explore/{RED} 是另一件事")
    assert "没有什么可拆" in itself


def test_a_share_code_without_a_link_is_answered_with_what_is_needed(stage):
    said = stage.says("mei", "new 7.99 复制打开抖音，看看【雪时的作品】GlowSkin翻车 eBg:/ V@y.tE 08/05")
    assert "复制链接" in said


def test_the_card_says_how_long_the_post_was_public(stage):
    number = report(
        stage, "youscan", url="https://forum.example/t/2", text=BURN, published_at="2026-11-21T09:00:00+08:00"
    )
    rows = [part for part in stage.hears("ada", f"status {number}").card.parts if isinstance(part, Row)]
    assert "card.age" in [row.label.key for row in rows]
    assert any(isinstance(part, Link) for part in stage.hears("ada", f"status {number}").card.parts)


def test_a_comment_that_joined_is_split_off_by_its_id(stage):
    number = the_day(stage)[0][0]
    fields = {"kind": "comment", "native_id": "66f60a0c000000001202c0c4", "parent": RED, "platform": "xiaohongshu"}
    said = "我也用了，脸肿了去了急诊"
    assert report(stage, "qiangua", **fields, text=said) == number
    stage.says("ada", f"split {number} 66f60a0c000000001202c0c4 另一个人受伤")
    own = max(stage.desk.read(number).linked)
    assert (stage.desk.read(own).post.text, own == number) == (said, False)
    assert report(stage, "youscan", **fields, text=said, counts={"like": 7}) == own
