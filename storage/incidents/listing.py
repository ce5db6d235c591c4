"""Case files for lists and the board. One that is corrupt is shown by what its row's columns say: it hides no other."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Select, func, or_, select

from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from handlers.posts.post import Post
from storage.incidents.cases import FILE, TABLE

log = logging.getLogger(__name__)
COLUMNS = tuple(TABLE.c[name] for name in ("number", "file", "platform", "opened_at", "brand", "product", "severity"))


def counts_by_severity(connection: Connection) -> dict[str, int]:
    """How many real incidents are open, by severity; drills are never counted."""
    query = (
        select(TABLE.c.severity, func.count())
        .where(TABLE.c.status == "open", TABLE.c.drill.is_(False))
        .group_by(TABLE.c.severity)
    )
    return {name: int(count) for name, count in connection.execute(query)}


def open_incidents(connection: Connection, limit: int, person: str = "") -> list[CaseFile]:
    """Open incidents, gravest first, then soonest due; with `person`, those whose file names them."""
    query = select(*COLUMNS).where(TABLE.c.status == "open")
    if person:
        named = TABLE.c.file.contains(f'"{person}"', autoescape=True)
        query = query.where(or_(TABLE.c.owner == person, TABLE.c.approver == person, named))
    query = query.order_by(TABLE.c.severity.desc(), TABLE.c.next_due.is_(None), TABLE.c.next_due, TABLE.c.number).limit(
        limit
    )
    return _parse_rows(connection, query)


def watched(connection: Connection, limit: int) -> list[CaseFile]:
    """Posts on the watch list, the oldest first (R6)."""
    query = select(*COLUMNS).where(TABLE.c.status == "watched").order_by(TABLE.c.number).limit(limit)
    return _parse_rows(connection, query)


def unread(connection: Connection, limit: int) -> list[CaseFile]:
    """Posts on the unread list, the longest waiting first."""
    query = select(*COLUMNS).where(TABLE.c.status == "unread").order_by(TABLE.c.number).limit(limit)
    return _parse_rows(connection, query)


def count_unread(connection: Connection) -> dict[str, tuple[int, datetime]]:
    """How many posts are on the unread list and since when the oldest waits, by brand."""
    query = (
        select(TABLE.c.brand, func.count(), func.min(TABLE.c.opened_at))
        .where(TABLE.c.status == "unread")
        .group_by(TABLE.c.brand)
    )
    return {brand: (int(count), oldest) for brand, count, oldest in connection.execute(query)}


def misused(connection: Connection, limit: int) -> list[CaseFile]:
    """The newest incidents in which a product was misused, open or closed (R182)."""
    query = select(*COLUMNS).where(TABLE.c.category == "misuse", TABLE.c.severity > "L0", TABLE.c.product != "")
    return _parse_rows(connection, query.order_by(TABLE.c.number.desc()).limit(limit))


def closed_with_timers(connection: Connection, limit: int) -> list[CaseFile]:
    """Closed incidents in which something will still ring, such as a task after closing; soonest first."""
    query = select(*COLUMNS).where(TABLE.c.status == "closed", TABLE.c.next_timer_at.is_not(None))
    return _parse_rows(connection, query.order_by(TABLE.c.next_timer_at).limit(limit))


def read_many(connection: Connection, numbers: Iterable[int]) -> list[CaseFile]:
    """Several files at once, by number."""
    if not (numbers := list(numbers)):
        return []
    return _parse_rows(connection, select(*COLUMNS).where(TABLE.c.number.in_(numbers)).order_by(TABLE.c.number))


def _parse_rows(connection: Connection, query: Select[Any]) -> list[CaseFile]:
    """Files of a query over COLUMNS. A corrupt one is replaced by what its columns say."""
    return [_read(row) for row in connection.execute(query)]


def _read(row: Any) -> CaseFile:
    try:
        return FILE.validate_json(row.file)
    except ValidationError:
        log.error("the file of incident %s is damaged", row.number)
        seen = Post(platform=row.platform)
        return CaseFile(
            row.number,
            seen,
            row.opened_at,
            brand=row.brand,
            product=row.product,
            severity=Severity(row.severity),
            damaged=True,
        )
