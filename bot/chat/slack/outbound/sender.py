"""What we tell Slack: one card that changes in place, its thread, and direct messages; each post can be found again by its number."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from slack_sdk import WebClient

from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.slack.api import LOG, SHUT, Refused, call
from bot.chat.slack.blocks.card import card_messages, said_messages
from bot.chat.slack.blocks.rich_text import Json
from bot.chat.slack.outbound import incident_channel, uploads
from bot.chat.slack.outbound.channels import ChannelMap, ChannelRateLimiter
from bot.chat.slack.outbound.incident_channel import IncidentChannels
from bot.chat.slack.outbound.posting import find, post
from bot.chat.slack.reader import Reader, mention
from bot.chat.slack.users import Directory
from handlers.case.people import Person

PATIENCE = 0.8  # seconds
ASIDE = "aside"  # a place under somebody's own message, perhaps in a channel that is none of ours: `aside:channel:ts`


class Sender:
    """Slack as a chat. References are `channel/ts`, of a card in several messages `channel/ts,ts,…`."""

    name = "slack"

    def __init__(
        self,
        client: WebClient,
        directory: Directory,
        rooms: ChannelMap,
        zone: str,
        own: IncidentChannels | None,
        exports: Path,
    ) -> None:
        self.client, self.directory, self.rooms, self.zone, self.own = client, directory, rooms, zone, own
        self.exports, self.pace = exports, ChannelRateLimiter()
        self.quiet = threading.Event()  # set while nobody waits for a decision: announcements let clicks go first
        self.quiet.set()
        self._refused = (
            "",
            datetime.min.replace(tzinfo=UTC),
        )  # why Slack refuses us, and until when that is worth saying
        self._direct: dict[str, str] = {}  # Slack user to the channel of their direct messages

    def can_reach(self, person: Person) -> bool:
        """True when we know who they are in Slack."""
        return bool(self.directory.user(person))

    def deliver(self, message: Message, now: datetime) -> str:
        """Post or update; the reference of a card."""
        self.quiet.wait(PATIENCE)
        try:
            ref = self._delivered(message, now)
        except RetryLater as again:
            again.ambiguous |= message.unsure  # not to have got as far as looking makes nothing surer
            if isinstance(again, Refused):
                self._refused = (str(again), now + 2 * SHUT)
            raise
        self._refused = ("", now)
        if self.own:
            self.own.follow(message, now)
        return ref

    def refused(self, now: datetime) -> str:
        """Why Slack refuses the app at present; empty when it does not."""
        why, until = self._refused
        return why if now < until else ""

    def reader(self, place: str, calling: bool = False) -> Reader:
        """Who reads at a place; with `calling`, people are mentioned instead of named."""
        people = self.directory.team().people
        person = people.get(place.removeprefix("person:"))
        names = {
            p.id: mention(user) if calling and (user := self.directory.user(p)) else p.name for p in people.values()
        }
        return Reader(person.language if person else self.rooms.reads(place), names, self.zone)

    def direct(self, user: str) -> str:
        """The channel of somebody's direct messages."""
        if user not in self._direct:
            self._direct[user] = str(call(self.client.conversations_open, users=user)["channel"]["id"])
        return self._direct[user]

    def _delivered(self, message: Message, now: datetime) -> str:
        """The reference of a card that stands; empty for everything else."""
        kind = message.place.partition(":")[0]
        if kind == incident_channel.KIND:
            return self._own(message, now)
        channel, thread = self._address(message, now)
        self.pace.turn(channel)
        try:
            if kind == uploads.KIND:
                return self._files(message, channel, thread, now)
            return self._card(message, channel, thread) if message.card else self._lines(message, channel, thread)
        except RetryLater as again:
            if again.everyone and again.after:
                self.pace.hold(channel, again.after)
            raise
        except PermanentFailure as refused:
            if kind != ASIDE:
                raise
            LOG.warning("nothing is said in %s: %s", channel, refused)
            return ""

    def _address(self, message: Message, now: datetime) -> tuple[str, str]:
        """Channel and thread a message belongs in."""
        kind, _, name = message.place.partition(":")
        if kind in ("thread", ASIDE):
            channel, _, thread = name.partition(":")
            return channel, thread
        channel, _, ts = message.ref.partition(",")[0].partition("/")
        if channel:
            return channel, "" if message.card else ts
        if kind == uploads.KIND:
            channel, thread = uploads.thread_of(self.directory.database, message, now)
            if channel:
                return channel, thread
            name = uploads.asker(message)
        if kind == "room":
            return self.rooms.channel(name), ""
        person = self.directory.team().people.get(name)
        user = self.directory.user(person) if person else ""
        if not user:
            raise PermanentFailure(
                f"{name} is not known in Slack any more; write their slack id or e-mail on the roster"
            )
        return self.direct(user), ""

    def _own(self, message: Message, now: datetime) -> str:
        """What an incident's own channel still lacks."""
        if self.own:
            self.own.open(
                message, now, lambda channel, *post: self._further(channel, partial(self._put, message, channel, *post))
            )
        return ""

    def _files(self, message: Message, channel: str, thread: str, now: datetime) -> str:
        try:
            uploads.upload(self.client, self.exports, message, channel, thread)
        except PermanentFailure as given_up:
            uploads.told(self.directory.database, message, str(given_up), now)
            raise
        return ""

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
        found = find(self.client, message, channel, thread, part) if message.unsure else ""
        if found and self._updated(channel, found, body):
            return found
        return post(self.client, message, channel, thread, body, part)

    def _further(self, channel: str, step: Callable[[], str]) -> str:
        """Another step of something long, at the channel's pace. What stops in the middle may have arrived in part."""
        time.sleep(self.pace.left(channel))
        try:
            self.pace.turn(channel)
            return step()
        except RetryLater as again:
            again.ambiguous = True
            raise

    def _lines(self, message: Message, channel: str, thread: str) -> str:
        bodies = said_messages(message.says, self.reader(message.place))
        self._put(message, channel, thread, bodies[0], 0)
        for part, body in enumerate(bodies[1:], 1):
            self._further(channel, partial(self._put, message, channel, thread, body, part))
        return ""

    def _put(self, message: Message, channel: str, thread: str, body: Json, part: int) -> str:
        return post(self.client, message, channel, thread, body, part, look=message.unsure)

    def _updated(self, channel: str, ts: str, body: Json) -> bool:
        """Change a posted message; False when somebody has deleted it."""
        try:
            call(self.client.chat_update, channel=channel, ts=ts, text=body["text"], blocks=body["blocks"])
        except PermanentFailure as given_up:
            if "message_not_found" in str(given_up):
                return False
            raise
        except (
            RetryLater
        ) as again:  # an update may be repeated without harm, but the post it follows may be without a name yet
            again.ambiguous = True
            raise
        return True

    def _gone(self, channel: str, ts: str) -> str:
        """Take away what the card does not need any more; that it cannot be taken away stops nothing."""
        try:
            call(self.client.chat_delete, channel=channel, ts=ts)
        except PermanentFailure as given_up:
            LOG.warning("a part of a card stays in %s: %s", channel, given_up)
        return ""
