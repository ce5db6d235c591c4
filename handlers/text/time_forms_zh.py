"""How Chinese text names a time, in figures or words. "尽快" and "这两天" name none; a range means its end."""

from datetime import timedelta

from handlers.text.calendar import end_of_month, workdays_after
from handlers.text.clock import CHINESE_CLOCK, PART, WITHIN_DAY, Groups
from handlers.text.numbers import CHINESE_COUNT, parse_number
from handlers.text.re2_patterns import NEVER, pattern
from handlers.text.time_forms import (
    Time,
    TimeForm,
    View,
    clock,
    length,
    month_day,
    on_date,
    on_day,
    period,
    week_day,
    whole_days,
)

BY = r"(?:\s*(?P<by>之?前|以前|左右))"
WHEN = r"(?P<when>之?内|以内|之?后|以后|左右|之?前|以前)"
WEEK_DAY = r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])"
# A date may say its weekday as well.
ON_WEEKDAY = r"(?:\s*\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?"
MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])\s*"
DATE = r"\s*(?P<date>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*"
UNIT = r"个?工作[日天]|个?半?小时|个?半?钟头?|h\b|分钟?|刻钟|秒钟?|天|日|个?周|个?星期|个?礼拜|个?半?月|年"

SHIFTS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "当": 0, "明": 1, "次": 1, "隔": 1, "后": 2, "大后": 3}
PARTS_OF = {"早": "早", "晨": "早", "晚": "晚", "夜": "晚"}
UNIT_WORDS = {
    "hour": "小时 钟 钟头 h",
    "minute": "分 分钟",
    "quarter": "刻钟",
    "second": "秒 秒钟",
    "day": "天 日",
    "week": "周 星期 礼拜",
    "month": "月",
    "year": "年",
    "workday": "工作日 工作天",
}
UNITS = {word: unit for unit, words in UNIT_WORDS.items() for word in words.split()}
FEASTS = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "国庆": (10, 1),
    "双11": (11, 11),
    "双十一": (11, 11),
    "双12": (12, 12),
    "双十二": (12, 12),
}
THIRDS = {"初": (1, 10), "上": (1, 10), "中": (11, 20), "下": (21, 31)}  # days of a month

NAMED = pattern(
    r"(?P<day>大[前后]天|[今明后隔昨前]天|[今明后次隔当昨前]日|今儿|明儿|当天|[今明昨][早晨晚夜]|[当前后]晚)"
    + WITHIN_DAY
)
WEEKDAY = pattern(rf"(?P<week>下下个?|下个?|本|这个?)?{WEEK_DAY}{WITHIN_DAY}")
CALENDAR = pattern(rf"(?:(?P<year>199\d|20\d\d)\s*年\s*)?{MONTH}月{DATE}[日号]?{ON_WEEKDAY}{WITHIN_DAY}")
LONG_DATE = r"(?P<date>\d{1,2}|[二三]?十[一二三四五六七八九]|[二三]十)\s*[日号]"
MONTH_DAY = pattern(rf"(?P<which>本月|这个月|当月|下个?月)?\s*{LONG_DATE}{WITHIN_DAY}")
CLOCK = pattern(rf"(?:{PART}\s*)?{CHINESE_CLOCK}{BY}?")
PART_ALONE = pattern(r"(?P<part>中午|下午|傍晚|晚上|晚间)", r"(?P<off>下班|打烊|收工)")
LENGTH = pattern(
    rf"(?P<low>{CHINESE_COUNT})(?:\s*(?:-|~|—|–|至|到|或)\s*(?P<high>{CHINESE_COUNT}))?\s*(?P<unit>{UNIT})\s*{WHEN}?",
)
HOURS_AND_MINUTES = pattern(
    rf"(?P<low>{CHINESE_COUNT})\s*个?(?P<unit>小时|钟头)\s*零?(?P<more>{CHINESE_COUNT})\s*分钟?\s*{WHEN}?"
)
DAYS_AND_CLOCK = pattern(
    rf"(?P<low>{CHINESE_COUNT})\s*(?P<unit>天|日|个?周|个?星期|个?礼拜|个?半?月|年)\s*{WHEN}{WITHIN_DAY}"
)
FEAST = pattern(rf"(?P<feast>{'|'.join(FEASTS)})节?(?P<by>\s*之?前)?")
PART_OF_MONTH = pattern(rf"{MONTH}月(?P<third>[上中下]旬|[初底])")
PERIOD = pattern(
    r"(?P<period>下下周|下周|下个?(?:星期|礼拜)|本周|这周|这个?(?:星期|礼拜)|周内|下个?月[底初]?|本月[底初]?|这个月[底初]?|月[底初]|"
    r"(?:下个?月|本月|这个月)?[上中下]旬|"
    r"月内|年底|年内"
    r"|[下次]一?个?工作日|今明两天)"
)


def _named(found: Groups, view: View) -> Time | None:
    day = found["day"] or ""
    shift = SHIFTS.get(day[:-1], 0)
    if shift and (shift > 0) is not view.forward:
        return None
    return on_day(view, view.today + timedelta(days=shift), found, found["part"] or PARTS_OF.get(day[-1], ""))


def _weekday(found: Groups, view: View) -> Time | None:
    name, week = found["weekday"] or "", found["week"]
    index = 6 if name in "日天末" else "一二三四五六".index(name)
    return week_day(view, found, index, week.count("下") if week else None)


def _calendar(found: Groups, view: View) -> Time | None:
    month, day = (int(parse_number(found[key] or "") or 0) for key in ("month", "date"))
    return on_date(view, found, month, day, int(found["year"]) if found["year"] else None)


def _month_day(found: Groups, view: View) -> Time | None:
    which = found["which"]
    return month_day(view, found, int(parse_number(found["date"] or "") or 0), which.count("下") if which else None)


def _length(found: Groups, view: View) -> Time | None:
    unit, count = (found["unit"] or "").removeprefix("个"), parse_number(found.get("high") or found["low"] or "") or 0
    if (found["when"] or "").endswith("前") is view.forward:
        return None
    if unit.startswith("半"):  # 一个半小时, 一个半月
        count, unit = count + 0.5, unit[1:]
    return length(view, count, UNITS[unit], parse_number(found.get("more") or "") or 0)


def _days_and_clock(found: Groups, view: View) -> Time | None:
    """三天后18:00: a clock time on the day after that length."""
    days = _length(found, view) if found["hour"] else None
    return on_day(view, days.begins.astimezone(view.now.tzinfo).date(), found) if days else None


def _feast(found: Groups, view: View) -> Time | None:
    return on_date(view, {}, *FEASTS[found["feast"] or ""]) if view.forward else None


def _period(found: Groups, view: View) -> Time | None:
    word, today = found["period"] or "", view.today
    if not view.forward:
        return None
    if "工作日" in word:
        day = workdays_after(today, 1, view.calendar)
        return whole_days(view, day, day)
    if word == "今明两天":
        return whole_days(view, today, today + timedelta(days=1))
    if word[-1] in "初旬":
        return _part_of_month(word, view)
    unit = "year" if "年" in word else "month" if "月" in word else "week"
    return period(view, unit, word.count("下"), only_end=word.endswith("底"))


def _part_of_month(word: str, view: View) -> Time | None:
    """下月初: its first to tenth; of no month in particular, the next part that is not over."""
    month, part = word.removesuffix("旬")[:-1], word.removesuffix("旬")[-1]
    first, last = THIRDS[part]
    for ahead in (month.count("下"),) if month not in ("", "月") else (0, 1):
        end = end_of_month(view.today, ahead)
        named = whole_days(view, end.replace(day=first), end.replace(day=min(last, end.day)))
        if named.ends > view.now:
            return named
    return None


def _part_of_named_month(found: Groups, view: View) -> Time | None:
    """12月中旬, 3月初, 12月底 (its last day), forward only: the next one that is not over."""
    third, month = (found["third"] or "").removesuffix("旬"), int(parse_number(found["month"] or "") or 0)
    if not view.forward or not 1 <= month <= 12:
        return None
    end = end_of_month(view.today, (month - view.today.month) % 12)
    first, last = THIRDS.get(third, (end.day, end.day))
    named = whole_days(view, end.replace(day=first), end.replace(day=min(last, end.day)))
    return named if named.ends > view.now else None


def _clock_in_prose(found: Groups) -> bool:
    """两点 may be two points."""
    return bool(found["part"] or found["by"] or found["colon"])


def _length_in_prose(found: Groups) -> bool:
    """一个月会员 is no date, nor is 5分好评."""
    unit = (found["unit"] or "").lstrip("个半")
    long = unit in ("日", "周", "星期", "礼拜", "月", "年")
    return unit not in ("分", "秒", "秒钟") and bool(found["when"] or not long)


# What may follow a time's words and makes them none: 今天看到, 两点建议, 5号色, 7天无理由.
SEEN = pattern(r"\s*(?:看|收到|刷到|才|已|刚|一早看|的(?:事|情况|问题))")
POINTS = pattern(r"\s*(?:建议|说明|要求|意见|原因|问题|赔)")
NUMBERED = pattern(r"\s*(?:色|店|线|链|机|门|楼|院|产品|款|粉)")
NOT_A_LENGTH = pattern(r"\s*(?:无理由|装|的量|保质|质保|没|了|过去|在线|客服|值班|营业|不打烊|热线)")
WAITED = pattern(r"[了第这那每过头近上\d.]\z|(?:等|用|晚|拖|迟|经过)\z")

CHINESE = (
    TimeForm(NAMED, _named, pattern(r"[说证声表文发透]\z"), SEEN),
    TimeForm(WEEKDAY, _weekday, pattern(r"[一两几\d双上]\z")),
    TimeForm(CALENDAR, _calendar, pattern(r"[\d.]\z")),
    TimeForm(MONTH_DAY, _month_day, pattern(r"[\d月/.-]\s*\z"), NUMBERED),
    TimeForm(CLOCK, clock, pattern(r"[\d个这那几有]\z"), POINTS, _clock_in_prose),
    TimeForm(PART_ALONE, clock, pattern(r"[今明天日昨]\z")),
    TimeForm(HOURS_AND_MINUTES, _length, WAITED, NOT_A_LENGTH),
    TimeForm(LENGTH, _length, WAITED, NOT_A_LENGTH, _length_in_prose),
    TimeForm(DAYS_AND_CLOCK, _days_and_clock, WAITED, NOT_A_LENGTH),
    TimeForm(FEAST, _feast, in_prose=lambda found: bool(found["by"])),
    TimeForm(PART_OF_MONTH, _part_of_named_month, pattern(r"[\d.]\z")),
    TimeForm(PERIOD, _period, NEVER, pattern(r"[一二三四五六日天末]")),
)
