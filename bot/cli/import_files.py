"""`python -m bot import FILE…`: takes alerts in from files, or only shows what would be taken in."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from io import TextIOWrapper
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from bot.app import build
from bot.chat import load_settings
from bot.cli import Language
from bot.config.content import load_content
from bot.i18n.locale import Locale
from bot.ingest.columns import Row, TableFile
from bot.ingest.file_import import ImportSummary, import_file, read_alerts
from bot.ingest.idempotency import IdempotencyStore
from bot.ingest.preview import as_line, as_record, as_report
from bot.ingest.remarks import localized, remark, remark_of
from bot.ingest.sources import Sources, choose_source, read_sources
from bot.ops.clock import utc_now
from handlers.case.errors import InvalidFile, UserError
from handlers.posts import Platform

MAX_SHOWN = 200  # rows of the table; the rest is counted
MAX_WORDS = 200  # characters of a post in it


def import_alerts(
    file: Path, /, *more: Path, dry_run: bool = False, json: bool = False, source: str = "", language: Language = "en"
) -> int:
    """Take in alerts from CSV, XLSX, JSON, RSS or Atom files, or mail; 1 when rows were left out.

    Parameters
    ----------
    file
        A file such as a listening tool exports.
    more
        Further ones.
    dry_run
        Only show what would be taken in. Nothing is written, and no desk is needed.
    json
        With --dry-run: one alert a line as JSON, then a report.
    source
        A source of sources.toml in the data folder, whose columns these are.
    language
        Language of the table of --dry-run; JSON stays as it is.
    """
    files = (file, *more)
    if json and not dry_run:
        raise UserError("--json shows what would be taken in: give --dry-run with it.")
    settings = load_settings()
    sources = read_sources(settings[0].data_dir)
    if dry_run:
        locale = None if json else Locale(language)
        summaries = _preview(files, source, sources, load_content(settings[0]).platforms, locale)
        return 1 if any(summary.skipped for summary in summaries) else 0
    application = build(*settings)
    idempotency, platforms = IdempotencyStore(application.database), application.content.platforms
    skipped = 0
    for one in files:
        chosen = choose_source(source, one, sources)
        summary = import_file(one, application.incidents, idempotency, platforms, utc_now(), with_progress_bar, chosen)
        print(summary)
        skipped += summary.skipped
    return 1 if skipped else 0


def _preview(
    files: Sequence[Path], source: str, sources: Sources, platforms: Sequence[Platform], locale: Locale | None
) -> list[ImportSummary]:
    """Print what would be taken in, row by row, so that a long file takes no memory; as JSON without a `locale`."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # whatever the machine's language
    summaries: list[ImportSummary] = []
    alerts: dict[str, int] = {}
    table = Table(locale.word("import_table.post") if locale else "", show_lines=True)
    for file in files:
        summaries.append(summary := ImportSummary(file.name))
        chosen = choose_source(source, file, sources)
        try:
            for row, one in read_alerts(file, platforms, utc_now(), summary, with_progress_bar, chosen):
                summary.warn(row.place, one.warnings)
                alerts[file.name] = alerts.get(file.name, 0) + 1
                if locale is None:
                    print(as_line(as_record(one)))
                elif alerts[file.name] <= MAX_SHOWN:
                    table.add_row(_shown(as_record(one), locale))
        except InvalidFile as refused:  # the others are shown all the same
            summary.skip(remark("whole_file"), remark_of(refused))
    if locale is None:
        print(as_line(as_report(summaries, alerts)))
    else:
        _print_table(table, summaries, alerts, locale)
    return summaries


def _shown(record: Mapping[str, object], locale: Locale) -> Text:
    """One row of the table that people read; a link has the whole width, so that it can be copied."""
    counts = record["counts"] if isinstance(record["counts"], dict) else {}
    numbers = " ".join(f"{name} {n}" for name, n in counts.items() if n is not None)
    warnings = (
        "\n".join(locale.text(localized(one)) for one in record["warnings"])
        if isinstance(record["warnings"], list)
        else ""
    )
    words = " ".join(f"{record['title']} {record['text']}".split())[:MAX_WORDS]
    when = str(record["published_at"] or "?")[:16].replace("T", " ") + " UTC"
    published = f"{when} ({record['published_source']})"
    post = (f"{record['platform']} {record['kind']}", published, record["author"], numbers)
    lines = (" · ".join(str(one) for one in post if one), words, record["url"], warnings and f"! {warnings}")
    return Text("\n".join(str(line) for line in lines if line), overflow="fold")


def _print_table(table: Table, summaries: Sequence[ImportSummary], alerts: Mapping[str, int], locale: Locale) -> None:
    console = Console()
    if table.row_count:
        console.print(table)
    for summary in summaries:
        count = alerts.get(summary.name, 0)
        print(locale.word("import_table.file", name=summary.name, n=count, skipped=summary.skipped))
        for why in summary.reasons:
            print(f"  {locale.word('import_table.left_out', problem=localized(why))}")
        for note in summary.notes:
            print(f"  {locale.word('import_table.note', text=localized(note))}")
        if summary.unknown_headings:
            print(f"  {locale.word('import_table.columns', names=', '.join(summary.unknown_headings))}")


def with_progress_bar(table: TableFile, label: str) -> Iterator[Row]:
    """The table's rows; a bar follows them when standard error is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from table.rows
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=None)
        for row in table.rows:
            yield row
            share = table.share_read()
            bar.update(task, total=1.0 if share else None, completed=share)
