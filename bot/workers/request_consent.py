"""A person's request is carried out by two people of the team; legal and managers hear of it, a receipt is kept."""

from datetime import datetime

from bot.incidents.incidents import Incidents
from bot.workers.receipt import Receipt
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.errors import UserError
from handlers.case.people import Role, Team
from handlers.posts.post import Post
from storage.outbox import queue as outbox


def ensure_two(team: Team, by: str, agreed: str, reason: str, receipt: Receipt) -> None:
    """Write into the receipt who carries it out, who agreed to it, legal or a manager, and why; UserError otherwise."""
    people = [team.people.get(one.strip()) for one in (by, agreed)]
    first, second = people
    if not first or not second or first.id == second.id or not (first.roles and second.roles) or not reason.strip():
        raise UserError("This takes two: --by ID --agreed ID, two people of the roster on duty, and --reason TEXT.")
    if not {Role.LEGAL, Role.MANAGER} & second.roles:
        raise UserError(f"{second.id} may not agree to it: name somebody of legal or a manager.")
    receipt.by, receipt.agreed, receipt.reason = first.id, second.id, reason.strip()


def tell_forgotten(incidents: Incidents, receipt: Receipt, now: datetime) -> None:
    """Legal and managers hear of it at once, also those in whose name it was done."""
    line = msg("tell.person_forgotten", receipt=receipt.receipt, by=receipt.by, agreed=receipt.agreed)
    with incidents.database.transaction() as connection:
        team = incidents.people.team(connection)
        legal = tuple(p.id for p in team.people.values() if Role.LEGAL in p.roles)
        notify = Notify((line,), (Role.MANAGER,), (receipt.by, receipt.agreed, *legal))
        outbox.enqueue(connection, incidents.messages.notification(notify, CaseFile(0, Post(), now), team), now)
    incidents.wake()
