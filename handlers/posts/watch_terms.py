"""A word of the brand sheet that a post has: which, and of what kind (R3, R4)."""

from dataclasses import dataclass

BRAND, PRODUCT, HASHTAG, CATEGORY, RIVAL = KINDS = ("brand", "product", "hashtag", "category", "rival")


@dataclass(frozen=True)
class WatchTerm:
    """`word` as the sheet writes it, whatever its case, script and spaces in the post; `kind` is one of KINDS."""

    kind: str
    word: str
