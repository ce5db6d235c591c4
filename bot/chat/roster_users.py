"""Which person of the roster a chat's user is, by the id that is written there: the same for every chat."""

from bot.incidents.team import TeamDirectory
from handlers.case.people import Person, Team


class RosterUsers:
    """Looks users of one chat up in the roster, in memory. `chat` is the roster's field for their ids."""

    def __init__(self, people: TeamDirectory, chat: str, ignore_case: bool = False) -> None:
        self.people, self.chat, self.ignore_case = people, chat, ignore_case

    def team(self) -> Team:
        """Everybody on the roster."""
        return self.people.team()

    def person_of(self, user: str) -> Person | None:
        """The person whose id in the chat this is; None when the roster has no such id."""
        if not user:  # people without an id in this chat are not it either
            return None
        wanted = self._compared(user)
        return next((p for p in self.team().people.values() if self._compared(self.user_of(p)) == wanted), None)

    def user_of(self, person: Person) -> str:
        """A person's id in the chat; empty when the roster has none."""
        return person.addresses.get(self.chat, "")

    def _compared(self, user: str) -> str:
        return user.casefold() if self.ignore_case else user
