"""Messages an open incident should have in the outbox and has not: cards, announcements of events, its draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.incidents.outbox_messages import SAYS, WRITING, MessageBuilder, card_digest, entry_texts, queue_name
from handlers.case.card import LocalizedText
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify, WriteDraft
from handlers.case.people import Team
from handlers.overview.redact import redact
from storage.incidents import timeline
from storage.outbox import enqueued, posted_cards
from storage.outbox.posted_cards import CardChange, CardLocation
from storage.outbox.queue import OutboxMessage

CHECKED_SPAN = timedelta(hours=1)  # what was committed earlier, earlier audits have proven
COMMIT_SPAN = timedelta(seconds=2)  # within one commit, what is written may bear moments that far apart


@dataclass(frozen=True)
class MissingMessages:
    """Cards whose newest state is neither posted nor enqueued, and other messages to enqueue: `line` or `draft`."""

    stale_cards: tuple[CardLocation, ...]
    messages: tuple[tuple[str, OutboxMessage], ...]

    @property
    def kind(self) -> str:
        """`card`, `line` or `draft`; empty when nothing is missing."""
        return "card" if self.stale_cards else self.messages[0][0] if self.messages else ""


def find_missing_messages(
    connection: Connection, file: CaseFile, messages: MessageBuilder, team: Team, now: datetime
) -> MissingMessages:
    """Everything that is missing for this incident."""
    standing = posted_cards.cards_of(connection, file.number)
    missing = [*_lines(connection, file, messages, team, standing, now), *_draft(connection, file, messages, team)]
    return MissingMessages(tuple(_cards(connection, file, messages, standing)), tuple(missing))


def requeue_missing(
    connection: Connection, file: CaseFile, messages: MessageBuilder, team: Team, now: datetime
) -> list[OutboxMessage]:
    """The missing messages, ready to enqueue, stale cards among them; the incident's row must be locked."""
    found = find_missing_messages(connection, file, messages, team, now)
    posted_cards.show(connection, [CardChange(file.number, location, "", new=False) for location in found.stale_cards])
    return [*messages.cards(connection, [file], team), *(message for _, message in found.messages)]


Standing = list[tuple[CardLocation, str, str]]


def _cards(
    connection: Connection, file: CaseFile, messages: MessageBuilder, standing: Standing
) -> Iterator[CardLocation]:
    """The last enqueued state must be the wanted one; once that is deleted, a reference shows that it was posted."""
    chats = {chat.name for chat in messages.chats}
    newest = enqueued.newest_cards(connection, [_queue_of(location, file) for location, _, _ in standing])
    for location, wanted, ref in standing:
        payload = newest.get((_queue_of(location, file), location.card_key))
        if location.chat in chats and not (card_digest(payload) == wanted if payload is not None else ref):
            yield location


def _lines(
    connection: Connection, file: CaseFile, messages: MessageBuilder, team: Team, standing: Standing, now: datetime
) -> Iterator[tuple[str, OutboxMessage]]:
    """Recent events that no message to the chat's room announces, from the room's first message on."""
    rows = timeline.rows_since(connection, file.number, now - CHECKED_SPAN)
    for room in messages.notification(Notify(()), file, team) if rows else ():
        chat = room.queue.partition("|")[0]
        queues = {
            room.queue,
            *(
                _queue_of(location, file)
                for location, _, _ in standing
                if location.chat == chat and location.place.startswith("room:")
            ),
        }
        begun = enqueued.oldest_enqueued_at(connection, queues)
        said = [
            each for _, payload in enqueued.line_messages(connection, queues) for each in SAYS.validate_json(payload)
        ]
        known = Announced(frozenset(map(_exact, said)), frozenset(map(_wordless, said)))
        for row in rows:
            announced = messages.announcement(entry_texts([timeline.to_entry(row)]), file, team)
            mine = [message for message in announced if message.queue == room.queue]
            # Older lines were announced by messages that are deleted by now; a chat added later never had them.
            if begun and row["at"] > begun - COMMIT_SPAN:
                yield from (("line", message) for message in mine if not known.has(message.payload))


def _draft(
    connection: Connection, file: CaseFile, messages: MessageBuilder, team: Team
) -> Iterator[tuple[str, OutboxMessage]]:
    """A case file that waits for a draft needs the follow-up that writes it."""
    wanted = file.being_written()
    if wanted and not enqueued.has_undelivered(connection, f"{WRITING}{file.number}"):
        for r in wanted:
            again = WriteDraft(r.kind, r.instruction, r.asked_by, r.recipient)
            yield from (("draft", message) for message in messages.follow_up(again, file, team))


def _queue_of(location: CardLocation, file: CaseFile) -> str:
    return queue_name(location.chat, location.place, file.number)


@dataclass(frozen=True)
class Announced:
    """What a room was told, as text that is equal for equal sentences: as it was said, and without free words.

    An incident may have become need-to-know since, or ceased to be: what was told then in the other form was told.
    """

    exact: frozenset[str]
    wordless: frozenset[str]

    def has(self, payload: str) -> bool:
        """True when every sentence of a message was told."""
        return all(
            _exact(said) in self.exact | self.wordless or _wordless(said) in self.exact
            for said in SAYS.validate_json(payload)
        )


def _exact(said: LocalizedText) -> str:
    """The sentence as text, without what is empty in it: events have fields that older ones had not."""
    return str(timeline.canonical(_filled(said)))


def _filled(said: LocalizedText) -> LocalizedText:
    """The sentence without empty arguments, in the sentences within it too: a drill's are wrapped in one."""
    args = {name: value for name, value in said.args.items() if value not in (None, "", (), [])}
    within = {name: _filled(value) for name, value in args.items() if isinstance(value, LocalizedText)}
    return LocalizedText(said.key, {**args, **within})


def _wordless(said: LocalizedText) -> str:
    return _exact(redact(said))
