"""What people set for themselves in chat, on top of the roster file, and who they are there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from handlers.overview.reach_card import ReachTest
from storage.tables import ChatLink, PersonState, table_of

TABLE = table_of(PersonState)
LINK = table_of(ChatLink)


@dataclass(frozen=True)
class ChatIdentity:
    """An identity in a chat, its person, and the verified e-mail address by which they were recognised."""

    identity: str
    person: str
    email: str


def states(connection: Connection) -> dict[str, tuple[datetime | None, str]]:
    """Away-until (UTC) and language by person id."""
    return {r.person: (r.away_until, r.language) for r in connection.execute(select(TABLE))}


def set_away(connection: Connection, person: str, until: datetime | None) -> None:
    """Away until then, or back."""
    _set(connection, person, away_until=until)


def set_language(connection: Connection, person: str, language: str) -> None:
    """The language this person reads."""
    _set(connection, person, language=language)


def ask_to_confirm(connection: Connection, people: Sequence[str], now: datetime) -> None:
    """A test message went out to these people."""
    for person in people:
        _set(connection, person, asked_at=now)


def confirm(connection: Connection, person: str, now: datetime) -> None:
    """This person was reached."""
    _set(connection, person, confirmed_at=now)


def reach_tests(connection: Connection) -> dict[str, ReachTest]:
    """When each person was last asked to confirm, and when they last did."""
    return {r.person: ReachTest(r.asked_at, r.confirmed_at) for r in connection.execute(select(TABLE))}


def _set(connection: Connection, person: str, **values: object) -> None:
    if not connection.execute(update(TABLE).where(TABLE.c.person == person).values(values)).rowcount:
        connection.execute(insert(TABLE).values({"person": person, "away_until": None, "language": "", **values}))


def links(connection: Connection, chat: str) -> list[ChatIdentity]:
    """Everybody who was recognised by their address in this chat, the latest last."""
    query = select(LINK.c.identity, LINK.c.person, LINK.c.email).where(LINK.c.chat == chat).order_by(LINK.c.at)
    return [ChatIdentity(*row) for row in connection.execute(query)]


def set_link(connection: Connection, chat: str, link: ChatIdentity, now: datetime) -> None:
    """This identity is this person from now on."""
    here = (LINK.c.chat == chat, LINK.c.identity == link.identity)
    if not connection.execute(update(LINK).where(*here).values(person=link.person, email=link.email, at=now)).rowcount:
        connection.execute(insert(LINK).values(chat=chat, **vars(link), at=now))


def remove_link(connection: Connection, chat: str, identity: str) -> None:
    """This identity is no person's any more: its account has another address now, or is none of ours."""
    connection.execute(delete(LINK).where(LINK.c.chat == chat, LINK.c.identity == identity))
