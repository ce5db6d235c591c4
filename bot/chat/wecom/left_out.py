"""Userids of the roster that WeCom does not know: the room goes on without them, and the managers are told once."""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from bot.chat.wecom.answers import lines
from bot.chat.wecom.people import Directory
from handlers.card import say
from storage import outbox
from storage.database import Database

log = logging.getLogger(__name__)


@dataclass
class LeftOut:
    """Remembers who was named already, until the desk starts again."""

    database: Database
    directory: Directory
    _named: set[str] = field(default_factory=set)

    def tell(self, users: tuple[str, ...], now: datetime) -> None:
        """Name those who are not in the group."""
        fresh = [user for user in users if user not in self._named]
        if not fresh:
            return
        log.error("not in the WeCom group, for WeCom does not know them or the app is not visible to them: %s", ", ".join(fresh))
        said = (say("wecom.left_out", users=", ".join(fresh)),)
        team = self.directory.people.team()
        managers = [person for person in team.managers("") if team.people[person].chats.get("wecom")]
        with self.database.transaction() as connection:
            outbox.put(connection, [lines(person, 0, said) for person in managers], now)
        self._named.update(fresh)
