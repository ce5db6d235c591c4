"""Who is who: userids of the roster, and which of them belong to a room."""

from bot.chat.directory import Directory
from bot.incidents.rooms import brand_of
from bot.incidents.team import TeamDirectory
from handlers.case.people import Role


class WecomDirectory(Directory):
    """The roster as WeCom needs it: it does not tell capital from small letters, and has no slash commands."""

    name = "wecom"

    def __init__(self, people: TeamDirectory, language: str, zone: str) -> None:
        unknown = "{person} has no WeCom userid in the roster"
        super().__init__(people, self.name, language, zone, unknown, opener="", ignore_case=True)

    def members(self, place: str) -> tuple[str, ...]:
        """Userids that belong to a room (`room:<brand>`): everybody with a role who covers the brand."""
        brand = brand_of(place)
        people = [p for p in self.team().people.values() if p.roles and (not brand or p.covers(brand, ""))]
        return tuple(filter(None, map(self.user, people)))

    def owner_of(self, users: tuple[str, ...]) -> str:
        """Who of these userids is to own their group, for with its owner a group may go: a manager, else the first."""
        managers = (p for p in self.team().people.values() if Role.MANAGER in p.roles)
        return next((user for user in map(self.user, managers) if user in users), users[0])
