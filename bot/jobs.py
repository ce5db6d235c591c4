"""What `python -m bot` can do besides running the desk; each returns the exit code."""

import argparse
import sys
from contextlib import closing

from bot.ops.clock import utc_now


def import_alerts(args: argparse.Namespace) -> int:
    """Take in a file of alerts; 1 when rows were left out."""
    from bot.app import build
    from bot.intake.files import import_file
    from bot.settings import load

    house = build(load())
    report = import_file(args.file, house.desk, house.rulebook.platforms, utc_now(), f"file:{args.file.name}")
    print(report)
    return 1 if report.skipped else 0


def status(args: argparse.Namespace) -> int:
    """The board, or one incident."""
    from bot.app import build
    from bot.incidents.overviews import board
    from bot.screen import show
    from bot.settings import load
    from handlers.overview.board import status_card

    house = build(load())
    card = status_card(house.desk.read(args.number), house.desk.house, utc_now()) if args.number else board(house.desk, utc_now())
    show(card, args.lang, house.desk.people.team(), house.settings.zone)
    return 0


def export(args: argparse.Namespace) -> int:
    """Write an incident's file."""
    from bot.app import build
    from bot.export import export
    from bot.settings import load
    from handlers.case.event import Stamp

    house = build(load())
    for name in export(house.desk, args.number, args.to, Stamp(utc_now())):
        print(args.to / name)
    return 0


def verify(args: argparse.Namespace) -> int:
    """Recompute an export's hash chain."""
    from bot.export import verify

    verdict = verify(args.folder)
    print(verdict.sentence(args.lang))
    return 0 if verdict.good else 1


def doctor(args: argparse.Namespace) -> int:
    """What works and what does not."""
    from bot.chat.slack.doctor import checks as slack
    from bot.chat.wecom.doctor import checks as wecom
    from bot.doctor import examine, show

    return show(examine([slack, wecom]))


def wecom_menu(args: argparse.Namespace) -> int:
    """Give the WeCom app its menu."""
    from bot.chat.protocol import GiveUp, TryAgain
    from bot.chat.wecom.menu import create_menu
    from bot.settings import load

    try:
        create_menu(load(), utc_now())
    except (TryAgain, GiveUp) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print("The app's menu is there.")
    return 0


def purge(args: argparse.Namespace) -> int:
    """Forget what is past its time, or say what would go."""
    from bot.app import build
    from bot.settings import load
    from bot.workers.retention import Retention

    house, now = build(load()), utc_now()
    retention, count = Retention(house.database, house.desk.house, house.settings), 0
    for number, stage, what in retention.due(now):
        if args.dry_run or retention.purge(number, stage, what, now):
            count += 1
            print(f"INC-{number} {what}")
    print(f"{count} {'would be purged' if args.dry_run else 'purged'}")
    return 0


def drill(args: argparse.Namespace) -> int:
    """Start a drill."""
    from bot.app import build
    from bot.settings import load

    house = build(load())
    if args.scenario not in house.drills.names():
        print(f"There is no drill called {args.scenario!r}. Choose one of: {', '.join(house.drills.names())}", file=sys.stderr)
        return 2
    print(f"DRILL INC-{house.drills.start(house.desk, args.scenario, utc_now())}")
    return 0


def tool(args: argparse.Namespace) -> int:
    """Answer line by line."""
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


def facts(args: argparse.Namespace) -> int:
    """Put the lines of a file on the fact sheet: all of them, or none."""
    from bot.app import build
    from bot.incidents.fact_sheet import add, read_file
    from bot.settings import load

    lines, house = read_file(args.file, utc_now()), build(load())
    for line in lines:
        add(house.desk, line, "bot", utc_now())
    print(f"{len(lines)} lines are on the fact sheet.")
    return 0


def evaluate(args: argparse.Namespace) -> int:
    """Try case files, with the configured model or the phrase bank."""
    from rich.console import Console

    from bot.drafting import Writer, open_model
    from bot.rulebook import open_rulebook
    from bot.settings import load
    from bot.trials import run

    settings = load()
    rulebook = open_rulebook(settings)
    model = open_model(settings) if args.model else None
    if args.model and model is None:
        print("There is no model to try. Write LLM_MODEL and LLM_API_KEY to .env.", file=sys.stderr)
        return 2
    return run(args.paths, rulebook, Writer(rulebook.library, model), utc_now(), Console())


def backup(args: argparse.Namespace) -> int:
    """Copy the database while the desk runs."""
    from bot.settings import load
    from storage.backup import back_up
    from storage.database import Database

    with closing(Database(load().database)) as database:
        print(f"{args.file}: {back_up(database, args.file)} bytes")
    return 0


def restore(args: argparse.Namespace) -> int:
    """Put a copy in the place of the database."""
    from bot.ops.single_instance import only_one
    from bot.settings import load
    from storage.backup import restore as put_back
    from storage.database import Database

    settings = load()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with only_one(settings.data_dir), closing(Database(settings.database)) as database:
        put_back(database, args.file)
    print(f"The desk is as it was in {args.file}. What it sent after that may be sent again.")
    return 0
