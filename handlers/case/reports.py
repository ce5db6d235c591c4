"""Words about a known post that a person typed: whose they are is never forgotten (R11, R46)."""

from dataclasses import dataclass
from datetime import datetime

REPORTED_BY = "chat:"  # begins the source of what a person reported; what comes after it is their id


@dataclass(frozen=True)
class HandReport:
    """One more report of a known post by a person of the roster; `in_post` when its words became the post's."""

    by: str
    text: str
    at: datetime
    in_post: bool = False


def product_typed_by(product_by: str, source: str) -> str:
    """Return who typed the product's name, which may be words of anything; empty when a tool read it."""
    return product_by or reporter(source)


def reporter(source: str) -> str:
    """Return the id of the person who reported; empty when a tool did."""
    return source.removeprefix(REPORTED_BY) if source.startswith(REPORTED_BY) else ""
