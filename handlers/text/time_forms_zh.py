"""How Chinese text names a time, in figures or words. "尽快" and "这两天" name none; a range means its end."""

from datetime import timedelta

from handlers.text.clock import CHINESE_CLOCK, PART, WITHIN_DAY, Groups
from handlers.text.numbers import CHINESE_COUNT, parse_number
from handlers.text.re2_patterns import pattern
from handlers.text.time_forms import Time, TimeForm, View, only_typed
from handlers.text.time_forms_periods_zh import MONTH, PERIODS, months_ahead
from handlers.text.time_readings import clock, just_now, length, month_day, on_date, on_day, week_day

BY = r"(?:\s*(?P<by>之?前|以前|左右))"
WHEN = r"(?P<when>之?内|以内|之?后|以后|左右|之?前|以前)"
WEEK_DAY = r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])"
# A date may say its weekday as well.
ON_WEEKDAY = r"(?:\s*\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?"
DATE = r"\s*(?P<date>\d{1,2}|(?:[二三]?十|[廿卅])[一二三四五六七八九]?|[一二三四五六七八九])\s*"
UNIT = r"个?工作[日天]|个?半?小时|个?半?钟头?|h\b|分钟?|刻钟|秒钟?|天|日|个?周|个?星期|个?礼拜|个?半?月|年"

YEAR = r"(?:(?P<year>199\d|20\d\d|民国\s*\d{2,3}|[前去今明后])\s*年\s*)?"
YEAR_SHIFTS = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}
REPUBLIC = 1911  # 民国115年 is 2026
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

NAMED = pattern(
    r"(?P<day>大[前后]天|[今明后隔昨前]天|[今明后次隔当昨前]日|[今明昨前]儿|当天|[今明昨][早晨晚夜]|[当前后]晚)"
    + WITHIN_DAY
)
WEEKDAY = pattern(rf"(?P<week>下下个?|下个?|本|这个?|上上个?|上个?)?{WEEK_DAY}{WITHIN_DAY}")
CALENDAR = pattern(rf"{YEAR}{MONTH}月{DATE}[日号]?{ON_WEEKDAY}{WITHIN_DAY}")
LONG_DATE = r"(?P<date>\d{1,2}|(?:[二三]?十|[廿卅])[一二三四五六七八九]|[二三]十|[廿卅])\s*[日号]"
MONTH_DAY = pattern(rf"(?P<which>本月|这个月|当月|下个?月|上个?月)?\s*{LONG_DATE}{WITHIN_DAY}")
CLOCK = pattern(rf"(?:{PART}\s*)?{CHINESE_CLOCK}{BY}?")
JUST_NOW = pattern(r"刚刚|刚才")
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


def _named(found: Groups, view: View) -> Time | None:
    day = found["day"] or ""
    shift = SHIFTS.get(day[:-1], 0)
    if shift and (shift > 0) is not view.forward:
        return None
    return on_day(view, view.today + timedelta(days=shift), found, found["part"] or PARTS_OF.get(day[-1], ""))


def _weekday(found: Groups, view: View) -> Time | None:
    name, week = found["weekday"] or "", found["week"]
    index = 6 if name in "日天末" else "一二三四五六".index(name)
    return week_day(view, found, index, week.count("下") - week.count("上") if week else None)


def _calendar(found: Groups, view: View) -> Time | None:
    month, day = (int(parse_number(found[key] or "") or 0) for key in ("month", "date"))
    return on_date(view, found, month, day, _year(found["year"], view))


def _year(said: str | None, view: View) -> int | None:
    """2026, 民国115 or 去 as a year; None for none."""
    if not said or said in YEAR_SHIFTS:
        return view.today.year + YEAR_SHIFTS[said] if said else None
    return int(said) if said.isdecimal() else REPUBLIC + int(said.removeprefix("民国"))


def _month_day(found: Groups, view: View) -> Time | None:
    which = found["which"]
    return month_day(view, found, int(parse_number(found["date"] or "") or 0), months_ahead(which) if which else None)


def _length(found: Groups, view: View) -> Time | None:
    unit, count = (found["unit"] or "").removeprefix("个"), parse_number(found.get("high") or found["low"] or "") or 0
    when = found["when"] or ""
    if (when.endswith("前") and view.forward) or (when.endswith(("内", "后")) and not view.forward):
        return None
    if unit.startswith("半"):  # 一个半小时, 一个半月
        count, unit = count + 0.5, unit[1:]
    return length(view, count, UNITS[unit], parse_number(found.get("more") or "") or 0)


def _days_and_clock(found: Groups, view: View) -> Time | None:
    """三天后18:00: a clock time on the day after that length."""
    days = _length(found, view) if found["hour"] else None
    return on_day(view, days.begins.astimezone(view.now.tzinfo).date(), found) if days else None


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
NOT_A_LENGTH = pattern(r"\s*(?:无理由|装|的量|保质|质保|没|了|过去)")
SERVICE_HOURS = pattern(r"\s*(?:在线|客服|值班|营业|不打烊|热线)")  # 24小时客服 is no length, 两小时内客服 is one
WAITED = pattern(r"[了第这那每过头近上\d.]\z|(?:等|用|晚|拖|迟|经过)\z")

CHINESE = (
    TimeForm(NAMED, _named, pattern(r"[说证声表文发透]\z"), SEEN),
    TimeForm(WEEKDAY, _weekday, pattern(r"[一两几\d双上]\z")),
    TimeForm(CALENDAR, _calendar, pattern(r"[\d.]\z")),
    TimeForm(MONTH_DAY, _month_day, pattern(r"[\d月/.-]\s*\z"), NUMBERED),
    TimeForm(CLOCK, clock, pattern(r"[\d个这那几有]\z"), POINTS, _clock_in_prose),
    TimeForm(PART_ALONE, clock, pattern(r"[今明天日昨]\z")),
    TimeForm(HOURS_AND_MINUTES, _length, WAITED, NOT_A_LENGTH, bare_not_before=SERVICE_HOURS),
    TimeForm(LENGTH, _length, WAITED, NOT_A_LENGTH, _length_in_prose, SERVICE_HOURS),
    TimeForm(DAYS_AND_CLOCK, _days_and_clock, WAITED, NOT_A_LENGTH),
    TimeForm(JUST_NOW, just_now, in_prose=only_typed),
    *PERIODS,
)
