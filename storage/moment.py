"""The clock by which leases end, retries come back and timers ring: one for all processes that share a database."""

from datetime import UTC, datetime

from sqlalchemy import Connection, func, select


def db_now(connection: Connection, now: datetime) -> datetime:
    """The present moment (UTC): PostgreSQL's own, since clocks of machines differ; SQLite has one process, so that process's `now`."""
    if connection.dialect.name == "sqlite":
        return now
    moment: datetime = connection.execute(select(func.statement_timestamp())).scalar_one()
    return moment.astimezone(UTC)
