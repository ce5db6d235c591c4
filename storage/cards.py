"""Which card stands where in which chat: what it shows now, and the chat's own reference of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from storage.tables import PostedCard

TABLE = PostedCard.__table__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Spot:
    """One card's place: a slot of an incident, in one place of one chat."""

    slot: str
    chat: str
    place: str


def shown(connection: Connection, incident: int) -> dict[Spot, str]:
    """Digest of what each card of the incident shows, or is about to."""
    return {Spot(r.slot, r.chat, r.place): r.digest for r in connection.execute(SHOWN, {"incident": incident})}


def show(connection: Connection, incident: int, digests: Mapping[Spot, str], known: Mapping[Spot, str]) -> None:
    """Record new digests; spots in `known` are changed, the others are new."""
    new = [{"incident": incident, **vars(spot), "digest": digest, "ref": ""} for spot, digest in digests.items() if spot not in known]
    if new:
        connection.execute(insert(TABLE), new)
    for spot, digest in digests.items():
        if spot in known:
            connection.execute(CHANGE, {"n": incident, "s": spot.slot, "c": spot.chat, "p": spot.place, "digest": digest})


def reference(connection: Connection, incident: int, spot: Spot) -> str:
    """The chat's reference of the posted card; empty before it is posted."""
    return connection.execute(select(TABLE.c.ref).where(*_at(incident, spot))).scalar() or ""


def posted(connection: Connection, incident: int, spot: Spot, ref: str) -> None:
    """The card stands in the chat under this reference."""
    connection.execute(update(TABLE).where(*_at(incident, spot)).values(ref=ref))


def _at(incident: int, spot: Spot) -> tuple[Any, ...]:
    return (TABLE.c.incident == incident, TABLE.c.slot == spot.slot, TABLE.c.chat == spot.chat, TABLE.c.place == spot.place)


SHOWN = select(TABLE.c.slot, TABLE.c.chat, TABLE.c.place, TABLE.c.digest).where(TABLE.c.incident == bindparam("incident"))
CHANGE = update(TABLE).where(
    TABLE.c.incident == bindparam("n"), TABLE.c.slot == bindparam("s"), TABLE.c.chat == bindparam("c"), TABLE.c.place == bindparam("p")
)
