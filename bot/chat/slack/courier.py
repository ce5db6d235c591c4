"""What we tell Slack: one card that changes in place, its thread, and direct messages; each post can be found again by its number."""

import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from slack_sdk import WebClient

from bot.chat.slack.blocks import card_messages, said_messages
from bot.chat.slack.calls import LOG, SHUT, Refused, call
from bot.chat.slack.directory import Directory
from bot.chat.slack.own_channel import OwnChannels
from bot.chat.slack.places import Pace, Rooms
from bot.chat.slack.reader import Reader, mention
from bot.chat.slack.rich import Json
from bot.chat.slack.uploads import KIND, destination, upload
from bot.delivery import GiveUp, Message, TryAgain
from handlers.team import Person

PATIENCE = 0.8  # seconds
EVENT = "dingfengbo_message"
LOOKED_AT = 100  # messages looked through for one that may have arrived
CLOCKS = timedelta(minutes=2)  # how far Slack's clock and ours may differ


class Courier:
    """Slack as a chat. References are `channel/ts`, of a card in several messages `channel/ts,ts,…`."""

    name = "slack"

    def __init__(self, client: WebClient, directory: Directory, rooms: Rooms, zone: str, own: OwnChannels | None, exports: Path) -> None:
        self.client, self.directory, self.rooms, self.zone, self.own = client, directory, rooms, zone, own
        self.exports, self.pace = exports, Pace()
        self.quiet = threading.Event()  # set while nobody waits for a decision: announcements let clicks go first
        self.quiet.set()
        self._refused = ("", datetime.min.replace(tzinfo=UTC))  # why Slack refuses us, and until when that is worth saying
        self._direct: dict[str, str] = {}  # Slack user to the channel of their direct messages

    def reaches(self, person: Person) -> bool:
        """True when we know who they are in Slack."""
        return bool(self.directory.user(person))

    def deliver(self, message: Message, now: datetime) -> str:
        """Post or update; the reference of a card."""
        self.quiet.wait(PATIENCE)
        try:
            ref = self._delivered(message)
        except TryAgain as again:
            again.ambiguous |= message.unsure  # not to have got as far as looking makes nothing surer
            if isinstance(again, Refused):
                self._refused = (str(again), now + 2 * SHUT)
            raise
        self._refused = ("", now)
        if self.own:
            self.own.follow(message, ref.partition(",")[0], now)
        return ref

    def refused(self, now: datetime) -> str:
        """Why Slack refuses the app at present; empty when it does not."""
        why, until = self._refused
        return why if now < until else ""

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

    def _delivered(self, message: Message) -> str:
        """The reference of a card that stands; empty for lines."""
        channel, thread = self._address(message)
        self.pace.turn(channel)
        try:
            if message.place.startswith(f"{KIND}:"):
                upload(self.client, self.exports, message, channel, thread)
                return ""
            return self._card(message, channel, thread) if message.card else self._lines(message, channel, thread)
        except TryAgain as again:
            if again.everyone and again.after:
                self.pace.hold(channel, again.after)
            raise

    def _address(self, message: Message) -> tuple[str, str]:
        """Channel and thread a message belongs in."""
        kind, _, name = message.place.partition(":")
        if kind == "thread":
            channel, _, thread = name.partition(":")
            return channel, thread
        channel, _, ts = message.ref.partition(",")[0].partition("/")
        if channel:
            return channel, "" if message.card else ts
        if kind == KIND:
            channel, thread, name = destination(message.place)
            if channel:
                return channel, thread
        if kind == "room":
            return self.rooms.channel(name), ""
        person = self.directory.team().people.get(name)
        user = self.directory.user(person) if person else ""
        if not user:
            raise GiveUp(f"{name} is not known in Slack any more; write their slack id or e-mail on the roster")
        return self.direct(user), ""

    def _card(self, message: Message, channel: str, thread: str) -> str:
        """The card as it is now: every message of it in place where it stands already, else posted; what is too many goes."""
        assert message.card is not None
        first, *more = card_messages(message.card, self.reader(message.place, calling=message.slot == "case"))
        known = message.ref.partition("/")[2].split(",")
        top = self._placed(message, channel, thread, first, 0, known[0])
        stand = known[1:] if top == known[0] else []  # below a card that was deleted nobody looks
        below = [top]
        for part, body in enumerate(more, 1):
            ts = stand[part - 1] if part <= len(stand) else ""
            below.append(self._further(channel, partial(self._placed, message, channel, thread or top, body, part, ts)))
        for ts in known[1:]:
            if ts not in below:
                self._further(channel, partial(self._gone, channel, ts))
        return f"{channel}/{','.join(below)}"

    def _placed(self, message: Message, channel: str, thread: str, body: Json, part: int, ts: str) -> str:
        """The ts of one message of a card: where it stands, or may stand, it is changed; else it is posted."""
        if ts and self._updated(channel, ts, body):
            return ts
        found = self._find(message, channel, thread, part) if message.unsure else ""
        if found and self._updated(channel, found, body):
            return found
        return self._post(message, channel, thread, body, part, look=False)

    def _further(self, channel: str, step: Callable[[], str]) -> str:
        """Another step of something long, at the channel's pace. What stops in the middle may have arrived in part."""
        time.sleep(self.pace.left(channel))
        try:
            self.pace.turn(channel)
            return step()
        except TryAgain as again:
            again.ambiguous = True
            raise

    def _lines(self, message: Message, channel: str, thread: str) -> str:
        first, *more = said_messages(message.says, self.reader(message.place))
        self._post(message, channel, thread, first, 0, look=message.unsure)
        for part, body in enumerate(more, 1):
            self._further(channel, partial(self._post, message, channel, thread, body, part, look=message.unsure))
        return ""

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
            again.ambiguous = True
            raise
        return True

    def _gone(self, channel: str, ts: str) -> str:
        """Take away what the card does not need any more; that it cannot be taken away stops nothing."""
        try:
            call(self.client.chat_delete, channel=channel, ts=ts)
        except GiveUp as given_up:
            LOG.warning("a part of a card stays in %s: %s", channel, given_up)
        return ""

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
