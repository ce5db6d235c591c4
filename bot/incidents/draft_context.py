"""What drafts about an incident may state and promise now, and what was approved lately on its platform."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.config.policy import TeamPolicy
from handlers.case.case_file import CaseFile
from handlers.case.event import Event
from handlers.case.people import Role, Team
from handlers.case.policy import DraftContext
from handlers.drafts.review_events import Approved
from storage.incidents import fact_sheet

MONTH = timedelta(days=30)


def load_draft_context(
    connection: Connection, file: CaseFile, team_policy: TeamPolicy, team: Team, zone: str, now: datetime
) -> DraftContext:
    """What may be stated and promised about this incident now, and what was said lately on its platform."""
    today = now.astimezone(ZoneInfo(zone)).date().isoformat()
    sheet = [s for s in fact_sheet.statements(connection, file.brand) if s.covers(file.brand, file.product)]
    valid = [s for s in sheet if not s.expires or s.expires >= today]
    approver = team.people.get(file.person(Role.APPROVER))
    return DraftContext(
        facts=tuple(s.words() for s in valid) if sheet else None,
        fact_authors=tuple((s.text, s.by) for s in valid),
        recent=fact_sheet.approved_since(connection, file.post.platform, now - MONTH, file.number)
        if not file.drill
        else (),
        caps=team_policy.caps,
        deciders=tuple(role.value for role in sorted(approver.roles)) if approver else (),
        vertical=team_policy.verticals.get(file.brand, ""),
    )


def remember_replies(connection: Connection, file: CaseFile, events: Iterable[Event], at: datetime) -> None:
    """Save replies that these events approve, to compare drafts of the next 30 days with; a drill's are not saved."""
    for event in events:
        draft = file.draft(event.version) if isinstance(event, Approved) else None
        if draft and not file.drill:
            fact_sheet.approved(connection, file.number, draft.version, file.post.platform, draft.text, at)
