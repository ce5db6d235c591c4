"""What a label in running text means, such as `作者：`: the same as a column's heading of an export."""

from functools import lru_cache

from bot.ingest.columns import columns_of


@lru_cache(maxsize=2000)
def meanings(label: str) -> frozenset[str]:
    """The fields of an alert that a label names; empty for any other word."""
    return frozenset(columns_of((label,)).indexes)
