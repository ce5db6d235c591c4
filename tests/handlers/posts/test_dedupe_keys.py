"""Two alerts about one post share a name; two posts never do."""

from datetime import UTC, datetime, timedelta

from handlers.posts import dedupe_keys
from handlers.posts.post import Author, Post

SEEN = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)  # half an hour before midnight in Shanghai
WORDS = Post(platform="dianping", text="面霜用了烂脸，客服不理人", author=Author("阿岚"))


def test_a_post_goes_by_its_id_for_ever():
    assert dedupe_keys(Post(platform="weibo", native_id="4987654321098765", text="a"), SEEN) == (
        "weibo:4987654321098765",
    )


def test_a_post_known_by_id_and_short_link_goes_by_both():
    post = Post(platform="xiaohongshu", native_id="65a1b2c3000000001203f4e5", short_code="o/9PoIuYtRe")
    assert dedupe_keys(post, SEEN) == ("xiaohongshu:65a1b2c3000000001203f4e5", "xiaohongshu:~o/9PoIuYtRe")


def test_without_id_the_same_words_of_one_author_on_one_day_are_one_post():
    same = Post(platform="dianping", text="面霜用了爛臉,客服不理人 ", author=Author(" 阿岚"))
    assert dedupe_keys(same, SEEN - timedelta(hours=15)) == dedupe_keys(WORDS, SEEN)


def test_other_words_author_day_or_platform_make_another_post():
    others = [
        dedupe_keys(Post(platform="dianping", text="面霜用了没烂脸", author=Author("阿岚")), SEEN),
        dedupe_keys(Post(platform="dianping", text=WORDS.text, author=Author("阿莲")), SEEN),
        dedupe_keys(WORDS, SEEN + timedelta(hours=1)),
        dedupe_keys(Post(platform="meituan", text=WORDS.text, author=Author("阿岚")), SEEN),
    ]
    assert len({*others, dedupe_keys(WORDS, SEEN)}) == 5


def test_the_day_is_that_of_publication_when_it_is_known():
    published = Post(platform="dianping", text="a", published_at=SEEN)
    assert dedupe_keys(published, SEEN + timedelta(days=9)) == dedupe_keys(published, SEEN)


def test_a_bare_link_is_one_post_on_any_day():
    link = Post(url="https://news.example.com/a/1")
    assert dedupe_keys(link, SEEN) == dedupe_keys(link, SEEN + timedelta(days=9))
