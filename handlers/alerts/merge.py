"""A known post and a new report of it become one: details are filled in, words are as they stand now."""

from dataclasses import replace

from handlers.posts import similarity
from handlers.posts.post import ClockSource, Post
from handlers.text.fold import comparable

EDITED, GROWN = 0.6, 0.3  # how alike two versions of one text are at least


def merge_post(known: Post, new: Post) -> Post:
    """The known post with what was empty filled in, and its words as they stand now: posts are edited, threads grow."""
    author = replace(
        known.author,
        name=known.author.name or new.author.name,
        followers=new.author.followers if new.author.followers is not None else known.author.followers,
        verified=known.author.verified or new.author.verified,
    )
    surer = list(ClockSource).index(new.clock_source) < list(ClockSource).index(known.clock_source)
    clock = new if surer and new.published_at else known
    return replace(
        known,
        author=author,
        published_at=clock.published_at,
        clock_source=clock.clock_source,
        doubted_at=clock.doubted_at,
        parent=known.parent or new.parent,
        native_id=known.native_id or new.native_id,
        own_post=known.own_post or new.own_post,
        short_code=known.short_code or new.short_code,
        url=known.url or new.url,
        page=known.page or new.page,
        page_is_own=known.page_is_own or (not known.page and new.page_is_own),
        title=_merge_title(known, new),
        text=merge_text(known.text, new.text),
    )


def _merge_title(known: Post, new: Post) -> str:
    """The title as it is now; what a report took for one and is the post's own words is none."""
    text = comparable(known.text)
    return "" if not known.title and text and comparable(new.title) in text else merge_text(known.title, new.title)


def merge_text(known: str, new: str) -> str:
    """Return the words as they are now: an edited or longer version of the known ones, never other words."""
    if known == new or not known or not new:
        return new or known
    similar = similarity(known, new)
    grown = len(new) > len(known) and (similar >= GROWN or comparable(known) in comparable(new))
    return new if grown or similar >= EDITED else known
