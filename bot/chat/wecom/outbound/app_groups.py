"""Groups that the app makes itself, one for each room: made on first use, and made anew when they are gone."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.transport import before_sending
from bot.chat.wecom.api.client import Client
from bot.chat.wecom.api.errors import GROUP_EXISTS, GROUP_GONE, UnknownUser
from bot.chat.wecom.outbound.group_register import GroupRegister
from bot.chat.wecom.outbound.limits import ROOM_NAME, clipped
from bot.chat.wecom.outbound.rate_limit import CHANGES, RateLimiter, Target, group_limit
from bot.incidents.rooms import brand_of

log = logging.getLogger(__name__)
CHECKED = timedelta(minutes=10)  # who belongs to a group is compared this often, and whenever the roster changes
NO_GROUP_PAUSE = timedelta(minutes=10)  # until a group that could not be made anew is tried again; its messages wait


@dataclass
class AppGroupSender:
    """Groups made by the app. `people` gives the userids of a place (`room:<brand>`), `owner` who is to own a group of
    these; `unknown_members` gets the refused."""

    client: Client
    rate_limiter: RateLimiter
    main: str
    brands: Mapping[str, str]
    name: str
    people: Callable[[str], tuple[str, ...]]
    owner: Callable[[tuple[str, ...]], str]
    unknown_members: Callable[[tuple[str, ...], datetime], None]
    register: GroupRegister
    trouble: str = ""  # why a group that is gone cannot be made anew
    _seen: dict[str, tuple[datetime, tuple[str, ...]]] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)  # members, guests too

    def target(self, place: str) -> Target:
        """The group of the brand, or the desk's. A person may be in all of them, so they are counted together."""
        largest = max((len(self.people("room:")), *self._sizes.values()))
        return Target(f"wecom:group:{self._room(place)}", group_limit(largest), "wecom:groups")

    def send(self, place: str, kind: str, content: str, now: datetime) -> None:
        """Post to the group, made on first use; who joined the roster joins the group.

        That the group is gone shows here: then it goes to a new one, and what cannot go yet waits.
        """
        room = self._room(place)
        for again in (False, True):
            with before_sending():
                chat = self._ready(room, place, now)
            try:
                body = {"chatid": chat, "msgtype": kind, kind: {"content": content}, "safe": 0}
                self.client.post("appchat/send", body, now)
                return
            except PermanentFailure as refused:
                if refused.code not in GROUP_GONE:
                    raise
                self._replace_gone(room, chat, now)
                if again:
                    raise RetryLater(str(refused), NO_GROUP_PAUSE, whole_channel=True) from None

    def _room(self, place: str) -> str:
        """The chatid in the settings, by which a room is known whatever group it has at present."""
        return self.brands.get(brand_of(place).casefold(), self.main)

    def _ready(self, room: str, place: str, now: datetime) -> str:
        """The chatid of the room's group, which is there and has its people."""
        chat, made = self.register.current(room)
        wanted = self.people(place if room != self.main else "room:")
        checked = self._seen.get(chat)
        if checked and checked[1] == wanted and now - checked[0] < CHECKED:
            return chat
        there = self._there(chat, made, wanted, now)
        if there is None and made:
            self._replace_gone(room, chat, now)
            chat, made = self.register.current(room)
        self._sizes[room] = len(there or wanted)
        if there is None:
            self._make(room, chat, wanted, now)
        elif missing := _missing(there, wanted):
            self._add(chat, missing, now)
        if not made:
            self.register.remember(room, chat, now)
        self._seen[chat], self.trouble = (now, wanted), ""
        return chat

    def _replace_gone(self, room: str, chat: str, now: datetime) -> None:
        self._seen.pop(chat, None)
        self.register.replace_gone(room, chat, self._room, now)

    def _there(self, chat: str, made: bool, wanted: tuple[str, ...], now: datetime) -> tuple[str, ...] | None:
        """Who is in the group; None when there is no such group. One that may not be asked about stays as it was."""
        try:
            found = self.client.get("appchat/get", now, chatid=chat)
        except PermanentFailure as refused:
            return wanted if made and refused.code not in GROUP_GONE else None
        return tuple(map(str, found.get("chat_info", {}).get("userlist", ())))

    def _make(self, room: str, chat: str, wanted: tuple[str, ...], now: datetime) -> None:
        """Make the group; where there was one before, what it was to hear waits until one can be made."""
        try:
            self._create(chat, wanted, now)
        except PermanentFailure as refused:
            if refused.code == GROUP_EXISTS:
                self._taken(room, chat, now)
            elif chat != room:
                self.trouble = f"no new WeCom group can be made: {refused}"
                raise RetryLater(self.trouble, NO_GROUP_PAUSE, whole_channel=True) from None
            else:
                raise

    def _taken(self, room: str, chat: str, now: datetime) -> None:
        """The chatid is in use: another process made the group just now, or it was one that is gone."""
        if self._there(chat, False, (), now) is None:
            self._replace_gone(room, chat, now)
            raise RetryLater(f"the WeCom group {chat} is gone", timedelta(seconds=1))

    def _create(self, chat: str, wanted: tuple[str, ...], now: datetime) -> None:
        def create(users: tuple[str, ...]) -> None:
            if len(users) < 2:
                raise PermanentFailure("a group needs two people: fill in `wecom` in the roster")
            body = {
                "name": clipped(self.name, ROOM_NAME),
                "owner": self.owner(users),
                "userlist": list(users),
                "chatid": chat,
            }
            self.rate_limiter.acquire(Target("wecom:group changes", CHANGES), 1, now)
            self.client.post("appchat/create", body, now)

        self._without_unknown(create, wanted, now)

    def _add(self, chat: str, missing: tuple[str, ...], now: datetime) -> None:
        """Add members. A failure does not stop the message; adding is tried again when the group is compared next."""

        def add(users: tuple[str, ...]) -> None:
            self.rate_limiter.acquire(Target("wecom:group changes", CHANGES), 1, now)
            self.client.post("appchat/update", {"chatid": chat, "add_user_list": list(users)}, now)

        try:
            self._without_unknown(add, missing, now)
        except (PermanentFailure, RetryLater) as trouble:
            log.error("people could not be added to the WeCom group %s: %s", chat, trouble)

    def _without_unknown(
        self, call: Callable[[tuple[str, ...]], object], users: tuple[str, ...], now: datetime
    ) -> None:
        """One wrong userid fails the whole call: then WeCom is asked about each, and it goes on with those it knows."""
        try:
            call(users)
        except PermanentFailure as refused:
            unknown = tuple(user for user in users if refused.code != GROUP_EXISTS and not self._knows(user, now))
            if not unknown:
                raise
            self.unknown_members(unknown, now)
            if known := tuple(user for user in users if user not in unknown):
                call(known)

    def _knows(self, user: str, now: datetime) -> bool:
        try:
            self.client.get("user/get", now, userid=user)
        except UnknownUser:
            return False
        return True


def _missing(there: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Who is to be added. No member is removed: people ask guests into groups."""
    known = {user.casefold() for user in there}
    return tuple(user for user in wanted if user.casefold() not in known)
