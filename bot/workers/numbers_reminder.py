"""Asks the monitors of open incidents for new numbers, at times that follow how fast each post grows (R7)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import text_message
from handlers.alerts.numbers import NumbersAsked, looks_by, next_look, times_asked, who_hears, who_looks
from handlers.case.card import LocalizedText, msg, person_place
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision
from handlers.case.event import EventMeta
from handlers.case.people import Role, Team
from handlers.case.policy import ResponsePolicy
from storage import periodic_jobs
from storage.incidents import cases, listing
from storage.incidents.cases import StoredCase
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage

INTERVAL = timedelta(minutes=1)
MAX_INCIDENTS = 500  # open incidents looked at in one run, the gravest first


class NumbersReminder:
    """A periodic job: one line to each person for all that is due, never one for each post.

    What was asked stands in the case files, written with the line: a kill in between asks nothing twice.
    """

    def __init__(self, incidents: Incidents) -> None:
        self.incidents = incidents
        self._next: datetime | None = None

    def ask_due(self, now: datetime) -> int:
        """Ask for what is due; how many incidents."""
        if self._next and now < self._next:
            return 0
        self._next = now + INTERVAL
        policy = self.incidents.policy
        with self.incidents.database.transaction() as connection:
            if not periodic_jobs.claim_run(connection, "numbers", now, self._next):
                return 0
            due = [f.number for f in listing.open_incidents(connection, MAX_INCIDENTS) if is_due(f, policy, now)]
            asked = self._ask(connection, due, now) if due else []
        if asked:
            self.incidents.wake()
        return len(asked)

    def _ask(self, connection: Connection, numbers: Sequence[int], now: datetime) -> list[CaseFile]:
        """Lock the files, write that they were asked for, and tell each person once."""
        team, writer = self.incidents.people.team(connection), self.incidents.decision_writer
        entries, before = [], {}
        for stored in cases.load_many(connection, numbers).values():
            if not isinstance(stored, StoredCase) or not is_due(stored.file, self.incidents.policy, now):
                continue
            before[stored.file.number] = times_asked(stored.file)
            times = looks_by(stored.file, self.incidents.policy, now)
            asked = NumbersAsked(person=who_looks(stored.file), times=times)
            entries.append(writer.prepare(stored, Decision((asked,)), EventMeta(now)))
        writer.write(connection, entries, team)
        files = [entry.stored.file for entry in entries]
        outbox.enqueue(connection, self._lines(files, before, team), now)
        return files

    def _lines(self, files: Sequence[CaseFile], before: Mapping[int, int], team: Team) -> list[OutboxMessage]:
        """One line for all that a person is asked to look at, and one for all that others have not looked at.

        `before`: how often each had been asked for.
        """
        asked: dict[tuple[str, str], list[int]] = {}
        for file in files:
            looks = who_looks(file)
            others = {p for role in who_hears(before[file.number] + 1) for p in _holders(role, file, team)} - {looks}
            for person in (looks, *sorted(others)):
                key = "remind.numbers" if person == looks else "remind.numbers_of_others"
                asked.setdefault((person, key), []).append(file.number)
        return [
            text_message(chat, place, 0, [_line(key, numbers)])
            for (person, key), numbers in asked.items()
            for chat, place in self.incidents.messages.locations(person_place(person), files[0], team)
        ]


def is_due(file: CaseFile, policy: ResponsePolicy, now: datetime) -> bool:
    """True when its monitor is to look at this post's numbers now."""
    at = next_look(file, policy) if not file.damaged and who_looks(file) else None
    return at is not None and at <= now


def _line(key: str, numbers: Sequence[int]) -> LocalizedText:
    named = tuple(msg("plain.text", text=f"#{number}") for number in numbers)
    return msg(key, numbers=named)


def _holders(role: Role, file: CaseFile, team: Team) -> tuple[str, ...]:
    if role is Role.MANAGER:
        return team.managers(file.brand)
    return (file.person(role),) if file.person(role) else ()
