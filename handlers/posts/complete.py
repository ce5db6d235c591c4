"""Completes a post from its link, text and id, refuses contradictions (R1, R102)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from handlers.posts.contradiction import Contradiction
from handlers.posts.find import FoundLink, find_posts
from handlers.posts.link_forms import OTHER, SHORT, IdForm
from handlers.posts.native_ids import publication_time
from handlers.posts.platform import UNKNOWN_PLATFORM, Platform
from handlers.posts.platform_index import build_index, find_platform
from handlers.posts.post import ClockSource, Kind, Post
from handlers.posts.times import SHANGHAI
from handlers.posts.url import canonical_page, parse_url
from handlers.text.fold import fold

# A time given this much before the id was made is wrong, by a zone perhaps; less is rounding.
MAX_EARLY = timedelta(hours=1)


def complete_post(post: Post, platforms: Sequence[Platform], now: datetime) -> Post:
    """Return the post with platform, kind, id or short code, clean link and publication time where they were missing.

    Given values are kept: a given time beats one read from the id, and that beats `now` (UTC), when the post was first
    seen; `clock_source` says which it is. A given time that lies before the id was made is doubted (`doubted_at`).
    Text is searched for links only when no link was given. A comment's link is its note's, so neither id nor time comes
    from it, only its parent. ValueError is a sentence for people: a link that only looks like
    a platform's, a link or id that contradicts the rest, or a time without an offset.
    """
    if post.published_at and not post.published_at.tzinfo:
        raise ValueError("published_at has no offset; write it as 2026-11-21T10:03:00+08:00")
    claimed = find_platform(post.platform, platforms)
    post = replace(post, platform=claimed.id if claimed else fold(post.platform).text.strip() or UNKNOWN_PLATFORM)
    link = _from_url(post.url, platforms, now) if post.url else _from_text(post, platforms, now)
    platform = _decide_platform(claimed, link, platforms)
    if platform:
        post = replace(post, platform=platform.id, native_id=_normalized_id(post, platform))
        parent = _id_form(post.parent, platform)
        post = replace(post, parent=(parent.normalized(post.parent) if parent else None) or post.parent)
    return _with_time(_with_link(post, link, platform) if link else post, platform, now)


def _decide_platform(
    claimed: Platform | None, link: FoundLink | None, platforms: Sequence[Platform]
) -> Platform | None:
    """Return the alert's platform, else the link's. ValueError if the link is another platform's post."""
    owner = find_platform(link.platform, platforms) if link and link.platform != UNKNOWN_PLATFORM else None
    if claimed is None or claimed.id == UNKNOWN_PLATFORM:
        return owner or claimed
    if link and link.identifies and owner and owner is not claimed:
        sentence = (
            f"the link leads to {owner.names['en']}, but the alert says {claimed.names['en']}; correct one of them"
        )
        raise Contradiction("two_platforms", sentence, platform=owner.id, other_platform=claimed.id)
    return claimed


def _from_url(url: str, platforms: Sequence[Platform], now: datetime) -> FoundLink:
    """Return what the given link leads to; people put whole share texts there too."""
    index = build_index(tuple(platforms))
    match = index.link_pattern.search(url)
    raw = match[0] if match else f"https://{url.strip()}"
    found = find_posts(url, platforms, now) or find_posts(raw, platforms, now)
    if not found:
        sentence = f"{url[:80]!r} is not a link; paste it as the app or the browser shows it"
        raise Contradiction("not_a_link", sentence, value=repr(url[:80]))
    links = [raw, *([found[0].url] if found[0].url else [])]  # the given one, and the one that it passes on to
    imitating = next((link for link in links if index.imitated_host(link)), None)
    if found[0].platform == UNKNOWN_PLATFORM and imitating and (host := index.imitated_host(imitating)):
        shown = repr(parse_url(imitating).authority[:80])
        sentence = f"{shown} only looks like {host}; paste the link that the app itself shares"
        raise Contradiction("imitated_link", sentence, value=shown, host=host)
    return found[0]


def _from_text(post: Post, platforms: Sequence[Platform], now: datetime) -> FoundLink | None:
    """Return the link or id in the post's own text that is the post's; a known platform's post may mention others."""
    if post.kind is Kind.COMMENT:
        found = find_posts(post.parent, platforms, now) if post.platform == UNKNOWN_PLATFORM else ()
        return next((f for f in found if f.identifies), None)
    if post.platform != UNKNOWN_PLATFORM:
        found = () if post.native_id else find_posts(post.full_text(), platforms, now)
        return next((f for f in found if f.platform == post.platform and f.identifies), None)
    found = find_posts(post.native_id or post.full_text(), platforms, now)
    return next((f for f in found if f.identifies or f.kind == SHORT), found[0] if found else None)


def _id_form(native_id: str, platform: Platform | None) -> IdForm | None:
    return (
        next((form for form in platform.post_forms() if form.normalized(native_id)), None)
        if platform and native_id
        else None
    )


def _normalized_id(post: Post, platform: Platform) -> str:
    """Return the given id in its one spelling. ValueError for a wrong one where ids carry the publication time."""
    form = _id_form(post.native_id, platform)
    if post.native_id and not form and _ids_carry_time(platform) and post.kind in (Kind.NOTE, Kind.VIDEO):
        expected = platform.post_id.example if platform.post_id else ""
        shown = repr(post.native_id[:80])
        sentence = f"{shown} is no id of {platform.names['en']}'s; expected {expected}"
        raise Contradiction("no_id_of_platform", sentence, value=shown, platform=platform.id, example=expected)
    return (form.normalized(post.native_id) if form else None) or post.native_id


def _ids_carry_time(platform: Platform | None) -> bool:
    return bool(platform and platform.post_id and platform.post_id.clock)


def _with_link(post: Post, link: FoundLink, platform: Platform | None) -> Post:
    """Add the clean link; kind and id or short code too, when it is the post's own and not a comment's note."""
    post = _with_page(replace(post, url=link.url), link, platform)
    if post.kind is Kind.COMMENT:
        return replace(post, parent=post.parent or ((link.identifies and link.id) or link.url))
    if link.platform != post.platform:
        return post
    kind = link.identifies if link.identifies and post.kind is Kind.NOTE else post.kind
    if link.kind == SHORT:
        return replace(post, kind=kind, short_code=post.short_code or link.id or "")
    if link.identifies and post.native_id not in ("", link.id) and _ids_carry_time(platform):
        sentence = (
            f"the link is about {link.id}, the alert about {post.native_id}; correct one, or say that it is a comment"
        )
        raise Contradiction("two_ids", sentence, value=link.id or "", other=post.native_id)
    return replace(post, kind=kind, native_id=post.native_id or (link.identifies and link.id) or "")


def _with_page(post: Post, link: FoundLink, platform: Platform | None) -> Post:
    """Add the page on which it stands, where that is not its id.

    Of a known platform only its own pages count; of other sites every page does, and names the post that stands there.
    A link that hides where it leads is an address too: two of them are two posts, however alike their words.
    """
    if link.kind == SHORT or (link.identifies and post.kind is not Kind.COMMENT):
        return post
    known = platform is not None and platform.id != UNKNOWN_PLATFORM and not link.passes_on
    if link.results or (known and link.platform != post.platform):
        return post
    alone = not known and link.kind == OTHER and post.kind in (Kind.NOTE, Kind.VIDEO)
    page = canonical_page(link.url)
    return replace(post, page=page, page_is_own=alone and bool(page))


def _with_time(post: Post, platform: Platform | None, now: datetime) -> Post:
    """Add the publication time and where it comes from; also the link, when only the id was known."""
    form, shown = _id_form(post.native_id, platform), post.native_id
    linked = form
    if post.kind is Kind.COMMENT:  # it has no page of its own
        linked, shown = _id_form(post.parent, platform), post.parent
    post = replace(post, url=post.url or (linked.url.replace("{id}", shown) if linked else ""))
    made_at = (
        publication_time(form.clock, post.native_id, platform.since, now) if platform and form and form.clock else None
    )
    given = post.published_at
    if given and post.clock_source is ClockSource.DERIVED:
        return post
    if given and not (made_at and _contradicts(given, made_at)):
        return replace(post, clock_source=ClockSource.GIVEN)
    source = ClockSource.DERIVED if made_at else ClockSource.FIRST_SEEN
    doubted = given if given and made_at and not _is_day_of(given, made_at) else None
    return replace(post, published_at=made_at or now, clock_source=source, doubted_at=doubted)


def _contradicts(given: datetime, made_at: datetime) -> bool:
    """True when the given time says less than the id, or cannot be: nothing is published before its id was made."""
    return given <= made_at - MAX_EARLY or (given < made_at and _is_day_of(given, made_at))


def _is_day_of(given: datetime, made_at: datetime) -> bool:
    """True when the given time is midnight of the id's day: the source knew only the day."""
    local = given.astimezone(SHANGHAI)
    midnight = (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)
    return midnight and given <= made_at < given + timedelta(days=1)
