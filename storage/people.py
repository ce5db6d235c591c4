"""What people set for themselves in chat, laid over the roster file: away until, language."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from storage.tables import PersonState

TABLE = PersonState.__table__  # type: ignore[attr-defined]


def states(connection: Connection) -> dict[str, tuple[datetime | None, str]]:
    """Away-until (UTC) and language by person id."""
    return {r.person: (r.away_until, r.language) for r in connection.execute(select(TABLE))}


def set_away(connection: Connection, person: str, until: datetime | None) -> None:
    """Away until then, or back."""
    _set(connection, person, away_until=until)


def set_language(connection: Connection, person: str, language: str) -> None:
    """The language this person reads."""
    _set(connection, person, language=language)


def _set(connection: Connection, person: str, **values: object) -> None:
    if not connection.execute(update(TABLE).where(TABLE.c.person == person).values(values)).rowcount:
        connection.execute(insert(TABLE).values({"person": person, "away_until": None, "language": "", **values}))
