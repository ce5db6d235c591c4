"""A channel of its own for an L3 incident, as an errand in the outbox: opened once, its people invited once, announced in both places."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from slack_sdk import WebClient
from sqlalchemy import Connection

from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.slack.api import call, needing
from bot.chat.slack.blocks.card import said_messages
from bot.chat.slack.blocks.rich_text import Json
from bot.chat.slack.outbound.channels import card_of
from bot.chat.slack.reader import Reader
from bot.chat.slack.users import Directory
from bot.incidents.outbox_messages import text_message
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from storage import idempotency
from storage.database import Database
from storage.incidents import cases
from storage.outbox import channels
from storage.outbox import queue as outbox

KIND = "own"
SCOPE = "channels:manage"
NAMES = 3  # tried when somebody else has taken the first
QUIET = timedelta(hours=1)  # after it was given up, and managers heard why
SOON = timedelta(seconds=2)

Put = Callable[[str, str, Json, int], str]  # channel, thread, body and part of a post that is made once; its ts


class IncidentChannels:
    """Follows the cards in the rooms: what their incidents still lack is put into the outbox."""

    def __init__(self, client: WebClient, database: Database, directory: Directory, language: str, zone: str) -> None:
        self.client, self.database, self.directory, self.language, self.zone = (
            client,
            database,
            directory,
            language,
            zone,
        )

    def follow(self, message: Message, now: datetime) -> None:
        """When the card in the room says L3: have its channel opened, and whoever has joined since invited."""
        if message.slot != "case" or message.card is None or message.card.title.args.get("severity") != Severity.L3:
            return
        with self.database.read_transaction() as connection:
            file = _file(connection, message.incident)
            if not file or not self._lacks(connection, file):
                return
            request = text_message("slack", f"{KIND}:{self._name(file)}", file.number, card_key=KIND)
            if any(queue == request.queue for queue, _ in outbox.undeliverable(connection, now - QUIET)):
                return
        with self.database.transaction() as connection:
            outbox.enqueue(connection, [request], now)

    def open(self, message: Message, now: datetime, put: Put) -> None:
        """Do what is still to be done; what is done is remembered step by step. Raises TryAgain or GiveUp."""
        with self.database.read_transaction() as connection:
            file = _file(connection, message.incident)
            channel = channels.of_incident(connection, "slack", message.incident)
            greeted = idempotency.find(connection, _greeting(channel)) is not None
        if not file:
            return
        if not channel:
            channel = self._made(self._name(file))
            with self.database.transaction() as connection:
                channels.opened(connection, "slack", file.number, channel, now)
        if not greeted:
            self._greet(file, channel, put)
            self._remember([_greeting(channel)], now)
        self._invite(file, channel, now)

    def _lacks(self, connection: Connection, file: CaseFile) -> bool:
        channel = channels.of_incident(connection, "slack", file.number)
        return (
            not channel
            or idempotency.find(connection, _greeting(channel)) is None
            or bool(self._uninvited(connection, file, channel))
        )

    def _name(self, file: CaseFile) -> str:
        """The same on every try, so that a channel whose making nobody heard of is found again."""
        return f"inc-{file.number}-{file.opened_at.astimezone(ZoneInfo(self.zone)):%m%d}"

    def _made(self, name: str) -> str:
        """The channel of this name that we made, now or before; one with a number behind when the name is somebody else's."""
        for tried in (name, *(f"{name}-{n}" for n in range(2, NAMES + 1))):
            try:
                return str(needing(SCOPE, self.client.conversations_create, name=tried)["channel"]["id"])
            except PermanentFailure as refused:
                if "name_taken" not in str(refused):
                    raise PermanentFailure(
                        f"no channel could be made for incident {name.split('-')[1]}: {refused}"
                    ) from None
            if ours := self._ours(tried):
                return ours
        raise PermanentFailure(f"the channel {name} is taken, and so are those with a number behind; rename them")

    def _ours(self, name: str) -> str:
        """The open channel of this name, if this app made it; else empty."""
        cursor: str | None = ""
        me = call(self.client.auth_test)["user_id"]
        while cursor is not None:
            more = {"cursor": cursor} if cursor else {}
            page = call(
                self.client.conversations_list, types="public_channel", exclude_archived=True, limit=1000, **more
            )
            if found := next((c for c in page["channels"] if c["name"] == name), None):
                return str(found["id"]) if found.get("creator") == me else ""
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
        return ""

    def _invite(self, file: CaseFile, channel: str, now: datetime) -> None:
        """Whoever was not invited yet. Somebody who left is left in peace, and somebody whom Slack does not let in is told of once."""
        with self.database.read_transaction() as connection:
            users = self._uninvited(connection, file, channel)
        if not users:
            return
        refusal = None
        try:
            needing(SCOPE, self.client.conversations_invite, channel=channel, users=",".join(users), force=True)
        except PermanentFailure as refused:
            refusal = None if "already_in_channel" in str(refused) else refused
        self._remember([_invitation(channel, user) for user in users], now)
        if refusal:
            raise PermanentFailure(
                f"not everybody could be invited to the channel of incident {file.number}: {refusal}"
            )

    def _uninvited(self, connection: Connection, file: CaseFile, channel: str) -> list[str]:
        people = self.directory.team().people
        holders = {seat.person for seat in file.seats.values()} | set(self.directory.team().managers(file.brand))
        users = {user for p in holders if p in people and (user := self.directory.user(people[p]))}
        return sorted(user for user in users if idempotency.find(connection, _invitation(channel, user)) is None)

    def _greet(self, file: CaseFile, channel: str, put: Put) -> None:
        """Say what this is for, here and in the card's thread."""
        with self.database.read_transaction() as connection:
            home, _, ts = card_of(connection, file).partition("/")
        if not ts:
            raise RetryLater("the card in the room does not stand yet", SOON, tried=False)
        link = str(call(self.client.chat_getPermalink, channel=home, message_ts=ts)["permalink"])
        reader = Reader(self.language, {}, self.zone)
        [body] = said_messages((msg("slack.own_channel", number=file.number),), reader)
        put(channel, "", _ending(body, {"type": "link", "url": link, "text": reader.word("to_card")}), 0)
        [body] = said_messages((msg("slack.own_channel_opened", number=file.number),), reader)
        put(home, ts, _ending(body, {"type": "channel", "channel_id": channel}), 1)

    def _remember(self, names: list[str], now: datetime) -> None:
        with self.database.transaction() as connection:
            for name in names:
                if idempotency.find(connection, name) is None:
                    idempotency.save(connection, name, "", "", now)


def _file(connection: Connection, incident: int) -> CaseFile | None:
    """The case file while it is open and at L3."""
    kept = cases.load(connection, incident)
    return kept.file if kept and kept.file.open and kept.file.severity is Severity.L3 else None


def _ending(body: Json, run: Json) -> Json:
    body["blocks"][0]["elements"][0]["elements"] += [{"type": "text", "text": " "}, run]
    return body


def _greeting(channel: str) -> str:
    return f"slack own channel {channel} greeted"


def _invitation(channel: str, user: str) -> str:
    return f"slack own channel {channel} {user}"
