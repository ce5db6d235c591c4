"""The table of commands, and how their faults become sentences."""

import os
import sqlite3
import sys
from collections.abc import Sequence

from cyclopts import App, CycloptsError, Parameter

from handlers.case.errors import UserError

# name, the function that carries it out (imported when it is called), and its line in the list of commands
COMMANDS = (
    ("run", "bot.cli.run:run", "Run the desk (the same as no command)"),
    ("status", "bot.cli.incidents:status", "The board, or one incident on one screen"),
    ("say", "bot.cli.say:say", "Give a command as a person of the roster, to the running desk or to its database"),
    ("evidence", "bot.cli.evidence:evidence", "Hand in a file as evidence of an incident"),
    ("drill", "bot.cli.incidents:drill", "Start a drill on the running desk's data"),
    ("import", "bot.cli.import_files:import_alerts", "Take in alerts from CSV, XLSX, JSON, RSS or mail files"),
    ("sources", "bot.cli.sources:sources", "Where alerts come from, the address a tool sends to, what was not read"),
    ("facts", "bot.cli.data:facts", "Put a TOML or CSV file on the fact sheet"),
    ("brands", "bot.cli.data:brands", "Write brand sheets from a TOML file: words by which a post is about us"),
    ("purge", "bot.cli.data:purge", "Forget personal data whose time is over (the running desk does so daily)"),
    ("forget", "bot.cli.data:forget", "Answer a person's request: show, correct or erase what is held of an author"),
    ("export", "bot.cli.incidents:export", "Write an incident's file: JSON, Markdown, CSV, evidence"),
    ("verify", "bot.cli.files:verify", "Recompute the hash chain of an export, or of the database"),
    ("backup", "bot.cli.files:backup", "Copy the database to a file, while the desk runs"),
    ("backup-key", "bot.cli.files:backup_key", "Write a key for encrypted backups, and print what to set"),
    ("restore", "bot.cli.files:restore", "Put such a copy in the place of the database; stop the desk first"),
    ("doctor", "bot.cli.doctor:doctor", "What works and what does not, each with the repair"),
    ("parse", "bot.cli.tools:parse", "Posts in a text: one JSON object a line, in and out"),
    ("triage", "bot.cli.tools:triage", "Category and severity of an alert: one JSON object a line, in and out"),
    ("check", "bot.cli.tools:check", "A draft through the gate: one JSON object a line, in and out"),
    ("train", "bot.cli.train:train", "Train the local reader's heads from case files"),
    ("eval", "bot.cli.evaluate:evaluate", "Case files through triage, gate, promises and the writer"),
)  # fmt: skip


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    os.umask(0o077)  # whatever is written, databases, logs of databases, exports, copies: its owner's only
    given = list(sys.argv[1:] if words is None else words) or ["run"]
    try:
        return _app(given[0])(given) or 0
    except KeyboardInterrupt:
        return 130
    except CycloptsError as error:
        called = " ".join(["python -m bot", *(error.command_chain or ()), "--help"])
        _tell_bad_call(f"{error} `{called}` says what to write.", given)
        return 2
    except Exception as error:
        if problem := _explained(error):
            print(problem, file=sys.stderr)
            return 2
        raise


def _tell_bad_call(problem: str, given: Sequence[str]) -> None:
    """Say it on standard error; to a script of `say --json` in the shape of an answer."""
    if given[0] == "say" and any(word.partition("=")[0] == "--json" for word in given):
        from bot.cli.say import refused_as_json

        print(refused_as_json(problem, "--inbox" in given))
    else:
        print(problem, file=sys.stderr)


def _app(called: str) -> App:
    """Every command; those of the chats only when none of ours was called, since they have to be looked for."""
    app = App(
        name="python -m bot",
        help="Dingfengbo, the crisis desk. Without a command it runs.",
        version_flags=(),
        default_parameter=Parameter(negative=()),
        result_action="return_value",
        exit_on_error=False,
        print_error=False,
        suppress_keyboard_interrupt=False,
    )
    for name, function, about in COMMANDS:
        app.command(function, name=name, help=about)
    if called not in [name for name, *_ in COMMANDS]:
        from bot.cli.chats import add_setup_commands  # slow: every chat is imported

        add_setup_commands(app)
    return app


def _explained(error: Exception) -> str:
    """What went wrong in words, for errors that a person can mend; empty for a fault of ours."""
    if isinstance(error, UserError | FileNotFoundError | FileExistsError | PermissionError):
        return str(error)
    if type(error) in _database_errors():
        return f"The database cannot be used: {getattr(error, 'orig', error)}. `python -m bot doctor` says what to do."
    return ""


def _database_errors() -> tuple[type[Exception], ...]:
    """Errors of a database that is away, locked or none; subclasses such as IntegrityError are faults of ours."""
    from sqlalchemy import exc  # slow to import, and seldom needed here

    return (
        *(exc.OperationalError, exc.InterfaceError, exc.DatabaseError),
        *(sqlite3.OperationalError, sqlite3.InterfaceError, sqlite3.DatabaseError),
    )
