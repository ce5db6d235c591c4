"""What triage may know of other incidents: near duplicates and other harm reports on the same product."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.config.policy import TeamPolicy
from handlers.case.captures import as_known_then
from handlers.case.case_file import CaseFile
from handlers.case.drill import Drill
from handlers.evidence.strength import authors_proof
from handlers.posts import minhash_bands, similarity
from handlers.posts.post import Alert, Kind, Post
from handlers.triage import Thresholds, TriageContext
from handlers.triage.brands import MIN_LENGTH, plain
from storage.incidents import brand_sheets, listing, posts

WEEK = timedelta(days=7)
MIN_SIMILARITY = 0.8  # Jaccard of character 3-grams (R26)
MAX_COUNTED = 50  # thresholds are settings
MAX_LINKED = 50
MIN_LATIN = 4  # letters of a Latin word that may stand for a longer name
SHOWN_AS = {"batch_photo": "photo", "chat": "screenshot"}  # kinds of evidence in the words of a post's proof


def minhash_of(alert: Alert) -> tuple[str, ...]:
    """The MinHash bands of the post's text; empty when it is too short to be a copy of another."""
    return minhash_bands(alert.post.full_text())


def find_near_duplicates(
    connection: Connection, alert: Alert, bands: Sequence[str]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Incidents of the last day with nearly the same text: those by other authors, and all of them."""
    files = listing.read_many(connection, posts.find_by_band(connection, bands, alert.seen_at))
    words, author = alert.post.full_text(), alert.post.author.name
    copies = [f for f in files if similarity(words, f.post.full_text()) >= MIN_SIMILARITY]
    by_others = (f.number for f in copies if not author or f.post.author.name != author)
    return tuple(by_others), tuple(f.number for f in copies)


def other_harm_incidents(connection: Connection, file: CaseFile, now: datetime) -> tuple[int, ...]:
    """Numbers of other open incidents on the product, of the last 7 days, in which a person was hurt.

    Without a brand sheet people write a product in several ways: "急救精华", "急救 精华", "GlowSkin精华".
    """
    if file.drill or not file.product:
        return ()
    named = posts.on_product(connection, file.product, now - WEEK, MAX_COUNTED, safety=True)
    alike = (
        number
        for number, product in posts.harm_of_brand(connection, file.brand, now - WEEK, MAX_COUNTED)
        if same_product(product, file.product)
    )
    return tuple(n for n in dict.fromkeys((*named, *alike)) if n != file.number)


def open_on_product(connection: Connection, file: CaseFile, now: datetime, enough: int) -> tuple[int, ...]:
    """Numbers of the other open incidents on the product of the last 7 days, once they are a crisis of trust (R36)."""
    if file.drill:
        return ()
    found = [n for n in posts.on_product(connection, file.product, now - WEEK, MAX_LINKED) if n != file.number]
    crisis = len(found) + 1 >= enough and not posts.is_led(connection, file.product)
    return tuple(found) if crisis else ()


def build_triage_context(
    connection: Connection,
    file: CaseFile,
    now: datetime,
    siblings: Sequence[int],
    policy: TeamPolicy,
    alike: Sequence[int] = (),
) -> TriageContext:
    """What triage may take into account besides the alert itself: the team's rivals, the brand sheets, other posts.

    How many incidents are open on the product is not told: the case that the desk opens over them carries the crisis,
    and each keeps the grade of its own words (R36).
    """
    low_weight, cross_thread = _signs(connection, file, alike, policy.thresholds, now)
    earlier = tuple((to_real_time(c.at, file.drill, now), c.counts) for c in as_known_then(file.captures))
    return TriageContext(
        harm_reports_7d=len(siblings),
        similar_posts_24h=len(alike),
        earlier=earlier,
        competitor_terms=policy.competitors,
        sheets=tuple(brand_sheets.sheets(connection)),
        low_weight_majority=low_weight,
        cross_thread=cross_thread,
    )


def _signs(
    connection: Connection, file: CaseFile, alike: Sequence[int], thresholds: Thresholds, now: datetime
) -> tuple[bool, bool]:
    """Whether most accounts with nearly this text are young or empty, and whether it is in several threads (R26)."""
    if not alike:
        return False, False
    posts_alike = [file.post, *(other.post for other in listing.read_many(connection, alike))]
    known = [is_low_weight(post, thresholds, now) for post in posts_alike]
    places = {post.url or post.native_id for post in posts_alike if post.kind is Kind.COMMENT} - {""}
    return sum(known) * 2 > len(posts_alike), len(places) >= thresholds.similar_accounts


def is_low_weight(post: Post, thresholds: Thresholds, now: datetime) -> bool:
    """True for an account known to be empty or young."""
    author = post.author
    empty = author.followers is not None and author.followers < thresholds.few_followers
    silent = author.notes is not None and author.notes < thresholds.few_notes
    return empty or silent or (author.since is not None and now - author.since < thresholds.young_account)


def to_real_time(at: datetime, drill: Drill | None, now: datetime) -> datetime:
    """A moment of a drill as it would be without the faster clock, so that its numbers do not seem to rush (UTC)."""
    return now - (now - at) * drill.speed if drill else at


def with_real_time(alert: Alert, drill: Drill | None) -> Alert:
    """The alert as triage should see it: a drill's post is as old as the story says."""
    if drill is None or alert.post.published_at is None:
        return alert
    return replace(
        alert, post=replace(alert.post, published_at=to_real_time(alert.post.published_at, drill, alert.seen_at))
    )


def alert_from_case(file: CaseFile, now: datetime) -> Alert:
    """The file's post as an alert, for looking at its grade again."""
    return Alert(
        source=file.source,
        post=file.post,
        seen_at=file.opened_at,
        counts=file.counts,
        captured_at=now,
        matched_terms=file.matched_terms,
        brand=file.brand,
        product=file.product,
        evidence=tuple(sorted(SHOWN_AS.get(kind, kind) for kind in authors_proof(file.evidence_items))),
    )


def same_product(one: str, other: str) -> bool:
    """True for two names of one product that no sheet knows: alike but for signs, or one within the other."""
    short, long = sorted((plain(one), plain(other)), key=len)
    least = MIN_LENGTH if not short.isascii() else MIN_LATIN
    return bool(short) and (short == long or (len(short) >= least and short in long))
