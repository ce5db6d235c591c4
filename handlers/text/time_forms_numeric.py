"""Times in figures alone, the same in every language: 2026-11-25 10:00, 2026-11-21T02:03:00Z, 11-25, 11/25."""

from datetime import UTC, timedelta, timezone

from handlers.text.clock import CHINESE_CLOCK, PART, WITHIN_DAY, Groups
from handlers.text.re2_patterns import pattern
from handlers.text.time_forms import Time, TimeForm, View, only_typed
from handlers.text.time_forms_zh import BY, ON_WEEKDAY
from handlers.text.time_readings import on_date

YEAR = r"(?P<year>199\d|20\d\d)"
DAY = rf"{YEAR}\s*[/.-]\s*(?P<month>\d{{1,2}})\s*[/.-]\s*(?P<date>\d{{1,2}})"
ZONE = r"\s*(?P<zone>z|utc|gmt|[+-]\d{2}:?\d{2})"

WHOLE = pattern(rf"{DAY}日?{ON_WEEKDAY}{WITHIN_DAY}")
TIMESTAMP = pattern(
    rf"{DAY.replace('/.-', '/.年月-')}日?{ON_WEEKDAY}[\st_]*(?:(?:{PART}\s*)?{CHINESE_CLOCK})?(?:{ZONE})?"
)
MONTH_AND_DAY = pattern(rf"(?P<month>\d{{1,2}})(?P<separator>[/.-])(?P<date>\d{{1,2}})日?{ON_WEEKDAY}{WITHIN_DAY}{BY}?")


def _whole(found: Groups, view: View) -> Time | None:
    return on_date(view, found, int(found["month"] or 0), int(found["date"] or 0), int(found["year"] or 0))


def _date_time(found: Groups, view: View) -> Time | None:
    return zoned(_whole(found, view), found["zone"])


def zoned(named: Time | None, zone: str | None) -> Time | None:
    """The same clock time in this zone: `z`, `utc`, `gmt`, `+08:00` or `-0500`; None for the local one."""
    if named is None or not zone:
        return named
    ahead = timedelta(hours=int(zone[1:3]) % 24, minutes=int(zone[-2:]) % 60) if zone[0] in "+-" else timedelta()
    at = named.begins.replace(tzinfo=timezone(-ahead if zone[0] == "-" else ahead)).astimezone(UTC)
    return Time(at, at)


def _month_and_day(found: Groups, view: View) -> Time | None:
    if found["separator"] == "." and not found["by"]:  # 11.25 may be a number
        return None
    return month_and_day(view, found, int(found["month"] or 0), int(found["date"] or 0))


def month_and_day(view: View, found: Groups, one: int, other: int) -> Time | None:
    """Month before day, as in China. People may write 25/11 too; a tool that does would also write 5/11 that way."""
    return on_date(view, found, one, other) or (on_date(view, found, other, one) if view.forward else None)


def _date_in_prose(found: Groups) -> bool:
    """3/5 may be three fifths and 3-5 a range: 11/25前 and 11-25 18:00 are dates."""
    return bool(found["colon"] or (found["by"] and found["separator"] != "-"))


NUMERIC = (
    TimeForm(WHOLE, _whole, pattern(r"[\d.]\z")),
    TimeForm(TIMESTAMP, _date_time, in_prose=only_typed),
    TimeForm(MONTH_AND_DAY, _month_and_day, pattern(r"[\d./]\z"), in_prose=_date_in_prose),
)
