"""What the board reads: open incidents, worst first, by the searched columns."""

from sqlalchemy import Connection, func, or_, select

from handlers.case.case_file import CaseFile
from storage.incidents.cases import LISTED, TABLE, parse_rows


def counts_by_severity(connection: Connection) -> dict[str, int]:
    """How many real incidents are open, by severity; drills are never counted."""
    query = (
        select(TABLE.c.severity, func.count())
        .where(TABLE.c.status == "open", TABLE.c.drill.is_(False))
        .group_by(TABLE.c.severity)
    )
    return {name: int(count) for name, count in connection.execute(query)}


def open_incidents(connection: Connection, most: int, person: str = "") -> list[CaseFile]:
    """Open incidents, gravest first, then soonest due; with `person`, those whose file names them."""
    query = select(*LISTED).where(TABLE.c.status == "open")
    if person:
        named = TABLE.c.file.contains(f'"{person}"', autoescape=True)
        query = query.where(or_(TABLE.c.owner == person, TABLE.c.approver == person, named))
    query = query.order_by(TABLE.c.severity.desc(), TABLE.c.next_due.is_(None), TABLE.c.next_due, TABLE.c.number).limit(
        most
    )
    return parse_rows(connection, query)
