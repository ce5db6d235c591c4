"""What people set for themselves in chat, on top of the roster file."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from handlers.overview.reach_card import ReachTest
from storage.tables import PersonState, table_of

TABLE = table_of(PersonState)


def states(connection: Connection) -> dict[str, tuple[datetime | None, str]]:
    """Away-until (UTC) and language by person id."""
    return {r.person: (r.away_until, r.language) for r in connection.execute(select(TABLE))}


def set_away(connection: Connection, person: str, until: datetime | None) -> None:
    """Store until when a person is away (UTC); None says that they are back."""
    _set(connection, person, away_until=until)


def set_language(connection: Connection, person: str, language: str) -> None:
    """The language this person reads."""
    _set(connection, person, language=language)


def ask_to_confirm(connection: Connection, people: Sequence[str], now: datetime) -> None:
    """A test message went out to these people."""
    for person in people:
        _set(connection, person, asked_at=now)


def confirm(connection: Connection, person: str, now: datetime) -> None:
    """Record that this person was reached."""
    _set(connection, person, confirmed_at=now)


def reach_tests(connection: Connection) -> dict[str, ReachTest]:
    """When each person was last asked to confirm, and when they last did."""
    return {r.person: ReachTest(r.asked_at, r.confirmed_at) for r in connection.execute(select(TABLE))}


def _set(connection: Connection, person: str, **values: object) -> None:
    if not connection.execute(update(TABLE).where(TABLE.c.person == person).values(values)).rowcount:
        connection.execute(insert(TABLE).values({"person": person, "away_until": None, "language": "", **values}))
