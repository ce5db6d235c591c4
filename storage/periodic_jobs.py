"""Work that recurs for the whole desk: each turn is taken by exactly one process."""

from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import PeriodicJob, table_of

TABLE = table_of(PeriodicJob)


def claim_run(connection: Connection, name: str, now: datetime, following: datetime) -> bool:
    """True for whoever may do it now; its next turn is then at `following`. A chore that is new waits for that turn."""
    due = connection.execute(select(TABLE.c.next_at).where(TABLE.c.name == name)).scalar()
    if due is None:
        connection.execute(NEW[connection.dialect.name], {"name": name, "next_at": following})
        return False
    mine = update(TABLE).where(TABLE.c.name == name, TABLE.c.next_at == due, TABLE.c.next_at <= now)
    return connection.execute(mine.values(next_at=following)).rowcount > 0


# Another process may add it at this very moment.
NEW = {
    "sqlite": sqlite.insert(TABLE).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(TABLE).on_conflict_do_nothing(),
}
