"""Cards that were posted to chats: where each is, what it shows now, and the chat's own reference of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, insert, or_, select, update

from storage.tables import PostedCard, table_of

TABLE = table_of(PostedCard)


@dataclass(frozen=True)
class CardLocation:
    """Where one card of an incident is: in one place of one chat."""

    card_key: str
    chat: str
    place: str


@dataclass(frozen=True)
class CardChange:
    """What a card of an incident shows from now on; `new`: it was not there before."""

    incident: int
    location: CardLocation
    digest: str
    new: bool


def shown(connection: Connection, incidents: Iterable[int]) -> dict[int, dict[CardLocation, str]]:
    """Digest of what each card of the incidents shows, or is about to; by incident."""
    digests: dict[int, dict[CardLocation, str]] = {number: {} for number in incidents}
    for r in connection.execute(SELECT_DIGESTS, {"incidents": list(digests)}):
        digests[r.incident][CardLocation(r.card_key, r.chat, r.place)] = r.digest
    return digests


def show(connection: Connection, changes: Sequence[CardChange]) -> None:
    """Record what cards show from now on."""
    new = [{"incident": c.incident, **vars(c.location), "digest": c.digest, "ref": ""} for c in changes if c.new]
    old = [{**_at(c.incident, c.location), "digest": c.digest} for c in changes if not c.new]
    if new:
        connection.execute(insert(TABLE), new)
    if old:
        connection.execute(UPDATE_DIGEST, old)


def reference(connection: Connection, incident: int, location: CardLocation) -> str:
    """The chat's reference of the posted card; empty before it is posted."""
    return connection.execute(SELECT_REFERENCE, _at(incident, location)).scalar() or ""


def posted(connection: Connection, incident: int, location: CardLocation, ref: str) -> None:
    """Record the chat's reference of a card that was posted."""
    connection.execute(UPDATE_REFERENCE, {**_at(incident, location), "posted": ref})


def forget(connection: Connection, chat: str, places: Iterable[str]) -> None:
    """Nothing of what was posted in these places is there any more: the audit has the open incidents' cards posted."""
    gone = (TABLE.c.chat == chat, TABLE.c.place.in_(list(places)))
    connection.execute(update(TABLE).where(*gone).values(ref="", digest=""))


def places_of(connection: Connection, chat: str, kind: str) -> list[str]:
    """Places of this kind (`room`, `person`) where the chat has cards."""
    known = (TABLE.c.chat == chat, TABLE.c.place.startswith(f"{kind}:", autoescape=True))
    return list(connection.execute(select(TABLE.c.place).where(*known).distinct()).scalars())


def _at(incident: int, location: CardLocation) -> dict[str, Any]:
    return {"n": incident, "s": location.card_key, "c": location.chat, "p": location.place}


INCIDENTS: BindParameter[list[int]] = bindparam("incidents", expanding=True)
SELECT_DIGESTS = select(TABLE.c.incident, TABLE.c.card_key, TABLE.c.chat, TABLE.c.place, TABLE.c.digest).where(
    TABLE.c.incident.in_(INCIDENTS)
)
THERE = (
    TABLE.c.incident == bindparam("n"),
    TABLE.c.card_key == bindparam("s"),
    TABLE.c.chat == bindparam("c"),
    TABLE.c.place == bindparam("p"),
)
UPDATE_DIGEST = update(TABLE).where(*THERE)
SELECT_REFERENCE = select(TABLE.c.ref).where(*THERE)
UPDATE_REFERENCE = update(TABLE).where(*THERE).values(ref=bindparam("posted"))


def cards_of(connection: Connection, incident: int) -> list[tuple[CardLocation, str, str]]:
    """Return (location, digest, reference) of the incident's cards, posted or about to be."""
    return [
        (CardLocation(r.card_key, r.chat, r.place), r.digest, r.ref)
        for r in connection.execute(select(TABLE).where(TABLE.c.incident == incident))
    ]


def incident_at(connection: Connection, chat: str, ref: str) -> int | None:
    """The incident whose card the chat knows by this reference; a card of several messages has `ref,…`."""
    known = or_(TABLE.c.ref == ref, TABLE.c.ref.startswith(f"{ref},", autoescape=True))
    return connection.execute(select(TABLE.c.incident).where(TABLE.c.chat == chat, known).limit(1)).scalar()
