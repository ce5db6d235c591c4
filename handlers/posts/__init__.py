"""Reads a post out of text without asking anyone: links, ids, publication times, counts, and whether two texts are one."""

from handlers.posts.complete import complete, dedupe_keys
from handlers.posts.counts import read_count
from handlers.posts.find import Found, find_posts
from handlers.posts.near_duplicates import minhash_bands, similarity
from handlers.posts.platform import Platform, Surface
from handlers.posts.platform_index import named
from handlers.posts.times import read_publication_time

__all__ = [
    "Found",
    "Platform",
    "Surface",
    "complete",
    "dedupe_keys",
    "find_posts",
    "minhash_bands",
    "named",
    "read_count",
    "read_publication_time",
    "similarity",
]
