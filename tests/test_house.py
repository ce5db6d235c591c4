"""House rules that no linter knows: what handlers may import, where the clock and the environment are read, how long things are."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "storage", "prompts")
OURS = {
    path.relative_to(ROOT): ast.parse(path.read_text("utf-8")) for room in ROOMS for path in (ROOT / room).rglob("*.py")
}
CODE = {path: tree for path, tree in OURS.items() if "versions" not in path.parts}
# What FastAPI, SQLModel, Bolt and openai themselves hand us: they cannot let go of it without breaking what we call.
THROUGH = {"pydantic", "pydantic_core", "sqlalchemy", "starlette", "slack_sdk", "httpx2"}
PURE = {"opencc", "re2", "chinese_calendar", "handlers"}


def imported(tree):
    """Top-level names of everything a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_handlers_import_the_standard_library_and_three_pure_libraries():
    strangers = {
        (str(path), name)
        for path, tree in CODE.items()
        if path.parts[0] == "handlers"
        for name in imported(tree)
        if name not in PURE and name not in sys.stdlib_module_names
    }
    assert strangers == set()


def test_every_library_we_import_is_one_that_we_name():
    """A library that came along with another one is gone when the other one lets go of it."""
    named = {
        re.split(r"[\[>=<]", line)[0]
        for line in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    }
    brought_by = packages_distributions()
    strangers = {
        n for tree in CODE.values() for n in imported(tree) if n not in sys.stdlib_module_names and n not in ROOMS
    }
    assert {n for n in strangers if not named & {d.lower().replace("_", "-") for d in brought_by.get(n, ())}} == THROUGH


def test_handlers_read_no_clock_no_environment_and_no_file():
    banned = {"os", "time", "pathlib", "random", "secrets", "socket", "subprocess", "threading", "logging", "io"}
    found = {(str(p), n) for p, tree in CODE.items() if p.parts[0] == "handlers" for n in imported(tree) if n in banned}
    assert found == set()


def test_only_one_place_reads_the_time_and_only_settings_read_the_environment():
    clocks = {str(p) for p, t in CODE.items() for n in ast.walk(t) if isinstance(n, ast.Attribute) and n.attr in ("now", "utcnow", "today")
              and isinstance(n.value, ast.Name) and n.value.id in ("datetime", "date")}  # fmt: skip
    environment = {
        str(p)
        for p, t in CODE.items()
        for n in ast.walk(t)
        if isinstance(n, ast.Attribute) and n.attr in ("environ", "getenv")
    }
    assert (clocks, environment) == ({"bot/ops/clock.py"}, set())


def test_files_and_functions_stay_short():
    long_files = {
        str(p)
        for p in CODE
        if len((ROOT / p).read_text("utf-8").splitlines()) > (220 if p.name == "tables.py" else 200)
    }
    functions = [
        (str(p), n)
        for p, t in CODE.items()
        for n in ast.walk(t)
        if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long_functions = {(p, n.name) for p, n in functions if (n.end_lineno or 0) - n.lineno >= 40}
    assert (long_files, long_functions) == (set(), set())


def test_every_module_says_what_it_is_for():
    assert {str(p) for p, tree in CODE.items() if not ast.get_docstring(tree)} == set()


def test_names_that_say_nothing_are_refused():
    vague = {"service", "manager", "utils", "helpers", "common", "base", "processor", "repository"}
    assert {str(p) for p in CODE if vague & {p.stem, *p.parts}} == set()
