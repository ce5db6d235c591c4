"""Publication times as platforms, exports and listening tools write them; China's if without an offset (R10, R102)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.text.fold import fold
from handlers.text.re2_patterns import pattern
from handlers.text.times import Direction, read_time

SHANGHAI = ZoneInfo("Asia/Shanghai")
EXCEL_EPOCH = datetime(1899, 12, 30, tzinfo=SHANGHAI)  # day 0 of a spreadsheet's serial numbers
MAX_LENGTH = 80  # characters
MAX_PLACES = 3  # words of where it was posted: country, province, city
ACCEPTED = (
    'write a time such as "2026-11-21 10:03", "2026-11-21T02:03:00Z", "11-19 14:30", '
    '"昨天 14:30", "3小时前", or unix seconds'
)

# What platforms write around a time: "编辑于 3小时前 IP属地：广东". Where it was posted is not kept.
LABEL = pattern(
    r"\A(?:(?:最后|首次)?(?:编辑|发布|发表|更新|修改|创建|首发|采集)(?:于|时间)?[: ]*|(?:时间|日期)[: ]*)",
)
PLACE = pattern(r"[ ·]+来自.*\z|[ ·]+(?:ip属地|发布于)?[: ]?\p{Han}{0,12}\z| ?\(北京时间\)\z")
NOW = pattern(r"刚刚|刚才|just now")
COMPACT = pattern(r"20\d{6}(?:\d{4}(?:\d{2})?)?")
NUMBER = pattern(r"\d{5,13}(?:\.\d{1,12})?")


def read_publication_time(value: str | int | float | date, now: datetime) -> datetime:
    """Return the moment (UTC) that is meant, seen from `now` (aware). ValueError says what is accepted.

    Without an offset a time is Asia/Shanghai's. A day without a time, also a relative one such as 昨天 or 2天前, is its
    first minute. A date without a year is the latest one that is not in the future.
    """
    found = _parse(value, now)
    if found is None:
        raise ValueError(f"{str(value)[:MAX_LENGTH]!r} is not a time; {ACCEPTED}")
    return found.astimezone(UTC)


def _parse(value: str | int | float | date, now: datetime) -> datetime | None:
    if isinstance(value, str):
        text = fold(value[: MAX_LENGTH + 1]).text.strip()
        return _from_text(text, now) if len(value) <= MAX_LENGTH and text.isprintable() else None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=SHANGHAI)
    if isinstance(value, date):
        return datetime.combine(value, time(), SHANGHAI)
    return None if isinstance(value, bool) else _from_number(value)


def _from_text(text: str, now: datetime) -> datetime | None:
    text = LABEL.sub("", text)
    for _ in range(1 + MAX_PLACES):
        if found := _from_bare_text(text, now):
            return found
        text = PLACE.sub("", text)
    return None


def _from_bare_text(text: str, now: datetime) -> datetime | None:
    """A time with nothing around it; of a day its first minute."""
    if NOW.fullmatch(text):
        return now
    if COMPACT.fullmatch(text):
        return _from_digits(text)
    if NUMBER.fullmatch(text):
        return _from_number(float(text))
    found = read_time(text, now, SHANGHAI.key, Direction.BACKWARD)
    if found is None:
        return None
    return found.begins if found.is_moment else datetime.combine(found.begins.astimezone(SHANGHAI), time(), SHANGHAI)


def _from_digits(digits: str) -> datetime | None:
    """20261121, 202611211003 or 20261121100305."""
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S"[: len(digits) - 2]).replace(tzinfo=SHANGHAI)
    except ValueError:  # no such day or hour
        return None


def _from_number(number: float) -> datetime | None:
    """Unix seconds or milliseconds, or a spreadsheet's days."""
    if 20_000 <= number < 80_000:
        return EXCEL_EPOCH + timedelta(seconds=round(number * 86_400))
    seconds = number / 1000 if 1e12 <= number < 1e13 else number
    return datetime.fromtimestamp(seconds, UTC) if 1e9 <= seconds < 1e10 else None
