"""Userids of the roster that WeCom does not know: the room goes on without them; managers hear once, per chat."""

import logging
from dataclasses import dataclass, field
from datetime import datetime

from bot.chat.wecom.users import WecomDirectory
from bot.incidents.incidents import Incidents
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.people import Role
from handlers.posts.post import Post
from storage.outbox import queue as outbox

log = logging.getLogger(__name__)


@dataclass
class UnknownMembersNotifier:
    """Remembers who was named already, until the process starts again."""

    incidents: Incidents
    directory: WecomDirectory
    _named: set[str] = field(default_factory=set)

    def notify(self, users: tuple[str, ...], now: datetime) -> None:
        """Name those who are not in the group."""
        fresh = [user for user in users if user not in self._named]
        if not fresh:
            return
        log.error(
            "not in the WeCom group, for WeCom does not know them or the app is not visible to them: %s",
            ", ".join(fresh),
        )
        notice = Notify((msg("wecom.left_out", users=", ".join(fresh)),), (Role.MANAGER,))
        messages = self.incidents.messages.notification(notice, CaseFile(0, Post(), now), self.directory.team())
        with self.incidents.database.transaction() as connection:
            outbox.enqueue(connection, messages, now)
        self._named.update(fresh)
