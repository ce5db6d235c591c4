"""The daily digest of every room: open windows, promises, complaints without an answer (R112)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.config.settings import Settings
from bot.incidents.incidents import Incidents
from bot.incidents.industry import note_parts, recent_notes
from bot.incidents.outbox_messages import card_message
from bot.incidents.rooms import room_place
from handlers.case.card import Button, Card, LocalizedText, Part, Row, msg
from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.overview.board import time_left
from handlers.overview.case_card import severity_tone
from handlers.overview.own_posts import own_post_line, unanswered_under_own_post
from handlers.overview.room_card import about
from handlers.overview.unread_card import unread_row
from handlers.reminders.windows import first_answer, open_windows
from handlers.tasks.rules import open_tasks
from storage import periodic_jobs
from storage.incidents import listing
from storage.incidents.industry import IndustryNote
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage

MAX_INCIDENTS = 200  # open incidents looked at
MAX_ROWS = 25  # incidents in one room's digest
MAX_BUTTONS = 5
MAX_NOTES = 3  # on others in the trade
DAY = timedelta(days=1)


class Digest:
    """A periodic job, once a day at `digest_at` in the team's zone."""

    def __init__(self, incidents: Incidents, settings: Settings) -> None:
        self.incidents, self.at, self.zone = incidents, settings.digest_at, ZoneInfo(settings.zone)
        self._next: datetime | None = None

    def send_due(self, now: datetime) -> int:
        """Enqueue the digests when it is time (UTC); how many."""
        if self._next and now < self._next:
            return 0
        following = self.next_run(now)
        with self.incidents.database.transaction() as connection:
            messages: list[OutboxMessage] = []
            if periodic_jobs.claim_run(connection, "digest", now, following):
                open_files, unread = listing.open_incidents(connection, MAX_INCIDENTS), listing.count_unread(connection)
                own = [f for f in listing.unread(connection, MAX_INCIDENTS) if unanswered_under_own_post(f)]
                notes = recent_notes(connection, now)
                messages = self._messages(open_files, unread, now, own, notes)
            outbox.enqueue(connection, messages, now)
        self._next = following
        if messages:
            self.incidents.wake()
        return len(messages)

    def next_run(self, now: datetime) -> datetime:
        """The next time of day at which it is due (UTC comes back as it went in)."""
        today = now.astimezone(self.zone).date()
        turns = (
            datetime.combine(today + timedelta(days=days), self.at, self.zone).astimezone(now.tzinfo) for days in (0, 1)
        )
        return next(
            turn for turn in turns if turn > now
        )  # as moments: where summer time ends, a time of day comes twice

    def _messages(
        self,
        files: Sequence[CaseFile],
        unread: Mapping[str, tuple[int, datetime]],
        now: datetime,
        own: Sequence[CaseFile] = (),
        notes: Sequence[IndustryNote] = (),
    ) -> list[OutboxMessage]:
        """One card for each room of each chat; brands that share a room share its card."""
        rooms: dict[str, list[CaseFile]] = {}
        for file in files:
            if not file.drill:
                rooms.setdefault(room_place(file.brand), []).append(file)
        waiting: dict[str, list[tuple[int, datetime]]] = {}
        for brand, counted in unread.items():
            waiting.setdefault(room_place(brand), []).append(counted)
        unread_own: dict[str, list[CaseFile]] = {}
        for file in own:
            unread_own.setdefault(room_place(file.brand), []).append(file)
        fresh = {room_place(note.brand) for note in notes if now - note.at <= DAY}
        cards = {
            room: with_notes(
                digest_card(
                    rooms.get(room, []), self.incidents.policy, now, waiting.get(room, []), unread_own.get(room, [])
                ),
                [note for note in notes if room_place(note.brand) in (room, room_place(""))],
            )
            for room in dict.fromkeys((*rooms, *waiting, *sorted(fresh)))
        }
        key = f"digest-{now.astimezone(self.zone):%Y-%m-%d}"
        chats = self.incidents.messages.chats
        return [card_message(chat.name, room, 0, card, key) for chat in chats for room, card in cards.items()]


def digest_card(
    files: Sequence[CaseFile],
    policy: ResponsePolicy,
    now: datetime,
    unread: Sequence[tuple[int, datetime]] = (),
    unread_own: Sequence[CaseFile] = (),
) -> Card:
    """What is open in one room, the worst first; and how many posts wait to be read, by brand since when."""
    unanswered = sum(_unanswered(file) for file in files)
    counted = msg(
        "digest.count", n=len(files), unanswered=unanswered, promises=sum(len(f.open_promises()) for f in files)
    )
    waiting = unread_row(sum(n for n, _ in unread), min((at for _, at in unread), default=None))
    parts: list[Part] = [Row(msg("board.open"), counted), *waiting]
    own = [*(f for f in files if unanswered_under_own_post(f)), *unread_own]
    parts += [Row(msg("own.row", number=f.number, severity=f.severity), own_post_line(f, now)) for f in own[:MAX_ROWS]]
    in_room, quiet = [f for f in files if f.in_room], [f for f in files if not f.in_room]
    parts += [
        Row(msg("digest.row", number=f.number, severity=f.severity, about=about(f)), _row(f, policy, now))
        for f in in_room[:MAX_ROWS]
    ]
    if len(in_room) > MAX_ROWS:
        parts.append(Row(msg("board.more"), msg("board.more_are", n=len(in_room) - MAX_ROWS)))
    if quiet:
        parts.append(Row(msg("digest.quiet", n=len(quiet)), _quiet_line(quiet)))
    tone = severity_tone(max((f.severity for f in files), default=Severity.L1))
    read = (Button("unread", msg("button.unread")),) if waiting else ()
    return Card(msg("digest.title"), tone, tuple(parts), (*read, *(_open(f) for f in files[:MAX_BUTTONS])))


def with_notes(card: Card, notes: Sequence[IndustryNote]) -> Card:
    """The digest with what happened to others in the trade, the newest of the week (R20)."""
    return replace(card, parts=(*card.parts, *note_parts(notes[:MAX_NOTES]))) if notes else card


def _row(file: CaseFile, policy: ResponsePolicy, now: datetime) -> LocalizedText:
    items = [msg("board.owner", person=file.person(Role.OWNER))]
    items += [msg("digest.unanswered")] if _unanswered(file) else []
    items += [msg("board.window", window=w.name, left=time_left(w.due, now)) for w in open_windows(file, policy)]
    items += [
        msg("digest.promise", id=p.id, owner=p.owner, left=time_left(p.due, now) if p.due else None)
        for p in file.open_promises()
    ]
    if tasks := open_tasks(file):
        items.append(msg("digest.tasks", n=len(tasks), overdue=sum(t.due <= now for t in tasks)))
    return msg("plain.list", items=tuple(items))


def _quiet_line(files: Sequence[CaseFile]) -> LocalizedText:
    """Every L1 in one line: number, what it is about, and whether it is answered (R35)."""
    items = [
        msg("digest.quiet_item", number=f.number, about=about(f), unanswered=_unanswered(f)) for f in files[:MAX_ROWS]
    ]
    return msg("plain.list", items=tuple(items))


def _unanswered(file: CaseFile) -> bool:
    """A public complaint without a public answer, and without the decision to give none."""
    return first_answer(file) is None and not file.no_reply


def _open(file: CaseFile) -> Button:
    return Button(f"status {file.number}", msg("button.open", number=file.number))
