"""`python -m bot`: run the desk, or one of the tools beside it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot import jobs
from handlers.errors import UserError

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


def main(words: Sequence[str] | None = None) -> int:
    """Carry out one command; the exit code is 0 when all is well, 1 when something was found wrong, 2 for a bad call."""
    args = _parser().parse_args(words)
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if problem := _explained(error):
            print(problem, file=sys.stderr)
            return 2
        raise


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Dingfengbo, the crisis desk. Without a command it runs.")
    parser.set_defaults(run=_run, role="all")
    commands = parser.add_subparsers(title="commands", metavar="")
    running = commands.add_parser("run", help="run the desk (the same as no command)")
    running.add_argument("--role", choices=("all", "web", "worker"), default="all", help="only the doors, or only the work (PostgreSQL)")
    running.set_defaults(run=_run)
    importing = commands.add_parser("import", help="take in alerts from a CSV, XLSX or JSON lines file")
    importing.add_argument("file", type=Path)
    importing.set_defaults(run=jobs.import_alerts)
    status = commands.add_parser("status", help="the board, or one incident on one screen")
    status.add_argument("number", type=int, nargs="?")
    status.set_defaults(run=jobs.status)
    exporting = commands.add_parser("export", help="write an incident's file: JSON, Markdown, CSV")
    exporting.add_argument("number", type=int)
    exporting.add_argument("--to", type=Path, default=Path())
    exporting.set_defaults(run=jobs.export)
    verifying = commands.add_parser("verify", help="recompute an export's hash chain")
    verifying.add_argument("folder", type=Path)
    verifying.set_defaults(run=jobs.verify)
    drilling = commands.add_parser("drill", help="start a drill on the running desk's data")
    drilling.add_argument("scenario", nargs="?", default="")
    drilling.set_defaults(run=jobs.drill)
    stating = commands.add_parser("facts", help="put a TOML or CSV file on the fact sheet")
    stating.add_argument("file", type=Path)
    stating.set_defaults(run=jobs.facts)
    trying = commands.add_parser("eval", help="case files through triage, gate, promises and the writer")
    trying.add_argument("paths", type=Path, nargs="*", default=[Path("tests/cases")])
    trying.add_argument("--model", action="store_true", help="let the configured model write, not the phrase bank")
    trying.set_defaults(run=jobs.evaluate)
    _upkeep(commands)
    _tools(commands)
    for command in (status, verifying, *(commands.choices[t] for t in ("parse", "triage", "check"))):
        command.add_argument("--lang", choices=LANGUAGES, default="zh-Hans")
    return parser


def _upkeep(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    commands.add_parser("doctor", help="what works and what does not, each with the repair").set_defaults(run=jobs.doctor)
    commands.add_parser("wecom-menu", help="give the WeCom app its menu").set_defaults(run=jobs.wecom_menu)
    purging = commands.add_parser("purge", help="forget personal data whose time is over (the running desk does so daily)")
    sure = purging.add_mutually_exclusive_group(required=True)
    sure.add_argument("--dry-run", action="store_true", help="only say what would go")
    sure.add_argument("--yes", action="store_true", help="do it")
    purging.set_defaults(run=jobs.purge)
    copying = commands.add_parser("backup", help="copy the database to a file, while the desk runs")
    copying.add_argument("file", type=Path)
    copying.set_defaults(run=jobs.backup)
    restoring = commands.add_parser("restore", help="put such a copy in the place of the database; stop the desk first")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--yes", action="store_true", required=True, help="what is there now is lost")
    restoring.set_defaults(run=jobs.restore)


def _tools(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    for name, about in (
        ("parse", "posts in a text"),
        ("triage", "category and severity of an alert"),
        ("check", "a draft through the gate"),
    ):
        tool = commands.add_parser(name, help=f"{about}: one JSON object a line, in and out")
        tool.set_defaults(run=jobs.tool, tool=name)


def _run(args: argparse.Namespace) -> int:
    """Run until told to stop."""
    import uvicorn

    from bot.app import build, settle, web
    from bot.ops.logging import set_up
    from bot.ops.single_instance import only_one
    from bot.settings import load

    settings = load()
    set_up(settings)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    embedded = settings.database.startswith("sqlite")
    if embedded and args.role != "all":
        print(
            f"--role {args.role} shares the work between processes, and SQLite has one. Set DATABASE_URL to a PostgreSQL.", file=sys.stderr
        )
        return 2
    held = only_one(settings.data_dir) if embedded else None
    app = web(build(settings), args.role)
    settle()
    print(f"Dingfengbo is ready at http://{settings.host}:{settings.port}  (stop with Ctrl-C)", flush=True)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", log_config=None, timeout_graceful_shutdown=3)
    if held:
        held.close()
    return 0


def _explained(error: Exception) -> str:
    """What went wrong in words, for errors that a person can mend; empty for a fault of ours."""
    if isinstance(error, UserError | FileNotFoundError | PermissionError):
        return str(error)
    if type(error).__name__ in ("OperationalError", "InterfaceError", "DatabaseError"):  # SQLAlchemy's, slow to import
        return f"The database cannot be used: {getattr(error, 'orig', error)}. `python -m bot doctor` says what to do."
    return ""


if __name__ == "__main__":
    sys.exit(main())
