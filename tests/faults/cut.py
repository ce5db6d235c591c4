"""`python -m tests.faults.cut`: for each line it reads, work is begun in a process that dies at that step, and ended in
another one.

Both are forked from this one, which has everything loaded: a start takes no time, and a kill is a kill.
"""

import gc
import json
import logging
import os
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from shutil import copy
from typing import Any

from sqlalchemy import inspect, text

from bot import app
from bot.config.content import load_content
from bot.config.settings import Settings
from bot.incidents.readers import encoder
from storage.database import Database
from storage.incidents import cases, timeline
from storage.migrate import revision, upgrade
from tests.fakes.settings import settings_of
from tests.faults.day import DAY, Asked, live, read
from tests.faults.proofs import wrong_in, wrong_on
from tests.faults.steps import Steps


def morning(folder: Path, url: str, steps: Steps) -> dict[str, Any]:
    """The first start, and the first alert."""
    return day(folder, url, steps, DAY[:1])


def day(folder: Path, url: str, steps: Steps, asks: Sequence[Asked] = DAY) -> dict[str, Any]:
    """Live it to its end; what is wrong then, and what can be compared with a day without a kill."""
    application = live(folder, url, steps, asks)
    with application.database.read_transaction() as connection:
        wrong = [*wrong_in(connection), *wrong_on(read(folder / "paper"))]
        # The first, the second …: PostgreSQL does not give a number again that a killed transaction had taken.
        nth = {0: 0} | {number: n for n, number in enumerate(cases.numbers(connection), 1)}
        story = {
            nth[number]: [[line.kind, line.by] for line in timeline.read(connection, number)]
            for number in nth
            if number
        }
    application.database.close()
    numbers = [nth[told["answer"]] for told in read(folder / "answers") if isinstance(told["answer"], int)]
    return {"wrong": wrong, "came": {"story": story, "numbers": numbers, **seen(read(folder / "paper"), nth)}}


def seen(paper: list[dict[str, Any]], nth: Mapping[int, int]) -> dict[str, Any]:
    """What came to each place: how many messages of lines, and which cards."""
    lines = {m["id"]: f"{m['place']} {nth[m['incident']]}" for m in paper if not m["card_key"]}
    cards = {f"{m['place']} {nth[m['incident']]} {m['card_key']}" for m in paper if m["card_key"]}
    return {"lines": dict(sorted(Counter(lines.values()).items())), "cards": sorted(cards)}


def migration(folder: Path, url: str, steps: Steps) -> dict[str, Any]:
    """Bring the database up to date; the revision and how many rows each table has."""
    database = Database(url)
    upgrade(database)
    with database.read_transaction() as connection:
        tables = inspect(connection).get_table_names()
        rows = {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in sorted(tables)}
        at = revision(connection)
    database.close()
    return {"wrong": [], "came": {"revision": at, "rows": rows}}


QUICK = "/dev/shm" if Path("/dev/shm").is_dir() else None  # what a killed process wrote is there without a disk
WORK: dict[str, Callable[[Path, str, Steps], dict[str, Any]]] = {
    "morning": morning,
    "day": day,
    "migration": migration,
}


def in_a_process(work: Callable[[], object], said: Path) -> int:
    """Fork, work, and put what came of it down as JSON; the exit code, negative for a signal."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        with said.open("w") as file:
            json.dump(work(), file)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def cut(folder: Path, what: str, url: str, last: int) -> dict[str, Any]:
    """Work that dies before its step `last` and is done again; the names of its steps come back when it did not get so
    far.
    """
    steps = Steps(last)

    def begun() -> list[str]:
        steps.watch()
        WORK[what](folder, url, steps)
        return steps.names

    code = in_a_process(begun, folder / "steps")
    rest = in_a_process(lambda: WORK[what](folder, url, Steps()), folder / "rest")
    if code not in (0, -9) or rest:
        return {"wrong": [f"ended with {code}, then with {rest}"], "came": {}, "steps": []}
    return {
        **json.loads((folder / "rest").read_text()),
        "steps": json.loads((folder / "steps").read_text()) if code == 0 else [],
    }


def main() -> None:
    """A line in is a JSON object with `what`, `url` and `last`; a line out is what came of it."""
    logging.disable(logging.ERROR)
    book = load_content(settings_of(Settings))
    app.load_content = lambda settings: (
        book
    )  # files that only a person changes need not be read at each of a thousand starts
    model = encoder.load_model()
    encoder.load_model = lambda: model
    for work in ("day", "migration"):  # whatever is loaded when it is first needed is loaded now
        with tempfile.TemporaryDirectory(dir=QUICK) as folder:
            WORK[work](Path(folder), sqlite(folder), Steps())
    with tempfile.TemporaryDirectory(dir=QUICK) as folder:
        migrated = Path(folder) / "migrated.db"
        migration(Path(folder), f"sqlite:///{migrated}", Steps())
        gc.freeze()  # a child that collects would copy all that is loaded here
        for line in sys.stdin:
            with tempfile.TemporaryDirectory(dir=QUICK) as own:
                print(json.dumps(cut_as_asked(Path(own), migrated, **json.loads(line))), flush=True)


def cut_as_asked(folder: Path, migrated: Path, what: str, url: str, last: int) -> dict[str, Any]:
    """Without a `url` on SQLite with every table: kills within a migration are about `migration` alone."""
    if not url:
        copy(migrated, folder / "dingfengbo.db")
    return cut(folder, what, url or sqlite(str(folder)), last)


def sqlite(folder: str) -> str:
    """The address of a database in a folder."""
    return f"sqlite:///{folder}/dingfengbo.db"


if __name__ == "__main__":
    main()
