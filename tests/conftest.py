"""PostgreSQL for every folder that asks for it, and the order of the tests.

The fixtures are named here once, so that each process of tests starts one server only: a session's fixture that several
conftests import is as many fixtures, and a server starts slower than most tests run.
"""

import gc
from pathlib import Path

import pytest

from tests.postgres import databases, migrated_postgres, postgres

__all__ = ["databases", "migrated_postgres", "postgres"]
DEAR = tuple(Path(__file__).parent / name for name in ("faults", "browser"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The dear folders first: the process that is done with the cheap tests then takes over cheap ones from the other,
    and neither makes again what a module of dear tests shares, nor waits at the end for one long test.
    """
    items.sort(key=lambda item: not any(item.path.is_relative_to(folder) for folder in DEAR))


def pytest_collection_finish() -> None:
    """What was loaded until now stays until the end: no collection of garbage goes through it again and again."""
    gc.collect()
    gc.freeze()
