"""The machine's clock is set an hour on or back: nothing rings twice, nothing waits for the clock to
come round again.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.chat.protocol import Message, RetryLater
from bot.workers.scheduler import Scheduler
from bot.workers.worker_pool import WakeSignal
from storage.incidents import timeline
from storage.outbox.statements import QUEUE, ROW
from tests.journeys.stage import Stage
from tests.waiting import until

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    stage = Stage(tmp_path, NOON)
    yield stage
    stage.database.close()


def alert(stage: Stage) -> int:
    """A grave post, an hour after it was published."""
    native_id = f"{int((NOON - HOUR).timestamp()):08x}0000000000000001"
    return stage.alert(
        platform="xiaohongshu", native_id=native_id, text="用了就过敏，满脸通红，避雷", counts={"like": 900}
    )


def stages_fired(stage: Stage, number: int) -> Counter[tuple[str, int]]:
    """How often each stage of each timer rang."""
    with stage.database.read_transaction() as connection:
        lines = timeline.of_kinds(connection, number, "Rang")
    return Counter((key, fired) for line in lines for key, fired in line.fields["stages"].items())


def test_no_reminder_rings_twice_when_the_clock_goes_on_and_back_again(stage):
    number = alert(stage)
    stage.sleeps(hours=1)
    stage.now -= HOUR
    stage.later(hours=4)
    fired = stages_fired(stage, number)
    assert len(fired) > 3 and set(fired.values()) == {1}


def test_what_was_to_be_sent_by_the_old_clock_is_sent_by_the_new_one(stage):
    stage.now += HOUR
    stage.carry = lambda: None  # what follows stays in the outbox
    number = alert(stage)
    stage.now -= HOUR
    with running(stage):
        until(lambda: waiting(stage) == 0)
    assert ("room:desk", number, "case") in stage.chat.cards


def test_a_retry_does_not_wait_an_hour_because_the_clock_went_back_meanwhile(stage):
    stage.carry, post, ahead = lambda: None, stage.chat.deliver, stage.now + HOUR

    def busy(message: Message, now: datetime) -> str:
        """The chat says: in half a minute."""
        if stage.now == ahead:
            raise RetryLater("busy", timedelta(seconds=30), whole_channel=True)
        return post(message, now)

    stage.now, stage.chat.deliver = ahead, busy
    alert(stage)
    with running(stage) as seen:
        until(lambda: seen and first_retry(stage) > ahead)  # nothing moves on: the stage's clock stands still
        stage.now -= HOUR
        until(lambda: waiting(stage) == 0)


@contextmanager
def running(stage: Stage) -> Iterator[list[datetime]]:
    """The stage's clock at work; the moments it has seen, beside its other work."""
    seen: list[datetime] = []

    def look(now: datetime) -> int:
        seen.append(now)
        return 0

    clock = Scheduler(stage.database, stage.desk, stage.outbox_dispatcher, lambda: stage.now, WakeSignal(), [look])
    clock.start()
    try:
        yield seen
    finally:
        clock.stop()


def first_retry(stage: Stage) -> datetime:
    """When the chat's next message is tried again."""
    with stage.database.read_transaction() as connection:
        chats = select(QUEUE.c.next_at).where(QUEUE.c.queue.startswith("console|")).order_by(QUEUE.c.next_at)
        return connection.execute(chats).scalars().first() or stage.now


def waiting(stage: Stage) -> int:
    """Messages that are not carried out."""
    with stage.database.read_transaction() as connection:
        return connection.execute(select(func.count()).where(ROW.c.done_at.is_(None))).scalar() or 0
