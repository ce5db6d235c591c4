"""When a promise falls due: the times that a draft names for it, seen from its posting in Asia/Shanghai (R108).

A time to come always counts, a past one where something is promised for it: "昨天18:00前给您补发", "by November 25".
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from handlers.promises.clauses import join_bracketed_times
from handlers.text.calendar import Calendar, is_workday
from handlers.text.cantonese import normalize_spoken
from handlers.text.numbers import CHINESE_COUNT
from handlers.text.re2_patterns import pattern
from handlers.text.time_forms_zh import UNIT
from handlers.text.times import find_times

ZONE = ZoneInfo("Asia/Shanghai")
CLOCK_ALONE = pattern(
    r"^(?:[当那同]天|当日)?(?:凌晨|清晨|一早|早上|早晨|上午|中午|午间|晌午|正午|下午|傍晚|晚上|晚间|早|晚)?\s*[\d零一二两三四五六七八九十]{1,3}\s*(?:点|时|:)"
)
DAY = pattern(r"[今明后次当][天日晚早]|周|星期|礼拜|月|[日号]|\d/\d|\b(?:to(?:day|morrow|night)|\w+day)\b")
SENTENCE_END = pattern(r"[。!?;\n]")
BARE_SPAN = pattern(r"^一(?:天|日|周|个?月|小时)\z")
# "拖一天赔一天" is a rate: no day is named by it.
RATE_BEFORE = pattern(r"(?:拖|晚|迟|误|延|超|逾期|每|多)(?:到|了|期|出)?\z")
RATE = pattern(
    r"(?:拖|晚|迟|误|延|超|逾期|每|多)(?:到|了|期|出)?一(?:天|日|周|个?月|小时)[^。!?;\n]{0,8}(?:赔|补|退|扣|减|付|免)[^。!?;\n]{0,4}\z"
)
DEADLINE = pattern(r"\s*(?:之?前[^后]|之?前\z|以前|之?内|以内)")
ENGLISH_DEADLINE = pattern(r"\b(?:by|before)(?: the)? \z")
# What is still to be done stands right behind a day without 前: 11月25日给您补发, 11月25日当天原路退回.
TO_BE_DONE = pattern(
    r"\s*(?:当天|当日|那天|一早|上午|中午|下午|晚上|为止)?[,\s]?(?:我们|我|这边|客服|店里)?(?:就|再|也)?"
    r"(?:会|将|一定|(?:给|为|帮|替|向)[你您]|补发|补寄|重发|退款|退还|退回|原路|赔付|回访|回电|回复|联系|到账|寄出|发出|送达|上门|公布|公开)"
)
ANNOUNCED_BEFORE = pattern(
    r"(?:将|会|定|预计|计划)[在于]?\z|\b(?:will|shall|we'll|going to)\b[^,.!?;]{0,24} on (?:the )?\z"
)
# Past days that say what somebody has done, or which goods are meant: 三天前, 11月25日前购买的批次, ordered by Monday.
AGO = pattern(rf"\A{CHINESE_COUNT}\s*个?(?:{UNIT})\s*(?:之?前|以前).*\z")
DONE = pattern(r"[^,。!?;\n]{0,24}(?:了|过|已|没|未|[^你您们]的)")
CUSTOMERS_ACT = pattern(r"[^,。!?;\n]{0,6}(?:购买|买|下单|付款|下的?单|订购|拍下|预订|报名|签收|生产|出厂|开封|投诉)")
ENGLISH_ACT = pattern(
    r"\b(?:ordered|bought|purchased|placed|booked|made|paid|produced|registered|submitted|delivered|received"
    r"|promised|agreed|said)[^,.!?;]{0,16}\z"
)


@dataclass(frozen=True)
class Due:
    """A time in a text: its span in the folded text, and when it ends (UTC). 18点前 and 24小时内 are deadlines."""

    start: int
    end: int
    at: datetime
    is_deadline: bool = False


def read_due(text: str, posted_at: datetime, calendar: Calendar = is_workday) -> datetime | None:
    """Return the first due time in a text, or None (UTC; of a day its end): "明天18点前", "by Friday 6pm"."""
    found = find_due_times(normalize_spoken(text), posted_at, calendar)
    return found[0].at if found else None


def find_due_times(text: str, posted_at: datetime, calendar: Calendar) -> tuple[Due, ...]:
    """Return every due time in a folded text, in order and without overlaps."""
    text = join_bracketed_times(text).replace("最晚", "最迟")  # 最晚上午 holds no 晚上
    named: list[Due] = []
    for found in find_times(text, posted_at, ZONE.key, calendar, with_past=True):
        if found.is_past and not _is_promised_for(text, found.start, found.end):
            continue
        if BARE_SPAN.match(text[found.start : found.end]) and _is_rate(text, found.start):
            continue
        at = found.time.ends
        if found.time.is_moment and CLOCK_ALONE.match(text[found.start : found.end]):
            at = _on_day_named_before(text, found.start, at, named)
        named.append(Due(found.start, found.end, at, _is_deadline(text, found.start, found.end)))
    return tuple(named)


def _is_rate(text: str, start: int) -> bool:
    before = text[max(0, start - 24) : start]
    return bool(RATE_BEFORE.search(before) or RATE.search(before))


def _on_day_named_before(text: str, start: int, at: datetime, named: list[Due]) -> datetime:
    """11月25日公布结果,上午10点前贴出来: the hour is on the day that the sentence named before."""
    before = named[-1] if named else None
    if (
        before is None
        or SENTENCE_END.search(text[before.end : start])
        or not DAY.search(text[before.start : before.end])
    ):
        return at
    clock, day = at.astimezone(ZONE), before.at.astimezone(ZONE)
    midnight = clock.hour == 0 and clock.minute == 0
    return clock.replace(year=day.year, month=day.month, day=day.day).astimezone(UTC) + timedelta(days=midnight)


def _is_promised_for(text: str, start: int, end: int) -> bool:
    """True for a past time by which, or at which, a text says that something will be done."""
    before, after = text[max(0, start - 32) : start], text[end : end + 32]
    if AGO.match(text[start:end]) or ENGLISH_ACT.search(before) or CUSTOMERS_ACT.match(after) or DONE.match(after):
        return False
    to_come = ENGLISH_DEADLINE.search(before) or ANNOUNCED_BEFORE.search(before) or TO_BE_DONE.match(after)
    return _is_deadline(text, start, end) or bool(to_come)


def _is_deadline(text: str, start: int, end: int) -> bool:
    """True for a deadline, in its own words or by the word after it."""
    return text[start:end].endswith(("内", "前", "工作日", "工作天")) or bool(DEADLINE.match(text[end : end + 3]))
