"""Who is who: userids of the roster, and which of them belong to a room."""

from bot.chat.directory import Directory
from bot.incidents.rooms import brand_of
from bot.incidents.team import TeamDirectory


class WecomDirectory(Directory):
    """The roster as WeCom needs it: it does not tell capital from small letters, and has no slash commands."""

    def __init__(self, people: TeamDirectory, language: str, zone: str) -> None:
        unknown = "{person} has no WeCom userid in the roster"
        super().__init__(people, "wecom", language, zone, unknown, opener="", ignore_case=True)

    def members(self, place: str) -> tuple[str, ...]:
        """Userids that belong to a room (`room:<brand>`): everybody with a role who covers the brand."""
        brand = brand_of(place)
        people = [p for p in self.team().people.values() if p.roles and (not brand or p.covers(brand, ""))]
        return tuple(filter(None, map(self.user, people)))
