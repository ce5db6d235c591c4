"""Every row of the guides that the practice answers for has a test with its number that goes through a door.

The mark is in the test's name (`…_r51`), its docstring (`R51.`) or its parameters ("R51").
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

TESTS = Path(__file__).parents[1]
DOORS = ("journeys", "bot", "faults", "browser")  # commands, HTTP and chats; handlers alone are no door
ROWS = "6 12 24 25 28-31 35-40 46-62 77 80-86 91 93-95 99-106 112-116 149-178 180 182-185 188"


def rows() -> set[int]:
    """The numbers of the rows."""
    ends = [part.split("-") for part in ROWS.split()]
    return {row for first, *last in ends for row in range(int(first), int(last[0] if last else first) + 1)}


def marks(test: ast.FunctionDef) -> Iterator[int]:
    """The rows that a test is marked with."""
    yield from map(int, re.findall(r"_r(\d+)(?=_|$)", test.name))
    yield from map(int, re.findall(r"\bR(\d+)\b", ast.get_docstring(test) or ""))
    yield from (int(row) for mark in test.decorator_list for row in re.findall(r"'R(\d+)'", ast.unparse(mark)))


def test_no_row_is_without_one() -> None:
    trees = [ast.parse(file.read_text("utf-8")) for door in DOORS for file in (TESTS / door).rglob("test_*.py")]
    tests = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    marked = {row for test in tests if test.name.startswith("test_") for row in marks(test)}
    assert sorted(rows() - marked) == []
    assert len(rows()) == 92
