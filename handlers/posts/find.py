"""Finds the posts a text speaks of: links as people and apps share them, app links, and ids that stand alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from handlers.post import Kind
from handlers.posts.address import Address, read_address
from handlers.posts.forms import ELSEWHERE, OTHER, LinkForm, Platform
from handlers.posts.ids import published
from handlers.posts.index import Index, covers, indexed
from handlers.posts.scan import hosted, scan
from handlers.posts.tidy import tidy

BETWEEN_IDS = re.compile(r"[:=#!?&*+~$]")


@dataclass(frozen=True)
class Found:
    """One link or id. `makes` is the kind of post it identifies; None for profiles, items and links that may lead anywhere."""

    platform: str
    kind: str  # one of forms.KINDS
    id: str | None  # the platform's id, or the code of a short link
    published_at: datetime | None  # UTC, read from the id
    url: str
    makes: Kind | None = None


def find_posts(text: str, platforms: Sequence[Platform], now: datetime | None = None) -> tuple[Found, ...]:
    """Every post, profile and link in order of appearance, each once; a link of no platform's is `web`, `other`, without an id.

    `now` (UTC) bounds the publication times read from ids: later ones are not given.
    """
    index = indexed(tuple(platforms))
    found: dict[tuple[str, str], Found] = {}
    for one in _all(text, index, now):
        found.setdefault((one.platform, one.id or one.url), one)
    return tuple(found.values())


def _all(text: str, index: Index, now: datetime | None) -> Iterator[Found]:
    foreign = False
    for piece in scan(text, index.links):
        if piece.sort == "word":
            yield from _in_word(piece.text, index, now)
        elif not (piece.sort == "inner" and foreign) and (found := _in_link(piece.text, index, now)):
            foreign = found.platform == ELSEWHERE
            yield found


def _in_word(word: str, index: Index, now: datetime | None) -> Iterator[Found]:
    """A link without a scheme, when it is surely one; else ids that stand alone."""
    if "." in word or "/" in word:
        link = hosted(word)
        found = _in_link(link, index, now) if link else None
        sure = found and (found.kind != OTHER or word.lower().startswith("www.") or ("/" in word and index.imitated(link or "")))
        yield from [found] if found and sure else []
        return
    for text in BETWEEN_IDS.split(word):
        for platform, form in index.bare:
            found = _found(platform, form, text, now) if (text := form.id.accept(text) or "") else None
            # A number that would name an impossible moment is some other number, such as an order's.
            yield from [found] if found and (found.published_at or not form.id.clock) else []


def _in_link(link: str, index: Index, now: datetime | None) -> Found | None:
    address = read_address(link)
    platform = index.owner(address)
    if platform is None:
        return _elsewhere(address, index) if "." in address.host.strip(".") else None
    found = _own(address, platform, index, now)
    if found.kind != OTHER:
        return found
    for name in platform.redirects:
        inner = index.links.search(address.parameters().get(name, ""))
        target = read_address(inner[0]) if inner else address
        leads = index.owner(target)
        if inner and leads and (there := _own(target, leads, index, now)).id:
            return there
    return found if address.scheme in index.by_app or covers(platform.hosts, address.host) else _elsewhere(address, index)


def _own(address: Address, platform: Platform, index: Index, now: datetime | None) -> Found:
    """What a genuine link of the platform's leads to."""
    clean = tidy(address, (*platform.tracking, *index.tracking))
    in_app = address.scheme in index.by_app
    path = unquote(f"/{address.host}{address.path}" if in_app else address.path)
    parameters = address.parameters()
    for form in platform.links:
        here = form.app == address.scheme if in_app else not form.app and covers(form.hosts, address.host)
        if here and (native := form.read(path, parameters)):
            return _found(platform, form, native, now, clean)
    return Found(platform.id, OTHER, None, None, clean)


def _found(platform: Platform, form: LinkForm, native: str, now: datetime | None, clean: str = "") -> Found:
    made = published(form.id.clock, native, platform.since, now) if form.id.clock else None
    return Found(platform.id, form.kind, native, made, form.id.url.replace("{id}", native) or clean, form.makes)


def _elsewhere(address: Address, index: Index) -> Found:
    return Found(ELSEWHERE, OTHER, None, None, tidy(address, index.tracking))
