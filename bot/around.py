"""What storage knows around an alert: the same post, look-alikes, other harm reports on the product."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from handlers.casefile import CaseFile, Drill
from handlers.post import Alert
from handlers.posts import alike, dedupe_keys, sketch
from handlers.rules.triage import Around
from storage import case_files, posts

WEEK = timedelta(days=7)
ALIKE = 0.8  # Jaccard of character 3-grams (R26)
ENOUGH = 6  # rules count to five at most


def names_of(alert: Alert, drill: Drill | None = None) -> list[str]:
    """Every name this post is known by; a drill's posts have names of their own and never meet real ones."""
    prefix = f"drill {drill.started_at.isoformat()} " if drill else ""
    return [prefix + key for key in dedupe_keys(alert.post, alert.seen_at)]


def bands_of(alert: Alert) -> tuple[str, ...]:
    """The sketch of the text; empty when it is too short to be anybody's copy."""
    return sketch(alert.post.words())


def alike_to(connection: Connection, alert: Alert, bands: Sequence[str]) -> tuple[int, ...]:
    """Incidents of the last day by other authors with nearly the same text."""
    files = case_files.many(connection, posts.share_a_band(connection, bands, alert.seen_at))
    words, author = alert.post.words(), alert.post.author.name
    return tuple(f.number for f in files if (not author or f.post.author.name != author) and alike(words, f.post.words()) >= ALIKE)


def siblings_of(connection: Connection, file: CaseFile, now: datetime) -> tuple[int, ...]:
    """Other open incidents on the product in which somebody was hurt."""
    if file.drill:
        return ()
    return tuple(n for n in posts.on_product(connection, file.product, now - WEEK, ENOUGH, safety=True) if n != file.number)


def surroundings(connection: Connection, file: CaseFile, now: datetime, alike: Sequence[int] = ()) -> Around:
    """What triage may take into account besides the alert itself."""
    harm = len(siblings_of(connection, file, now))
    opened = [n for n in posts.on_product(connection, file.product, now - WEEK, ENOUGH) if n != file.number] if not file.drill else []
    earlier = tuple((c.at, c.counts) for c in file.captures)
    return Around(harm_reports_7d=harm, open_incidents_7d=len(opened), similar_posts_24h=len(alike), earlier=earlier)


def as_alert(file: CaseFile, now: datetime) -> Alert:
    """The file's post as an alert, for looking at its grade again."""
    return Alert(
        source=file.source, post=file.post, seen_at=file.opened_at, counts=file.counts, captured_at=now,
        matched_terms=file.matched_terms, brand=file.brand, product=file.product,
    )  # fmt: skip
