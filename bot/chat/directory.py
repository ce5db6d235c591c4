"""The people of the roster as one chat knows them: who a user is, whom it can reach, and how each of them reads.

A chat with more ways of knowing a person than the id on the roster extends `Directory` in its folder.
"""

from collections.abc import Callable

from bot.chat.protocol import PermanentFailure
from bot.i18n import Locale
from bot.incidents.team import TeamDirectory
from handlers.case.people import Person, Team


class Directory:
    """Looks people up in memory. `field` is the roster's for their ids in this chat, `language` is the rooms'.

    `unknown` is what is said of a `{person}` without such an id; `opener` stands before a command that is typed there.
    """

    def __init__(
        self,
        people: TeamDirectory,
        field: str,
        language: str,
        zone: str,
        unknown: str,
        *,
        opener: str = "/incident",
        ignore_case: bool = False,
    ) -> None:
        self.people, self.language, self.zone = people, language, zone
        self._field, self._unknown, self._opener, self._ignore_case = field, unknown, opener, ignore_case

    def team(self) -> Team:
        """Everybody on the roster."""
        return self.people.team()

    def person(self, user: str) -> str | None:
        """The roster id of a user of this chat; None while the roster does not know them."""
        return found.id if (found := self.written_person(user)) else None

    def user(self, person: Person) -> str:
        """The user of a person; empty while it is not known."""
        return self.written_user(person)

    def user_of(self, person: str) -> str:
        """The user of a roster id. Raises PermanentFailure when there is none."""
        known = self.team().people.get(person)
        user = self.user(known) if known else ""
        if not user:
            raise PermanentFailure(self._unknown.format(person=person))
        return user

    def can_reach(self, person: Person) -> bool:
        """True when we know who this person is in the chat."""
        return bool(self.user(person))

    def locale(self, person: str, language: str = "", called: Callable[[Person], str] | None = None) -> Locale:
        """How a person reads, by roster id; of anything else, how a room does, in `language` if it has one of its own.

        `called` says how people are named there, if it is not by name.
        """
        people = self.team().people
        names = {p.id: called(p) if called else p.name for p in people.values()}
        reader = people.get(person)
        return Locale(reader.language if reader else language or self.language, names, self.zone, opener=self._opener)

    def written_person(self, user: str) -> Person | None:
        """The person at whose name the roster has this id; None when it stands nowhere."""
        if not user:  # people without an id in this chat are not it either
            return None
        wanted = self._compared(user)
        people = self.team().people.values()
        return next((person for person in people if self._compared(self.written_user(person)) == wanted), None)

    def written_user(self, person: Person) -> str:
        """The id that the roster has at a person's name; empty when it has none."""
        return person.addresses.get(self._field, "")

    def _compared(self, user: str) -> str:
        return user.casefold() if self._ignore_case else user
