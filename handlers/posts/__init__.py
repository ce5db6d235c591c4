"""Posts on social platforms: links, ids, publication times, counts, near duplicates, and what is known of a platform.

In go text, links and the platforms' entries (read with `Platform.from_mapping` from `prompts/platforms/*.toml`); out
come `FoundLink`s, completed `Post`s, dedupe keys and times. Nothing here opens a link. `find` looks through text,
`complete` fills in one post, `platform` and `link_forms` say what an entry may hold.
"""

from handlers.posts.complete import complete_post
from handlers.posts.counts import read_count
from handlers.posts.find import FoundLink, find_posts, share_code_owner
from handlers.posts.identity import dedupe_keys, may_be_same, thread_keys, words_key
from handlers.posts.near_duplicates import minhash_bands, shingles, similarity
from handlers.posts.platform import Platform, ReplySurface
from handlers.posts.platform_index import find_platform
from handlers.posts.times import read_publication_time

__all__ = [
    "FoundLink",
    "Platform",
    "ReplySurface",
    "complete_post",
    "dedupe_keys",
    "find_platform",
    "find_posts",
    "may_be_same",
    "minhash_bands",
    "read_count",
    "read_publication_time",
    "share_code_owner",
    "shingles",
    "similarity",
    "thread_keys",
    "words_key",
]
