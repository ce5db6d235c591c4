"""What a post's link, text and id tell about it; what contradicts itself comes back with a sentence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from handlers.posts import complete_post
from handlers.posts.post import ClockSource, Kind, Post

NOTE = "65a1b2c3000000001203f4e5"
MADE = datetime(2024, 1, 12, 21, 44, 35, tzinfo=UTC)
CLEAN = f"https://www.xiaohongshu.com/explore/{NOTE}"
WHOLE = Post(platform="xiaohongshu", native_id=NOTE, url=CLEAN, published_at=MADE, clock_source=ClockSource.DERIVED)
SHARED = "这瓶精华真的踩雷了... http://xhslink.com/o/9PoIuYtRe 复制后打开【小红书】查看笔记！"


@pytest.mark.parametrize(
    "post",
    [
        Post(url=f"https://www.rednote.com/discovery/item/{NOTE}?xsec_token=x&shareRedId=y"),
        Post(url=f"【面霜 | 小红书】 {CLEAN} 看看"),
        Post(url=f"www.xiaohongshu.com/explore/{NOTE}"),
        Post(platform="", native_id=NOTE.upper()),
        Post(platform="小紅書", native_id=NOTE),
        Post(platform="XHS", native_id=NOTE, url=f"xhsdiscover://item/{NOTE}"),
    ],
)
def test_a_note_is_the_same_however_it_was_reported(post, platforms, now):
    assert complete_post(post, platforms, now) == WHOLE


def test_a_pasted_link_in_the_text_is_the_post(platforms, now):
    assert complete_post(Post(text=f"看这个 {CLEAN}"), platforms, now) == replace(WHOLE, text=f"看这个 {CLEAN}")


def test_a_short_link_keeps_its_code_and_the_clock_says_first_seen(platforms, now):
    assert complete_post(Post(text=SHARED), platforms, now) == Post(
        platform="xiaohongshu",
        short_code="o/9PoIuYtRe",
        url="https://xhslink.com/o/9PoIuYtRe",
        text=SHARED,
        published_at=now,
        clock_source=ClockSource.FIRST_SEEN,
    )


def test_a_given_time_beats_the_one_in_the_id(platforms, now):
    given = datetime(2024, 1, 13, 2, 0, tzinfo=UTC)
    assert complete_post(Post(url=CLEAN, published_at=given), platforms, now) == replace(
        WHOLE, published_at=given, clock_source=ClockSource.GIVEN
    )


def test_completing_twice_changes_nothing(platforms, now):
    assert complete_post(WHOLE, platforms, now) == WHOLE


def test_what_a_link_says_about_the_kind_is_kept_unless_it_was_given(platforms, now):
    video = "https://www.douyin.com/video/7300000000000000001"
    assert complete_post(Post(url=video), platforms, now).kind is Kind.VIDEO
    assert complete_post(Post(url=video, kind=Kind.REVIEW), platforms, now).kind is Kind.REVIEW


def test_a_comment_does_not_take_id_and_time_from_its_note(platforms, now):
    comment = complete_post(Post(url=CLEAN, kind=Kind.COMMENT, text="同款烂脸"), platforms, now)
    assert (comment.native_id, comment.published_at, comment.clock_source, comment.url) == (
        "",
        now,
        ClockSource.FIRST_SEEN,
        CLEAN,
    )


def test_a_comments_own_id_tells_its_time(platforms, now):
    comment = complete_post(
        Post(platform="xiaohongshu", kind=Kind.COMMENT, native_id="66f60a0c000000001202c0c4", url=CLEAN), platforms, now
    )
    assert (comment.published_at, comment.clock_source) == (
        datetime(2024, 9, 27, 1, 27, 40, tzinfo=UTC),
        ClockSource.DERIVED,
    )


@pytest.mark.parametrize(
    "text", ["转发 http://t.cn/RtYuIoP", "同款 https://www.douyin.com/video/7300000000000000001", "没有链接"]
)
def test_links_that_a_weibo_post_mentions_are_not_the_post(text, platforms, now):
    post = Post(platform="weibo", text=text, published_at=now, clock_source=ClockSource.FIRST_SEEN)
    assert complete_post(Post(platform="weibo", text=text), platforms, now) == post


def test_an_items_page_is_no_reviews_id(platforms, now):
    review = complete_post(
        Post(platform="taobao", kind=Kind.REVIEW, url="https://detail.tmall.com/item.htm?id=612345678901&spm=a"),
        platforms,
        now,
    )
    assert (review.platform, review.native_id, review.url) == (
        "taobao",
        "",
        "https://detail.tmall.com/item.htm?id=612345678901",
    )


def test_a_listening_tools_own_page_may_stand_for_the_link(platforms, now):
    post = complete_post(
        Post(platform="xiaohongshu", native_id=NOTE, url="https://app.listening.example/m/1?utm_source=x"),
        platforms,
        now,
    )
    assert post == replace(WHOLE, url="https://app.listening.example/m/1")


def test_an_unknown_platform_keeps_its_name(platforms, now):
    post = complete_post(Post(platform="Douban", native_id="77", url="https://www.douban.com/note/77/"), platforms, now)
    assert (post.platform, post.native_id, post.url) == ("douban", "77", "https://www.douban.com/note/77/")


def imitates(host: str, genuine: str) -> str:
    return f"'{host}' only looks like {genuine}; paste the link that the app itself shares"


OTHER = "66f60a0c000000001202c0c4"
CONTRADICTIONS = [
    (
        Post(url=f"https://www.xiaohongshu.com.evil.example/explore/{NOTE}"),
        imitates("www.xiaohongshu.com.evil.example", "xiaohongshu.com"),
    ),
    (Post(url=f"https://www.xіaohongshu.com/explore/{NOTE}"), imitates("www.xіaohongshu.com", "xiaohongshu.com")),
    (Post(url="https://weibo.com@evil.example/1"), imitates("weibo.com@evil.example", "weibo.com")),
    (Post(url="https://www.we1bo.com/1234567890/NAMhW4BQ1"), imitates("www.we1bo.com", "weibo.com")),
    (Post(url="https://www.douyin.com:8443/video/7300000000000000001"), imitates("www.douyin.com:8443", "douyin.com")),
    (Post(url="weibo.com.evil.example/1"), imitates("weibo.com.evil.example", "weibo.com")),
    (Post(url="没有链接"), "'没有链接' is not a link; paste it as the app or the browser shows it"),
    (Post(platform="weibo", url=CLEAN), "the link leads to Xiaohongshu, but the alert says Weibo; correct one of them"),
    (
        Post(platform="xiaohongshu", native_id="4987654321098765"),
        f"'4987654321098765' is no id of Xiaohongshu's; expected 24 hexadecimal digits, as in …/explore/{NOTE}",
    ),
    (
        Post(platform="xiaohongshu", native_id=OTHER, url=CLEAN),
        f"the link is about {NOTE}, the alert about {OTHER}; correct one, or say that it is a comment",
    ),
    (
        Post(url=CLEAN, published_at=datetime(2026, 11, 21)),  # noqa: DTZ001
        "published_at has no offset; write it as 2026-11-21T10:03:00+08:00",
    ),
]


@pytest.mark.parametrize(("post", "sentence"), CONTRADICTIONS)
def test_what_contradicts_itself_comes_back_with_a_sentence(post, sentence, platforms, now):
    with pytest.raises(ValueError) as error:
        complete_post(post, platforms, now)
    assert str(error.value) == sentence


def test_a_time_before_its_id_was_made_is_doubted(platforms, now):
    made_at = now - timedelta(hours=2)
    note = Post("xiaohongshu", native_id=f"{int(made_at.timestamp()):08x}000000001e03a5f1", text="烂脸")
    eight_early = complete_post(replace(note, published_at=made_at - timedelta(hours=8)), platforms, now)
    assert (eight_early.published_at, eight_early.clock_source) == (made_at, ClockSource.DERIVED)
    assert eight_early.doubted_at == made_at - timedelta(hours=8)
    later = complete_post(replace(note, published_at=made_at + timedelta(minutes=9)), platforms, now)
    assert (later.clock_source, later.doubted_at) == (ClockSource.GIVEN, None), "written first, published later"
