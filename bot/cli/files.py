"""`python -m bot verify`, `backup` and `restore`: work on files that needs no desk."""

from contextlib import closing
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from bot.app import build
from bot.chat import load_settings
from bot.cli import Language
from bot.ops.single_instance import acquire_single_instance
from bot.reports import verify_database, verify_export
from storage.backup import back_up
from storage.backup import restore as put_back
from storage.database import Database


def verify(folder: Path | None = None, /, *, language: Language = "zh-Hans") -> int:
    """Recompute the hash chain of an export, or of every incident in the database; 1 names the first changed line.

    Parameters
    ----------
    folder
        What `export` wrote; without it, the database is verified.
    language
        The language of the verdict.
    """
    verification = verify_export(folder) if folder else verify_database(build(*load_settings()).database)
    print(verification.text(language))
    return 0 if verification.ok else 1


def backup(file: Path, /) -> int:
    """Copy the database to a file, while the desk runs.

    Parameters
    ----------
    file
        The copy.
    """
    with closing(Database(load_settings()[0].database)) as database:
        print(f"{file}: {back_up(database, file)} bytes")
    return 0


def restore(file: Path, /, *, yes: Annotated[bool, Parameter(help="What is there now is lost.")]) -> int:
    """Put such a copy in the place of the database; stop the desk first.

    Parameters
    ----------
    file
        What `backup` wrote.
    """
    settings, _ = load_settings()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with acquire_single_instance(settings.data_dir), closing(Database(settings.database)) as database:
        put_back(database, file)
    print(f"The desk is as it was in {file}. What it sent after that may be sent again.")
    return 0
