"""Open incidents by product, and the cases that lead a crisis of trust on one (R36)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, or_, select

from handlers.case.grades import Severity
from handlers.posts.post import DESK_PLATFORM
from storage.tables import Incident, table_of

TABLE = table_of(Incident)
COLUMNS = (TABLE.c.number, TABLE.c.brand, TABLE.c.product, TABLE.c.status, TABLE.c.closed_at)


@dataclass(frozen=True)
class About:
    """What an incident's row says of it."""

    number: int
    brand: str
    product: str
    status: str
    closed_at: datetime | None


def leading(connection: Connection) -> list[About]:
    """Every case that leads or led a crisis of trust, the newest first."""
    query = select(*COLUMNS).where(TABLE.c.platform == DESK_PLATFORM).order_by(TABLE.c.number.desc())
    return [About(*row) for row in connection.execute(query)]


def to_lead(connection: Connection, since: datetime, known: Sequence[int] = ()) -> list[About]:
    """Real, open incidents on any product opened since then, and those of the `known` numbers that are still open."""
    query = select(*COLUMNS).where(
        TABLE.c.status == "open",
        TABLE.c.drill.is_(False),
        TABLE.c.severity != Severity.L0.value,
        TABLE.c.product != "",
        TABLE.c.platform != DESK_PLATFORM,
        or_(TABLE.c.opened_at >= since, TABLE.c.number.in_(known)),
    )
    return [About(*row) for row in connection.execute(query.order_by(TABLE.c.number))]
