"""Rules that no linter knows: what handlers may import, where the clock is read, how long things are, what is where."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.source_trees import ROOMS, ROOT, code, imported, modules, trees

# What FastAPI, SQLModel, Bolt and openai themselves hand us: they cannot let go of it without breaking what we call.
THROUGH = {"pydantic", "pydantic_core", "sqlalchemy", "starlette", "slack_sdk", "httpx2"}
PURE = {"opencc", "re2", "chinese_calendar", "handlers"}


def test_handlers_import_the_standard_library_and_three_pure_libraries():
    strangers = {
        (str(path), name)
        for path, tree in code().items()
        if path.parts[0] == "handlers"
        for name in imported(tree)
        if name not in PURE and name not in sys.stdlib_module_names
    }
    assert strangers == set()


def test_every_library_we_import_is_one_that_we_name():
    """A library that came along with another one is gone when the other one lets go of it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    listed = (*project["dependencies"], *extras["reader"], *extras["names"])
    named = {re.split(r"[\[>=<]", line)[0] for line in listed}
    brought_by = packages_distributions()
    strangers = {
        n for tree in code().values() for n in imported(tree) if n not in sys.stdlib_module_names and n not in ROOMS
    }
    assert {n for n in strangers if not named & {d.lower().replace("_", "-") for d in brought_by.get(n, ())}} == THROUGH


def test_handlers_read_no_clock_no_environment_and_no_file():
    banned = {"os", "time", "pathlib", "random", "secrets", "socket", "subprocess", "threading", "logging", "io"}
    found = {
        (str(p), n) for p, tree in code().items() if p.parts[0] == "handlers" for n in imported(tree) if n in banned
    }
    assert found == set()


def test_only_one_place_reads_the_time_and_only_settings_read_the_environment():
    clocks = {
        str(p)
        for p, t in code().items()
        for n in ast.walk(t)
        if isinstance(n, ast.Attribute) and n.attr in ("now", "utcnow", "today")
        if isinstance(n.value, ast.Name) and n.value.id in ("datetime", "date")
    }
    environment = {
        str(p)
        for p, t in code().items()
        for n in ast.walk(t)
        if isinstance(n, ast.Attribute) and n.attr in ("environ", "getenv")
    }
    assert (clocks, environment) == ({"bot/ops/clock.py"}, set())


def test_files_and_functions_stay_short():
    long_files = {
        str(p)
        for p in code()
        if len((ROOT / p).read_text("utf-8").splitlines()) > (220 if p.name == "tables.py" else 200)
    }
    functions = [
        (str(p), n)
        for p, t in code().items()
        for n in ast.walk(t)
        if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    long_functions = {(p, n.name) for p, n in functions if (n.end_lineno or 0) - n.lineno >= 40}
    assert (long_files, long_functions) == (set(), set())


def test_only_what_waits_and_what_measures_growth_reads_a_stopwatch():
    """A test that says how long something may take fails on a slower machine; numbers are for tests/bench."""
    stopwatches = {"perf_counter", "perf_counter_ns", "process_time", "thread_time", "monotonic", "monotonic_ns"}
    readers = {
        str(path)
        for path, tree in trees("tests").items()
        if "bench" not in path.parts
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in stopwatches)
        or (isinstance(node, ast.ImportFrom) and stopwatches & {alias.name for alias in node.names})
    }
    # The old desk is given the program's stopwatch with another clock.
    assert readers == {"tests/waiting.py", "tests/growth.py", "tests/faults/upgrade/old_desk.py"}


def test_no_test_and_no_bench_loops_for_ever():
    """What waits uses tests/waiting.py, which gives up and says so."""
    endless = {
        f"{path}:{node.lineno}"
        for path, tree in trees("tests").items()
        for node in ast.walk(tree)
        if isinstance(node, ast.While) and isinstance(node.test, ast.Constant)
    }
    assert sorted(endless) == []


def test_every_module_says_what_it_is_for():
    assert {str(p) for p, tree in code().items() if not ast.get_docstring(tree)} == set()


def test_names_that_say_nothing_are_refused():
    vague = {"service", "manager", "utils", "helpers", "common", "base", "processor", "repository"}
    assert {str(p) for p in code() if vague & {p.stem, *p.parts}} == set()


def test_lines_end_at_120_characters_and_few_escape_the_formatter_or_the_types():
    """In the product and in tests, whose types nobody checks: an escape from them there would be noise."""
    tests = {path.relative_to(ROOT): path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py")}
    product = {path: (ROOT / path).read_text("utf-8") for path in trees(*ROOMS)}
    every = {**tests, **product}
    long_lines = {
        f"{path}:{n}" for path, text in every.items() for n, line in enumerate(text.splitlines(), 1) if len(line) > 120
    }
    unformatted = sum(text.count("# fmt: " + "skip") for text in every.values())
    untyped = sum(text.count("type: " + "ignore") for text in every.values())
    assert (long_lines, unformatted <= 10, untyped <= 15) == (set(), True, True), (unformatted, untyped)


def test_a_small_module_has_more_than_one_importer():
    """A reader should not open a file for a few lines that one other file needs."""
    imports = {(path, module) for path, tree in code().items() for module in modules(tree)}
    lonely = set()
    for path in code():
        name = ".".join(path.with_suffix("").parts)
        short = len((ROOT / path).read_text("utf-8").splitlines()) < 25
        if short and path.name not in (
            "__init__.py",
            "__main__.py",
            "events.py",
            "actions.py",
            "settings.py",
            "env.py",
        ):
            lonely |= {str(path)} if sum(module == name for _, module in imports) < 2 else set()
    assert sorted(lonely) == []


def test_a_folder_can_be_taken_in_at_a_glance():
    entries = {
        room: {e.name for e in (ROOT / room).iterdir() if e.suffix in (".py", "")} - {"__init__.py", "__pycache__"}
        for room in ROOMS
    }
    assert (len(entries["bot"]) <= 12, len(entries["handlers"]) <= 18, len(entries["storage"]) <= 18) == (
        True,
        True,
        True,
    )


def test_every_path_named_in_the_pages_exists():
    """README and its like are read by newcomers; a path that is gone costs them more than it costs us."""
    pages = [
        ROOT / "README.md",
        ROOT / "README.zh-Hans.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "tests/faults/README.md",
        *(ROOT / "bot").rglob("README.md"),
    ]
    missing = set()
    for page in (page for page in pages if page.exists()):
        text = page.read_text("utf-8")
        linked = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", text)
        coded = re.findall(
            r"`((?:bot|handlers|storage|prompts|tests)/[\w./-]+|(?:\.\./)+[\w./-]+\.py|test_\w+\.py)`", text
        )
        missing |= {(page.name, path) for path in linked if not (page.parent / path).exists()}
        missing |= {
            (page.name, path) for path in coded if not ((page.parent / path).exists() or (ROOT / path).exists())
        }
    assert sorted(missing) == []
