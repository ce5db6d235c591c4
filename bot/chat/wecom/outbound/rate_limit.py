"""WeCom silently drops what is above its limits, so we count: lines are held back and sent together, cards wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.chat.protocol import RetryLater
from bot.chat.wecom import sent_store as rate_limit
from bot.incidents.outbox_messages import text_message
from storage.database import Database
from storage.outbox import queue as outbox

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
AHEAD = timedelta(minutes=5)  # what was sent later than this from now was sent before the clock was set back
STALE = timedelta(days=7)  # what was kept for a message that another one has replaced since
QUEUE_SLOT, CARD = "held", 2  # CARD: spaces in the key of a card
REPEAT_SUFFIX = " again"  # after a key: what may have arrived, word for word as it was sent


@dataclass(frozen=True)
class Limit:
    """Messages to one target: `lines` may use this many a minute, everything together `all`, then `hourly` and `daily`.

    A little below WeCom's own numbers, for its minute does not begin with ours.
    """

    per_minute_text: int
    per_minute_total: int
    per_hour: int
    per_day: int


MEMBER = Limit(18, 28, 900, 20_000)  # WeCom: 30 a minute, 1000 an hour, for each member
ROBOT = Limit(12, 18, 1000, 20_000)  # a group robot: 20 a minute
CHANGES = Limit(20, 20, 90, 900)  # groups made (1000 a day) and changed (100 an hour)
PER_MEMBER_MINUTE, PER_MEMBER_DAY = (
    180,
    9_000,
)  # what each member of groups may get, over all groups: 200 a minute, 10,000 a day
MEMBER_MESSAGES_PER_MINUTE, MEMBER_MESSAGES_PER_HOUR = (
    18_000,
    270_000,
)  # messages times members, over all groups: 20,000 a minute, 300,000 an hour


def group_limit(size: int) -> Limit:
    """The limit of groups of which the largest has so many members."""
    allowed = max(1, min(PER_MEMBER_MINUTE, MEMBER_MESSAGES_PER_MINUTE // max(size, 1)))
    return Limit(
        max(1, allowed * 2 // 3),
        allowed,
        max(1, min(PER_MEMBER_DAY, MEMBER_MESSAGES_PER_HOUR // max(size, 1))),
        PER_MEMBER_DAY,
    )


@dataclass(frozen=True)
class Target:
    """Where messages go: lines are held back under `name`, and counted under `counted` if that is another name."""

    name: str
    limit: Limit
    counted: str = ""

    @property
    def count(self) -> str:
        """The name to count under."""
        return self.counted or self.name


class RateLimiter:
    """Keeps the count in the database, for all processes."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def acquire(self, target: Target, count: int, now: datetime, lines: bool = False) -> None:
        """Count these messages, at most a minute's worth, as sent. Raises RetryLater until there is room."""
        allowed = target.limit.per_minute_text if lines else target.limit.per_minute_total
        assert count <= allowed, "more than a minute's worth goes through send_long"
        with self.database.transaction() as connection:
            # Counted before it is sent: what two processes count afterwards may together be above the limit, and
            # WeCom drops it without a word.
            if wait := _wait(connection, target, count, allowed, now):
                raise RetryLater("the limit of messages a minute is reached", wait, attempted=False)
            rate_limit.sent(connection, target.count, count, now, now - DAY)

    def acquire_or_queue(
        self, target: Target, place: str, texts: Sequence[str], pieces: Sequence[str], now: datetime, key: str = ""
    ) -> bool:
        """True when these lines may go now as `texts`, counted; under a `key` they are kept until released.

        Otherwise their `pieces` are held back, and a message to `place` asks to send them.
        """
        with self.database.transaction() as connection:
            allowed = target.limit.per_minute_text
            # While older lines are held back a new one joins them: a room must read them in their order.
            fits = len(texts) <= allowed and not _waits(connection, target.name)
            if fits and not _wait(connection, target, len(texts), allowed, now):
                rate_limit.sent(connection, target.count, len(texts), now, now - DAY)
                for text in texts if key else ():
                    rate_limit.hold(connection, key, text, now)
                return True
            for piece in pieces:
                rate_limit.hold(connection, target.name, piece, now)
            outbox.enqueue(connection, [text_message("wecom", place, 0, card_key=QUEUE_SLOT)], now)
        return False

    def queued(self, key: str) -> list[rate_limit.Waiting]:
        """What was kept under this key."""
        with self.database.read_transaction() as connection:
            return rate_limit.held(connection, key)

    def ensure_queued(self, key: str, texts: Sequence[str], now: datetime) -> list[rate_limit.Waiting]:
        """What is left of these texts under this key; the first time all of them, replacing those of an earlier state.

        A key is a target, a message, and for a card its state.
        """
        with self.database.transaction() as connection:
            if not rate_limit.is_held(connection, key):
                rate_limit.forget(connection, now - STALE)
                if key.count(" ") == CARD:
                    rate_limit.replace(connection, key.rpartition(" ")[0] + " ")
                for text in texts:
                    rate_limit.hold(connection, key, text, now)
            return rate_limit.held(connection, key)

    def has_queued(self, key: str) -> bool:
        """True when something under this key is not certain to have been sent."""
        with self.database.read_transaction() as connection:
            return _waits(connection, key)

    def dequeue(self, key: str, last: int) -> None:
        """Delete queued texts up to this one, which were sent."""
        with self.database.transaction() as connection:
            rate_limit.release(connection, key, last)

    def requeue_uncertain(self, key: str, last: int, text: str, now: datetime) -> None:
        """Mark queued texts up to this one as possibly sent, and keep what is said instead when they are said again."""
        with self.database.transaction() as connection:
            rate_limit.release(connection, key, last)
            # Released and kept anew in one transaction: a kill between the two would lose the words or say them
            # unmarked.
            rate_limit.hold(connection, key + REPEAT_SUFFIX, text, now)


def _waits(connection: Connection, key: str) -> bool:
    return rate_limit.is_held(connection, key) or rate_limit.is_held(connection, key + REPEAT_SUFFIX)


def _wait(connection: Connection, target: Target, count: int, minute: int, now: datetime) -> timedelta | None:
    """How long until there is room for `count` more; None when there is room now."""
    limits = ((minute, MINUTE), (target.limit.per_hour, HOUR), (target.limit.per_day, DAY))
    last = (
        (rate_limit.before_last(connection, target.count, max(allowed - count, 0), now + AHEAD), span)
        for allowed, span in limits
    )
    waits = [at + span - now + timedelta(seconds=1) for at, span in last if at and at > now - span]
    return max(waits, default=None)
