"""Publication times as platforms, exports and listening tools write them; China's if without an offset (R10, R102)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.text.fold import fold
from handlers.text.re2_patterns import pattern
from handlers.text.times import Direction, read_time

SHANGHAI = ZoneInfo("Asia/Shanghai")
EXCEL_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)  # day 0 of a spreadsheet's serial numbers
MAX_LENGTH = 80  # characters
MAX_PLACES = 3  # words of where it was posted: country, province, city
ACCEPTED = (
    'write a time such as "2026-11-21 10:03", "2026-11-21T02:03:00Z", "11-19 14:30", '
    '"昨天 14:30", "上周五18:00", "3小时前", "last Friday 6pm", or unix seconds'
)

# What platforms write around a time: "编辑于 3小时前 IP属地：广东". Where it was posted is not kept.
LABEL = pattern(
    r"\A(?:(?:最后|首次)?(?:编辑|发布|发表|更新|修改|创建|首发|采集)(?:于|时间)?[: ]*|(?:时间|日期)[: ]*)",
)
PLACE = pattern(r"[ ·]+来自.*\z|[ ·]+(?:ip属地|发布于)?[: ]?\p{Han}{0,12}\z| ?\(北京时间\)\z")
COMPACT = pattern(r"20\d{6}(?:\d{4}(?:\d{2})?)?")
NUMBER = pattern(r"\d{5,13}(?:\.\d{1,12})?")
YEAR_LAST = pattern(r"(?P<one>\d{1,2})[/.-](?P<other>\d{1,2})[/.-](?P<year>20\d\d)(?P<rest>\D.*)?")
OFFSET_IN_WORDS = pattern(r"[ ]?\(?(?:utc|gmt) ?(?P<sign>[+-])(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?\)?\z")


def read_publication_time(
    value: str | int | float | date, now: datetime, zone: str = SHANGHAI.key, day_first: bool | None = None
) -> datetime:
    """Return the moment (UTC) that is meant, seen from `now` (aware). ValueError says what is accepted.

    Without an offset a time is that of `zone` (an IANA name). A day without a time, also a relative one such as 昨天 or
    2天前, is its first minute. A date without a year and a weekday are the latest that are not in the future; what can
    only be to come, such as 明天, is returned as that. `day_first` says what 3/4/2026 is; while it is unknown such a date
    is refused, unless only one reading exists.
    """
    found = _parse(value, _Seen(now, zone, day_first))
    if found is None:
        raise ValueError(f"{str(value)[:MAX_LENGTH]!r} is not a time; {ACCEPTED}")
    return found.astimezone(UTC)


@dataclass(frozen=True)
class _Seen:
    """How a text is read: from when, in which zone, and with which part of 3/4/2026 as its day."""

    now: datetime
    zone: str
    day_first: bool | None

    @property
    def local(self) -> ZoneInfo:
        """Return the zone that times without an offset are in."""
        return ZoneInfo(self.zone)


def _parse(value: str | int | float | date, seen: _Seen) -> datetime | None:
    if isinstance(value, str):
        text = fold(value[: MAX_LENGTH + 1]).text.strip()
        return _from_text(text, seen) if len(value) <= MAX_LENGTH and text.isprintable() else None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=seen.local)
    if isinstance(value, date):
        return datetime.combine(value, time(), seen.local)
    return None if isinstance(value, bool) else _from_number(value, seen.local)


def _from_text(text: str, seen: _Seen) -> datetime | None:
    text = _with_offset(LABEL.sub("", text))
    for _ in range(1 + MAX_PLACES):
        if found := _from_bare_text(text, seen):
            return found
        text = PLACE.sub("", text)
    return None


def _with_offset(text: str) -> str:
    """2026-11-29 09:12 (UTC+8) with its offset in figures."""
    found = OFFSET_IN_WORDS.search(text)
    if not found:
        return text
    part = found.groupdict()
    return f"{text[: found.start()]} {part['sign']}{int(part['hours'] or 0):02d}:{part['minutes'] or '00'}"


def _from_bare_text(text: str, seen: _Seen) -> datetime | None:
    """A time with nothing around it; of a day its first minute."""
    if COMPACT.fullmatch(text):
        return _from_digits(text, seen.local)
    if NUMBER.fullmatch(text):
        return _from_number(float(text), seen.local)
    if dated := YEAR_LAST.fullmatch(text):
        text = _year_first(dated.groupdict(), seen.day_first)
    named = (read_time(text, seen.now, seen.zone, direction) for direction in (Direction.BACKWARD, Direction.FORWARD))
    found = next(filter(None, named), None)
    if found is None:
        return None
    return (
        found.begins if found.is_moment else datetime.combine(found.begins.astimezone(seen.local), time(), seen.local)
    )


def _year_first(found: Mapping[str, str | None], day_first: bool | None) -> str:
    """29/11/2026 09:12 as 2026-11-29 09:12; empty when it is unknown which part is the day."""
    one, other = int(found["one"] or 0), int(found["other"] or 0)
    first = one > 12 or one == other or (day_first if other <= 12 else False)
    if first is None:
        return ""
    month, day = (other, one) if first else (one, other)
    return f"{found['year']}-{month:02d}-{day:02d} {(found['rest'] or '').strip(' ,')}".strip()


def _from_digits(digits: str, zone: ZoneInfo) -> datetime | None:
    """20261121, 202611211003 or 20261121100305."""
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S"[: len(digits) - 2]).replace(tzinfo=zone)
    except ValueError:  # no such day or hour
        return None


def _from_number(number: float, zone: ZoneInfo) -> datetime | None:
    """Unix seconds or milliseconds, or a spreadsheet's days."""
    if 20_000 <= number < 80_000:
        return EXCEL_EPOCH.replace(tzinfo=zone) + timedelta(seconds=round(number * 86_400))
    seconds = number / 1000 if 1e12 <= number < 1e13 else number
    return datetime.fromtimestamp(seconds, UTC) if 1e9 <= seconds < 1e10 else None
