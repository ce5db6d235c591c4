"""The timeline: append-only, one line an event, chained by hash. Personal parts can go; the chain stays valid."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pydantic_core import to_jsonable_python
from sqlalchemy import Connection, func, insert, select

from handlers.case.event import Event, EventMeta
from handlers.overview.events import EVENTS
from storage.tables import TimelineLine, table_of

TABLE = table_of(TimelineLine)
GENESIS = "0" * 64
PERSONAL = '"personal_sha256":"'  # how the hash of a personal part begins in the lasting one


@dataclass(frozen=True)
class TimelineEntry:
    """One line as stored. `fields` are the event's, the personal ones among them while they are still kept."""

    incident: int
    seq: int
    at: datetime
    by: str
    kind: str
    fields: Mapping[str, Any]
    data: str
    personal: str | None
    hash: str

    @property
    def internal(self) -> bool:
        """True for bookkeeping that people are not shown."""
        return self.kind in EVENTS and EVENTS[self.kind].internal


def canonical(value: object) -> str:
    """JSON that is the same for the same value: sorted keys, no spaces, UTF-8 as it is."""
    return json.dumps(to_jsonable_python(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def link(previous: str, incident: int, seq: int, at: datetime, by: str, kind: str, data: str) -> str:
    """SHA-256 over the line before and everything in this one but the personal part, whose own hash is in `data`."""
    covered = [previous, str(incident), str(seq), at.astimezone(UTC).isoformat(), by, kind, data]
    return hashlib.sha256("\n".join(covered).encode()).hexdigest()


def rows(incident: int, after: int, chain: str, events: Iterable[Event], meta: EventMeta) -> Iterator[dict[str, Any]]:
    """New rows that follow line `after`, whose hash is `chain`."""
    for seq, event in enumerate(events, after + 1):
        data, personal = _parts(event)
        chain = link(chain, incident, seq, meta.at, meta.by, event.code, data)
        yield {
            "incident": incident,
            "seq": seq,
            "at": meta.at,
            "by": meta.by,
            "kind": event.code,
            "data": data,
            "personal": personal,
            "hash": chain,
        }


def append(connection: Connection, new: Sequence[Mapping[str, Any]]) -> None:
    """Write lines; there is no way to change or remove one."""
    if new:
        connection.execute(insert(TABLE), list(new))


def read(connection: Connection, incident: int, after: int = 0, limit: int | None = None) -> list[TimelineEntry]:
    """Lines of one incident in order, from the one after `after`."""
    query = select(TABLE).where(TABLE.c.incident == incident, TABLE.c.seq > after).order_by(TABLE.c.seq).limit(limit)
    return [to_entry(row) for row in connection.execute(query).mappings()]


def every(connection: Connection, incident: int, page: int = 500) -> Iterator[TimelineEntry]:
    """All lines of one incident in order, a page at a time: a long timeline takes no more memory than a short one."""
    after = 0
    while lines := read(connection, incident, after, page):
        yield from lines
        after = lines[-1].seq


def of_kinds(connection: Connection, incident: int, *kinds: str) -> list[TimelineEntry]:
    """The lines of some kinds, in order."""
    query = select(TABLE).where(TABLE.c.incident == incident, TABLE.c.kind.in_(kinds)).order_by(TABLE.c.seq)
    return [to_entry(row) for row in connection.execute(query).mappings()]


def of_kind_since(connection: Connection, kind: str, since: datetime, exclude: int, limit: int) -> list[TimelineEntry]:
    """The newest lines of a kind in every incident but one, whose personal part is still kept; newest first."""
    of_kind = (TABLE.c.kind == kind, TABLE.c.at >= since, TABLE.c.incident != exclude, TABLE.c.personal.is_not(None))
    query = select(TABLE).where(*of_kind).order_by(TABLE.c.at.desc()).limit(limit)
    return [to_entry(row) for row in connection.execute(query).mappings()]


def purged(connection: Connection, incident: int) -> int:
    """How many lines had a personal part that is gone now."""
    gone = (TABLE.c.personal.is_(None), TABLE.c.data.contains(PERSONAL, autoescape=True))
    return connection.execute(select(func.count()).where(TABLE.c.incident == incident, *gone)).scalar_one()


def has_personal(data: str, digest: str = "") -> bool:
    """Whether the lasting part names a personal one (with this hash); exact, since quotes in text are escaped."""
    return PERSONAL + digest in data


def _parts(event: Event) -> tuple[str, str | None]:
    """The lasting part with the hash of the personal one, and the personal part itself."""
    older = type(event).stored_as
    fields = {older.get(name, name): value for name, value in vars(event).items()} if older else vars(event)
    personal = {name: fields[name] for name in type(event).personal}
    kept = {name: value for name, value in fields.items() if name not in personal}
    if not personal:
        return canonical(kept), None
    private = canonical(personal)
    return canonical({**kept, "personal_sha256": hashlib.sha256(private.encode()).hexdigest()}), private


def to_entry(row: Mapping[Any, Any]) -> TimelineEntry:
    """A line from its row: a stored one, or one about to be written."""
    fields = {**json.loads(row["data"]), **(json.loads(row["personal"]) if row["personal"] else {})}
    fields.pop("personal_sha256", None)
    return TimelineEntry(
        **{name: row[name] for name in ("incident", "seq", "at", "by", "kind", "data", "personal", "hash")},
        fields=fields,
    )


def rows_since(connection: Connection, incident: int, after: datetime) -> list[Mapping[Any, Any]]:
    """The rows of its timeline after that moment, in order."""
    query = select(TABLE).where(TABLE.c.incident == incident, TABLE.c.at > after).order_by(TABLE.c.seq)
    return list(connection.execute(query).mappings())
