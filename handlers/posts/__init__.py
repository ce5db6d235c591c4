"""Reads a post out of text without asking anyone: links, ids, publication times, counts, and whether two texts are one."""

from handlers.posts.complete import complete_post, dedupe_keys
from handlers.posts.counts import read_count
from handlers.posts.find import FoundLink, find_posts
from handlers.posts.near_duplicates import minhash_bands, similarity
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
    "minhash_bands",
    "read_count",
    "read_publication_time",
    "similarity",
]
