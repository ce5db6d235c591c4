"""Finds the posts a text speaks of: links as people and apps share them, app links, and ids that stand alone."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import unquote

from handlers.posts.link_forms import OTHER, LinkForm
from handlers.posts.native_ids import published
from handlers.posts.platform import ELSEWHERE, Platform
from handlers.posts.platform_index import Index, covers, indexed
from handlers.posts.post import Kind
from handlers.posts.tokenizer import hosted, scan
from handlers.posts.url import Address, read_address, tidy

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
    if "." in word or "/" in word:
        yield from _without_scheme(word, index, now)
        return
    for text in BETWEEN_IDS.split(word):
        for platform, form in index.bare:
            native = form.id.accept(text)
            found = _found(platform, form, native, now) if native else None
            # A number that would name an impossible moment is some other number, such as an order's.
            if found and (found.published_at or not form.id.clock):
                yield found


def _without_scheme(word: str, index: Index, now: datetime | None) -> Iterator[Found]:
    """A link that lacks its http, when it is surely meant as one: a platform's, one that imitates a platform's, or www."""
    link = hosted(word)
    found = _in_link(link, index, now) if link else None
    if (
        link
        and found
        and (found.kind != OTHER or word.lower().startswith("www.") or ("/" in word and index.imitated(link)))
    ):
        yield found


def _in_link(link: str, index: Index, now: datetime | None, follow: bool = True) -> Found | None:
    address = read_address(link)
    platform = index.owner(address)
    if platform is None:
        return _elsewhere(address, index) if "." in address.host.strip(".") else None
    parameters = address.parameters()
    found = _own(address, parameters, platform, index, now)
    targets = (
        (index.links.search(parameters.get(name, "")) for name in platform.redirects) if follow and not found.id else ()
    )
    led = (_in_link(target[0], index, now, follow=False) for target in targets if target)
    return next((there for there in led if there and there.id), found)


def _own(
    address: Address, parameters: Mapping[str, str], platform: Platform, index: Index, now: datetime | None
) -> Found:
    """What a link to a genuine host leads to; on a host that is only partly the platform's, everything else is nobody's."""
    clean = tidy(address, (*platform.tracking, *index.tracking))
    in_app = address.scheme in index.by_app
    path = unquote(f"/{address.host}{address.path}" if in_app else address.path)
    for form in platform.links:
        here = form.app == address.scheme if in_app else not form.app and covers(form.hosts, address.host)
        if here and (native := form.read(path, parameters)):
            return _found(platform, form, native, now, clean)
    wholly = in_app or covers(platform.hosts, address.host)
    return Found(platform.id, OTHER, None, None, clean) if wholly else _elsewhere(address, index)


def _found(platform: Platform, form: LinkForm, native: str, now: datetime | None, clean: str = "") -> Found:
    made = published(form.id.clock, native, platform.since, now) if form.id.clock else None
    return Found(platform.id, form.kind, native, made, form.id.url.replace("{id}", native) or clean, form.makes)


def _elsewhere(address: Address, index: Index) -> Found:
    return Found(ELSEWHERE, OTHER, None, None, tidy(address, index.tracking))
