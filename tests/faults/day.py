"""A day at the desk, as the world outside lives it: whoever got no answer asks again, and what came to the chat is
written down.
"""

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from starlette.testclient import TestClient

from bot import app
from bot.app import Application
from bot.chat import ChatFolder, RosterMembers
from bot.chat.endpoints import ChatEndpoints
from bot.chat.protocol import Message, PermanentFailure
from bot.config.settings import ChatSettings
from bot.incidents import team
from bot.ingest.signature import sign
from bot.workers import model_work, outbox_dispatcher
from bot.workers import scheduler as clock
from handlers.case.people import Person
from storage.incidents import cases, timeline
from storage.migrate import ChatSchema
from storage.outbox import maintenance
from tests.fakes.settings import app_settings
from tests.faults.steps import Steps
from tests.waiting import until

SECRET = "correct horse battery"
MORNING = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)  # nine in Shanghai
AFTER_A_START = {
    "sqlite": timedelta(seconds=1),
    "postgresql": timedelta(seconds=25),
}  # until nothing is held by the dead any more
GONE = "person:jun"  # whom the chat does not know any more: managers are told, once
LINK = "https://www.xiaohongshu.com/explore/69200c80000000000503c8d1"


@dataclass(frozen=True)
class Asked:
    """Somebody wants something, `at` minutes after the day began: an alert to be taken in, a decision, or nothing but
    time to pass.
    """

    at: int
    by: str = ""
    what: str | dict[str, object] = ""
    idempotency_key: str = (
        ""  # what the timeline shows when it was done; whoever got no answer sees it there, and does not ask again
    )


def alert(n: int, text: str, **more: object) -> dict[str, object]:
    """The nth post, published ten minutes before the day began."""
    post = {
        "source": "t",
        "platform": "xiaohongshu",
        "native_id": LINK[-24:-1] + str(n),
        "brand": "GlowSkin",
        "product": "精华",
    }
    return {**post, "text": text, "published_at": (MORNING - timedelta(minutes=10)).isoformat(), **more}


DAY = (
    Asked(0, "tool", alert(1, "用了一次就过敏，满脸通红", counts={"like": 46})),
    Asked(1, "mei", "take 1"),
    Asked(2, "ken", "approve 1 1 sure=yes"),
    Asked(3, "mei", f"posted 1 1 {LINK}?comment=1"),
    Asked(5, "tool", alert(1, "用了一次就过敏，满脸通红", counts={"like": 900})),
    Asked(6, "tool", alert(2, "我也是，上脸刺痛，脖子都红肿了")),
    Asked(7, "jun", "draft 2 first_ack", idempotency_key="DraftAsked"),
    Asked(8, "ken", "send-back 2 2 reason=口气太硬"),
    Asked(70),
    Asked(240, "mei", "promise 1 1 kept 私信已回"),
    Asked(241, "ada", "close 1 用户满意 override=任务另记"),
    Asked(242, "rui", "confirm 1"),
    Asked(1500),
)


class Paper:
    """A chat on paper: what was said stays said, whatever becomes of the one who said it."""

    name = "paper"

    def __init__(self, file: Path, steps: Steps) -> None:
        self.file, self.deliver = file, steps.wrap("message", self.write)

    def can_reach(self, person: Person) -> bool:
        """Everybody reads the paper."""
        return True

    def write(self, message: Message, now: datetime) -> str:
        """One line; whoever is gone gets no messages."""
        if message.place == GONE and not message.card:
            raise PermanentFailure("nobody of that name")
        told = {name: getattr(message, name) for name in ("id", "place", "incident", "card_key", "possibly_delivered")}
        put_down(self.file, told)
        return f"{message.incident}/{message.card_key}" if message.card else ""


class PaperSettings(ChatSettings):
    """Nothing to set."""

    @property
    def is_set_up(self) -> bool:
        """There is always paper."""
        return True


@dataclass(frozen=True)
class PaperFolder(ChatFolder):
    """Its chat."""

    file: Path
    steps: Steps

    @property
    def roster_fields(self) -> None:
        """Nobody needs an address."""

    def tables(self) -> tuple[()]:
        """Paper needs no table."""
        return ()

    copies = aged = tables

    def schema(self) -> ChatSchema:
        """Nor a migration."""
        return ChatSchema(self.name, (), self.file.parent / "migrations")

    def members(self, deps: object) -> RosterMembers:
        """Everybody reads it."""
        return RosterMembers(self.name)

    def sender(self, deps: object) -> Paper:
        """What writes it."""
        return Paper(self.file, self.steps)

    def listen(self, sender: object, deps: object) -> ChatEndpoints:
        """Paper hears nothing."""
        return ChatEndpoints()


def put_down(file: Path, told: object) -> None:
    """Add a line in one go."""
    with file.open("ab", buffering=0) as paper:
        os.write(paper.fileno(), json.dumps(told).encode() + b"\n")


def read(file: Path) -> list[Any]:
    """What was put down."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def by_hand(application: Application) -> None:
    """Start the clock without its threads: one piece of work after the other, so that every step has its number."""
    for pool in application.scheduler.pools:
        pool.submit = lambda work: work()
    application.scheduler._threads = []
    application.scheduler.start()


def work(application: Application, now: datetime) -> None:
    """Everything that is due: timers, messages, drafts, chores."""
    ticking = application.scheduler

    def done() -> int:
        fired, handed = ticking.fire_due(), sum(ticking.claim_and_submit(pool) for pool in ticking.pools)
        return fired + handed + sum(job(now) for job in ticking.periodic_jobs)

    until(lambda: not done(), glance=0.0)


class Day:
    """The real desk with a clock that the day sets, its chat on paper, and its steps counted."""

    def __init__(self, folder: Path, url: str, steps: Steps, now: datetime) -> None:
        self.now = now
        app.utc_now = lambda: self.now
        team.FRESH_SECONDS = 0  # who has how much to do is read anew, as after a start
        for module in (clock, outbox_dispatcher, model_work):  # PostgreSQL's own clock cannot be set
            module.db_now = lambda _, now: now
        chosen, _ = app_settings(data_dir=folder, database_url=url, alerts_secret=SECRET)
        self.application = app.build(chosen, {PaperFolder("paper", folder / "paper", steps): PaperSettings()})
        writer = self.application.scheduler.dispatcher.model_work.writer
        writer.write = steps.wrap("model", writer.write)
        by_hand(self.application)

    def answer(self, n: int, asked: Asked) -> object:
        """What the nth who asked is told."""
        if isinstance(asked.what, str):
            command, nth, rest = [*asked.what.split(" ", 2), ""][:3]
            result = self.application.dispatcher.dispatch(
                asked.by, f"{command} {self.number(nth)} {rest}".strip(), self.now
            )
            return [said.key for said in result.says]
        body, stamp = json.dumps(asked.what).encode(), str(int(self.now.timestamp()))
        signed = {
            "X-Dingfengbo-Timestamp": stamp,
            "X-Dingfengbo-Signature": sign(SECRET, stamp, body, f"asked-{n}"),
            "Idempotency-Key": f"asked-{n}",
        }
        answer = TestClient(app.web(self.application)).post("/alerts", content=body, headers=signed)
        assert answer.status_code == 202, answer.text
        return answer.json()["incidents"][0]["number"]

    def number(self, nth: str) -> int:
        """The number of the nth incident: one that a killed transaction had taken is not given again on PostgreSQL."""
        with self.application.database.read_transaction() as connection:
            return cases.numbers(connection)[int(nth) - 1]

    def shows(self, asked: Asked) -> bool:
        """Whether it can be seen to be done."""
        if not asked.idempotency_key:
            return False
        number = self.number(str(asked.what).split()[1])
        with self.application.database.read_transaction() as connection:
            lines = timeline.of_kinds(connection, number, asked.idempotency_key)
        return asked.by in {line.by for line in lines}


def live(folder: Path, url: str, steps: Steps, asks: Sequence[Asked]) -> Application:
    """The day from where it stopped: what was answered is not asked again."""
    log = folder / "answers"
    answered, again = {told["n"] for told in read(log)}, (folder / "begun").exists()
    late = AFTER_A_START[make_url(url).get_backend_name()] if again else timedelta(0)
    day = Day(folder, url, steps, MORNING + timedelta(minutes=DAY[max(answered, default=0)].at) + late)
    if again:
        work(day.application, day.now)
        with day.application.database.read_transaction() as connection:
            assert maintenance.waiting(connection)[0] == 0, "something is still held by the dead"
    put_down(folder / "begun", "")
    for n, asked in enumerate(asks):
        if n in answered:
            continue
        day.now = MORNING + timedelta(minutes=asked.at) + late
        answer = day.answer(n, asked) if asked.what and not day.shows(asked) else None
        steps.step("answer")
        put_down(log, {"n": n, "answer": answer})
        work(day.application, day.now)
    return day.application
