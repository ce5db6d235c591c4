"""Confusion tables of drafts for `python -m bot eval`: wanted against given by the gate, per kind, on JSON lines."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.cli.jsonl_tools import check_lines
from bot.cli.tools import loaded_reader
from bot.config.content import Content
from bot.ops.clock import utc_now
from handlers.case.errors import InvalidFile

VERDICTS = ("block", "ack", "pass")
Row = Mapping[str, object]


def is_drafts(path: Path) -> bool:
    """True for a file of drafts: JSON lines, each with `draft` and the `verdict` that is wanted."""
    return path.suffix == ".jsonl" and all("draft" in row and row.get("verdict") in VERDICTS for row in _rows(path))


def _rows(path: Path) -> list[Row]:
    """The lines of a file. Raises InvalidFile."""
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise InvalidFile(f"{path}: {error}") from None
    if not all(isinstance(row, dict) for row in rows):
        raise InvalidFile(f"{path}: write one JSON object a line")
    return rows


def print_drafts(paths: Sequence[Path], content: Content, console: Console) -> None:
    """Print the tables of files of drafts: by rules alone and, where it is installed, with the local reader."""
    reader = loaded_reader() if paths else None
    for path in paths:
        rows = _rows(path)
        lines = [json.dumps({key: value for key, value in row.items() if value is not None}) for row in rows]
        for name, given in (("rules alone", None), *((("with the local reader", reader),) if reader else ())):
            got = [json.loads(answer) for answer in check_lines(lines, content, utc_now(), given)]
            console.print(_table(f"{path.name}: {name}", rows, got))
            console.print(_rules_table(rows, got))


def _table(title: str, rows: Sequence[Row], got: Sequence[Row]) -> Table:
    """Wanted against given, per category."""
    table = Table("kind", "wanted", *VERDICTS, title=title)
    counted = Counter(
        (row.get("category"), row["verdict"], one.get("verdict")) for row, one in zip(rows, got, strict=True)
    )
    for kind in sorted({str(row.get("category")) for row in rows}):
        for wanted in VERDICTS:
            numbers = [counted[kind, wanted, verdict] for verdict in VERDICTS]
            if any(numbers):
                table.add_row(kind, wanted, *map(str, numbers))
    return table


def _rules_table(rows: Sequence[Row], got: Sequence[Row]) -> Table:
    """How often each rule blocked or asked for a tick, on drafts that had to be stopped and on good ones."""
    table = Table("rule", "on bad drafts", "on good drafts")
    bad, good = Counter[str](), Counter[str]()
    for row, one in zip(rows, got, strict=True):
        findings = one.get("findings")
        names = {f["rule"] for f in findings if f["level"] in ("block", "ack")} if isinstance(findings, list) else set()
        (good if row["verdict"] == "pass" else bad).update(names)
    for rule in sorted({*bad, *good}, key=lambda name: -bad[name]):
        table.add_row(rule, str(bad[rule]), str(good[rule]))
    return table
