"""What identifies a post: its id, its short link, its page; and what words alone can and cannot tell (R11)."""

import json
from datetime import datetime
from hashlib import sha256

from handlers.posts.native_ids import other_spelling
from handlers.posts.platform import UNKNOWN_PLATFORM
from handlers.posts.post import Kind, Post
from handlers.posts.times import SHANGHAI
from handlers.posts.url import canonical_page
from handlers.text.fold import fold


def dedupe_keys(post: Post, seen_at: datetime) -> tuple[str, ...]:
    """Return every key of the post, the surest first; two alerts that share one are about the same post (R11).

    By id, by the code of its short link, by the page that is its own. With none of them, by text, author, day and the
    page on which it stands: Shanghai's day of publication, or of `seen_at`. With no text either, by its link.
    """
    under = f"{post.parent}/" if post.kind is Kind.COMMENT and post.parent else ""
    names = [f"{post.platform}:{under}{post.native_id}"] if post.native_id else []
    names += [f"{post.platform}:{other}"] if (other := other_spelling(post.native_id)) else []
    names += [f"{post.platform}:~{post.short_code}"] if post.short_code else []
    names += [f"page:{sha256(post.page.encode()).hexdigest()}"] if post.page_is_own else []
    return tuple(names) or (f"{post.platform}:#{_content_hash(post, seen_at, _place(post))}",)


def thread_keys(post: Post) -> tuple[str, ...]:
    """Return the key of the post that a comment stands under, and the key of comments there while it is unknown.

    Of a post only the second: it leads to the incident that its comments opened.
    """
    if post.kind is not Kind.COMMENT and post.native_id:
        return (f"{post.platform}:^{post.native_id}",)
    if post.kind is not Kind.COMMENT or not post.parent:
        return ()
    return (f"{post.platform}:{post.parent}", f"{post.platform}:^{post.parent}")


def words_key(post: Post, seen_at: datetime) -> str:
    """Return the key by text, author and day alone. It proves nothing: see `may_be_same`; empty without words."""
    named = post.native_id or post.short_code or not post.full_text()
    return "" if named else f"{post.platform}:#{_content_hash(post, seen_at)}"


def may_be_same(known: Post, new: Post) -> bool:
    """True unless the two stand in different places: text alone never makes one post of two addresses."""
    place = _place(known) or (canonical_page(known.url) if known.platform == UNKNOWN_PLATFORM else "")
    return not place or not _place(new) or place == _place(new)


def _place(post: Post) -> str:
    """Where a post stands, as far as it is known: a comment under its note, anything else on its page."""
    return (post.parent if post.kind is Kind.COMMENT else "") or post.page


def _content_hash(post: Post, seen_at: datetime, place: str = "") -> str:
    day = (post.published_at or seen_at).astimezone(SHANGHAI).date().isoformat()
    words = " ".join(fold(post.full_text()).text.split())
    traits = [words, fold(post.author.name).text.strip(), day] if words else [post.url]
    return sha256(json.dumps(traits + ([place] if place and words else [])).encode()).hexdigest()
