"""One bad file, one hanging chat, one storm: everybody else is served as if nothing were."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import pytest
from sqlalchemy import text, update

from bot.chat.protocol import Message
from bot.incidents.access import Access
from bot.incidents.overviews import board
from bot.ops.clock import utc_now
from handlers.case.people import Person
from handlers.posts.post import Alert, Post
from storage.database import Database
from storage.incidents import cases
from storage.incidents.cases import TABLE
from tests.assembled import with_chats
from tests.faults.endpoints import Endpoints
from tests.journeys.stage import Stage
from tests.waiting import PATIENCE, ended, until

STORM, CLICKS = 8, 20  # alerts that are always under way; clicks
NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path, NOON)
    yield stage
    stage.database.close()


def post(n: int) -> dict[str, str]:
    """The nth post."""
    return {
        "platform": "xiaohongshu",
        "native_id": f"69200c80{n:016x}",
        "text": f"用了{n}次就过敏，满脸通红，避雷",
        "product": "精华",
    }


def spoil(database: Database, number: int) -> None:
    """An incident's file turns to garbage."""
    with database.transaction() as connection:
        connection.execute(update(TABLE).where(TABLE.c.number == number).values(file='{"number": 2, "post"'))


def test_a_damaged_file_stops_no_other_timer_and_waits_an_hour_itself(stage):
    numbers = [stage.alert(**post(n)) for n in range(3)]
    spoil(stage.database, numbers[1])
    stage.sleeps(hours=6)
    with stage.database.read_transaction() as connection:
        waiting = cases.due_incidents(connection, stage.now, 10)
        later = cases.due_incidents(connection, stage.now + timedelta(hours=1), 10)
    assert (waiting, numbers[1] in later) == ([], True)
    assert all(stage.desk.read(n).reminders for n in (numbers[0], numbers[2]))


def test_the_board_names_the_damaged_file_and_shows_the_rest(stage):
    numbers = [stage.alert(**post(n)) for n in range(3)]
    spoil(stage.database, numbers[1])
    labels = [stage.words(part.label) for part in board(Access(stage.desk), stage.now).parts[1:] if part.label]
    shown = [label for label in labels if "事件 " in label]
    assert sorted(
        f"事件 {n} " in line and line.startswith("案卷损坏") for n, line in zip(numbers, shown, strict=True)
    ) == [
        False,
        False,
        True,
    ]
    assert "损坏" in stage.says("ada", f"status {numbers[1]}") and "损坏" in stage.says("ada", f"note {numbers[1]} x")
    assert stage.hears("ada", f"status {numbers[0]}").card is not None


def test_an_alert_for_a_damaged_file_says_so_and_the_next_one_is_taken(tmp_path):
    endpoints = Endpoints(tmp_path / "data")
    number = endpoints.send(1).json()["incidents"][0]["number"]
    spoil(endpoints.application.database, number)
    again = endpoints.send(1, "又来")
    assert (again.status_code, f"incident {number} is damaged" in again.text) == (422, True)
    assert endpoints.send(2).status_code == 202
    endpoints.close()


class Chat:
    """A chat that hangs until it is let go, or one that does not."""

    def __init__(self, name: str, hangs: threading.Event | None = None) -> None:
        self.name, self.hangs, self.came = name, hangs, threading.Semaphore(0)

    def can_reach(self, person: Person) -> bool:
        """Only the room."""
        return False

    def deliver(self, message: Message, now: datetime) -> str:
        """Take the message, or sit on it."""
        if self.hangs:
            self.hangs.wait()
        self.came.release()
        return "ref"


def test_a_chat_that_hangs_delays_no_other_chat_even_with_every_incident_waiting_for_it(tmp_path):
    endpoints, release = Endpoints(tmp_path / "data"), threading.Event()
    application, chats = endpoints.application, (Chat("slow", release), Chat("quick"))
    clock = with_chats(application, chats, utc_now)
    clock.start()
    for n in range(20):
        clock.incidents.receive_alert(
            Alert(
                "t",
                Post("xiaohongshu", native_id=str(n), text=f"用了{n}次就过敏，满脸通红", published_at=utc_now()),
                utc_now(),
            )
        )
    came = all(chats[1].came.acquire(timeout=PATIENCE) for _ in range(20))
    slow = chats[0].came.acquire(blocking=False)
    release.set()
    clock.stop()
    endpoints.close()
    assert (came, slow) == (True, False), "all of the quick one's, while the slow one still holds its first"


def test_in_a_storm_of_alerts_a_click_waits_for_a_commit_or_two(tmp_path):
    endpoints, over, taken = Endpoints(tmp_path / "data"), threading.Event(), []
    number = endpoints.send(0).json()["incidents"][0]["number"]

    def storm(place: int) -> None:
        n = 0
        while not over.is_set():
            n += 1
            seen = Post(
                "xiaohongshu", native_id=f"{place}-{n}", text=f"用了{n}次就过敏，满脸通红", published_at=utc_now()
            )
            endpoints.application.incidents.receive_alert(Alert("t", seen, utc_now()))
            taken.append(n)

    threads = [threading.Thread(target=storm, args=(place,), daemon=True) for place in range(STORM)]
    for thread in threads:
        thread.start()
    asked = []
    for n in range(CLICKS):
        goal = len(taken) + STORM
        until(lambda goal=goal: len(taken) >= goal, glance=0.001)
        asked.append(len(taken))
        assert endpoints.application.dispatcher.dispatch("mei", f"note {number} 第{n}条", utc_now()).ok
    over.set()
    ended(*threads)
    first = [before - earlier for before, earlier in zip(alerts_before_notes(endpoints), asked, strict=True)]
    endpoints.close()
    assert median(first) <= 3 * STORM, (
        "what was under way, and one commit more; not the storm, which goes on until all are answered"
    )


def alerts_before_notes(endpoints: Endpoints) -> list[int]:
    """For each note, how many alerts were committed before it; SQLite numbers its rows as they come."""
    with endpoints.application.database.read_transaction() as connection:
        kinds = connection.execute(text("SELECT kind, seq FROM timeline ORDER BY rowid")).all()
    return [sum(seq == 1 for _, seq in kinds[:n]) - 1 for n, (kind, _) in enumerate(kinds) if kind == "Noted"]
