"""On any site the address is the post: however it is written, whoever shared it, and whatever its words became."""

from datetime import timedelta
from itertools import combinations

import pytest

from handlers.alerts.merge import merge_post
from handlers.posts import complete_post, dedupe_keys, may_be_same, words_key
from handlers.posts.post import Author, Kind, Post

PAGE = "https://forum.example/thread/1001"
WORDS = "用了一次就满脸通红，客服一直不回"

SAME = [
    "http://www.forum.example/thread/1001",
    "https://m.forum.example/thread/1001/",
    "https://FORUM.example/thread/1001#reply-7",
    f"{PAGE}?utm_source=wechat&fbclid=IwAR1&igsh=a&mibextid=b&xmt=c&_t=8h&si=d&spm=e&share_token=f&xsec_token=g",
    f"https://www.google.com/url?sa=t&url={PAGE}&usg=AOv",
    f"https://l.instagram.com/?u={PAGE}&e=AT",
]


@pytest.mark.parametrize("link", SAME)
def test_one_page_is_one_post_however_it_was_shared(link, platforms, now):
    assert dedupe_keys(complete_post(Post(url=link), platforms, now), now) == dedupe_keys(
        complete_post(Post(url=PAGE, text=WORDS), platforms, now), now + timedelta(days=9)
    )


OTHERS = [
    "https://forum.example/thread/1002",
    "https://forum.example/thread/1001?page=2",
    "https://other.example/thread/1001",
    "https://forum.example/thread/#/1001",
]


@pytest.mark.parametrize("link", OTHERS)
def test_the_same_words_on_another_page_are_another_post(link, platforms, now):
    here, there = (complete_post(Post(url=u, text=WORDS, author=Author("阿岚")), platforms, now) for u in (PAGE, link))
    assert words_key(here, now) == words_key(there, now)
    assert (set(dedupe_keys(here, now)) & set(dedupe_keys(there, now)), may_be_same(here, there)) == (set(), False)


SEALED = [
    "https://www.baidu.com/link?url=AAAA1",
    "https://www.baidu.com/link?url=BBBB2",
    "https://www.sogou.com/link?url=AAAA1",
    "https://www.so.com/link?m=AAAA1",
    "https://news.google.com/rss/articles/CBMiAAAA1",
    PAGE,
]


@pytest.mark.parametrize(("here", "there"), list(combinations(SEALED, 2)))
def test_links_that_hide_where_they_lead_are_addresses_too(here, there, platforms, now):
    one, other = (complete_post(Post(url=u, text=WORDS, author=Author("阿岚")), platforms, now) for u in (here, there))
    again = complete_post(Post(url=here, text=WORDS + "，更新：去了医院"), platforms, now)
    assert (may_be_same(one, other), set(dedupe_keys(one, now)) & set(dedupe_keys(other, now))) == (False, set())
    assert dedupe_keys(one, now) == dedupe_keys(again, now)


def test_words_without_an_address_may_be_a_known_posts(platforms, now):
    here, said = (complete_post(Post(url=u, text=WORDS, author=Author("阿岚")), platforms, now) for u in (PAGE, ""))
    assert (words_key(here, now), may_be_same(here, said)) == (words_key(said, now), True)


def test_two_comments_of_the_same_words_stand_under_two_notes(platforms, now):
    notes = ("65a1b2c3000000001203f4e5", "66f60a0c000000001202c0c4")
    ours, theirs = (
        complete_post(
            Post(kind=Kind.COMMENT, url=f"https://www.xiaohongshu.com/explore/{n}", text="同款烂脸"), platforms, now
        )
        for n in notes
    )
    assert (dedupe_keys(ours, now) == dedupe_keys(theirs, now), may_be_same(ours, theirs)) == (False, False)


def test_a_sites_front_page_and_a_search_are_no_posts_address(platforms, now):
    pages = (
        "https://forum.example/",
        "https://www.google.com/search?q=glowskin",
        "https://www.baidu.com/s?wd=glowskin",
    )
    assert [complete_post(Post(url=u, text=WORDS), platforms, now).page_is_own for u in pages] == [False] * 3


def test_a_listening_tools_page_says_nothing_about_where_a_note_stands(platforms, now):
    shown = [f"https://app.listening.example/mention/{n}" for n in (1, 2)]
    ours, theirs = (complete_post(Post(platform="xhs", url=u, text=WORDS), platforms, now) for u in shown)
    assert (ours.page_is_own, may_be_same(ours, theirs)) == (False, True)


def test_a_post_that_has_grown_is_read_as_it_is_now():
    known, grown = Post(url=PAGE, text=WORDS), Post(url=PAGE, text=WORDS + "。更新：" + "今天又去了一趟医院，" * 20)
    assert merge_post(known, grown).text == grown.text


def test_a_route_of_a_site_that_is_one_page_tells_its_posts_apart(platforms, now):
    ours, theirs = (complete_post(Post(url=f"https://app.example/#/post/{n}"), platforms, now) for n in (1, 2))
    assert dedupe_keys(ours, now) != dedupe_keys(theirs, now)
