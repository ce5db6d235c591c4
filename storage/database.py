"""The engine and `transaction()`, the only place that commits: SQLite embedded, PostgreSQL for several processes."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select

BUSY_SECONDS = 30  # how long a writer of another process may hold SQLite before we say so
LOCK_SECONDS = 1  # how long PostgreSQL lets us wait for a row of another process; a chat waits three for its answer
HUNG_SECONDS = 20  # how long a transaction may be idle before PostgreSQL ends it
# WAL lets readers go on while one writes; FULL makes a commit survive a power cut; what is deleted is overwritten.
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "secure_delete=ON")
# A machine that lost its power closes no connection: both ends find out within twenty seconds, and its row locks go.
TCP_KEEPALIVE: Mapping[str, int] = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 2}
CONNECT_ARGS: Mapping[str, Any] = {"connect_timeout": 5, **TCP_KEEPALIVE}

# Errors are logged, and what people wrote is not for logs.
POOL_ARGS: Mapping[str, Any] = {"pool_size": 16, "max_overflow": 16, "hide_parameters": True}


class Database:
    """One engine. `url` is `sqlite:///path` or `postgresql+psycopg://…`."""

    def __init__(self, url: str) -> None:
        self.sqlite = url.startswith("sqlite")
        self.engine = _sqlite(url) if self.sqlite else _postgresql(url)
        # Writers queue here, in this process, instead of colliding inside SQLite: a click waits for one alert, not for
        # a storm's back-off.
        self._writer = threading.Lock()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """A connection whose work is committed at the end, or not at all."""
        if not self.sqlite:
            with self.engine.begin() as connection:
                yield connection
            return
        with self._writer, self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.rollback()  # through the driver, which knows when SQLite has given up by itself (disk full)
                raise
            connection.exec_driver_sql("COMMIT")

    @contextmanager
    def read_transaction(self) -> Iterator[Connection]:
        """A connection that sees one moment and changes nothing."""
        with self.engine.connect() as connection:
            if self.sqlite:
                connection.exec_driver_sql("BEGIN")
            else:  # otherwise each statement would see a moment of its own
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            yield connection
            connection.rollback()

    def checkpoint(self) -> None:
        """Move SQLite's log into its file and empty it, so that what was purged does not live on there."""
        if self.sqlite:
            with self._writer, self.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give every connection back."""
        self.engine.dispose()


def _postgresql(url: str) -> Engine:
    """Connect so that no wait for another process's row is long, and a hung process loses its row locks."""
    engine = create_engine(url, pool_pre_ping=True, connect_args=CONNECT_ARGS, **POOL_ARGS)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        """Set limits for the whole session; as statements, since not every connection pooler takes them first."""
        connection.execute(f"SET lock_timeout = '{LOCK_SECONDS}s'")
        connection.execute(f"SET idle_in_transaction_session_timeout = '{HUNG_SECONDS}s'")
        for name, seconds in TCP_KEEPALIVE.items():
            connection.execute(f"SET tcp_{name} = {seconds}")
        connection.commit()

    return engine


def _sqlite(url: str) -> Engine:
    """Transactions are ours (BEGIN IMMEDIATE): the driver's own begin too late and lose updates silently."""
    with suppress(OSError):  # whoever opens it first says what is wrong
        Path(make_url(url).database or "").touch(0o600)  # SQLite gives its log the same rights
    engine = create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        **POOL_ARGS,
        connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        """Set up each new connection."""
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    return engine


def db_now(connection: Connection, now: datetime) -> datetime:
    """Return the present time (UTC) by which leases end, retries come due and timers fire.

    It is PostgreSQL's own, since the clocks of machines differ; SQLite has one process, so it is that process's `now`.
    """
    if connection.dialect.name == "sqlite":
        return now
    moment: datetime = connection.execute(select(func.statement_timestamp())).scalar_one()
    return moment.astimezone(UTC)
