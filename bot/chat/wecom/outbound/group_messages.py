"""The room: a group that the app created, or a robot in an existing group. Neither shows cards or receives anything."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

import requests

from bot.chat.wecom.api.errors import failure
from bot.chat.wecom.api.http import REQUEST_OPTIONS, parse, send
from bot.chat.wecom.outbound.rate_limit import ROBOT, Target
from bot.chat.wecom.settings import Settings


class GroupSender(Protocol):
    """Where a brand's announcements go; `trouble` is why nothing gets there at present."""

    trouble: str

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
    trouble: str = ""

    def target(self, place: str) -> Target:
        """One robot for all brands."""
        return Target("wecom:robot", ROBOT)

    def send(self, place: str, kind: str, content: str, now: datetime) -> None:
        """Post to the webhook."""
        body: dict[str, Any] = {"msgtype": kind, kind: {"content": content}}
        answer = parse(send(lambda: self.session.post(self.url, json=body, **REQUEST_OPTIONS)))
        if code := int(answer.get("errcode") or 0):
            raise failure(code, str(answer.get("errmsg", "")), (self.url, self.url.rpartition("key=")[2]))
