"""The team right now: the roster file, what people set for themselves in chat, and who carries how much."""

import contextlib
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from bot.config.roster import Roster
from handlers.case.people import Person, Shift, Team
from storage import team as states
from storage.database import Database
from storage.incidents import posts

FRESH_SECONDS = 5.0  # loads and away marks may lag this much; choosing an owner needs no more


class TeamDirectory:
    """Puts the team together and caches it for FRESH_SECONDS, so that a storm of alerts does not read it each time."""

    def __init__(self, database: Database, roster: Roster) -> None:
        self.database, self.roster = database, roster
        self._cached: tuple[float, Mapping[str, Person], Team] | None = None
        self._changes = 0
        self._unreachable: frozenset[str] = frozenset()
        self._shifts: tuple[Shift, ...] = ()

    def team(self, connection: Connection | None = None) -> Team:
        """The whole team, as of now. A caller inside a transaction passes its connection: it needs no second one."""
        file, kept, changes = self.roster.current(), self._cached, self._changes
        if kept and kept[1] is file and time.monotonic() - kept[0] < FRESH_SECONDS:
            return kept[2]
        with contextlib.nullcontext(connection) if connection else self.database.read_transaction() as reading:
            said, load = states.states(reading), posts.load_of(reading)
        people = {id_: _with(person, *said.get(id_, (None, ""))) for id_, person in file.items()}
        team = Team(people, load, self._unreachable, shifts=self._shifts)
        self._cached = (time.monotonic(), file, team)
        if changes != self._changes:  # a person changed their own state while this was read: do not cache it
            self._cached = None
        return team

    def set_away(self, person: str, until: datetime | None) -> None:
        """Away until then; a past moment means back, whatever the file says."""
        with self.database.transaction() as connection:
            states.set_away(connection, person, until)
        self._forget()

    def set_unreachable(self, people: frozenset[str]) -> None:
        """Ask no person to act whom no chat knows. The chats are asked outside every transaction."""
        if people != self._unreachable:
            self._unreachable = people
            self._forget()

    def set_shifts(self, shifts: tuple[Shift, ...]) -> None:
        """Who is on duty when, as the rotas say."""
        if shifts != self._shifts:
            self._shifts = shifts
            self._forget()

    def set_language(self, person: str, language: str) -> None:
        """The language this person reads."""
        with self.database.transaction() as connection:
            states.set_language(connection, person, language)
        self._forget()

    def _forget(self) -> None:
        self._changes += 1
        self._cached = None


def _with(person: Person, away: datetime | None, language: str) -> Person:
    return replace(person, away_until=away or person.away_until, language=language or person.language)
