"""A channel of its own for an L3 incident: opened once, with the people of its seats, and a link to the card."""

from datetime import datetime

from slack_sdk import WebClient

from bot.chat.slack.blocks import said_messages
from bot.chat.slack.calls import LOG, call
from bot.chat.slack.directory import Directory
from bot.chat.slack.reader import Reader
from bot.delivery import GiveUp, Message, TryAgain
from handlers.card import say
from handlers.casefile import CaseFile
from handlers.grades import Severity
from storage import case_files, channels
from storage.database import Database


class OwnChannels:
    """Follows the cards in the rooms. What does not work is tried again with the next change of the card."""

    def __init__(self, client: WebClient, database: Database, directory: Directory, language: str, zone: str) -> None:
        self.client, self.database, self.directory, self.language, self.zone = client, database, directory, language, zone

    def follow(self, message: Message, ref: str, now: datetime) -> None:
        """Open the channel when the card in the room says L3; invite whoever has joined since."""
        if message.slot != "case" or message.card is None or message.card.title.args.get("severity") != Severity.L3:
            return
        try:
            self._open(message.incident, ref, now)
        except (TryAgain, GiveUp) as trouble:
            LOG.error("the channel of incident %s is not ready: %s", message.incident, trouble)

    def _open(self, incident: int, ref: str, now: datetime) -> None:
        with self.database.reading() as connection:
            kept, channel = case_files.load(connection, incident), channels.of_incident(connection, "slack", incident)
        assert kept is not None
        if not kept.file.open:
            return
        fresh = not channel
        if fresh:
            name = f"inc-{incident}-{now:%m%d}"
            channel = str(call(self.client.conversations_create, name=name)["channel"]["id"])
            with self.database.transaction() as connection:
                channels.opened(connection, "slack", incident, channel, now)
        self._invite(kept.file, channel)
        if fresh:
            self._welcome(incident, channel, ref)

    def _invite(self, file: CaseFile, channel: str) -> None:
        people = self.directory.team().people
        holders = {seat.person for seat in file.seats.values()} | set(self.directory.team().managers(file.brand))
        users = sorted(filter(None, (self.directory.user(people[p]) for p in holders if p in people)))
        if users:
            try:
                call(self.client.conversations_invite, channel=channel, users=",".join(users), force=True)
            except GiveUp as refused:
                if "already_in_channel" not in str(refused):
                    raise

    def _welcome(self, incident: int, channel: str, ref: str) -> None:
        """Say what this is for, here and in the card's thread."""
        home, _, ts = ref.partition("/")
        link = str(call(self.client.chat_getPermalink, channel=home, message_ts=ts)["permalink"])
        reader = Reader(self.language, {}, self.zone)
        [body] = said_messages((say("slack.own_channel", number=incident),), reader)
        body["blocks"][0]["elements"][0]["elements"] += [
            {"type": "text", "text": " "},
            {"type": "link", "url": link, "text": reader.word("to_card")},
        ]
        call(self.client.chat_postMessage, channel=channel, **body)
        [body] = said_messages((say("slack.own_channel_opened", number=incident),), reader)
        body["blocks"][0]["elements"][0]["elements"] += [{"type": "text", "text": " "}, {"type": "channel", "channel_id": channel}]
        call(self.client.chat_postMessage, channel=home, thread_ts=ts, **body)
