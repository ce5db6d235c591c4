"""How far an import has got, for somebody who watches it on a terminal."""

from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.intake.sheet import Row, Sheet


def shown(sheet: Sheet, label: str) -> Iterator[Row]:
    """The rows; a bar follows them when standard error is a terminal."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from sheet.rows
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(label, total=None)
        for row in sheet.rows:
            yield row
            done = sheet.done()
            bar.update(task, total=1.0 if done else None, completed=done)
