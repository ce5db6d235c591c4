"""Who decides in place of a holder who had a part in the words; asked at once, so that no draft is left waiting."""

from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import FollowUp, Notify
from handlers.case.drafts import Draft
from handlers.case.event import Event
from handlers.case.people import Role, Team
from handlers.drafts.authority import asked_instead, awaiting_legal, barred_from, needs_executive
from handlers.drafts.events import ShownTo
from handlers.drafts.translation import is_foreign


def deputies_for(file: CaseFile, draft: Draft, role: Role, team: Team, now: datetime) -> tuple[str, ...]:
    """Return who may decide in place of a holder who is barred: their deputies, or else others of the role."""
    holder, no = file.person(role), barred_from(file, draft, role)
    if holder and holder not in no:
        return ()
    named = team.people[holder].deputies if holder in team.people else ()
    able = [p.id for p in team.able(role, file.brand, file.category, now) if p.id not in no]
    return tuple(p for p in named if p in able) or tuple(able[:2])


def ask_deputies(
    file: CaseFile, draft: Draft, team: Team, now: datetime
) -> tuple[tuple[Event, ...], tuple[FollowUp, ...]]:
    """Show a draft to those who decide in place of barred holders; managers hear where there is no such person."""
    roles = [Role.LEGAL] if awaiting_legal(file, draft) else []
    roles += [Role.EXECUTIVE] if needs_executive(file, draft) and file.person(Role.EXECUTIVE) else [Role.APPROVER]
    events: list[Event] = []
    follow_ups: list[FollowUp] = []
    for role in roles:
        instead = deputies_for(file, draft, role, team, now)
        known = asked_instead(draft, role)
        events += [
            ShownTo(version=draft.version, person=p, for_role=role.value, foreign=is_foreign(team, p, draft.text))
            for p in instead
            if p not in known
        ]
        holder = file.person(role)
        if not instead and (not holder or holder in barred_from(file, draft, role)):
            follow_ups.append(_nobody(file, draft, role, holder))
    return tuple(events), tuple(follow_ups)


def _nobody(file: CaseFile, draft: Draft, role: Role, holder: str) -> Notify:
    """Managers are told what cannot be done, and what to do: a team of two is never stuck in silence."""
    if role is Role.APPROVER and not holder:
        return Notify((msg("tell.no_approver", number=file.number, version=draft.version),), (Role.MANAGER,))
    notice = msg("tell.approver_wrote", number=file.number, version=draft.version, approver=holder)
    if role is not Role.APPROVER:
        notice = msg("tell.nobody_decides", number=file.number, version=draft.version, role=role, person=holder)
    return Notify((notice,), (Role.MANAGER,))
