"""The one place that builds outbox messages: changed cards, lines for the thread, messages to people, follow-ups."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from pydantic import TypeAdapter
from pydantic_core import to_jsonable_python
from sqlalchemy import Connection

from bot.incidents.rooms import DESK, room_place
from handlers.case.card import ROOM, Card, LocalizedText, Row, Tone, msg, person_place
from handlers.case.case_file import CaseFile
from handlers.case.decision import (
    AskModel,
    CountMisuse,
    FollowUp,
    GatherUmbrella,
    ImportAlerts,
    LinkIncident,
    Notify,
    ReadAgain,
    Regrade,
    ReviewDraft,
    RunDrillStep,
    TimestampEvidence,
    TranslateDraft,
    WriteDraft,
)
from handlers.case.drafts import DraftState
from handlers.case.event import Event
from handlers.case.people import Person, Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.overview.cards import cards_for, suppress_notifications
from handlers.overview.case_card import title
from handlers.overview.room_card import for_room
from handlers.overview.timeline import event_text
from handlers.roles.access import may_read
from storage.incidents.timeline import TimelineEntry
from storage.outbox import posted_cards
from storage.outbox.posted_cards import CardChange, CardLocation
from storage.outbox.queue import OutboxMessage

CARD: TypeAdapter[Card] = TypeAdapter(Card)
SAYS: TypeAdapter[tuple[LocalizedText, ...]] = TypeAdapter(tuple[LocalizedText, ...])
FOLLOW_UP_KINDS = (
    *(WriteDraft, ReviewDraft, TranslateDraft, Regrade, ReadAgain, AskModel, LinkIncident, RunDrillStep, CountMisuse),
    *(GatherUmbrella, ImportAlerts, TimestampEvidence),
)
FOLLOW_UPS = {kind.code: TypeAdapter(kind) for kind in FOLLOW_UP_KINDS}
WRITING = f"{DESK}|{WriteDraft.code}|"  # how queues of drafts to be written begin
READING = f"{DESK}|{AskModel.code}|"  # how queues of posts for the model begin: a storm of them delays nothing else


def queue_name(chat: str, place: str, incident: int) -> str:
    """The queue of an incident's messages to one place of a chat; `incident` is 0 for messages about none."""
    return f"{chat}|{place}|{incident}"


def card_message(chat: str, place: str, incident: int, card: Card, card_key: str = "") -> OutboxMessage:
    """A card to one place of a chat; under the same `card_key` a newer state replaces one that still waits."""
    return OutboxMessage(queue_name(chat, place, incident), "card", incident, CARD.dump_json(card).decode(), card_key)


def text_message(
    chat: str, place: str, incident: int, says: Sequence[LocalizedText] = (), card_key: str = ""
) -> OutboxMessage:
    """Sentences to one place of a chat. Without any it asks the chat's sender for its own work at that place."""
    return OutboxMessage(
        queue_name(chat, place, incident), "lines", incident, SAYS.dump_json(tuple(says)).decode(), card_key
    )


def event_texts(events: Iterable[Event], by: str) -> list[LocalizedText]:
    """The sentences that announce these events; internal ones are not announced."""
    return [event_text(e.code, to_jsonable_python(vars(e)), by) for e in events if not e.internal]


def entry_texts(entries: Iterable[TimelineEntry]) -> list[LocalizedText]:
    """The same sentences as `event_texts`, from stored lines."""
    return [event_text(line.kind, line.fields, line.by) for line in entries if not line.internal]


class Reachable(Protocol):
    """What is asked of a chat here: its name, and whom it reaches."""

    @property
    def name(self) -> str:
        """The chat's folder."""

    def can_reach(self, person: Person) -> bool:
        """True when this person can be reached there."""


class MessageBuilder:
    """Knows which chats there are, and so where a neutral place really is."""

    def __init__(self, chats: Sequence[Reachable], policy: ResponsePolicy) -> None:
        self.chats, self.policy = chats, policy

    def cards(self, connection: Connection, files: Sequence[CaseFile], team: Team) -> list[OutboxMessage]:
        """Cards whose content changed; those that no longer belong lose their buttons."""
        shown, messages, changes = posted_cards.shown(connection, (file.number for file in files)), [], []
        for file in files:
            known = shown[file.number]
            for location, (payload, digest) in self._changed(known, file, team).items():
                change = CardChange(file.number, location, digest, location not in known)
                queue = queue_name(location.chat, location.place, file.number)
                messages.append(OutboxMessage(queue, "card", file.number, payload, location.card_key, first=change.new))
                changes.append(change)
        posted_cards.show(connection, changes)
        return messages

    def stale_digests(self, connection: Connection, file: CaseFile, team: Team) -> list[str | None]:
        """Known digests of cards that differ from what they should show and are not on the way; None: never sent."""
        known = posted_cards.shown(connection, [file.number])[file.number]
        return [known.get(location) for location in self._changed(known, file, team)]

    def _changed(
        self, known: Mapping[CardLocation, str], file: CaseFile, team: Team
    ) -> dict[CardLocation, tuple[str, str]]:
        """JSON and digest of each card that differs from what is known."""
        cards = cards_for(file, self.policy)
        open_to = {
            place: self.locations(place, file, team)
            for place in {card.place for card in cards}
            if place == ROOM or may_read(file, team.people.get(place.removeprefix("person:")), team)
        }
        wanted = {CardLocation(c.card_key, *at): c.card for c in cards for at in open_to.get(c.place, ())}
        wanted |= {location: _closed_card(file, location.card_key) for location in known if location not in wanted}
        payloads = {location: CARD.dump_json(card).decode() for location, card in wanted.items()}
        return {at: (card, new) for at, card in payloads.items() if known.get(at) != (new := card_digest(card))}

    def announcement(self, texts: Sequence[LocalizedText], file: CaseFile, team: Team) -> list[OutboxMessage]:
        """What happened, for the thread in the room: one message per decision, none for an incident only on record."""
        return self.notification(Notify(tuple(texts)), file, team) if texts and not suppress_notifications(file) else []

    def follow_up(self, follow_up: FollowUp, file: CaseFile, team: Team) -> list[OutboxMessage]:
        """The messages of a follow-up."""
        if isinstance(follow_up, Notify):
            return self.notification(follow_up, file, team)
        number = getattr(follow_up, "number", file.number)  # some are about another incident
        name = follow_up.code
        payload = FOLLOW_UPS[name].dump_json(follow_up).decode()
        return [OutboxMessage(queue_name(DESK, name, number), name, number, payload)]

    def notification(self, notify: Notify, file: CaseFile, team: Team) -> list[OutboxMessage]:
        """Lines for the room's thread, or for people in private, each person once. A quiet L1 has no thread (R35)."""
        to_room = not notify.roles and not notify.people
        room = [ROOM] if file.in_room else []
        places = room if to_room else [person_place(p) for p in _recipients(notify, file, team)]
        read = for_room(file, notify.says) if to_room else notify.says
        says = tuple(msg("drill.line", text=said) for said in read) if file.drill else read
        return [
            text_message(chat, location, file.number, says)
            for place in places
            for chat, location in self.locations(place, file, team)
        ]

    def locations(self, place: str, file: CaseFile, team: Team) -> list[tuple[str, str]]:
        """Chat and place of a neutral place: every chat's room for the brand, or chats that can reach the person."""
        if place == ROOM:
            return [(chat.name, room_place(file.brand)) for chat in self.chats]
        person = team.people.get(place.removeprefix("person:"))
        return [(chat.name, place) for chat in self.chats if chat.can_reach(person)] if person else []


def _recipients(notify: Notify, file: CaseFile, team: Team) -> list[str]:
    """Ids of the roles' holders and the named people; the managers when there are none."""
    managers = team.managers(file.brand)
    held = [p for role in notify.roles for p in _holders(role, file, team) if p]
    return list(dict.fromkeys([*held, *notify.people])) or list(managers)


def _holders(role: Role, file: CaseFile, team: Team) -> tuple[str, ...]:
    """Ids of who answers for a role here: its holder; every manager; without a seated executive every executive."""
    if role is Role.MANAGER:
        return team.managers(file.brand)
    if role is Role.EXECUTIVE and not file.person(role):
        return tuple(p.id for p in team.people.values() if role in p.roles and p.covers(file.brand, file.category))
    return (file.person(role),)


def card_digest(payload: str) -> str:
    """Hash of a card's JSON: another one means that the card shows something else."""
    return hashlib.sha256(payload.encode()).hexdigest()[:32]


def _closed_card(file: CaseFile, card_key: str) -> Card:
    """A card whose reader has nothing to do any more; who was to post a text reads that it must not be posted."""
    draft = file.draft(int(card_key.removeprefix("post-"))) if card_key.startswith("post-") else None
    if draft is None or draft.state in (DraftState.APPROVED, DraftState.POSTED):
        return Card(title(file), Tone.RESOLVED, (Row(msg("card.next"), msg("next.moved_on")),))
    warning = msg("next.do_not_post", version=draft.version, state=f"draft.{draft.state}")
    return Card(title(file), Tone.WARNING, (Row(msg("card.next"), warning),))
