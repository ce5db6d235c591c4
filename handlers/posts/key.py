"""What makes two alerts one post (R11)."""

import json
from datetime import datetime
from hashlib import sha256

from handlers.posts.post import Post
from handlers.posts.times import SHANGHAI
from handlers.text.fold import fold


def dedupe_keys(post: Post, seen_at: datetime) -> tuple[str, ...]:
    """Every name the post is known by, the surest first; two alerts that share one are about the same post.

    By id and by the code of its short link. With neither, by text, author and day: Shanghai's day of publication, or of
    `seen_at`. With no text either, by its link.
    """
    names = [f"{post.platform}:{post.native_id}"] if post.native_id else []
    names += [f"{post.platform}:~{post.short_code}"] if post.short_code else []
    return tuple(names) or (f"{post.platform}:#{_traits(post, seen_at)}",)


def _traits(post: Post, seen_at: datetime) -> str:
    day = (post.published_at or seen_at).astimezone(SHANGHAI).date().isoformat()
    words = " ".join(fold(post.words()).text.split())
    traits = [words, fold(post.author.name).text.strip(), day] if words else [post.url]
    return sha256(json.dumps(traits).encode()).hexdigest()
