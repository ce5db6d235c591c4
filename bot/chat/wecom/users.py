"""Who is who: userids of the roster, and for whom a message is written."""

from bot.chat.protocol import PermanentFailure
from bot.chat.roster_users import RosterUsers
from bot.i18n import Locale
from bot.incidents.team import TeamDirectory
from handlers.case.people import Person


class Directory:
    """The roster as WeCom needs it; `language` is the rooms'."""

    def __init__(self, people: TeamDirectory, language: str, zone: str) -> None:
        self.people, self.language, self.zone = people, language, zone
        self.roster = RosterUsers(people, "wecom", ignore_case=True)

    def user(self, person: str) -> str:
        """The userid of a person of the roster. Raises PermanentFailure."""
        known = self.people.team().people.get(person)
        user = self.roster.user_of(known) if known else ""
        if not user:
            raise PermanentFailure(f"{person} has no WeCom userid in the roster")
        return user

    def person(self, user: str) -> Person | None:
        """Whose userid this is; WeCom does not tell capital from small letters."""
        return self.roster.person_of(user)

    def locale(self, person: str) -> Locale:
        """How a person reads, by roster id; without one, how rooms do. WeCom has no slash commands, so names none."""
        team = self.people.team().people
        language = team[person].language if person in team else self.language
        return Locale(language, {p.id: p.name for p in team.values()}, self.zone, opener="")

    def members(self, place: str) -> tuple[str, ...]:
        """Userids that belong to a room (`room:<brand>`): everybody with a role who covers the brand."""
        brand = place.removeprefix("room:")
        people = [p for p in self.people.team().people.values() if p.roles and (not brand or p.covers(brand, ""))]
        return tuple(p.addresses["wecom"] for p in people if p.addresses.get("wecom"))
