"""Jobs that recur for the whole installation: each run is claimed by exactly one process."""

from datetime import datetime

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.tables import PeriodicJob, table_of

TABLE = table_of(PeriodicJob)


def claim_run(
    connection: Connection, name: str, now: datetime, following: datetime, first: datetime | None = None
) -> bool:
    """Return True to the one caller that runs the job now; its next run is at `following` (UTC).

    A new job waits until `first`, or until `following`.
    """
    due = connection.execute(select(TABLE.c.next_at).where(TABLE.c.name == name)).scalar()
    if due is None:
        connection.execute(INSERT_JOB[connection.dialect.name], {"name": name, "next_at": first or following})
        return False
    mine = update(TABLE).where(TABLE.c.name == name, TABLE.c.next_at == due, TABLE.c.next_at <= now)
    return connection.execute(mine.values(next_at=following)).rowcount > 0


def named(connection: Connection, prefix: str) -> dict[str, datetime]:
    """Jobs whose name begins so, with their next run (UTC)."""
    query = select(TABLE.c.name, TABLE.c.next_at).where(TABLE.c.name.startswith(prefix, autoescape=True))
    return {row.name: row.next_at for row in connection.execute(query.order_by(TABLE.c.name))}


def drop(connection: Connection, name: str) -> bool:
    """Let a job not run again; False when there is none of that name."""
    return connection.execute(delete(TABLE).where(TABLE.c.name == name)).rowcount > 0


def set_run(connection: Connection, name: str, at: datetime) -> None:
    """Have the job run next at this moment (UTC), whenever it would have."""
    if not connection.execute(update(TABLE).where(TABLE.c.name == name).values(next_at=at)).rowcount:
        connection.execute(INSERT_JOB[connection.dialect.name], {"name": name, "next_at": at})


# Another process may add it at this very moment.
INSERT_JOB = {
    "sqlite": sqlite.insert(TABLE).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(TABLE).on_conflict_do_nothing(),
}
