"""Which group is a room at present, and what happens when it is gone: a new one is named, and managers hear once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.chat.wecom import group_store as groups
from bot.chat.wecom.users import WecomDirectory
from bot.incidents.incidents import Incidents
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.people import Role
from handlers.posts.post import Post
from storage.outbox import posted_cards
from storage.outbox import queue as outbox

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class GroupRegister:
    """Shared by all processes, in the database."""

    incidents: Incidents
    directory: WecomDirectory

    def current(self, room: str) -> tuple[str, bool]:
        """The chatid in use for a room, and whether that group was made."""
        with self.incidents.database.read_transaction() as connection:
            return groups.group_of(connection, room)

    def remember(self, room: str, chat: str, now: datetime) -> None:
        """This group is there."""
        with self.incidents.database.transaction() as connection:
            groups.remember(connection, room, chat, now)

    def replace_gone(self, room: str, gone: str, room_of: Callable[[str], str], now: datetime) -> None:
        """Name a new group, have it shown the cards of open incidents, and tell the managers: only the first time."""
        notice = Notify((msg("wecom.group_gone", group=gone),), (Role.MANAGER,))
        messages = self.incidents.messages.notification(notice, CaseFile(0, Post(), now), self.directory.team())
        with self.incidents.database.transaction() as connection:
            if not groups.replace(connection, room, gone, now):
                return
            places = posted_cards.places_of(connection, self.directory.name, "room")
            posted_cards.forget(connection, self.directory.name, [each for each in places if room_of(each) == room])
            outbox.enqueue(connection, messages, now)
        log.error("the WeCom group %s is gone: a new one takes its place", gone)
        self.incidents.wake()
