"""Finds the posts that a text names: links as people and apps share them, app links, and ids without a link."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import unquote

from handlers.posts.link_forms import OTHER, LinkForm
from handlers.posts.native_ids import publication_time
from handlers.posts.platform import UNKNOWN_PLATFORM, Platform
from handlers.posts.platform_index import PlatformIndex, build_index, is_host_of
from handlers.posts.post import Kind
from handlers.posts.redirects import MAX_WRAPPINGS
from handlers.posts.tokenizer import link_without_scheme, tokenize
from handlers.posts.url import Url, clean_url, parse_url

MAX_SHARE_TEXT = 2000  # code points
ID_SEPARATORS = re.compile(r"[:=#!?&*+~$]")


@dataclass(frozen=True)
class FoundLink:
    """A link or id. `identifies` is the kind of post; None for profiles, items and links that may lead anywhere."""

    platform: str
    kind: str  # one of LINK_KINDS
    id: str | None  # the platform's id, or the code of a short link
    published_at: datetime | None  # UTC, read from the id
    url: str
    identifies: Kind | None = None
    passes_on: bool = False  # a search engine's or mail filter's page that hides where it leads
    results: bool = False  # a search engine's page of results


def find_posts(text: str, platforms: Sequence[Platform], now: datetime | None = None) -> tuple[FoundLink, ...]:
    """Return every post, profile and link in order, each once; a link to no known platform is `web` and `other`.

    `now` (UTC) bounds the publication times read from ids: later ones are not given.
    """
    index = build_index(tuple(platforms))
    found: dict[tuple[str, str], FoundLink] = {}
    for link in _find_all(text, index, now):
        found.setdefault((link.platform, link.id or link.url), link)
    return tuple(found.values())


def share_code_owner(text: str, platforms: Sequence[Platform]) -> Platform | None:
    """Return the platform whose app made this share text, when it holds a code that only the app can open, and no link.

    The code tells nothing here: a person has to open it and paste the link.
    """
    folded = text[:MAX_SHARE_TEXT]
    made_by = (p for p in platforms if any(code.fullmatch(folded) for code in p.share_codes))
    return None if find_posts(text, platforms) else next(made_by, None)


def _find_all(text: str, index: PlatformIndex, now: datetime | None) -> Iterator[FoundLink]:
    foreign = False
    for piece in tokenize(text, index.link_pattern):
        if piece.kind == "word":
            yield from _in_word(piece.text, index, now)
        elif not (piece.kind == "inner" and foreign) and (found := _in_link(piece.text, index, now)):
            foreign = found.platform == UNKNOWN_PLATFORM
            yield found


def _in_word(word: str, index: PlatformIndex, now: datetime | None) -> Iterator[FoundLink]:
    if "." in word or "/" in word:
        yield from _without_scheme(word, index, now)
        return
    for text in ID_SEPARATORS.split(word):
        for platform, form in index.bare:
            native = form.id.normalized(text)
            found = _found_link(platform, form, native, now) if native else None
            # A number whose publication time is impossible is another number, such as an order's.
            if found and (found.published_at or not form.id.clock):
                yield found


def _without_scheme(word: str, index: PlatformIndex, now: datetime | None) -> Iterator[FoundLink]:
    """Yield a link without http when it is surely one: a platform's, one that imitates a platform's, or www."""
    link = link_without_scheme(word)
    found = _in_link(link, index, now) if link else None
    if (
        link
        and found
        and (found.kind != OTHER or word.lower().startswith("www.") or ("/" in word and index.imitated_host(link)))
    ):
        yield found


def _in_link(link: str, index: PlatformIndex, now: datetime | None, follow: int = MAX_WRAPPINGS) -> FoundLink | None:
    address = parse_url(link)
    if page := index.redirector(address):
        target = page.target(address.path, address.parameters()) if follow else None
        if there := target and _in_link(target, index, now, follow - 1):
            return there
        here = _on_unknown_platform(address, index)
        return replace(here, passes_on=not page.shows_results(address), results=page.shows_results(address))
    platform = index.owner(address)
    if platform is None:
        return _on_unknown_platform(address, index) if "." in address.host.strip(".") else None
    parameters = address.parameters()
    found = _on_platform(address, parameters, platform, index, now)
    targets = (
        (index.link_pattern.search(parameters.get(name, "")) for name in platform.redirects)
        if follow and not found.id
        else ()
    )
    targets_found = (_in_link(target[0], index, now, follow=0) for target in targets if target)
    return next((there for there in targets_found if there and there.id), found)


def _on_platform(
    address: Url, parameters: Mapping[str, str], platform: Platform, index: PlatformIndex, now: datetime | None
) -> FoundLink:
    """Return what a link to a genuine host leads to; a host may be the platform's only for some paths."""
    clean = clean_url(address, (*platform.tracking, *index.tracking))
    in_app = address.scheme in index.by_app
    path = unquote(f"/{address.host}{address.path}" if in_app else address.path)
    for form in platform.links:
        here = form.app == address.scheme if in_app else not form.app and is_host_of(form.hosts, address.host)
        if here and (native := form.read(path, parameters)):
            return _found_link(platform, form, native, now, clean)
    exclusively = in_app or is_host_of(platform.hosts, address.host)
    return FoundLink(platform.id, OTHER, None, None, clean) if exclusively else _on_unknown_platform(address, index)


def _found_link(platform: Platform, form: LinkForm, native: str, now: datetime | None, clean: str = "") -> FoundLink:
    made_at = publication_time(form.id.clock, native, platform.since, now) if form.id.clock else None
    return FoundLink(
        platform.id, form.kind, native, made_at, form.id.url.replace("{id}", native) or clean, form.identifies
    )


def _on_unknown_platform(address: Url, index: PlatformIndex) -> FoundLink:
    return FoundLink(UNKNOWN_PLATFORM, OTHER, None, None, clean_url(address, index.tracking))
