"""Looks after roles whose holders cannot act: the roster was saved, a holder went away, a chat lost sight of them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from pydantic import ValidationError

from bot.incidents.incidents import Incidents
from bot.ops.health import Health
from handlers.case.case_file import CaseFile
from handlers.case.event import BOT
from handlers.case.people import Person, Team
from handlers.case.policy import ResponsePolicy
from handlers.drafts.emergency import look_after_people, to_be_asked
from handlers.roles.absence import absent_holders, lacking_roles, newly_required_roles, returns, vacated_roles
from handlers.roles.access import ALARMING
from storage.incidents import cases, listing
from storage.incidents.cases import FILE

INTERVAL = timedelta(minutes=1)  # between looks when nothing changed: a time of absence may begin or end
PAGE = 50  # incidents read at once
MAX_WATCHED = 200  # open incidents that monitoring looks at
State = tuple[Mapping[str, Person], frozenset[str]]


class Absences:
    """A periodic job. Several processes may run it: the second one finds the roles covered."""

    def __init__(self, incidents: Incidents) -> None:
        self.incidents = incidents
        self._next: datetime | None = None
        self._seen: State | None = None

    def cover_due(self, now: datetime) -> int:
        """Cover the roles of absent holders on open incidents, at once after a change; how many incidents had any."""
        people = self.incidents.people
        people.set_unreachable(self._unreachable())
        team = people.team()
        state: State = (team.people, team.unreachable)
        if self._next and now < self._next and state == self._seen:
            return 0
        self._next, self._seen = now + INTERVAL, state
        numbers = self._to_look_after(now)
        for number in numbers:
            self.incidents.execute(number, look_after_people, BOT, {}, now, needs_draft_context=False)
        return len(numbers)

    def _unreachable(self) -> frozenset[str]:
        """Ids of people on duty whom no chat knows; none while no chat is set up."""
        chats = self.incidents.messages.chats
        people = self.incidents.people.team().people.values() if chats else ()
        return frozenset(p.id for p in people if p.roles and not any(chat.can_reach(p) for chat in chats))

    def _to_look_after(self, now: datetime) -> list[int]:
        team, found, after = self.incidents.people.team(), [], 0
        policy = self.incidents.policy
        while True:
            with self.incidents.database.read_transaction() as connection:
                rows = cases.open_after(connection, after, PAGE)
            for row in rows:
                try:
                    if _needs_looking_after(FILE.validate_json(row.file), team, policy, now):
                        found.append(row.number)
                except ValidationError:  # the audit names damaged files
                    continue
            if len(rows) < PAGE:
                return found
            after = rows[-1].number


def _needs_looking_after(file: CaseFile, team: Team, policy: ResponsePolicy, now: datetime) -> bool:
    """True when a holder is absent or back, a role is newly required, or a person can be asked who could not be."""
    absent = absent_holders(file, team, now) or any(returns(file, team, now)) or vacated_roles(file, team, now)
    return bool(absent or newly_required_roles(file, team, policy, now) or to_be_asked(file, team, now))


def role_health(incidents: Incidents, now: datetime) -> Health:
    """Name the open incidents, by number, that lack a present holder of a role; for monitoring.

    Without a person who owns, approves, clears or decides as executive no word can go out: that is not well.
    """
    with incidents.database.read_transaction() as connection:
        files, team = listing.open_incidents(connection, MAX_WATCHED), incidents.people.team(connection)
    found = [(f.number, role) for f in files for role in lacking_roles(f, team, incidents.policy, now)]
    found.sort(key=lambda lack: lack[1] not in ALARMING)
    named = ", ".join(f"INC-{number} {role}" for number, role in found[:10])
    stands_still = any(role in ALARMING for _, role in found)
    return Health(not stands_still, f"no present holder: {named}" if found else "")
