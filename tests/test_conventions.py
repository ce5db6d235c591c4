"""Rules that no linter knows: what handlers may import, where the clock is read, how long things are, which words are
refused.
"""

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
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    listed = (*project["dependencies"], *extras["reader"], *extras["names"])
    named = {re.split(r"[\[>=<]", line)[0] for line in listed}
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
    clocks = {
        str(p)
        for p, t in CODE.items()
        for n in ast.walk(t)
        if isinstance(n, ast.Attribute) and n.attr in ("now", "utcnow", "today")
        if isinstance(n.value, ast.Name) and n.value.id in ("datetime", "date")
    }
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


def test_only_what_waits_and_what_measures_growth_reads_a_stopwatch():
    """A test that says how long something may take fails on a slower machine; numbers are for tests/bench."""
    stopwatches = {"perf_counter", "perf_counter_ns", "process_time", "thread_time", "monotonic", "monotonic_ns"}
    tests = [path for path in (ROOT / "tests").rglob("*.py") if "bench" not in path.parts]
    readers = {
        str(path.relative_to(ROOT))
        for path in tests
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in stopwatches)
        or (isinstance(node, ast.ImportFrom) and stopwatches & {alias.name for alias in node.names})
    }
    # The old desk is given the program's stopwatch with another clock.
    assert readers == {"tests/waiting.py", "tests/growth.py", "tests/faults/upgrade/old_desk.py"}


def test_no_test_and_no_bench_loops_for_ever():
    """What waits uses tests/waiting.py, which gives up and says so."""
    endless = {
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "tests").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.While) and isinstance(node.test, ast.Constant)
    }
    assert sorted(endless) == []


def test_every_module_says_what_it_is_for():
    assert {str(p) for p, tree in CODE.items() if not ast.get_docstring(tree)} == set()


def test_names_that_say_nothing_are_refused():
    vague = {"service", "manager", "utils", "helpers", "common", "base", "processor", "repository"}
    assert {str(p) for p in CODE if vague & {p.stem, *p.parts}} == set()


# Words that this code once used and that nobody outside could guess; the field's word stands beside each.
RIDDLES = {
    "parcel": "outbox message",
    "packer": "message builder",
    "carrier": "dispatcher",
    "crew": "worker pool",
    "ledger": "decision writer",
    "courier": "sender",
    "errand": "follow-up",
    "rung": "stage",
    "seat": "assignment",
    "seated": "assigned",
    "knock": "interaction",
    "told": "a noun that says what",
    "besides": "exclude",
    "slip": "placed card or error",
    "objection": "rejection",
    "verb": "command",
    "weighs": "needs_draft_context",
    "laid": "enqueued",
    "lay": "submit",
    "chore": "periodic job",
    "stamp": "event meta or timestamp",
    "spot": "location",
    "afterwards": "background",
    "hearing": "context",
    "whose": "contributors_of",
    "arrivals": "ingestion",
    "heard": "result",
    "carried": "sent",
    "rang": "fired",
    "unsure": "possibly_delivered",
    "lost": "missing, undeliverable or unanswered",
    "around": "context",
    "together": "batch",
    "ring": "fire or reminder",
    "ringing": "due",
    "rings": "due",
    "lane": "queue or track",
    "hands": "contributors",
    "most": "limit",
}
PROTOCOLS = {"connection_lost", "MAY_DECIDE_TOGETHER"}  # asyncio's name; two people who decide, as people say it


DEFINITIONS = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def names_of(tree):
    """Every name a file gives: classes, functions, parameters, fields, constants, local variables and what it imports
    as.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname


def words_of(name):
    """`RoleAssigned` and `role_assigned` as their words, without a plural's s."""
    found = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return {word.lower() for word in found} | {word.lower().removesuffix("s") for word in found}


def test_riddles_are_refused():
    """Two engineers of the field must guess a name alike; what is stored under an old word is a string, not a name."""
    named = {(str(p), name) for p, tree in CODE.items() for name in (*names_of(tree), p.stem)}
    assert (
        sorted((path, name) for path, name in named if name not in PROTOCOLS and RIDDLES.keys() & words_of(name)) == []
    )


def test_riddles_are_refused_as_keys_of_words():
    words = tomllib.loads((ROOT / "bot/i18n/en.toml").read_text("utf-8"))
    assert sorted(RIDDLES.keys() & words.keys()) == []


# What a test was told or heard, and the stamp of a signed request, are what they say.
ORDINARY_IN_TESTS = {"told", "heard", "stamp"}


def test_riddles_are_refused_in_tests_too():
    """All names but those of tests, which are sentences."""
    trees = {path.relative_to(ROOT): ast.parse(path.read_text("utf-8")) for path in (ROOT / "tests").rglob("*.py")}
    named = {(str(p), name) for p, tree in trees.items() for name in (*names_of(tree), p.stem)}
    refused = RIDDLES.keys() - ORDINARY_IN_TESTS
    found = {(p, name) for p, name in named if not name.startswith("test_") and refused & words_of(name)}
    assert sorted(found) == []


def test_lines_end_at_120_characters_and_few_escape_the_formatter_or_the_types():
    """In the product and in tests, whose types nobody checks: an escape from them there would be noise."""
    tests = {path.relative_to(ROOT): path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py")}
    product = {path: (ROOT / path).read_text("utf-8") for path in OURS}
    every = {**tests, **product}
    long_lines = {
        f"{path}:{n}" for path, text in every.items() for n, line in enumerate(text.splitlines(), 1) if len(line) > 120
    }
    unformatted = sum(text.count("# fmt: " + "skip") for text in every.values())
    untyped = sum(text.count("type: " + "ignore") for text in every.values())
    assert (long_lines, unformatted <= 10, untyped <= 15) == (set(), True, True), (unformatted, untyped)


def test_docstrings_name_their_actor():
    vague = re.compile(r"\b(somebody|nobody|whoever|someone|anybody)\b", re.IGNORECASE)
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef
    found = {
        (str(path), getattr(node, "name", "module"))
        for path, tree in CODE.items()
        for node in ast.walk(tree)
        if isinstance(node, kinds) and vague.search(ast.get_docstring(node) or "")
    }
    assert sorted(found) == []


def test_what_others_call_says_what_it_does():
    """Every public class, function and method; those of `Match` and `Pattern` are re's own."""
    silent = {
        (str(path), found.name)
        for path, tree in CODE.items()
        for top in tree.body
        if isinstance(top, DEFINITIONS) and top.name not in ("Match", "Pattern")
        for found in (top, *(top.body if isinstance(top, ast.ClassDef) else ()))
        if isinstance(found, DEFINITIONS) and not top.name.startswith("_") and not found.name.startswith("_")
        if not ast.get_docstring(found)
    }
    assert sorted(silent) == []


def test_docstrings_name_what_they_speak_of():
    """A reader who sees only the first words must know of what: not `Put it up` or `Those it leads`."""
    pronoun = re.compile(
        r"(It|They|Those|That|This (one|is|person))\b|\w+ (it|them|one)([,.:;]|$| (out|up|again|back)\b)"
    )
    found = {
        (str(path), node.name, (ast.get_docstring(node) or "").partition("\n")[0])
        for path, tree in CODE.items()
        for node in ast.walk(tree)
        if isinstance(node, DEFINITIONS) and pronoun.match(ast.get_docstring(node) or "")
    }
    assert sorted(found) == []


def test_a_small_module_has_more_than_one_importer():
    """A reader should not open a file for a few lines that one other file needs."""
    imports = {(path, module) for path, tree in CODE.items() for module in modules(tree)}
    lonely = set()
    for path in CODE:
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


def modules(tree):
    """Modules that a file imports, as whole names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


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
