"""A channel of its own for an L3 incident, made through the outbox: created, introduced, people invited once."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from slack_sdk import WebClient
from sqlalchemy import Connection

from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.slack import store
from bot.chat.slack.api import call, call_with_scope, pages
from bot.chat.slack.blocks.card import said_messages
from bot.chat.slack.blocks.rich_text import Json
from bot.chat.slack.outbound.channels import card_of
from bot.chat.slack.users import SlackDirectory
from bot.i18n import Locale
from bot.incidents.outbox_messages import text_message
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from storage import idempotency
from storage.database import Database
from storage.incidents import cases
from storage.outbox import maintenance
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage

KIND = "own"
SCOPE = "channels:manage"
MAX_NAMES = 3  # tried when the first is taken by a channel that is not ours
RETRY_AFTER_FAILURE = timedelta(hours=1)  # managers have been told why; an admin may have granted the scope by then
RETRY_AFTER = timedelta(seconds=2)  # while the card in the room is not posted yet

Post = Callable[[str, str, Json, int], str]  # channel, thread, body and part of a post that is made once; its ts


class IncidentChannels:
    """Follows the cards in the rooms: what their incidents still lack is asked for through the outbox."""

    def __init__(
        self, client: WebClient, database: Database, directory: SlackDirectory, language: str, zone: str
    ) -> None:
        self.client, self.database, self.directory = client, database, directory
        self.language, self.zone = language, zone

    def sync(self, message: Message, now: datetime) -> None:
        """When the room's card says L3 or more, ask for its channel, and to invite those who have joined since."""
        if message.card_key != "case" or message.card is None:
            return
        if str(message.card.title.args.get("severity", "")) < Severity.L3:
            return
        with self.database.read_transaction() as connection:
            file = _file(connection, message.incident)
            if not file or not self._is_incomplete(connection, file) or self._failed_lately(connection, file, now):
                return
        with self.database.transaction() as connection:
            outbox.enqueue(connection, [self._request(file)], now)

    def ensure(self, message: Message, now: datetime, post: Post) -> None:
        """Do what is still to be done; each step is saved when done. Raises RetryLater or PermanentFailure."""
        with self.database.read_transaction() as connection:
            file = _file(connection, message.incident)
            channel = store.channel_of(connection, message.incident)
            introduced = idempotency.find(connection, _intro_key(channel)) is not None
            # A card that changed while the last try failed has asked once more.
            if not file or self._failed_lately(connection, file, now):
                return
        if not channel:
            channel = self._create(self._name(file))
            with self.database.transaction() as connection:
                store.channel_opened(connection, file.number, channel, now)
        if not introduced:
            self._post_intro(file, channel, post)
            self._remember([_intro_key(channel)], now)
        self._invite(file, channel, now)

    def _is_incomplete(self, connection: Connection, file: CaseFile) -> bool:
        """Whether the channel, its introduction or an invitation is missing."""
        channel = store.channel_of(connection, file.number)
        return (
            not channel
            or idempotency.find(connection, _intro_key(channel)) is None
            or bool(self._uninvited(connection, file, channel))
        )

    def _request(self, file: CaseFile) -> OutboxMessage:
        """Asks for what is missing; a later one takes the place of one that still waits."""
        return text_message("slack", f"{KIND}:{self._name(file)}", file.number, card_key=KIND)

    def _failed_lately(self, connection: Connection, file: CaseFile, now: datetime) -> bool:
        """Whether Slack refused it for good a short while ago, and managers have heard why."""
        failed = maintenance.undeliverable(connection, now - RETRY_AFTER_FAILURE)
        return self._request(file).queue in {queue for queue, _ in failed}

    def _name(self, file: CaseFile) -> str:
        """The same on every try, so that a channel is found again whose creation was answered by a lost response."""
        return f"inc-{file.number}-{file.opened_at.astimezone(ZoneInfo(self.zone)):%m%d}"

    def _create(self, name: str) -> str:
        """The channel of this name that this app made, now or before; with a number behind when the name is taken."""
        for tried in (name, *(f"{name}-{n}" for n in range(2, MAX_NAMES + 1))):
            try:
                return str(call_with_scope(SCOPE, self.client.conversations_create, name=tried)["channel"]["id"])
            except PermanentFailure as refused:
                if refused.code != "name_taken":
                    why = f"no channel could be made for incident {name.split('-')[1]}: {refused}"
                    raise PermanentFailure(why) from None
            if existing := self._own_channel(tried):
                return existing
        raise PermanentFailure(f"the channel {name} is taken, and so are those with a number behind; rename them")

    def _own_channel(self, name: str) -> str:
        """The open channel of this name, if this app made it; else empty."""
        me = call(self.client.auth_test)["user_id"]
        listed = pages(self.client.conversations_list, types="public_channel", exclude_archived=True, limit=1000)
        found = next((c for page in listed for c in page["channels"] if c["name"] == name), None)
        return str(found["id"]) if found and found.get("creator") == me else ""

    def _invite(self, file: CaseFile, channel: str, now: datetime) -> None:
        """Invite people once each: those who left are not called back, and a refusal by Slack is reported once."""
        with self.database.read_transaction() as connection:
            users = self._uninvited(connection, file, channel)
        if not users:
            return
        refusal = None
        try:
            call_with_scope(SCOPE, self.client.conversations_invite, channel=channel, users=",".join(users), force=True)
        except PermanentFailure as refused:
            refusal = None if refused.code == "already_in_channel" else refused
        self._remember([_invitation_key(channel, user) for user in users], now)
        if refusal:
            why = f"not everybody could be invited to the channel of incident {file.number}: {refusal}"
            raise PermanentFailure(why)

    def _uninvited(self, connection: Connection, file: CaseFile, channel: str) -> list[str]:
        """Slack users of those with a role in the incident, and of its managers, whom we did not invite yet."""
        people = self.directory.team().people
        holders = {assignment.person for assignment in file.assignments.values()}
        holders |= set(self.directory.team().managers(file.brand))
        users = {user for p in holders if p in people and (user := self.directory.user(people[p]))}
        return sorted(user for user in users if idempotency.find(connection, _invitation_key(channel, user)) is None)

    def _post_intro(self, file: CaseFile, channel: str, post: Post) -> None:
        """Say what the channel is for, in it with a link to the card, and in the card's thread."""
        with self.database.read_transaction() as connection:
            home, _, ts = card_of(connection, file).partition("/")
        if not ts:
            raise RetryLater("the card in the room is not posted yet", RETRY_AFTER, attempted=False)
        link = str(call(self.client.chat_getPermalink, channel=home, message_ts=ts)["permalink"])
        locale = Locale(self.language, {}, self.zone)
        [body] = said_messages((msg("slack.own_channel", number=file.number),), locale)
        post(channel, "", _append(body, {"type": "link", "url": link, "text": locale.word("slack.to_card")}), 0)
        [body] = said_messages((msg("slack.own_channel_opened", number=file.number),), locale)
        post(home, ts, _append(body, {"type": "channel", "channel_id": channel}), 1)

    def _remember(self, names: list[str], now: datetime) -> None:
        with self.database.transaction() as connection:
            for name in names:
                if idempotency.find(connection, name) is None:
                    idempotency.save(connection, name, "", "", now)


def _file(connection: Connection, incident: int) -> CaseFile | None:
    """The case file while it is open and at L3 or above."""
    kept = cases.load(connection, incident)
    return kept.file if kept and kept.file.open and kept.file.severity >= Severity.L3 else None


def _append(body: Json, run: Json) -> Json:
    """The message with a link or mention at the end of its first line."""
    body["blocks"][0]["elements"][0]["elements"] += [{"type": "text", "text": " "}, run]
    return body


def _intro_key(channel: str) -> str:
    return f"slack own channel {channel} greeted"


def _invitation_key(channel: str, user: str) -> str:
    return f"slack own channel {channel} {user}"
