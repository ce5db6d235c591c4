"""By when what a draft promises can be kept: hours of the playbook, on the brand's working days, as people write it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

HOURS_OF_THE_DAY = (12, 18)  # local: a promise falls due at noon or at the end of the working day
LATE_HOUR = 21  # for what cannot wait until tomorrow: somebody may be hurt, or everybody is looking
WEEK = 7  # days within which the name of a weekday is clear
MONTHS = 30  # days in which a working day is surely found
EVERY_DAY: Callable[[date], bool] = lambda _: True  # noqa: E731


def due_times(
    hours: Mapping[str, int], now: datetime, zone: str, language: str, works: Callable[[date], bool], urgent: bool
) -> Mapping[str, str]:
    """The slots of due times: `due` for the reply, `due_contract` and so on for every other kind of promise."""
    return {
        "due" if promise == "reply" else f"due_{promise}": due_in_words(
            due_at(now, count, zone, EVERY_DAY if urgent and promise == "reply" else works, late=urgent),
            zone,
            now,
            language,
        )
        for promise, count in hours.items()
    }


def due_at(now: datetime, hours: float, zone: str, works: Callable[[date], bool], late: bool = False) -> datetime:
    """The first noon or evening at least so many hours away, on a day the brand works."""
    earliest = (now + timedelta(hours=hours)).astimezone(ZoneInfo(zone))
    for ahead in range(MONTHS):
        day = earliest.date() + timedelta(days=ahead)
        for hour in (*HOURS_OF_THE_DAY, *((LATE_HOUR,) if late else ())):
            at = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(zone))
            if at >= earliest and works(day):
                return at
    return earliest


def due_in_words(at: datetime, zone: str, now: datetime, language: str) -> str:
    """今天18点前, 11月24日12点前; "18:00 on Tuesday" and, a week ahead, "24 November" after "by"."""
    local, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    days = (local.date() - today).days
    if language == "en":
        names = {0: "today", 1: "tomorrow"}
        return f"{local.hour}:00 {names.get(days) or f'on {local:%A}'}" if days < WEEK else f"{local.day} {local:%B}"
    day = {0: "今天", 1: "明天"}.get(days) or f"{local.month}月{local.day}日"
    return f"{day}{local.hour}{'點' if language == 'zh-Hant' else '点'}前"
