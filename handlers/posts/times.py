"""Publication times as platforms, exports and listening tools write them; without an offset they are China's (R10, R102)."""

import calendar
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import re2

from handlers.text import fold

SHANGHAI = ZoneInfo("Asia/Shanghai")
EXCEL_EPOCH = datetime(1899, 12, 30, tzinfo=SHANGHAI)  # day 0 of a spreadsheet's serial numbers
LONGEST = 80  # characters
ACCEPTED = 'write a time such as "2026-11-21 10:03", "2026-11-21T02:03:00Z", "11-19 14:30", "昨天 14:30", "3小时前", or unix seconds'

Parts = Mapping[str, str | None]

WEEKDAY = r"(?: ?(?:周|星期|礼拜)[一二三四五六日天])?"
PART = r"(?P<part>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)?"
CLOCK = rf"(?:[ t]*{PART} ?(?P<h>[0-9]{{1,2}})(?::|时|点)(?P<m>[0-9]{{1,2}})?分?(?::?(?P<s>[0-9]{{1,2}})(?:[.,][0-9]+)?秒?)?)?"
ZONE = r"(?: ?(?P<zone>z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}))?"
LEAD = r"(?:(?:最后)?(?:编辑|发布|发表|更新|修改|创建)(?:于|时间)?[: ]*)?"
PLACE = r"(?:[ ·]+(?:ip属地|来自|发布于)?[: ]?[\p{Han} ]{0,12}(?:来自.*)?)?"  # where it was posted is not ours to keep

FULL = re2.compile(rf"{LEAD}(?P<y>[0-9]{{4}})[-/.年](?P<mo>[0-9]{{1,2}})[-/.月](?P<d>[0-9]{{1,2}})日?{WEEKDAY}{CLOCK}{ZONE}{PLACE}")
COMPACT = re2.compile(r"(?P<y>20[0-9]{2})(?P<mo>[0-9]{2})(?P<d>[0-9]{2})(?:(?P<h>[0-9]{2})(?P<m>[0-9]{2})(?P<s>[0-9]{2})?)?")
SHORT = re2.compile(rf"{LEAD}(?P<mo>[0-9]{{1,2}})[-/月](?P<d>[0-9]{{1,2}})日?{WEEKDAY}{CLOCK}{PLACE}")
DAY = re2.compile(rf"{LEAD}(?P<day>今天|今日|昨天|昨日|前天|前日|大前天|(?P<n>[0-9]{{1,3}}) ?(?P<unit>天|周|个?星期)前){CLOCK}{PLACE}")
AGO = re2.compile(rf"{LEAD}(?:(?P<n>[0-9]{{1,4}}|半) ?(?P<unit>秒|分|个?小时|个?钟头)钟?(?:之|以)?前|刚刚|刚才){PLACE}")
NUMBER = re2.compile(r"[0-9]{5,13}(?:\.[0-9]{1,12})?")

DAYS = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "前日": 2, "大前天": 3}
SECONDS = {"秒": 1, "分": 60, "小时": 3600, "钟头": 3600}


def read_time(value: str | int | float | date, now: datetime) -> datetime:
    """The moment (UTC) meant, seen from `now` (aware). ValueError says what is accepted.

    Without an offset a time is Asia/Shanghai's. A day without a time, also a relative one such as 昨天 or 2天前, is its
    first minute. A date without a year is the latest one that is not in the future.
    """
    found = _read(value, now.astimezone(SHANGHAI))
    if found is None:
        raise ValueError(f"{str(value)[:LONGEST]!r} is not a time; {ACCEPTED}")
    return found.astimezone(UTC)


def _read(value: str | int | float | date, now: datetime) -> datetime | None:
    if isinstance(value, str):
        text = fold(value[: LONGEST + 1]).text.strip()
        return _text(text, now) if len(value) <= LONGEST and text.isprintable() else None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=SHANGHAI)
    if isinstance(value, date):
        return datetime.combine(value, time(), SHANGHAI)
    return None if isinstance(value, bool) else _number(value)


def _text(text: str, now: datetime) -> datetime | None:
    if match := FULL.fullmatch(text) or COMPACT.fullmatch(text):
        parts = match.groupdict()
        return _moment(int(parts["y"]), parts)
    if match := SHORT.fullmatch(text):
        this, last = (_moment(year, match.groupdict()) for year in (now.year, now.year - 1))
        return this if this and this <= now else last
    if match := DAY.fullmatch(text):
        return _day(match.groupdict(), now)
    if match := AGO.fullmatch(text):
        return now - _span(match.groupdict())
    return _number(float(text)) if NUMBER.fullmatch(text) else None


def _number(number: float) -> datetime | None:
    """Unix seconds or milliseconds, or a spreadsheet's days."""
    if 20_000 <= number < 80_000:
        return EXCEL_EPOCH + timedelta(seconds=round(number * 86_400))
    seconds = number / 1000 if 1e12 <= number < 1e13 else number
    return datetime.fromtimestamp(seconds, UTC) if 1e9 <= seconds < 1e10 else None


def _moment(year: int, parts: Parts) -> datetime | None:
    """The moment these parts name; None when there is no such day or hour."""
    month, day = int(parts["mo"] or 0), int(parts["d"] or 0)
    if not (1990 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    clock = _clock(parts)
    return datetime.combine(date(year, month, day), clock) if clock else None


def _day(parts: Parts, now: datetime) -> datetime | None:
    weeks = 7 if parts["unit"] not in (None, "天") else 1
    back = DAYS.get(parts["day"] or "", int(parts["n"] or 0) * weeks)
    clock = _clock(parts)
    return datetime.combine(now.date() - timedelta(days=back), clock) if clock else None


def _clock(parts: Parts) -> time | None:
    hour, minute, second = (int(parts.get(name) or 0) for name in "hms")
    part = parts.get("part")
    if (part in ("下午", "傍晚", "晚上") and hour < 12) or (part == "中午" and hour < 3):
        hour += 12
    elif part == "凌晨" and hour == 12:
        hour = 0
    return time(hour, minute, second, tzinfo=_zone(parts.get("zone"))) if hour < 24 and minute < 60 and second < 60 else None


def _zone(text: str | None) -> tzinfo:
    if text is None or text[0] not in "+-":
        return UTC if text else SHANGHAI
    ahead = timedelta(hours=int(text[1:3]) % 24, minutes=int(text[-2:]) % 60)
    return timezone(ahead if text[0] == "+" else -ahead)


def _span(parts: Parts) -> timedelta:
    n = 0.5 if parts["n"] == "半" else int(parts["n"] or 0)
    return timedelta(seconds=n * SECONDS[(parts["unit"] or "秒").removeprefix("个")])
