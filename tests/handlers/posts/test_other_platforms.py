"""Links of the platforms beside the big Chinese ones, as apps, browsers, mails and search engines write them."""

from pathlib import Path

import pytest

from handlers.posts import complete_post, dedupe_keys, find_posts
from handlers.posts.post import Post
from handlers.posts.times import SHANGHAI

FORMS = [
    line.split("\t") for line in (Path(__file__).parent / "other_platforms.tsv").read_text("utf-8").splitlines()[1:]
]


@pytest.mark.parametrize(("text", "platform", "kind", "native", "made"), FORMS)
def test_a_post_is_known_by_its_link(text, platform, kind, native, made, platforms, now):
    (found,) = find_posts(text, platforms, now)
    at = found.published_at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S") if found.published_at else ""
    assert (found.platform, found.kind, found.id, at) == (platform, kind, native, made)


DCARD = "https%3A%2F%2Fwww.dcard.tw%2Ff%2Fmakeup%2Fp%2F255012345"
TWICE = DCARD.replace("%", "%25")
BASE64 = "a1aHR0cHM6Ly93d3cuZGNhcmQudHcvZi9tYWtldXAvcC8yNTUwMTIzNDU"
WRAPPED = [
    "https://www.google.com/url?rct=j&sa=t&url=https://www.dcard.tw/f/makeup/p/255012345&ct=ga&cd=x&usg=AOv",
    f"https://l.facebook.com/l.php?u={DCARD}%3Ffbclid%3DIwAR&h=AT",
    "https://link.zhihu.com/?target=https%3A//www.dcard.tw/f/makeup/p/255012345",
    f"https://duckduckgo.com/l/?uddg={DCARD}&rut=a",
    f"https://www.bing.com/ck/a?!&&p=a1&u={BASE64}&ntb=1",
    f"https://nam02.safelinks.protection.outlook.com/?url={DCARD}&data=0",
    "https://urldefense.proofpoint.com/v2/url?u=https-3A__www.dcard.tw_f_makeup_p_255012345&d=D&c=e",
    "https://www.google.com/amp/s/www.dcard.tw/f/makeup/p/255012345",
    f"https://r.search.yahoo.com/_ylt=A0/RV=2/RO=10/RU={DCARD}/RK=2/RS=x",
    f"https://weibo.cn/sinaurl?u={DCARD}",
    f"https://www.google.com/url?q=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3D{TWICE}",
]


@pytest.mark.parametrize("link", WRAPPED)
def test_a_link_that_only_passes_on_is_the_one_it_leads_to(link, platforms, now):
    (found,) = find_posts(link, platforms, now)
    assert (found.platform, found.id) == ("dcard", "255012345")


@pytest.mark.parametrize(
    "link",
    [
        "https://www.baidu.com/link?url=aBcD_eFgH-1",
        "https://t.cn/A6exAmpL",
        "https://news.google.com/rss/articles/CBMi",
    ],
)
def test_a_link_that_hides_its_target_stays_as_it_is(link, platforms, now):
    assert find_posts(link, platforms, now)[0].url == link


def test_a_wrapped_link_to_a_look_alike_is_refused(platforms, now):
    with pytest.raises(ValueError, match=r"only looks like xiaohongshu\.com"):
        complete_post(
            Post(url="https://www.google.com/url?q=https://www.xiaohongshu.com.evil.example/a"), platforms, now
        )


def test_the_two_spellings_of_a_bilibili_video_are_one_post(platforms, now):
    old, new = (
        complete_post(Post(url=f"https://www.bilibili.com/video/{i}"), platforms, now)
        for i in ("av170001", "BV17x411w7KC")
    )
    assert set(dedupe_keys(new, now)) < set(dedupe_keys(old, now))


@pytest.mark.parametrize(
    "host", ["news.google.com", "docs.google.com", "translate.google.com", "scontent.cdninstagram.com"]
)
def test_a_genuine_host_beside_a_platforms_is_no_look_alike(host, platforms, now):
    assert complete_post(Post(url=f"https://{host}/read/1"), platforms, now).platform == "web"
