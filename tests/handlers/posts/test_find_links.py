"""Every form a post is shared in, as people copy it from apps and browsers."""

from datetime import timedelta

import pytest

from handlers.posts import find_posts
from handlers.posts.times import SHANGHAI

NOTE = "65a1b2c3000000001203f4e5"
NOTED = "2024-01-13 05:44:35"
USER = "5f00aa11000000000100c0de"
MID, MID_AT = "4987654321098765", "2024-01-07 21:08:39"  # NAMhW4BQ1 in nine characters
AWEME, AWEME_AT = "7300000000000000001", "2023-11-11 08:48:18"

# text, platform, kind, id, publication time in Shanghai
FORMS = [
    # Xiaohongshu: the note's own pages
    (f"https://www.xiaohongshu.com/explore/{NOTE}", "xiaohongshu", "note", NOTE, NOTED),
    (f"http://xiaohongshu.com/explore/{NOTE}/", "xiaohongshu", "note", NOTE, NOTED),
    (f"https://m.xiaohongshu.com/discovery/item/{NOTE}", "xiaohongshu", "note", NOTE, NOTED),
    (f"www.xiaohongshu.com/explore/{NOTE}?xsec_source=pc_feed", "xiaohongshu", "note", NOTE, NOTED),
    (f"https://www.xiaohongshu.com/search_result/{NOTE}?xsec_token=ABc-_d%3D", "xiaohongshu", "note", NOTE, NOTED),
    (f"https://www.xiaohongshu.com/user/profile/{USER}/{NOTE}?xsec_token=YB=", "xiaohongshu", "note", NOTE, NOTED),
    (f"https://www.rednote.com/discovery/item/{NOTE}", "xiaohongshu", "note", NOTE, NOTED),
    (f"xhsdiscover://item/{NOTE}?type=normal", "xiaohongshu", "note", NOTE, NOTED),
    (f"https://www.xiaohongshu.com/explore/{NOTE.upper()}", "xiaohongshu", "note", NOTE, NOTED),
    (f"HTTPS://WWW.XIAOHONGSHU.COM/EXPLORE/{NOTE.upper()}", "xiaohongshu", "note", NOTE, NOTED),
    (f"https://www.xiaohongshu.com/explore%2F{NOTE}", "xiaohongshu", "note", NOTE, NOTED),
    (f"https%3A%2F%2Fwww.xiaohongshu.com%2Fexplore%2F{NOTE}%3Fa%3D1", "xiaohongshu", "note", NOTE, NOTED),
    (
        f"https://www.xiaohongshu.com/login?redirectPath=https%3A%2F%2Fwww.xiaohongshu.com%2Fexplore%2F{NOTE}",
        "xiaohongshu",
        "note",
        NOTE,
        NOTED,
    ),
    (f"https://www.xiaohongshu.com:443/explore/{NOTE}", "xiaohongshu", "note", NOTE, NOTED),
    # … its id alone
    (NOTE, "xiaohongshu", "note", NOTE, NOTED),
    (f"笔记ID：{NOTE.upper()}，麻烦看下", "xiaohongshu", "note", NOTE, NOTED),
    # … people and short links
    (f"https://www.xiaohongshu.com/user/profile/{USER}", "xiaohongshu", "profile", USER, None),
    ("http://xhslink.com/o/7YtRbQwE12x", "xiaohongshu", "short", "o/7YtRbQwE12x", None),
    ("https://xhslink.com/m/4nRb2kXyZ", "xiaohongshu", "short", "m/4nRb2kXyZ", None),
    ("xhslink.com/u4Qy9C", "xiaohongshu", "short", "u4Qy9C", None),
    ("https：//xhslink.com/a/QwErTy123", "xiaohongshu", "short", "a/QwErTy123", None),
    # … what the app puts on the clipboard
    (
        "46 阿岚不熬夜发布了一篇小红书笔记，快来看吧！ 😆 dK2mPq8 😆 http://xhslink.com/a/Zx81LmNop，复制本条信息，打开【小红书】App查看精彩内容！",
        "xiaohongshu",
        "short",
        "a/Zx81LmNop",
        None,
    ),
    (
        "这瓶精华真的踩雷了... http://xhslink.com/o/9PoIuYtRe 复制后打开【小红书】查看笔记！",
        "xiaohongshu",
        "short",
        "o/9PoIuYtRe",
        None,
    ),
    (
        "【面霜翻车记 - 阿岚 | 小红书 - 你的生活指南】 😆 Lk7 😆 http://xhslink.com/m/1AbCdEfGh",
        "xiaohongshu",
        "short",
        "m/1AbCdEfGh",
        None,
    ),
    # Weibo: one post, many spellings
    ("https://weibo.com/1234567890/NAMhW4BQ1", "weibo", "post", MID, MID_AT),
    ("https://www.weibo.com/1234567890/NAMhW4BQ1?refer_flag=1001030103_#comment", "weibo", "post", MID, MID_AT),
    (f"https://weibo.com/1234567890/{MID}", "weibo", "post", MID, MID_AT),
    (f"https://m.weibo.cn/status/{MID}?luicode=1", "weibo", "post", MID, MID_AT),
    ("https://m.weibo.cn/status/NAMhW4BQ1", "weibo", "post", MID, MID_AT),
    (f"m.weibo.cn/detail/{MID}", "weibo", "post", MID, MID_AT),
    (f"https://weibo.com/detail/{MID}", "weibo", "post", MID, MID_AT),
    (f"https://share.api.weibo.cn/share/301254862,{MID}.html", "weibo", "post", MID, MID_AT),
    (f"https://weibo.com/tv/show/1034:4987000000000001?from=old&mid={MID}", "weibo", "post", MID, MID_AT),
    (f"https://video.h5.weibo.cn/1034:4987000000000001/{MID}", "weibo", "post", MID, MID_AT),
    ("https://weibo.com/1234567890/P00000001", "weibo", "post", "5100000000000001", "2024-11-12 21:30:16"),
    ("https://weibo.com/tv/show/1034:4987000000000001", "weibo", "video", "1034:4987000000000001", None),
    ("https://video.weibo.com/show?fid=1034:4987000000000001", "weibo", "video", "1034:4987000000000001", None),
    (
        "https://weibo.com/ttarticle/p/show?id=2309404987654321098765",
        "weibo",
        "article",
        "2309404987654321098765",
        None,
    ),
    (
        "https://mapp.api.weibo.cn/fx/0f1e2d3c4b5a69788796a5b4c3d2e1f0.html",
        "weibo",
        "short",
        "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
        None,
    ),
    ("http://t.cn/RtYuIoP", "weibo", "short", "RtYuIoP", None),
    ("https://weibo.com/u/1234567890", "weibo", "profile", "1234567890", None),
    ("https://weibo.com/1234567890", "weibo", "profile", "1234567890", None),
    ("https://weibo.com/1234567890/followers", "weibo", "other", None, None),
    ("https://m.weibo.cn/status/12345678901", "weibo", "other", None, None),
    # Douyin
    (f"https://www.douyin.com/video/{AWEME}", "douyin", "post", AWEME, AWEME_AT),
    (f"https://www.douyin.com/note/{AWEME}", "douyin", "post", AWEME, AWEME_AT),
    (f"https://www.douyin.com/user/MS4wLjABAAAAxy?modal_id={AWEME}", "douyin", "post", AWEME, AWEME_AT),
    (f"https://www.iesdouyin.com/share/video/{AWEME}/?region=CN&mid=7300", "douyin", "post", AWEME, AWEME_AT),
    (f"snssdk1128://aweme/detail/{AWEME}", "douyin", "post", AWEME, AWEME_AT),
    (
        "3.58 复制打开抖音，看看【阿岚的作品】 https://v.douyin.com/iAb-C_9/ Q@k.Fu 11/02 NjP:/",
        "douyin",
        "short",
        "iAb-C_9",
        None,
    ),
    (
        "面霜实测 https://v.douyin.com/iXyZ12/ 复制此链接，打开Dou音搜索，直接观看视频！",
        "douyin",
        "short",
        "iXyZ12",
        None,
    ),
    # WeChat
    ("https://weixin.qq.com/sph/AbC123xyZ", "wechat_channels", "short", "AbC123xyZ", None),
    ("https://mp.weixin.qq.com/s/a1B2c3D4e5F6g7H8i9J0kL", "wechat_mp", "article", "a1B2c3D4e5F6g7H8i9J0kL", None),
    (
        "http://mp.weixin.qq.com/s?__biz=MzAxMTIzNDU2Nw==&mid=2650000001&idx=2&sn=ab&chksm=c#rd",
        "wechat_mp",
        "article",
        "MzAxMTIzNDU2Nw==:2650000001:2",
        None,
    ),
    ("https://weixin.qq.com/g/AbCdEfGh", "web", "other", None, None),
    # Dianping, Meituan, Taobao, Tmall
    ("http://www.dianping.com/review/123456789", "dianping", "review", "123456789", None),
    ("https://m.dianping.com/ugcdetail/123456789?bizType=29", "dianping", "review", "123456789", None),
    ("https://www.dianping.com/shop/H3abcDEF", "dianping", "other", None, None),
    ("http://dpurl.cn/AbCdE12", "dianping", "short", "AbCdE12", None),
    ("https://www.meituan.com/meishi/1234567/", "meituan", "other", None, None),
    ("https://item.taobao.com/item.htm?spm=a1&id=612345678901&ut_sk=1", "taobao", "item", "612345678901", None),
    ("https://detail.tmall.com/item.htm?id=612345678901", "tmall", "item", "612345678901", None),
    (
        "【淘宝】https://e.tb.cn/h.AbCdEf123?tk=xYz HU123 「面霜」点击链接直接打开",
        "taobao",
        "short",
        "h.AbCdEf123",
        None,
    ),
    # Bilibili, Zhihu, Kuaishou
    ("https://www.bilibili.com/video/BV1xx411c7mD/?p=2&vd_source=0a1b", "bilibili", "post", "BV1xx411c7mD", None),
    ("https://m.bilibili.com/video/av170001", "bilibili", "post", "av170001", None),
    ("https://b23.tv/BV1xx411c7mD", "bilibili", "post", "BV1xx411c7mD", None),
    ("【面霜测评-哔哩哔哩】 https://b23.tv/aBcD123", "bilibili", "short", "aBcD123", None),
    ("https://t.bilibili.com/901234567890123456", "bilibili", "post", "901234567890123456", None),
    ("https://www.zhihu.com/question/12345/answer/67890123?utm_psn=1", "zhihu", "post", "67890123", None),
    ("https://zhuanlan.zhihu.com/p/61234567", "zhihu", "article", "61234567", None),
    ("https://v.kuaishou.com/aBcD12 复制此消息，打开【快手】直接观看！", "kuaishou", "short", "aBcD12", None),
    ("https://www.kuaishou.com/short-video/3xabcdefghij12k", "kuaishou", "post", "3xabcdefghij12k", None),
    # everything else
    ("https://news.example.com/a/1?utm_source=x", "web", "other", None, None),
]


def read(text, platforms, now):
    """What the parse tool prints, with Shanghai's wall clock."""
    found = find_posts(text, platforms, now)
    return [
        (f.platform, f.kind, f.id, f.published_at and f"{f.published_at.astimezone(SHANGHAI):%F %T}") for f in found
    ]


def test_a_shared_post_is_read_without_asking_anyone(platforms, now):
    assert {text: read(text, platforms, now) for text, *_ in FORMS} == {
        text: [tuple(expected)] for text, *expected in FORMS
    }


SENTENCES = [
    "{}，真的",
    "（{}）",
    "[{}/ ]",
    "<{}|看>",
    "[图]({})",
    "“{}”。",
    "{}...",
    "{},nice",
    "看{}！",
    "\u200b{}\u200b",
    '{{"u":"{}"}}',
]


@pytest.mark.parametrize(
    "link", [f"https://www.xiaohongshu.com/explore/{NOTE}", f"www.xiaohongshu.com/discovery/item/{NOTE}"]
)
def test_what_stands_around_a_link_does_not_stick_to_it(link, platforms, now):
    texts = [sentence.format(link) for sentence in SENTENCES]
    assert {text: read(text, platforms, now) for text in texts} == {
        text: [("xiaohongshu", "note", NOTE, NOTED)] for text in texts
    }


def test_escapes_of_json_and_html_are_seen_through(platforms, now):
    escaped = rf'{{"url":"https:\/\/www.xiaohongshu.com\/explore\/{NOTE}?a=1&amp;b=2"}}'
    assert read(escaped, platforms, now) == [("xiaohongshu", "note", NOTE, NOTED)]


def test_several_links_come_in_order_and_each_post_once(platforms, now):
    text = "先看 https://t.cn/RtYuIoP 再看http://xhslink.com/a/AAAAAAhttps://xhslink.com/a/BBBBBB，"
    text += f"{NOTE}\nxhsdiscover://item/{NOTE} "
    text += "t.cn/RtYuIoP"
    assert [found[2] for found in read(text, platforms, now)] == ["RtYuIoP", "a/AAAAAA", "a/BBBBBB", NOTE]


def test_links_glued_by_their_last_slash_are_two(platforms, now):
    assert [found[2] for found in read("https://v.douyin.com/AAAAA/https://v.douyin.com/BBBBB/", platforms, now)] == [
        "AAAAA",
        "BBBBB",
    ]


NO_LINK = ["", "有人发小红书说面霜烂脸，没有链接", "来自微博 weibo.com", "3.14/2.0 and/or node.js/react V@y.tE 08/05"]


@pytest.mark.parametrize("text", [*NO_LINK, "me@weibo.com", "https://", "http://localhost:8000/x"])
def test_a_text_without_a_link_names_no_post(text, platforms, now):
    assert find_posts(text, platforms, now) == ()


def test_clean_links_lead_to_the_same_page_whatever_the_form(platforms, now):
    forms = (
        f"xhsdiscover://item/{NOTE}",
        f"https://www.rednote.com/explore/{NOTE}?xsec_token=x&shareRedId=y&apptime=1",
        NOTE,
    )
    assert {find_posts(form, platforms, now)[0].url for form in forms} == {
        f"https://www.xiaohongshu.com/explore/{NOTE}"
    }


def test_parameters_that_tell_on_the_colleague_who_shared_are_dropped(platforms, now):
    url = "https://www.xiaohongshu.com/search_result?keyword=%E9%9D%A2%E9%9C%9C&xsec_token=T"
    url += "&wechatWid=W&appuid=U&share_id=S&author_share=1#top"
    assert (
        find_posts(url, platforms, now)[0].url == "https://www.xiaohongshu.com/search_result?keyword=%E9%9D%A2%E9%9C%9C"
    )


def test_a_time_before_the_platform_or_after_now_is_not_given(platforms, now):
    early, late = "1" * 24, f"{int((now + timedelta(days=1)).timestamp()):08x}0000000000000000"
    links = [f"https://www.xiaohongshu.com/explore/{native}" for native in (early, late)]
    assert [(f.id, f.published_at) for link in links for f in find_posts(link, platforms, now)] == [
        (early, None),
        (late, None),
    ]


def test_a_lone_number_that_would_name_an_impossible_time_is_some_other_number(platforms, now):
    assert find_posts("订单号：202511210830001234567890", platforms, now) == ()
