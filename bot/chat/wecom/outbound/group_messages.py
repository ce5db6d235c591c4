"""The room: a group that the app created, or a robot in an existing group. Neither shows cards or receives anything."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Protocol

import requests

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.transport import before_sending
from bot.chat.wecom.api.client import Client
from bot.chat.wecom.api.errors import UnknownUser, failure
from bot.chat.wecom.api.http import REQUEST_OPTIONS, parse, send
from bot.chat.wecom.outbound.limits import ROOM_NAME, clipped
from bot.chat.wecom.outbound.rate_limit import CHANGES, ROBOT, RateLimiter, Target, group_limit
from bot.chat.wecom.settings import Settings
from bot.incidents.rooms import brand_of

log = logging.getLogger(__name__)
CHECKED = timedelta(minutes=10)  # who belongs to a group is compared this often, and whenever the roster changes


class GroupSender(Protocol):
    """Where a brand's announcements go."""

    def target(self, place: str) -> Target:
        """Where its messages are counted and held back."""
        ...

    def send(self, place: str, kind: str, content: str, now: datetime) -> None:
        """Say something there; `kind` is text or markdown."""
        ...


def main_room(settings: Settings) -> str:
    """The chatid of the desk's own group."""
    return settings.wecom_room or f"dingfengbo{settings.wecom_agent_id}"


def brand_rooms(settings: Settings) -> dict[str, str]:
    """The chatids of brands with groups of their own, by the brand in small letters."""
    pairs = (pair.partition("=") for pair in settings.wecom_rooms.split(",") if pair.strip())
    return {brand.strip().casefold(): chat.strip() for brand, _, chat in pairs}


@dataclass
class WebhookSender:
    """A group robot's webhook; its address is a secret."""

    url: str = field(repr=False)
    session: requests.Session

    def target(self, place: str) -> Target:
        """One robot for all brands."""
        return Target("wecom:robot", ROBOT)

    def send(self, place: str, kind: str, content: str, now: datetime) -> None:
        """Post to the webhook."""
        body: dict[str, Any] = {"msgtype": kind, kind: {"content": content}}
        answer = parse(send(lambda: self.session.post(self.url, json=body, **REQUEST_OPTIONS)))
        if code := int(answer.get("errcode") or 0):
            raise failure(code, str(answer.get("errmsg", "")), (self.url, self.url.rpartition("key=")[2]))


@dataclass
class AppGroupSender:
    """Groups made by the app. `people` gives the userids of a place (`room:<brand>`); `left_out` gets the refused."""

    client: Client
    rate_limiter: RateLimiter
    main: str
    brands: Mapping[str, str]
    name: str
    people: Callable[[str], tuple[str, ...]]
    unknown_members: Callable[[tuple[str, ...], datetime], None]
    _seen: dict[str, tuple[datetime, tuple[str, ...]]] = field(default_factory=dict)
    _sizes: dict[str, int] = field(default_factory=dict)  # members, guests too

    def target(self, place: str) -> Target:
        """The group of the brand, or the desk's. A person may be in all of them, so they are counted together."""
        largest = max((len(self.people("room:")), *self._sizes.values()))
        return Target(f"wecom:group:{self._chat(place)}", group_limit(largest), "wecom:groups")

    def send(self, place: str, kind: str, content: str, now: datetime) -> None:
        """Post to the group, made on first use; who joined the roster joins the group."""
        chat = self._chat(place)
        with before_sending():
            self._ready(chat, place, now)
        self.client.post("appchat/send", {"chatid": chat, "msgtype": kind, kind: {"content": content}, "safe": 0}, now)

    def _chat(self, place: str) -> str:
        return self.brands.get(brand_of(place).casefold(), self.main)

    def _ready(self, chat: str, place: str, now: datetime) -> None:
        wanted = self.people(place if chat != self.main else "room:")
        checked = self._seen.get(chat)
        if checked and checked[1] == wanted and now - checked[0] < CHECKED:
            return
        there = self._there(chat, now)
        self._sizes[chat] = len(there or wanted)
        if there is None:
            self._create(chat, wanted, now)
        elif missing := _missing(there, wanted):
            self._add(chat, missing, now)
        self._seen[chat] = (now, wanted)

    def _there(self, chat: str, now: datetime) -> tuple[str, ...] | None:
        """Who is in the group; None when there is no such group."""
        try:
            found = self.client.get("appchat/get", now, chatid=chat)
        except PermanentFailure:
            return None
        return tuple(map(str, found.get("chat_info", {}).get("userlist", ())))

    def _create(self, chat: str, wanted: tuple[str, ...], now: datetime) -> None:
        def create(users: tuple[str, ...]) -> None:
            if len(users) < 2:
                raise PermanentFailure("a group needs two people: fill in `wecom` in the roster")
            body = {"name": clipped(self.name, ROOM_NAME), "owner": users[0], "userlist": list(users), "chatid": chat}
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
        except PermanentFailure:
            unknown = tuple(user for user in users if not self._knows(user, now))
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
