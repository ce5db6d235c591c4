"""Several posts in one pasted or forwarded text: each with its own words, in whatever form it is sent."""

import pytest

from bot.config.content import Content
from bot.ingest.pasted import alert_from_text
from bot.ingest.pasted_posts import MAX_POSTS, read_pasted
from tests.people import NOON

XHS = "https://www.xiaohongshu.com/explore/69200c80000000000503c8d"
WEIBO = "https://weibo.com/2803301701/Oabcd123"
Post = tuple[str, str, str, str]  # platform, author, title, text

TEXTS: dict[str, tuple[str, list[Post]]] = {
    "a numbered list between a heading and a closing line": (
        f"今日预警两条：\n1. 小红书 @小美：用了精华满脸通红 {XHS}1\n2. 微博 @阿强：客服不理人 {WEIBO}4\n以上，请跟进",
        [("xiaohongshu", "小美", "", "用了精华满脸通红"), ("weibo", "阿强", "", "客服不理人")],
    ),
    "a digest with labels": (
        f"【舆情日报】负面 2 条\n\n1、标题：用了两天烂脸\n来源：小红书  作者：桃子汽水  发布时间：2026-11-20 21:05\n"
        f"摘要：第二天两颊通红\n链接：{XHS}2\n\n2、标题：客服已读不回\n来源：微博 | 作者：阿强 | 点赞：1.2万\n原文链接：{WEIBO}5",
        [("xiaohongshu", "桃子汽水", "用了两天烂脸", "第二天两颊通红"), ("weibo", "阿强", "客服已读不回", "")],
    ),
    "paragraphs with a link each": (
        f"用了小光，整张脸都红了\n退货也不给退\n{XHS}3\n\n姐妹们别买，客服极差\n{XHS}4",
        [
            ("xiaohongshu", "", "", "用了小光，整张脸都红了\n退货也不给退"),
            ("xiaohongshu", "", "", "姐妹们别买，客服极差"),
        ],
    ),
    "links before their words": (
        f"{XHS}5\n烂脸了，在医院\n{XHS}6\n客服骂人",
        [("xiaohongshu", "", "", "烂脸了，在医院"), ("xiaohongshu", "", "", "客服骂人")],
    ),
    "a bare list of links, of which what is said is no post's own": (
        f"看这两条 {XHS}7 {XHS}8",
        [("xiaohongshu", "", "", ""), ("xiaohongshu", "", "", "")],
    ),
    "two share texts of an app": (
        "39 小美发布了一篇小红书笔记，快来看吧！ 😆 abcDEF1234567 😆 http://xhslink.com/a/AbCd12，复制本条信息，打开【小红书】App查看精彩内容！\n"
        "用了三天烂脸 http://xhslink.com/a/XyZ999 复制后打开【小红书】查看笔记！",
        [("xiaohongshu", "", "", ""), ("xiaohongshu", "", "", "用了三天烂脸")],
    ),
    "circled numbers and bars": (
        f"① 微博｜@阿强｜客服不理人｜{WEIBO}4\n② 知乎｜值得买吗｜https://www.zhihu.com/question/12345678/answer/23456789",
        [("weibo", "阿强", "", "客服不理人"), ("zhihu", "", "", "值得买吗")],
    ),
    "a digest whose labels are its own": (
        f"预警信息（2条）\n一、标题：精华过敏\n    媒体：小红书\n    摘要：脸颊全是红疹\n    链接：{XHS}2\n"
        "二、标题：新品发布\n    媒体：网易\n    链接：https://www.163.com/dy/article/ABCDEF.html",
        [("xiaohongshu", "", "精华过敏", "脸颊全是红疹"), ("web", "", "新品发布", "")],
    ),
    "rows of a table": (
        f"小红书\t用了烂脸\t{XHS}3\n微博\t客服不理\t{WEIBO}4",
        [("xiaohongshu", "", "", "用了烂脸"), ("weibo", "", "", "客服不理")],
    ),
    "bullets": (
        f"- {XHS}4 烂脸\n- {XHS}5 假货吧",
        [("xiaohongshu", "", "", "烂脸"), ("xiaohongshu", "", "", "假货吧")],
    ),
    "English": (
        "Two mentions today:\n1) Instagram @kim: my face is burning https://www.instagram.com/p/DAbCdEfGhIj/\n"
        "2) X @lee: support ignores me https://x.com/lee/status/1859500000000000000",
        [("instagram", "kim", "", "my face is burning"), ("x", "lee", "", "support ignores me")],
    ),
    "headlines over links to sites without an entry": (
        "小光被曝添加禁用成分\nhttps://news.example.cn/a/123.html\n顾客称烂脸\nhttps://blog.example.com/posts/88",
        [("web", "", "", "小光被曝添加禁用成分"), ("web", "", "", "顾客称烂脸")],
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_each_post_keeps_its_own_words(name: str, prompt_content: Content) -> None:
    text, posts = TEXTS[name]
    pasted = read_pasted(text, "chat:mei", prompt_content.platforms, NOON)
    assert pasted
    found = [(a.post.platform, a.post.author.name, a.post.title, a.post.text) for a in pasted.alerts]
    assert (found, pasted.left_out) == (posts, ())
    assert {alert.source for alert in pasted.alerts} == {"chat:mei"}, "they are the words of who pasted them"


@pytest.mark.parametrize(
    "text",
    [
        "1. 先联系顾客\n2. 再写草稿\n3. 明天 10:00 开会",
        f"避雷三点：\n1. 包装漏液\n2. 客服不理\n3. 烂脸 {XHS}1",
        f"用了精华烂脸 {XHS}1\n\n我买的是这家 https://item.taobao.com/item.htm?id=674523112233",
        f"用了精华烂脸 {XHS}1 https://weibo.com/{'x' * 300}",
        "",
    ],
)
def test_a_text_about_one_post_or_none_is_not_taken_apart(text: str, prompt_content: Content) -> None:
    assert read_pasted(text, "chat:mei", prompt_content.platforms, NOON) is None


def test_a_piece_that_names_no_post_is_named(prompt_content: Content) -> None:
    pasted = read_pasted(
        "（1）微博 @A哥：烂脸\n（2）请大家注意\n（3）小红书 @B姐：装死", "chat:mei", prompt_content.platforms, NOON
    )
    assert pasted
    assert ([a.post.author.name for a in pasted.alerts], pasted.left_out) == (
        ["A哥", "B姐"],
        (("请大家注意", "no_post"),),
    )


def test_what_is_too_many_for_one_message_is_counted(prompt_content: Content) -> None:
    lines = [f"{n}. 烂脸 https://news.example.cn/a/{n}.html" for n in range(1, MAX_POSTS + 4)]
    pasted = read_pasted("\n".join(lines), "chat:mei", prompt_content.platforms, NOON)
    assert pasted
    assert (len(pasted.alerts), [why for _, why in pasted.left_out]) == (MAX_POSTS, ["too_many"] * 3)


def test_numbers_and_times_of_a_digest_are_read(prompt_content: Content) -> None:
    pasted = read_pasted(TEXTS["a digest with labels"][0], "chat:mei", prompt_content.platforms, NOON)
    assert pasted
    first, second = pasted.alerts
    assert (first.post.published_at and first.post.published_at.isoformat(), second.counts.like) == (
        "2026-11-20T13:05:00+00:00",
        12000,
    )


LABELLED = {
    f"来源：微博 作者：阿美 时间：2026-11-20 09:10 小光精华烂脸送医 {WEIBO}": ("weibo", "阿美", "小光精华烂脸送医"),
    f"作者：阿美，小光精华烂脸送医 {XHS}1": ("xiaohongshu", "阿美", "小光精华烂脸送医"),
    f"發布時間：3小時前爛臉送醫｜作者：阿強 {WEIBO}": ("weibo", "阿強", "爛臉送醫"),
    "Source: Instagram Author: Kim Date: Nov 19 10:00 my face burns https://www.instagram.com/p/DAbCdEfGhIj/": (
        "instagram",
        "Kim",
        "my face burns",
    ),
    f"【预警】\n来源：微博；作者：阿美；IP属地：上海；评论：12；发布于：11月20日 21:05 烂脸 {WEIBO}": (
        "weibo",
        "阿美",
        "烂脸",
    ),
    "来源：小红书\n作者：阿美\n产品：面霜\n用了烂脸": ("xiaohongshu", "阿美", "产品：面霜\n用了烂脸"),
}


@pytest.mark.parametrize("text", LABELLED)
def test_a_label_of_a_single_post_takes_its_value_and_leaves_the_words(text: str, prompt_content: Content) -> None:
    post = alert_from_text(text, "mei", prompt_content.platforms, NOON).post
    assert (post.platform, post.author.name, post.text) == LABELLED[text]


def test_words_behind_a_label_are_kept_in_each_of_several_posts(prompt_content: Content) -> None:
    text = f"1. 时间：2026-11-20 09:10 小光烂脸送医 {XHS}1\n2. 作者：阿强 客服不理人 {WEIBO}4"
    pasted = read_pasted(text, "chat:mei", prompt_content.platforms, NOON)
    assert pasted and [(a.post.author.name, a.post.text) for a in pasted.alerts] == [
        ("", "小光烂脸送医"),
        ("阿强", "客服不理人"),
    ]
