"""What storage knows around an incident: look-alikes and other harm reports on the product; facts and words behind its replies."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.config.policy import TeamPolicy
from handlers.case.case_file import CaseFile, Drill
from handlers.case.event import Event
from handlers.case.people import Role, Team
from handlers.case.policy import DraftContext
from handlers.drafts.events import Approved
from handlers.posts import dedupe_keys, minhash_bands, similarity
from handlers.posts.post import Alert
from handlers.triage import TriageContext
from storage.incidents import cases, fact_sheet, posts

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
ALIKE = 0.8  # Jaccard of character 3-grams (R26)
ENOUGH = 6  # rules count to five at most


def post_keys_of(alert: Alert, drill: Drill | None = None) -> list[str]:
    """Every name this post is known by; a drill's posts have names of their own and never meet real ones."""
    prefix = f"drill {drill.started_at.isoformat()} " if drill else ""
    return [prefix + key for key in dedupe_keys(alert.post, alert.seen_at)]


def minhash_of(alert: Alert) -> tuple[str, ...]:
    """The sketch of the text; empty when it is too short to be anybody's copy."""
    return minhash_bands(alert.post.full_text())


def find_near_duplicates(connection: Connection, alert: Alert, bands: Sequence[str]) -> tuple[int, ...]:
    """Incidents of the last day by other authors with nearly the same text."""
    files = cases.read_many(connection, posts.find_by_band(connection, bands, alert.seen_at))
    words, author = alert.post.full_text(), alert.post.author.name
    return tuple(
        f.number
        for f in files
        if (not author or f.post.author.name != author) and similarity(words, f.post.full_text()) >= ALIKE
    )


def other_harm_incidents(connection: Connection, file: CaseFile, now: datetime) -> tuple[int, ...]:
    """Other open incidents on the product in which somebody was hurt."""
    if file.drill:
        return ()
    return tuple(
        n for n in posts.on_product(connection, file.product, now - WEEK, ENOUGH, safety=True) if n != file.number
    )


def build_triage_context(
    connection: Connection,
    file: CaseFile,
    now: datetime,
    siblings: Sequence[int],
    rivals: frozenset[str] = frozenset(),
    alike: Sequence[int] = (),
) -> TriageContext:
    """What triage may take into account besides the alert itself. `rivals` are watch terms of competitors."""
    opened = (
        [n for n in posts.on_product(connection, file.product, now - WEEK, ENOUGH) if n != file.number]
        if not file.drill
        else []
    )
    earlier = tuple((to_real_time(c.at, file.drill, now), c.counts) for c in file.captures)
    return TriageContext(
        harm_reports_7d=len(siblings),
        open_incidents_7d=len(opened),
        similar_posts_24h=len(alike),
        earlier=earlier,
        competitor_terms=rivals,
    )


def to_real_time(at: datetime, drill: Drill | None, now: datetime) -> datetime:
    """A moment of a drill where it would lie without the faster clock, so that a drill's numbers do not seem to rush."""
    return now - (now - at) * drill.pace if drill else at


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
        source=file.source, post=file.post, seen_at=file.opened_at, counts=file.counts, captured_at=now,
        matched_terms=file.matched_terms, brand=file.brand, product=file.product,
    )  # fmt: skip


def load_draft_context(
    connection: Connection, file: CaseFile, team_policy: TeamPolicy, team: Team, zone: str, now: datetime
) -> DraftContext:
    """What may be stated and promised about this incident now, and what was said lately on its platform."""
    today = now.astimezone(ZoneInfo(zone)).date().isoformat()
    sheet = [s for s in fact_sheet.statements(connection, file.brand) if s.covers(file.brand, file.product)]
    facts = tuple(s.words() for s in sheet if not s.expires or s.expires >= today)
    approver = team.people.get(file.person(Role.APPROVER))
    return DraftContext(
        facts=facts if sheet else None,
        recent=fact_sheet.approved_since(connection, file.post.platform, now - MONTH, file.number)
        if not file.drill
        else (),
        caps=team_policy.caps,
        deciders=tuple(role.value for role in sorted(approver.roles)) if approver else (),
        vertical=team_policy.verticals.get(file.brand, ""),
    )


def remember_replies(connection: Connection, file: CaseFile, facts: Iterable[Event], at: datetime) -> None:
    """Keep what was just approved, for the next thirty days' comparisons; a drill's words are nobody's."""
    for fact in facts:
        draft = file.draft(fact.version) if isinstance(fact, Approved) else None
        if draft and not file.drill:
            fact_sheet.approved(connection, file.number, draft.version, file.post.platform, draft.text, at)
