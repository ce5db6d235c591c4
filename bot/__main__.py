"""`python -m bot`: run the desk, or one of the tools beside it."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from bot.now import utc_now

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
    importing.set_defaults(run=_import)
    status = commands.add_parser("status", help="the board, or one incident on one screen")
    status.add_argument("number", type=int, nargs="?")
    status.set_defaults(run=_status)
    exporting = commands.add_parser("export", help="write an incident's file: JSON, Markdown, CSV")
    exporting.add_argument("number", type=int)
    exporting.add_argument("--to", type=Path, default=Path())
    exporting.set_defaults(run=_export)
    commands.add_parser("doctor", help="what works and what does not, each with the repair").set_defaults(run=_doctor)
    commands.add_parser("wecom-menu", help="give the WeCom app its menu").set_defaults(run=_wecom_menu)
    verifying = commands.add_parser("verify", help="recompute an export's hash chain")
    verifying.add_argument("folder", type=Path)
    verifying.set_defaults(run=_verify)
    drilling = commands.add_parser("drill", help="start a drill on the running desk's data")
    drilling.add_argument("scenario", nargs="?", default="")
    drilling.set_defaults(run=_drill)
    purging = commands.add_parser("purge", help="forget personal data whose time is over (the running desk does so daily)")
    sure = purging.add_mutually_exclusive_group(required=True)
    sure.add_argument("--dry-run", action="store_true", help="only say what would go")
    sure.add_argument("--yes", action="store_true", help="do it")
    purging.set_defaults(run=_purge)
    for name, about in (
        ("parse", "posts in a text"),
        ("triage", "category and severity of an alert"),
        ("check", "a draft through the gate"),
    ):
        tool = commands.add_parser(name, help=f"{about}: one JSON object a line, in and out")
        tool.set_defaults(run=_tool, tool=name)
    for command in (status, verifying, *(commands.choices[t] for t in ("parse", "triage", "check"))):
        command.add_argument("--lang", choices=LANGUAGES, default="zh-Hans")
    return parser


def _run(args: argparse.Namespace) -> int:
    """Run until told to stop."""
    import uvicorn

    from bot.app import build, web
    from bot.lock import only_one
    from bot.logs import set_up
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
    print(f"Dingfengbo is ready at http://{settings.host}:{settings.port}  (stop with Ctrl-C)", flush=True)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", log_config=None, timeout_graceful_shutdown=8)
    if held:
        held.close()
    return 0


def _import(args: argparse.Namespace) -> int:
    from bot.app import build
    from bot.intake.files import import_file
    from bot.settings import load

    house = build(load())
    report = import_file(args.file, house.desk, house.rulebook.platforms, utc_now(), f"file:{args.file.name}")
    print(report)
    return 1 if report.skipped else 0


def _status(args: argparse.Namespace) -> int:
    from bot.app import build
    from bot.board import board
    from bot.screen import show
    from bot.settings import load
    from handlers.cards.status import status_card

    house = build(load())
    card = status_card(house.desk.read(args.number), house.desk.house, utc_now()) if args.number else board(house.desk, utc_now())
    show(card, args.lang, house.desk.people.team(), house.settings.zone)
    return 0


def _export(args: argparse.Namespace) -> int:
    from bot.app import build
    from bot.export import export
    from bot.settings import load
    from handlers.facts import Stamp

    house = build(load())
    for name in export(house.desk, args.number, args.to, Stamp(utc_now())):
        print(args.to / name)
    return 0


def _verify(args: argparse.Namespace) -> int:
    from bot.export import verify

    verdict = verify(args.folder)
    print(verdict.sentence(args.lang))
    return 0 if verdict.good else 1


def _doctor(args: argparse.Namespace) -> int:
    from bot.chat.slack.checks import checks as slack
    from bot.chat.wecom.checks import checks as wecom
    from bot.doctor import examine, show

    return show(examine([slack, wecom]))


def _wecom_menu(args: argparse.Namespace) -> int:
    from bot.chat.wecom.menu import create_menu
    from bot.delivery import GiveUp, TryAgain
    from bot.settings import load

    try:
        create_menu(load(), utc_now())
    except (TryAgain, GiveUp) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print("The app's menu is there.")
    return 0


def _purge(args: argparse.Namespace) -> int:
    from bot.app import build
    from bot.retention import Retention
    from bot.settings import load

    house, now = build(load()), utc_now()
    retention, count = Retention(house.database, house.desk.house, house.settings), 0
    for number, stage, what in retention.due(now):
        if args.dry_run or retention.purge(number, stage, what, now):
            count += 1
            print(f"INC-{number} {what}")
    print(f"{count} {'would be purged' if args.dry_run else 'purged'}")
    return 0


def _drill(args: argparse.Namespace) -> int:
    from bot.app import build
    from bot.settings import load

    house = build(load())
    if args.scenario not in house.drills.names():
        print(f"There is no drill called {args.scenario!r}. Choose one of: {', '.join(house.drills.names())}", file=sys.stderr)
        return 2
    print(f"DRILL INC-{house.drills.start(house.desk, args.scenario, utc_now())}")
    return 0


def _tool(args: argparse.Namespace) -> int:
    from bot import tools
    from bot.rulebook import open_rulebook
    from bot.settings import load

    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    rulebook, now = open_rulebook(load()), utc_now()
    answers = {
        "parse": lambda: tools.parse_lines(sys.stdin, rulebook),
        "triage": lambda: tools.triage_lines(sys.stdin, rulebook, now, args.lang),
        "check": lambda: tools.check_lines(sys.stdin, rulebook, now),
    }[args.tool]()
    for line in answers:
        print(line, flush=True)
    return 0


def _explained(error: Exception) -> str:
    """What went wrong in words, for errors that a person can mend; empty for a fault of ours."""
    known = ("BadSettings", "BadRoster", "PromptError", "AlreadyRunning", "BadFile", "NewerDatabase")
    if type(error).__name__ in known or isinstance(error, FileNotFoundError | PermissionError):
        return str(error)
    if type(error).__name__ == "NoSuchIncident":
        return f"There is no incident {error}. `python -m bot status` lists them."
    return ""


if __name__ == "__main__":
    sys.exit(main())
