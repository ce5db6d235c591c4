"""kill -9 before every single step of a day with everything in it: it ends as a day without a kill, but for one message
that may repeat. `make soak` takes every step; a short run one of each kind.
"""

import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tests.faults.processes import ROOT
from tests.faults.steps import each, one_of_each_kind
from tests.storage.older import older, rows_at

FEW = 3  # kills where a short run takes samples
Cut = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def cut() -> Iterator[Cut]:
    """Does some work with a kill at a step."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.cut"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def ask(what: str, url: str, last: int = 0) -> dict[str, Any]:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps({"what": what, "url": url, "last": last}) + "\n")
        process.stdin.flush()
        told: dict[str, Any] = json.loads(process.stdout.readline())
        return told

    with process:
        yield ask
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Gives the address of a database that is new each time."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres")
    numbers = itertools.count()
    return lambda: f"sqlite:///{tmp_path / str(next(numbers))}.db"


def differing(
    cut: Cut, what: str, url: Callable[[], str], choose: Callable[[list[str]], list[int]]
) -> dict[int, object]:
    """What is not as without a kill, by step."""
    whole = cut(what, url())
    steps = choose(whole["steps"])
    assert (whole["wrong"], len(steps) > 1) == ([], True)
    came = {last: cut(what, url(), last) for last in steps}
    assert {last for last, told in came.items() if told["steps"]} == set(), "these were not killed"
    return {
        last: told["wrong"] or told["came"]
        for last, told in came.items()
        if (told["wrong"], told["came"]) != ([], whole["came"])
    }


def some(names: list[str]) -> list[int]:
    """Few, from the first on; not the last, which a day may lack that had to renew no lease."""
    return [1 + n * len(names) // FEW for n in range(FEW)]


def two_in_the_day(names: list[str]) -> list[int]:
    """Amid the first half and amid the second."""
    return [len(names) // 4, 3 * len(names) // 4]


def test_a_day_with_a_kill_ends_like_a_day_without_one(cut):
    assert differing(cut, "day", lambda: "", one_of_each_kind) == {}


def test_so_it_does_on_postgresql(cut, migrated_postgres):
    assert differing(cut, "day", migrated_postgres, two_in_the_day) == {}


def test_a_kill_before_the_first_files_are_whole_keeps_nobody_from_starting(cut):
    assert (
        differing(cut, "morning", lambda: "", lambda names: [n for n, name in enumerate(names, 1) if name == "file"])
        == {}
    )


def test_a_migration_from_nothing_is_finished_by_the_next_start(cut, address):
    assert differing(cut, "migration", address, some) == {}


RENAMED = import_module("storage.migrations.versions.0004_standard_names").TABLES


def test_a_migration_of_what_an_older_one_left_is_finished_and_nothing_is_lost(cut, address):
    counts = {RENAMED.get(table, table): len(rows) for table, rows in rows_at("0001").items()}
    assert cut("migration", older(address()))["came"]["rows"].items() >= counts.items()
    assert differing(cut, "migration", lambda: older(address()), some) == {}


@pytest.mark.soak
def test_before_whichever_step_of_it_the_kill_comes(cut, tmp_path):
    numbers = itertools.count()
    assert differing(cut, "migration", lambda: older(f"sqlite:///{tmp_path / str(next(numbers))}.db"), each) == {}


@pytest.mark.soak
def test_before_whichever_step_of_it_on_postgresql(cut, postgres):
    assert differing(cut, "migration", lambda: older(postgres()), each) == {}


@pytest.mark.soak
def test_whichever_step_the_kill_comes_before(cut):
    assert differing(cut, "day", lambda: "", each) == {}


@pytest.mark.soak
def test_and_on_postgresql_too(cut, postgres):
    assert differing(cut, "day", postgres, lambda names: each(names)[::5]) == {}


@pytest.mark.soak
def test_whichever_step_of_a_migration_it_is(cut, address):
    assert differing(cut, "migration", address, each) == {}
