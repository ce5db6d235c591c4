"""Stretches of time that figures are asked for, and when a scheduled card of one is due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

PERIODS: Mapping[str, timedelta] = {
    "week": timedelta(days=7),
    "month": timedelta(days=30),
    "quarter": timedelta(days=90),
}  # each ends now; it is compared with as long a stretch before it
MONTHS = {"month": 1, "quarter": 3}
SENT_AT = time(9)  # in the team's zone


@dataclass(frozen=True)
class Stretch:
    """After `since` and until `until` (UTC)."""

    since: datetime
    until: datetime


def stretches(period: str, now: datetime) -> tuple[Stretch, Stretch]:
    """The period that ends now, and the one before it."""
    length = PERIODS[period]
    return Stretch(now - length, now), Stretch(now - 2 * length, now - length)


def next_turn(period: str, now: datetime, zone: str) -> datetime:
    """When the next card is due (UTC): on a Monday, the first of a month, or of a quarter, at nine in the morning."""
    local = now.astimezone(ZoneInfo(zone))
    day = local.date()
    turn = datetime.combine(day, SENT_AT, ZoneInfo(zone))
    while turn <= now or not _begins(period, turn):
        day += timedelta(days=1)
        turn = datetime.combine(day, SENT_AT, ZoneInfo(zone))
    return turn.astimezone(now.tzinfo)


def _begins(period: str, turn: datetime) -> bool:
    """True for the day on which a period begins."""
    if period == "week":
        return turn.weekday() == 0
    return turn.day == 1 and (turn.month - 1) % MONTHS[period] == 0
