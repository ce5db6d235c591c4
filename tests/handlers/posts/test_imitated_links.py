"""Links that want to be taken for a platform's are nobody's, and ids that are almost ids are none."""

import pytest

from handlers.posts import find_posts

NOTE = "65a1b2c3000000001203f4e5"
PATH = f"/explore/{NOTE}"

REFUSED = [
    f"https://www.xiaohongshu.com.evil.example{PATH}",
    f"https://xiaohongshu.com-note.example{PATH}",
    f"https://www-xiaohongshu.com{PATH}",
    f"https://notxiaohongshu.com{PATH}",
    f"https://www.xiaohongshu.co{PATH}",
    f"https://www.xiaohongshu.com@evil.example{PATH}",
    f"https://www.xiaohongshu.com:pass@evil.example{PATH}",
    f"https://evil@www.xiaohongshu.com{PATH}",
    f"https://evil.example\\@www.xiaohongshu.com{PATH}",
    f"https://www.xiaohongshu.com:8443{PATH}",
    f"https://www.xiaohongshu.com.{PATH}",
    f"https://www.xiaohongshu%2Ecom{PATH}",
    f"https://www.xіaohongshu.com{PATH}",  # Cyrillic і
    f"https://www.хiaohongshu.com{PATH}",  # Cyrillic х
    f"https://www.xn--iaohongshu-y9h.com{PATH}",
    f"https://www.xiaohongshu.com．evil.example{PATH}",  # a full-width dot is a dot to a browser
    f"https://www.xiaohongshu.com。evil.example{PATH}",
    f"https://203.0.113.7{PATH}",
    f"https://evil.example/www.xiaohongshu.com{PATH}",
    f"https://evil.example/?to=https://www.xiaohongshu.com{PATH}",
    f"https://evil.example/?to=https%3A%2F%2Fwww.xiaohongshu.com{PATH}",
    f"https://evil.example/https://www.xiaohongshu.com{PATH}",
    f"https://evil.example#https://www.xiaohongshu.com{PATH}",
    f"www.xiaohongshu.com.evil.example{PATH}",
    "https://t.cn.evil.example/RtYuIoP",
    "https://v.douyin.com.evil.example/iXyZ12/",
]


def read(text, platforms, now):
    return [(f.platform, f.kind, f.id, f.published_at) for f in find_posts(text, platforms, now)]


def test_a_look_alike_is_a_link_of_nobodys(platforms, now):
    assert [(link, read(link, platforms, now)) for link in REFUSED] == [
        (link, [("web", "other", None, None)]) for link in REFUSED
    ]


ALMOST = [
    f"xіaohongshu.com{PATH}",
    f"me@www.xiaohongshu.com{PATH}",
    f"{NOTE}ab",
    f"a{NOTE}",
    f"{NOTE}-1",
    f"x/{NOTE}",
    f"{NOTE}_",
    f"_{NOTE}",
    NOTE[:-1] + "g",
]


def test_half_a_look_alike_and_almost_an_id_name_no_post(platforms, now):
    assert [word for word in ALMOST if read(word, platforms, now)] == []


@pytest.mark.parametrize(
    "path", [f"/explore/{NOTE}ab", f"/explore/{NOTE[:-1]}", f"/explore/{NOTE}_1", f"/explore/x/{NOTE}"]
)
def test_a_genuine_page_with_a_wrong_id_is_some_other_page(path, platforms, now):
    assert read(f"https://www.xiaohongshu.com{path}", platforms, now) == [("xiaohongshu", "other", None, None)]


def test_the_place_a_look_alike_really_leads_to_stays_visible(platforms, now):
    assert (
        find_posts("https://weibo.com@evil.example/1?utm_source=x", platforms, now)[0].url
        == "https://weibo.com@evil.example/1"
    )
