"""How far a post reaches and how fast that grows: counts, captures, followers, numbers of posts (R9, R14, R19, R26, R34, R36)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from handlers.case.grades import Severity
from handlers.posts.post import Alert, ClockSource
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.result import Sign, because

HOUR = timedelta(hours=1)


def signs(alert: Alert, around: TriageContext, lines: Thresholds) -> Iterator[Sign]:
    """What numbers alone say about severity."""
    yield from _crowd(alert, lines)
    yield from _voices(alert, around, lines)
    yield from _pace(alert, around, lines)
    yield from _posts(around, lines)


def _crowd(alert: Alert, lines: Thresholds) -> Iterator[Sign]:
    if (kept := alert.counts.kept()) >= lines.kept:
        yield Severity.L2, because("kept", count=kept, line=lines.kept)


def _voices(alert: Alert, around: TriageContext, lines: Thresholds) -> Iterator[Sign]:
    for rule, followers in (
        ("author_reach", alert.post.author.followers or 0),
        ("engager_reach", around.loudest_engager),
    ):
        if followers >= lines.followers_big:
            yield Severity.L3, because(rule, count=followers, line=lines.followers_big)
        elif followers >= lines.followers:
            yield Severity.L2, because(rule, count=followers, line=lines.followers)
    if known_voice(alert, around):
        yield Severity.L2, because("known_voice")


def _pace(alert: Alert, around: TriageContext, lines: Thresholds) -> Iterator[Sign]:
    if (hourly := per_hour(alert, around)) >= lines.interactions_1h:
        yield Severity.L3, because("velocity", count=hourly, line=lines.interactions_1h)
    total = alert.counts.total()
    if total >= lines.growth_total and growth(alert, around) >= lines.growth_1h:
        yield Severity.L3, because("growth", count=total, line=lines.growth_total)


def _posts(around: TriageContext, lines: Thresholds) -> Iterator[Sign]:
    if around.open_incidents_7d + 1 >= lines.open_incidents:
        yield Severity.L3, because("open_incidents", count=around.open_incidents_7d + 1, line=lines.open_incidents)
    posts = max(around.issue_posts_24h, around.similar_posts_24h) + 1
    if around.similar_posts_24h + 1 >= lines.flood_posts:
        yield Severity.L3, because("flood", count=around.similar_posts_24h + 1, line=lines.flood_posts)
    elif posts >= lines.issue_posts:
        yield Severity.L2, because("issue_posts", count=posts, line=lines.issue_posts)


def known_voice(alert: Alert, around: TriageContext) -> bool:
    """True for a verified author and for one on the team's list of creators, whatever the followers."""
    listed = {name.casefold() for name in around.kol_names if name}
    return alert.post.author.verified or alert.post.author.name.casefold() in listed


def per_hour(alert: Alert, around: TriageContext) -> int:
    """Most interactions in an hour that the captures prove. Publication counts as a capture of zero, where its time is known."""
    now, total = read_at(alert), alert.counts.total()
    known = [(at, counts.total()) for at, counts in around.earlier if at < now]
    born = alert.post.published_at
    if born and born < now and alert.post.clock_source is not ClockSource.FIRST_SEEN:
        known.append((born, 0))
    return max((int((total - before) / max((now - at) / HOUR, 1.0)) for at, before in known), default=0)


def growth(alert: Alert, around: TriageContext) -> float:
    """By what factor interactions grow in an hour, from captures alone; a capture less than an hour old is not extrapolated."""
    now, total = read_at(alert), alert.counts.total()
    known = [(at, max(counts.total(), 1)) for at, counts in around.earlier if at < now and counts.known()]
    return max((float((total / before) ** (1 / max((now - at) / HOUR, 1.0))) for at, before in known), default=1.0)


def read_at(alert: Alert) -> datetime:
    """When the counts were true (UTC)."""
    return alert.captured_at or alert.seen_at
