"""Clean links: without the parameters that tell who shared a post, from which device, and when (section 4.2 of the sources)."""

from collections.abc import Collection
from urllib.parse import unquote_plus

from handlers.posts.url import Address


def tidy(address: Address, tracking: Collection[str]) -> str:
    """The link without fragment and tracking parameters; other parameters, and an authority that plays tricks, stay as written."""
    kept = "&".join(piece for piece in address.query.split("&") if piece and not _tracks(piece, tracking))
    return f"{address.scheme}://{address.host if address.plain else address.authority}{address.path}{'?' if kept else ''}{kept}"


def _tracks(piece: str, tracking: Collection[str]) -> bool:
    name = unquote_plus(piece.partition("=")[0]).lower()
    return any(name.startswith(t[:-1].lower()) if t.endswith("*") else name == t.lower() for t in tracking)
