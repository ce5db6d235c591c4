"""Which link is a reply's: of a post or comment of the platform, never of a profile, a home page or a search (R107)."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from handlers.drafts.posted import posted
from handlers.posts import Platform
from tests.people import MEI, NOON, POLICY, POST, act, case, refusal

ENTRIES = Path(__file__).parents[3] / "prompts" / "platforms"
PLATFORMS = {
    path.stem: Platform.from_mapping(tomllib.loads(path.read_text("utf-8"))) for path in ENTRIES.glob("*.toml")
}
WITH_PLATFORMS = replace(POLICY, platforms=PLATFORMS)


def said(platform: str, link: str, **more: str) -> str:
    """What is said against this link for a reply to a post there; empty when it is taken."""
    file = case(post=replace(POST, platform=platform, native_id="", short_code="", url=""))
    context = replace(act(MEI, version="0", link=link, text="没问题，继续用", **more), policy=WITH_PLATFORMS)
    decision = posted(file, context, NOON)
    return refusal(decision) if decision.rejection else ""


@pytest.mark.parametrize(
    ("platform", "link"),
    [
        ("xiaohongshu", "https://www.xiaohongshu.com/user/profile/5ff0"),
        ("xiaohongshu", "https://www.xiaohongshu.com/user/profile/5ff0c3d80000000001005a3b"),
        ("xiaohongshu", "https://www.xiaohongshu.com/"),
        ("xiaohongshu", "https://www.xiaohongshu.com/search_result?keyword=GlowSkin"),
        ("weibo", "https://weibo.com/u/1234567890"),
        ("weibo", "https://s.weibo.com/weibo?q=GlowSkin"),
        ("douyin", "https://www.douyin.com/search/GlowSkin"),
        ("bilibili", "https://space.bilibili.com/12345"),
        ("zhihu", "https://www.zhihu.com/people/someone"),
        ("taobao", "https://www.taobao.com/"),
    ],
)
def test_a_page_that_is_no_post_is_no_link_of_a_reply(platform: str, link: str) -> None:
    assert said(platform, link) == "rejection.link_elsewhere"


def test_words_on_where_it_stands_make_no_profile_the_reply() -> None:
    link = "https://www.xiaohongshu.com/user/profile/5ff0c3d80000000001005a3b"
    assert said("xiaohongshu", link, where="第一条评论") == "rejection.link_elsewhere"


@pytest.mark.parametrize(
    ("platform", "link"),
    [
        ("xiaohongshu", "https://www.xiaohongshu.com/explore/69200c80000000000503c8d1"),
        ("xiaohongshu", "https://xhslink.com/a/AbCdEf123"),
        ("weibo", "https://weibo.com/1234567890/NxYz12345"),
        ("taobao", "https://item.taobao.com/item.htm?id=612345678901"),
        ("zhihu", "https://www.zhihu.com/question/12345678/answer/87654321"),
    ],
)
def test_a_link_of_a_post_or_of_an_item_is_taken(platform: str, link: str) -> None:
    assert said(platform, link, already="yes") == ""
