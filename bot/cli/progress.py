"""How far an import has got, for a person at a terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.ingest.columns import Row, TableFile


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
