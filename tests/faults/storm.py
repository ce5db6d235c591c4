"""A storm of alerts with decisions in between, from outside: each is sent until it is answered, and what was answered
is remembered.
"""

import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from http.client import HTTPException

from sqlalchemy import Connection, func, select

from bot.chat.console.store import TABLE as CONSOLE
from storage.database import Database
from storage.incidents import cases, timeline
from storage.incidents.posts import KEY
from storage.outbox.statements import ROW
from tests.faults.proofs import wrong_in
from tests.faults.running import Bot
from tests.waiting import PATIENCE, until

EVERY = 3  # alerts between two decisions
MANAGER = "ada"  # harm is read by participants, legal and managers only


class Storm(threading.Thread):
    """`name` tells its posts from those of another storm."""

    def __init__(self, bot: Bot, name: int = 1) -> None:
        super().__init__(daemon=True)
        self.bot, self.over, self.posts = bot, threading.Event(), f"6a01a98{name}{{:016x}}"
        self.acknowledged: list[str] = []
        self.decided: dict[tuple[int, str], int] = {}  # notes that were answered, and how often each was sent

    def run(self) -> None:
        """Go on until told to stop."""
        n = 0
        while not self.over.is_set():
            n += 1
            known = self.posts.format(n)
            alert = {
                "source": "storm",
                "platform": "xiaohongshu",
                "native_id": known,
                "text": f"用了{n}次就过敏，满脸通红，避雷",
            }
            told, _ = self.until_answered(partial(self.bot.post, alert, key=known))
            if told is None:
                return
            self.acknowledged.append(known)
            if n % EVERY == 0:
                note = int(told["incidents"][0]["number"]), f"storm-{known}"
                done, tries = self.until_answered(partial(self.bot.hear, MANAGER, f"note {note[0]} {note[1]}"))
                if done is not None:
                    self.decided[note] = tries

    def answers(self) -> int:
        """How often it was answered until now."""
        return len(self.acknowledged) + len(self.decided)

    def answered(self, more: int) -> None:
        """Wait until it was answered so many times more."""
        goal = self.answers() + more
        until(lambda: self.answers() >= goal, glance=0.002)

    def until_answered(self, ask: Callable[[], object]) -> tuple[object, int]:
        """The answer and how often it was asked for; None when the storm was over before."""
        tries = 0
        while not self.over.is_set():
            tries += 1
            try:
                return ask(), tries
            except (OSError, HTTPException):
                time.sleep(0.05)
        return None, tries


def wrong_after(connection: Connection, *storms: Storm) -> list[str]:
    """What the storms were told and is not so; and whatever else is not as it must be."""
    known = set(connection.execute(select(KEY.c.key)).scalars())
    wrong = [f"{post} is lost" for storm in storms for post in storm.acknowledged if f"xiaohongshu:{post}" not in known]
    for storm in storms:
        for (number, text), tries in storm.decided.items():
            times = sum(line.fields["text"] == text for line in timeline.of_kinds(connection, number, "Noted"))
            wrong += (
                [] if 1 <= times <= tries else [f"{text} was sent {tries} times and stands {times} times on {number}"]
            )
    cards = (
        select(CONSOLE.c.incident, func.count())
        .where(CONSOLE.c.place == "room:desk", CONSOLE.c.root)
        .group_by(CONSOLE.c.incident)
    )
    if dict(connection.execute(cards).all()) != dict.fromkeys(cases.numbers(connection), 1):
        wrong.append("some incident has no card in the room, or two")
    lines = Counter(connection.execute(select(CONSOLE.c.outbox).where(CONSOLE.c.card == "")).scalars())
    wrong += [f"message {number} stands {times} times" for number, times in lines.items() if times > 1]
    drafts = [
        number
        for number in cases.numbers(connection)
        if not (kept := cases.load(connection, number)) or not kept.file.drafts
    ]
    return [*wrong, *(f"{number} has no draft" for number in drafts), *wrong_in(connection)]


def wait_until_sent(database: Database, patience: float = PATIENCE) -> None:
    """Until the outbox is empty."""

    def empty() -> bool:
        with database.read_transaction() as connection:
            return not connection.execute(select(func.count()).where(ROW.c.done_at.is_(None))).scalar()

    until(empty, patience, glance=0.05)
