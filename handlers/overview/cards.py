"""Every card an incident should show right now, worked out from its file; no code updates one by hand."""

from handlers.case.card import ROOM, PlacedCard, person_place
from handlers.case.case_file import CaseFile, Status
from handlers.case.drafts import Draft, DraftState
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.closing.learning.card import invitation_card
from handlers.drafts.authority import awaiting_legal, deciding_role, must_be_seen
from handlers.drafts.buttons import drafter
from handlers.drafts.card import draft_card, post_card
from handlers.overview.case_card import title
from handlers.overview.owner_card import owner_card
from handlers.overview.role_card import role_card
from handlers.overview.room_card import room_card
from handlers.reminders.windows import next_due
from handlers.removal.card import appeal_card, appeal_readers
from handlers.roles.access import holders
from handlers.roles.proposals.card import proposal_card
from handlers.roles.proposals.rules import CONFIRMERS
from handlers.tasks.card import own_card
from handlers.tasks.rules import open_tasks_by_person, quiet, tasks_of


def suppress_notifications(file: CaseFile) -> bool:
    """Not about us, or not negative: on record, without a notification (R35)."""
    if file.status in (Status.UNREAD, Status.WATCHED):
        return True
    return file.severity is Severity.L0 and not file.open and not file.drafts and not file.assignments


def cards_for(file: CaseFile, policy: ResponsePolicy) -> tuple[PlacedCard, ...]:
    """The room's card, the owner's, each other role holder's, each reviewer's, and the approved text to post."""
    if suppress_notifications(file):
        return ()
    found = [PlacedCard("case", ROOM, room_card(file, policy))] if file.in_room else []
    if owner := file.person(Role.OWNER):
        found.append(PlacedCard("owner", person_place(owner), owner_card(file, policy)))
    others = sorted({assignment.person for assignment in file.assignments.values()} - {owner})
    found += [PlacedCard("roles", person_place(person), role_card(file, person, policy)) for person in others]
    found += _task_cards(file)
    due = next_due(file, policy)
    for draft in file.drafts:
        found += [
            PlacedCard(f"draft-{draft.version}", person_place(p), draft_card(file, draft, p, due))
            for p in viewers(file, draft)
        ]
        if draft.state in (DraftState.APPROVED, DraftState.POSTED):
            posters = {file.person(Role.OWNER), file.person(Role.PUBLISHER)} - {""}
            found += [
                PlacedCard(f"post-{draft.version}", person_place(p), post_card(file, draft)) for p in sorted(posters)
            ]
    if file.learning and not file.open:
        asked = ((person, invitation_card(file, file.learning, person)) for person in file.learning.invited)
        found += [PlacedCard("retro", person_place(person), card) for person, card in asked]
    for appeal in file.appeals:
        found += [
            PlacedCard(f"appeal-{appeal.id}", person_place(p), appeal_card(file, appeal))
            for p in appeal_readers(file, appeal)
        ]
    for proposal in file.proposals:
        people = {*(file.person(role) for role in CONFIRMERS), *proposal.asked} - {"", proposal.by}
        card = proposal_card(file, proposal)
        found += [PlacedCard(f"proposal-{proposal.id}", person_place(p), card) for p in sorted(people)]
    return tuple(found)


def _task_cards(file: CaseFile) -> list[PlacedCard]:
    """A private card for each person who has tasks and no role; holders of roles have them on the role's card."""
    if quiet(file):
        return []
    people = {p for p in open_tasks_by_person(file) if p and p not in holders(file) and tasks_of(file, p)}
    return [PlacedCard("tasks", person_place(p), own_card(file, p, title(file))) for p in sorted(people)]


def viewers(file: CaseFile, draft: Draft) -> tuple[str, ...]:
    """Return everybody it was shown to, its writers, the drafter, and while it waits the holders of the deciding roles.

    The owner reads it in the owner's card.
    """
    roles = [Role.APPROVER, *([Role.LEGAL] if draft.legal or awaiting_legal(file, draft) else [])]
    roles += [deciding_role(file, draft)]
    seers = [file.person(role) for role in (Role.LEGAL, Role.EXECUTIVE) if must_be_seen(file, draft)]
    holders = [file.person(role) for role in roles if draft.state is DraftState.WAITING]
    writers = [p for p in (draft.asked_by, *draft.contributors, drafter(file)) if p != file.person(Role.OWNER)]
    return tuple(dict.fromkeys(p for p in (*draft.reviewers, *holders, *seers, *writers) if p))
