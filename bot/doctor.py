"""`python -m bot doctor`: what works and what does not before the first crisis, each with what to do about it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy.exc import SQLAlchemyError

from bot.settings import BadSettings, Settings, load

Look = Callable[[Settings], "Iterator[Check]"]


@dataclass(frozen=True)
class Check:
    """One thing looked at: its name, whether it is well, what was found, and what to do when it is not."""

    name: str
    ok: bool
    found: str = ""
    repair: str = ""


def examine(looks: Sequence[Look]) -> list[Check]:
    """Every check of the desk itself and of each chat; settings that cannot be read end it early, all of their faults named."""
    try:
        settings = load()
    except BadSettings as bad:
        return [Check("settings", False, fault, "correct it in .env") for fault in str(bad).splitlines()]
    return [Check("settings", True, "read"), *_desk(settings), *(check for look in looks for check in look(settings))]


def show(checks: Sequence[Check]) -> int:
    """Print them; the exit code is 1 when something is wrong."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for check in checks:
        mark = Text("ok", "green") if check.ok else Text("WRONG", "bold red")
        table.add_row(mark, Text(check.name), Text(check.found), Text("" if check.ok else check.repair, "yellow"))
    Console().print(table)
    return 0 if all(check.ok for check in checks) else 1


def _desk(settings: Settings) -> Iterator[Check]:
    """The data directory, the roster, the database."""
    from bot.roster import EXAMPLE, BadRoster, read
    from storage.database import Database

    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        (settings.data_dir / ".doctor").write_text("", encoding="utf-8")
        (settings.data_dir / ".doctor").unlink()
        yield Check("data directory", True, str(settings.data_dir))
    except OSError as error:
        yield Check("data directory", False, type(error).__name__, f"let this program write to {settings.data_dir}, or set DATA_DIR")
    roster = settings.roster if settings.roster.exists() else EXAMPLE
    try:
        people = read(roster.read_text(encoding="utf-8"), settings.zone)
        yield Check("roster", True, f"{len(people)} people" + ("" if roster == settings.roster else ", the example"))
    except (BadRoster, OSError) as error:
        yield Check("roster", False, str(error), f"correct {roster}")
    try:
        database = Database(settings.database)
        with database.reading():
            yield Check("database", True, database.engine.dialect.name)
        database.close()
    except (SQLAlchemyError, ImportError) as error:
        yield Check("database", False, type(error).__name__, "correct DATABASE_URL, or start the database")
