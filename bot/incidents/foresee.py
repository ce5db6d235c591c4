"""What alerts would do if they were taken in: what opens, joins, waits to be read. Nothing is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.config.policy import TeamPolicy
from bot.incidents.known_posts import PostNames, every_name
from bot.incidents.triage_context import build_triage_context, other_harm_incidents
from bot.ingest.schema import Outcome
from handlers.alerts.actions import new_case
from handlers.case.grades import Severity
from handlers.posts.post import Alert
from handlers.triage import triage
from handlers.triage.brands import identify
from storage.database import Database
from storage.incidents import brand_sheets, posts

MAX_GRAVEST = 5  # posts that are shown


@dataclass
class Foreseen:
    """How many alerts would do what: a severity to open with, or an Outcome of the others; and the gravest of them."""

    outcomes: Counter[str] = field(default_factory=Counter)
    platforms: Counter[str] = field(default_factory=Counter)
    gravest: list[tuple[Severity, Alert]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)  # names of posts of this file that would be known by then

    def add(self, outcome: str, alert: Alert) -> None:
        """Count one more alert of this kind."""
        self.outcomes[outcome] += 1
        self.platforms[alert.post.platform] += 1
        if outcome in tuple(Severity):
            self.gravest = sorted([*self.gravest, (Severity(outcome), alert)], key=lambda one: one[0], reverse=True)
            del self.gravest[MAX_GRAVEST:]


def foresee(database: Database, policy: TeamPolicy, alerts: Sequence[Alert], so_far: Foreseen) -> None:
    """Add what these alerts would do to what was foreseen `so_far` of the same file.

    Each is graded by its own words and numbers; the second report of a harm may raise both once they are taken in.
    """
    names = [PostNames.of(alert, None) for alert in alerts]
    with database.read_transaction() as connection:
        known = posts.find_by_keys(connection, every_name(names))
        sheets = brand_sheets.sheets(connection)
        for alert, its in zip(alerts, names, strict=True):
            every = {*its.sure, *its.threads} or {*its.by_words}
            if every & (known.keys() | so_far.seen):
                so_far.add(Outcome.JOINED, alert)
                continue
            so_far.seen |= every
            ours = identify(alert, sheets)
            file = new_case(0, ours, "")
            siblings = other_harm_incidents(connection, file, alert.seen_at)
            context = build_triage_context(connection, file, alert.seen_at, siblings, policy)
            seen = triage(ours, context, policy.thresholds)
            rest = Outcome.UNREAD if seen.unread else Outcome.ON_RECORD
            so_far.add(seen.severity.value if seen.severity > Severity.L0 else rest, alert)
