"""Slack as a chat: one card that changes in place, its thread, and direct messages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from slack_sdk import WebClient

from bot.chat import alert_uploads, exported_files, received_files
from bot.chat.alert_uploads import AlertUploads
from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.received_files import ReceivedFiles
from bot.chat.slack.api import AUTH_RETRY_AFTER, LOG, AppRefused, as_ambiguous, call
from bot.chat.slack.blocks.card import card_messages, said_messages
from bot.chat.slack.blocks.rich_text import mention
from bot.chat.slack.outbound import incident_channel, uploads
from bot.chat.slack.outbound.channels import ChannelMap, ChannelRateLimiter
from bot.chat.slack.outbound.closed_rooms import CLOSED, ClosedRooms
from bot.chat.slack.outbound.downloads import fetch
from bot.chat.slack.outbound.incident_channel import IncidentChannels
from bot.chat.slack.outbound.messages import MessageWriter
from bot.chat.slack.priority import PendingClicks
from bot.chat.slack.users import SlackDirectory
from bot.i18n import Locale
from handlers.case.card import person_place
from handlers.case.people import Person

THREAD_REPLY = "aside"  # a place below a message that is not ours, perhaps in a channel without us: `aside:channel:ts`


class Sender:
    """Delivers outbox messages. References are `channel/ts`, of a card in several messages `channel/ts,ts,…`."""

    name = "slack"

    def __init__(
        self,
        client: WebClient,
        directory: SlackDirectory,
        rooms: ChannelMap,
        incident_channels: IncidentChannels | None,
        exports: Path,
        pending_clicks: PendingClicks,
        alerts: AlertUploads,
        received: ReceivedFiles,
        closed_rooms: ClosedRooms,
    ) -> None:
        self.client, self.directory, self.rooms, self.exports = client, directory, rooms, exports
        self.incident_channels, self.pending_clicks, self.alert_uploads = incident_channels, pending_clicks, alerts
        self.received, self.closed_rooms, self.rate_limiter = received, closed_rooms, ChannelRateLimiter()
        self.messages = MessageWriter(client, self.rate_limiter)
        self._refused = ("", datetime.min.replace(tzinfo=UTC))  # why Slack refuses the app, and until when to say so
        self._direct_channels: dict[str, str] = {}  # Slack user to the channel of their direct messages

    def deliver(self, message: Message, now: datetime) -> str:
        """Post or update; the reference of a card, empty for everything else. Raises RetryLater or PermanentFailure."""
        self.pending_clicks.wait_until_none()
        try:
            ref = self._deliver(message, now)
        except RetryLater as again:
            if isinstance(again, AppRefused):
                self._refused = (str(again), now + 2 * AUTH_RETRY_AFTER)
            if message.possibly_delivered:  # this try did not get as far as looking whether an earlier one arrived
                raise as_ambiguous(again) from None
            raise
        self._refused = ("", now)
        if self.incident_channels:
            self.incident_channels.sync(message, now)
        return ref

    def refused(self, now: datetime) -> str:
        """Why Slack refuses the app at present; empty when it does not."""
        why, until = self._refused
        return why if now < until else ""

    def locale(self, place: str, mentions: bool = False) -> Locale:
        """The language and names of who reads at a place; with `mentions`, people are called instead of named."""
        called = self._mention if mentions else None
        return self.directory.locale(place.removeprefix("person:"), self.rooms.language_at(place), called)

    def direct_channel(self, user: str) -> str:
        """The channel of a Slack user's direct messages."""
        if user not in self._direct_channels:
            self._direct_channels[user] = str(call(self.client.conversations_open, users=user)["channel"]["id"])
        return self._direct_channels[user]

    def _mention(self, person: Person) -> str:
        user = self.directory.user(person)
        return mention(user) if user else person.name

    def _deliver(self, message: Message, now: datetime) -> str:
        kind = message.place.partition(":")[0]
        if kind == incident_channel.KIND:
            return self._sync_incident_channel(message, now)
        if kind == alert_uploads.KIND:
            return self.alert_uploads.show(message, partial(fetch, self.client), now)
        if kind == received_files.KIND:
            message = self._received(message, now)
        channel, thread = self._address(message, now)
        self.rate_limiter.acquire(channel)
        try:
            if kind == exported_files.KIND:
                return self._upload(message, channel, thread, now)
            said = self._card(message, channel, thread) if message.card else self._lines(message, channel, thread)
            self.closed_rooms.opened(channel)
            return said
        except RetryLater as again:
            if again.whole_channel and again.after:
                self.rate_limiter.pause(channel, again.after)
            raise
        except PermanentFailure as refused:
            if kind == "room" and refused.code in CLOSED:
                raise self.closed_rooms.waits(channel, refused, self.directory.team(), now) from None
            if kind != THREAD_REPLY:
                raise
            LOG.warning("nothing is said in %s: %s", channel, refused)
            return ""

    def _received(self, message: Message, now: datetime) -> Message:
        """Fetch a file that a person posted; what became of it, as a message to them. Raises RetryLater."""
        said = self.received.receive(message, partial(fetch, self.client), now)
        return replace(message, place=person_place(message.place.partition(":")[2]), says=(said,))

    def _address(self, message: Message, now: datetime) -> tuple[str, str]:
        """Channel and thread a message belongs in; the thread is empty at the top of the channel."""
        kind, _, name = message.place.partition(":")
        if kind in ("thread", THREAD_REPLY):
            channel, _, thread = name.partition(":")
            return channel, thread
        channel, _, ts = message.ref.partition(",")[0].partition("/")
        if channel:
            return channel, "" if message.card else ts
        if kind == exported_files.KIND:
            channel, thread = uploads.thread_of(self.directory.database, message, now)
            if channel and all("-redacted/" in name for name in exported_files.file_names(message)):
                return channel, thread  # in a room only what is redacted; the full file goes to who asked
            name = exported_files.requester(message)
        return (self.rooms.channel(name) if kind == "room" else self._direct_channel_of(name)), ""

    def _direct_channel_of(self, name: str) -> str:
        """The channel of a person's (a roster id) direct messages. Raises PermanentFailure."""
        return self.direct_channel(self.directory.user_of(name))

    def _sync_incident_channel(self, message: Message, now: datetime) -> str:
        """What an incident's own channel still lacks."""

        def post(channel: str, *what: object) -> str:
            return self._next(channel, self.messages.post_once, message, channel, *what)

        if self.incident_channels:
            self.incident_channels.ensure(message, now, post)
        return ""

    def _upload(self, message: Message, channel: str, thread: str, now: datetime) -> str:
        try:
            uploads.upload(self.client, self.exports, message, channel, thread)
        except PermanentFailure as failure:
            uploads.notify_failure(self.directory.database, message, str(failure), now)
            raise
        return ""

    def _card(self, message: Message, channel: str, thread: str) -> str:
        """The card as it is now: each of its messages is changed in place or posted, and those too many are deleted."""
        assert message.card is not None
        locale = self.locale(message.place, mentions=message.card_key == "case")
        first, *more = card_messages(message.card, locale)
        known = message.ref.partition("/")[2].split(",")
        posted = [self.messages.place(message, channel, thread, first, 0, known[0])]
        # A card that a person has deleted is posted anew: what is left in the old one's thread is read no more.
        rest = known[1:] if posted[0] == known[0] else []
        if known[0] and not rest and posted[0] != known[0]:
            self._next(channel, self.messages.retire, message, channel, known[0], posted[0], locale.word("slack.moved"))
        for part, body in enumerate(more, 1):
            ts, below = (rest[part - 1] if part <= len(rest) else ""), thread or posted[0]
            posted.append(self._next(channel, self.messages.place, message, channel, below, body, part, ts))
        for ts in known[1:]:
            if ts not in posted:
                self._next(channel, self.messages.delete, channel, ts)
        return f"{channel}/{','.join(posted)}"

    def _lines(self, message: Message, channel: str, thread: str) -> str:
        first, *more = said_messages(message.says, self.locale(message.place))
        self.messages.post_once(message, channel, thread, first, 0)
        for part, body in enumerate(more, 1):
            self._next(channel, self.messages.post_once, message, channel, thread, body, part)
        return ""

    def _next(self, channel: str, step: Callable[..., str], *arguments: object) -> str:
        return self.messages.next_step(channel, partial(step, *arguments))
