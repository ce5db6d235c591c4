"""Severity from reach: counts, their growth, followers, numbers of posts (R9, R14, R19, R26, R34, R36)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from handlers.case.grades import Severity
from handlers.posts.post import Alert, ClockSource, Counts
from handlers.triage.context import Thresholds, TriageContext
from handlers.triage.result import SeverityReason, reason

HOUR = timedelta(hours=1)
INTERACTIONS = ("like", "save", "comment", "share", "repost")


def from_reach(alert: Alert, context: TriageContext, thresholds: Thresholds) -> Iterator[SeverityReason]:
    """What numbers alone say about severity."""
    yield from _saves_and_comments(alert, thresholds)
    yield from _followers(alert, context, thresholds)
    yield from _velocity(alert, context, thresholds)
    yield from _numbers_of_posts(context, thresholds)


def _saves_and_comments(alert: Alert, thresholds: Thresholds) -> Iterator[SeverityReason]:
    if (kept := alert.counts.saves_and_comments()) >= thresholds.saves_and_comments:
        yield Severity.L2, reason("kept", count=kept, line=thresholds.saves_and_comments)


def _followers(alert: Alert, context: TriageContext, thresholds: Thresholds) -> Iterator[SeverityReason]:
    for rule, followers in (
        ("author_reach", alert.post.author.followers or 0),
        ("engager_reach", max(context.loudest_engager, alert.engager_followers)),
    ):
        if followers >= thresholds.followers_big:
            yield Severity.L3, reason(rule, count=followers, line=thresholds.followers_big)
        elif followers >= thresholds.followers:
            yield Severity.L2, reason(rule, count=followers, line=thresholds.followers)
    if is_known_voice(alert, context):
        yield Severity.L2, reason("known_voice")


def _velocity(alert: Alert, context: TriageContext, thresholds: Thresholds) -> Iterator[SeverityReason]:
    if (hourly := interactions_per_hour(alert, context)) >= thresholds.interactions_1h:
        yield Severity.L3, reason("velocity", count=hourly, line=thresholds.interactions_1h)
    total, doubles = alert.counts.total(), growth_per_hour(alert, context) >= thresholds.growth_1h
    if total >= thresholds.growth_total and doubles:
        yield Severity.L3, reason("growth", count=total, line=thresholds.growth_total)
    if hourly >= thresholds.interactions_fast_1h or (total >= thresholds.growth_fast and doubles):
        yield Severity.L1, reason("growing", count=max(hourly, total), line=thresholds.interactions_fast_1h)


def _numbers_of_posts(context: TriageContext, thresholds: Thresholds) -> Iterator[SeverityReason]:
    if context.open_incidents_7d + 1 >= thresholds.open_incidents:
        yield Severity.L3, reason("open_incidents", count=context.open_incidents_7d + 1, line=thresholds.open_incidents)
    posts = max(context.issue_posts_24h, context.similar_posts_24h) + 1
    if context.similar_posts_24h + 1 >= thresholds.flood_posts:
        yield Severity.L3, reason("flood", count=context.similar_posts_24h + 1, line=thresholds.flood_posts)
    elif posts >= thresholds.issue_posts:
        yield Severity.L2, reason("issue_posts", count=posts, line=thresholds.issue_posts)


def is_known_voice(alert: Alert, context: TriageContext) -> bool:
    """True for a verified author and for one on the team's list of creators, whatever the followers."""
    listed = {name.casefold() for name in context.kol_names if name}
    return alert.post.author.verified or alert.post.author.name.casefold() in listed


def interactions_per_hour(alert: Alert, context: TriageContext) -> int:
    """Return the most interactions in an hour that the captures prove; publication counts as a capture of zero."""
    now = counted_at(alert)
    known = [(at, *_in_both(alert.counts, counts)) for at, counts in context.earlier if at < now]
    born = alert.post.published_at
    if born and born < now and alert.post.clock_source is not ClockSource.FIRST_SEEN:
        known.append((born, alert.counts.total(), 0))
    return max((int((total - before) / max((now - at) / HOUR, 1.0)) for at, total, before in known), default=0)


def _in_both(now: Counts, before: Counts) -> tuple[int, int]:
    """Return the interactions now and before, of the kinds known both times: what was not read has not grown."""
    pairs = [(getattr(now, name), getattr(before, name)) for name in INTERACTIONS]
    both = [(n, b) for n, b in pairs if n is not None and b is not None]
    return sum(n for n, _ in both), sum(b for _, b in both)


def growth_per_hour(alert: Alert, context: TriageContext) -> float:
    """Return the factor by which interactions grow in an hour; less than an hour between captures counts as one."""
    now = counted_at(alert)
    known = [(at, *_in_both(alert.counts, counts)) for at, counts in context.earlier if at < now and counts.any_known()]
    grown = (float((total / max(before, 1)) ** (1 / max((now - at) / HOUR, 1.0))) for at, total, before in known)
    return max(grown, default=1.0)


def counted_at(alert: Alert) -> datetime:
    """Return when the counts were read (UTC)."""
    return alert.captured_at or alert.seen_at
