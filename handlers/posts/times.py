"""Publication times as platforms, exports and listening tools write them; without an offset they are China's (R10, R102)."""

import calendar
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import re2

from handlers.text.fold import fold

SHANGHAI = ZoneInfo("Asia/Shanghai")
EXCEL_EPOCH = datetime(1899, 12, 30, tzinfo=SHANGHAI)  # day 0 of a spreadsheet's serial numbers
LONGEST = 80  # characters
ACCEPTED = 'write a time such as "2026-11-21 10:03", "2026-11-21T02:03:00Z", "11-19 14:30", "昨天 14:30", "3小时前", or unix seconds'

Parts = Mapping[str, str | None]

WEEKDAY = r"(?: ?(?:周|星期|礼拜)[一二三四五六日天])?"
PART = r"(?P<part>凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)?"
SECOND = r"(?::?(?P<s>[0-9]{1,2})(?:[.,][0-9]+)?秒?)?"
CLOCK = rf"(?:[ t]*{PART} ?(?P<h>[0-9]{{1,2}})(?::|时|点钟?)(?P<m>[0-9]{{1,2}}|半)?分?{SECOND}(?: ?(?P<half>am|pm))?)?"
COUNTED = "[0-9]{1,4}|[一二两三四五六七八九十]|半"
ZONE = r"(?: ?(?P<zone>z|utc|gmt|[+-][0-9]{2}:?[0-9]{2}))?"
LEAD = r"(?:(?:最后|首次)?(?:编辑|发布|发表|更新|修改|创建|首发|采集)(?:于|时间)?[: ]*|(?:时间|日期)[: ]*)?"
PLACE = r"(?: ?\(北京时间\))?(?:[ ·]+(?:ip属地|来自|发布于)?[: ]?[\p{Han} ]{0,12}(?:来自.*)?)?"  # where it was posted is not ours to keep

FULL = re2.compile(rf"{LEAD}(?P<y>[0-9]{{4}})[-/.年](?P<mo>[0-9]{{1,2}})[-/.月](?P<d>[0-9]{{1,2}})日?{WEEKDAY}{CLOCK}{ZONE}{PLACE}")
COMPACT = re2.compile(r"(?P<y>20[0-9]{2})(?P<mo>[0-9]{2})(?P<d>[0-9]{2})(?:(?P<h>[0-9]{2})(?P<m>[0-9]{2})(?P<s>[0-9]{2})?)?")
SHORT = re2.compile(rf"{LEAD}(?P<mo>[0-9]{{1,2}})[-/月](?P<d>[0-9]{{1,2}})日?{WEEKDAY}{CLOCK}{PLACE}")
NAMED = "今天|今日|今早|今晨|今晚|昨天|昨日|昨早|昨晚|前天|前日|前晚|大前天"
DAY = re2.compile(rf"{LEAD}(?P<day>{NAMED}|(?P<n>{COUNTED}) ?(?P<unit>天|周|个?星期|个?月|年)前){CLOCK}{PLACE}")
HOURS = rf"(?P<n>{COUNTED}) ?(?P<unit>秒|分|个?小时|个?钟头)钟?(?:(?P<more>[0-9]{{1,2}}) ?分钟?)?"
AGO = re2.compile(rf"{LEAD}(?:{HOURS}(?:之|以)?前|刚刚|刚才){PLACE}")
# As English tools and programs write them: "Nov 19, 2026 2:30 pm", "Thu Nov 19 14:30:00 +0800 2026", "yesterday at 14:30", "2h ago".
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH, AT = rf"(?P<month>{'|'.join(MONTHS)})[a-z]*\.?", r"(?:,? at|,)?"
ENGLISH = [
    re2.compile(rf"(?:[a-z]{{3,9}},? )?{day}{rest}")
    for day, rest in (
        (rf"{MONTH} (?P<d>[0-9]{{1,2}}),? (?P<y>20[0-9]{{2}})", rf"{AT}{CLOCK}{ZONE}"),
        (rf"(?P<d>[0-9]{{1,2}}) {MONTH},? (?P<y>20[0-9]{{2}})", rf"{AT}{CLOCK}{ZONE}"),
        (rf"{MONTH} (?P<d>[0-9]{{1,2}})", rf"{CLOCK}{ZONE} (?P<y>20[0-9]{{2}})"),
    )
]
ENGLISH_DAY = re2.compile(rf"(?P<day>today|yesterday){AT}{CLOCK}")
ENGLISH_AGO = re2.compile(
    r"(?:(?P<n>[0-9]{1,4}|an?) ?(?P<unit>s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\.? ago|just now)"
)
NUMBER = re2.compile(r"[0-9]{5,13}(?:\.[0-9]{1,12})?")

DAYS = {"今": 0, "昨": 1, "前": 2, "大": 3, "t": 0, "y": 1}
SECONDS = {"秒": 1, "分": 60, "小时": 3600, "钟头": 3600, "s": 1, "m": 60, "h": 3600}
NUMBERS = {"半": 0.5, "": 0.0, "a": 1.0, "an": 1.0, "两": 2.0, **{sign: float(n) for n, sign in enumerate("一二三四五六七八九十", 1)}}


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
    if match := DAY.fullmatch(text) or ENGLISH_DAY.fullmatch(text):
        return _day(match.groupdict(), now)
    if match := AGO.fullmatch(text) or ENGLISH_AGO.fullmatch(text):
        return _ago(match.groupdict(), now)
    if match := next(filter(None, (shape.fullmatch(text) for shape in ENGLISH)), None):
        parts = match.groupdict()
        return _moment(int(parts["y"]), {**parts, "mo": str(MONTHS.index(parts["month"]) + 1)})
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
    day, count, unit = parts["day"] or "", int(_count(parts.get("n"))), (parts.get("unit") or "天").removeprefix("个")
    if parts.get("n") == "半":
        back = {"年": _months_back(now.date(), 6), "月": now.date() - timedelta(days=15)}.get(unit, now.date())
    elif unit in ("月", "年"):
        back = _months_back(now.date(), count * (12 if unit == "年" else 1))
    else:
        back = now.date() - timedelta(days=count * (1 if unit == "天" else 7) if parts.get("n") else DAYS[day[0]])
    clock = _clock({**parts, "part": "晚上"} if day.endswith("晚") and not parts.get("part") else parts)
    return datetime.combine(back, clock) if clock else None


def _months_back(day: date, months: int) -> date:
    """The same day so many months ago, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _clock(parts: Parts) -> time | None:
    hour, second = (int(parts.get(name) or 0) for name in "hs")
    minute = 30 if parts.get("m") == "半" else int(parts.get("m") or 0)
    part, half = parts.get("part"), parts.get("half")
    if parts.get("h") and (((part in ("下午", "傍晚", "晚上") or half == "pm") and hour < 12) or (part == "中午" and hour < 3)):
        hour += 12
    elif (part == "凌晨" or half == "am") and hour == 12:
        hour = 0
    return time(hour, minute, second, tzinfo=_zone(parts.get("zone"))) if hour < 24 and minute < 60 and second < 60 else None


def _zone(text: str | None) -> tzinfo:
    if text is None or text[0] not in "+-":
        return UTC if text else SHANGHAI
    ahead = timedelta(hours=int(text[1:3]) % 24, minutes=int(text[-2:]) % 60)
    return timezone(ahead if text[0] == "+" else -ahead)


def _ago(parts: Parts, now: datetime) -> datetime:
    """So long before now; English days and weeks are days without a time, as Chinese ones are."""
    unit, count = (parts["unit"] or "秒").removeprefix("个"), _count(parts["n"])
    if unit[0] in "dw":
        return datetime.combine(now.date() - timedelta(days=count * (7 if unit[0] == "w" else 1)), time(), SHANGHAI)
    seconds = SECONDS.get(unit) or SECONDS[unit[0]]
    return now - timedelta(seconds=count * seconds + int(parts.get("more") or 0) * 60)


def _count(written: str | None) -> float:
    return NUMBERS[written or ""] if (written or "") in NUMBERS else float(written or 0)
