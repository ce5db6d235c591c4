"""What we tell Slack: one card that changes in place, its thread, and direct messages; each post can be found again by its number."""

import threading
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient

from bot.chat.slack.blocks import card_messages, said_messages
from bot.chat.slack.calls import call
from bot.chat.slack.directory import Directory
from bot.chat.slack.own_channel import OwnChannels
from bot.chat.slack.places import Pace, Rooms
from bot.chat.slack.reader import Reader, mention
from bot.chat.slack.rich import Json
from bot.delivery import GiveUp, Message, TryAgain
from handlers.team import Person

PATIENCE = 0.8  # seconds
EVENT = "dingfengbo_message"
LOOKED_AT = 100  # messages looked through for one that may have arrived
CLOCKS = timedelta(minutes=2)  # how far Slack's clock and ours may differ


class Courier:
    """Slack as a chat. References are `channel/ts`."""

    name = "slack"

    def __init__(self, client: WebClient, directory: Directory, rooms: Rooms, zone: str, own: OwnChannels | None) -> None:
        self.client, self.directory, self.rooms, self.zone, self.own = client, directory, rooms, zone, own
        self.pace = Pace()
        self.quiet = threading.Event()  # set while nobody waits for a decision: announcements let clicks go first
        self.quiet.set()
        self._direct: dict[str, str] = {}  # Slack user to the channel of their direct messages

    def reaches(self, person: Person) -> bool:
        """True when we know who they are in Slack."""
        return bool(self.directory.user(person))

    def deliver(self, message: Message, now: datetime) -> str:
        """Post or update; `channel/ts` of a card."""
        self.quiet.wait(PATIENCE)
        channel, thread = self._address(message)
        self.pace.turn(channel)
        try:
            if message.card is None:
                return self._lines(message, channel, thread)
            ref = self._card(message, channel, thread)
        except TryAgain as again:
            if again.everyone and again.after:
                self.pace.hold(channel, again.after)
            raise
        if self.own:
            self.own.follow(message, ref, now)
        return ref

    def reader(self, place: str, calling: bool = False) -> Reader:
        """Who reads at a place; with `calling`, people are mentioned instead of named."""
        people = self.directory.team().people
        person = people.get(place.removeprefix("person:"))
        names = {p.id: mention(user) if calling and (user := self.directory.user(p)) else p.name for p in people.values()}
        return Reader(person.language if person else self.rooms.reads(place), names, self.zone)

    def direct(self, user: str) -> str:
        """The channel of somebody's direct messages."""
        if user not in self._direct:
            self._direct[user] = str(call(self.client.conversations_open, users=user)["channel"]["id"])
        return self._direct[user]

    def _address(self, message: Message) -> tuple[str, str]:
        """Channel and thread a message belongs in."""
        kind, _, name = message.place.partition(":")
        if kind == "thread":
            channel, _, thread = name.partition(":")
            return channel, thread
        channel, _, ts = message.ref.partition("/")
        if channel:
            return channel, "" if message.card else ts
        if kind == "room":
            return self.rooms.channel(name), ""
        person = self.directory.team().people.get(name)
        user = self.directory.user(person) if person else ""
        if not user:
            raise GiveUp(f"{name} is not known in Slack any more; write their slack id or e-mail on the roster")
        return self.direct(user), ""

    def _card(self, message: Message, channel: str, thread: str) -> str:
        """The card as it is now: in place when it stands already, else posted with what continues it below."""
        assert message.card is not None
        first, *more = card_messages(message.card, self.reader(message.place, calling=message.slot == "case"))
        ts = message.ref.partition("/")[2] or (self._find(message, channel, thread, 0) if message.unsure else "")
        if ts and self._updated(channel, ts, first):
            if message.ref:
                return message.ref
        else:
            ts = self._post(message, channel, thread, first, 0, look=False)
        self._more(message, channel, thread or ts, more, 1)
        return f"{channel}/{ts}"

    def _lines(self, message: Message, channel: str, thread: str) -> str:
        first, *more = said_messages(message.says, self.reader(message.place))
        self._post(message, channel, thread, first, 0, look=message.unsure)
        self._more(message, channel, thread, more, 1)
        return ""

    def _more(self, message: Message, channel: str, thread: str, bodies: Sequence[Json], part: int) -> None:
        """The rest of something long. What stopped in the middle may have arrived in part."""
        for place, body in enumerate(bodies, part):
            time.sleep(self.pace.left(channel))
            try:
                self.pace.turn(channel)
                self._post(message, channel, thread, body, place, look=message.unsure)
            except TryAgain as again:
                raise TryAgain(str(again), again.after, ambiguous=True, everyone=again.everyone) from again

    def _post(self, message: Message, channel: str, thread: str, body: Json, part: int, look: bool) -> str:
        if look and (there := self._find(message, channel, thread, part)):
            return there
        metadata = {"event_type": EVENT, "event_payload": {"id": message.id, "part": part}}
        threaded = {"thread_ts": thread} if thread else {}
        posted = call(self.client.chat_postMessage, channel=channel, metadata=metadata, **threaded, **body)
        return str(posted["ts"])

    def _updated(self, channel: str, ts: str, body: Json) -> bool:
        """Change a posted message; False when somebody has deleted it."""
        try:
            call(self.client.chat_update, channel=channel, ts=ts, text=body["text"], blocks=body["blocks"])
        except GiveUp as given_up:
            if "message_not_found" in str(given_up):
                return False
            raise
        except TryAgain as again:  # an update may be repeated without harm, but the post it follows may be without a name yet
            raise TryAgain(str(again), again.after, ambiguous=True, everyone=again.everyone) from again
        return True

    def _find(self, message: Message, channel: str, thread: str, part: int) -> str:
        """The ts of a message that may have arrived before, by its number; empty when it did not."""
        oldest = str((message.at - CLOCKS).timestamp()) if message.at else "0"
        asked = {"channel": channel, "oldest": oldest, "limit": LOOKED_AT, "include_all_metadata": True}
        look = self.client.conversations_replies if thread else self.client.conversations_history
        found = call(look, **asked, **({"ts": thread} if thread else {}))
        return next((str(m["ts"]) for m in found["messages"] if _is(m, message.id, part)), "")


def _is(posted: Mapping[str, Any], number: int, part: int) -> bool:
    metadata = posted.get("metadata") or {}
    return metadata.get("event_type") == EVENT and metadata.get("event_payload") == {"id": number, "part": part}
