"""WeCom drops silently what is above its limits, so we count: lines are held back and sent together, cards wait, nothing is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery import TryAgain
from storage import allowance, outbox
from storage.database import Database

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
SLOT = "held"


@dataclass(frozen=True)
class Limit:
    """Messages a minute to one target: `lines` may use this many, everything together `all`, and `hourly` an hour.

    A little below WeCom's own numbers, for its minute does not begin with ours.
    """

    lines: int
    all: int
    hourly: int


MEMBER = Limit(18, 28, 900)  # WeCom: 30 a minute, 1000 an hour, for each member
GROUP = Limit(120, 180, 9000)  # an appchat group: 200 a minute for each member
ROBOT = Limit(12, 18, 1000)  # a group robot: 20 a minute


class Allowance:
    """Keeps the count in the database, for all processes."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def take(self, target: str, count: int, limit: Limit, now: datetime, lines: bool = False) -> None:
        """Count this many messages (no more than go in a minute) as sent, or raise TryAgain with the time when there is room for them."""
        most = limit.lines if lines else limit.all
        assert count <= most, "more than a minute's worth goes through send_long"
        with self.database.transaction() as connection:
            recent = allowance.times(connection, target, now - HOUR)
            if wait := _wait(recent, count, most, limit.hourly, now):
                raise TryAgain("the limit of messages a minute is reached", wait, tried=False)
            allowance.sent(connection, target, count, now, now - HOUR)

    def line(self, target: str, lane: str, count: int, pieces: Sequence[str], limit: Limit, now: datetime) -> bool:
        """True when these lines may go now, as `count` messages. Otherwise their `pieces` are kept; `lane` gets an errand to send them."""
        with self.database.transaction() as connection:
            recent = allowance.times(connection, target, now - HOUR)
            fits = count <= limit.lines and not _wait(recent, count, limit.lines, limit.hourly, now)
            if fits and not allowance.is_held(connection, target):
                allowance.sent(connection, target, count, now, now - HOUR)
                return True
            for piece in pieces:
                allowance.hold(connection, target, piece, now)
            outbox.put(connection, [{"lane": lane, "kind": "lines", "incident": 0, "payload": "[]", "slot": SLOT}], now)
        return False

    def held(self, target: str) -> list[allowance.Waiting]:
        """What was kept for this target."""
        with self.database.reading() as connection:
            return allowance.held(connection, target)

    def kept(self, key: str, texts: Sequence[str], now: datetime) -> list[allowance.Waiting]:
        """What is left of these texts under this key; all of them the first time."""
        with self.database.transaction() as connection:
            if not allowance.is_held(connection, key):
                for text in texts:
                    allowance.hold(connection, key, text, now)
            return allowance.held(connection, key)

    def release(self, target: str, last: int) -> None:
        """It was sent, up to this one."""
        with self.database.transaction() as connection:
            allowance.release(connection, target, last)


def _wait(recent: list[datetime], count: int, minute: int, hour: int, now: datetime) -> timedelta | None:
    """How long until there is room for `count` more; None when there is room now."""
    within = [at for at in recent if at > now - MINUTE]
    waits = [_until(within, count, minute, MINUTE, now), _until(recent, count, hour, HOUR, now)]
    return max((wait for wait in waits if wait), default=None)


def _until(times: list[datetime], count: int, most: int, span: timedelta, now: datetime) -> timedelta | None:
    over = len(times) + count - most
    return times[min(over, len(times)) - 1] + span - now + timedelta(seconds=1) if over > 0 and times else None
