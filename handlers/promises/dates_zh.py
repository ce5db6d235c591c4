"""How Chinese text names a time to come. "尽快", "第一时间", "马上" and "这两天" name none; of a range the later end counts."""

from datetime import date, datetime, timedelta

from handlers.promises.calendar import Form, Groups, after, end_of_month, end_of_week, month_day, on_day, weekday  # fmt: skip
from handlers.promises.numbers import number
from handlers.promises.workdays import Calendar, workdays_after
from handlers.text.re2_patterns import NEVER, pattern

HOUR = (
    r"(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})\s*"
    r"(?:(?:点钟?|时)整?\s*(?P<minute>\d{2}|[一二三四五]?十[一二三四五六七八九]?|半|一刻|三刻)?分?|:(?P<colon>\d{2}))"
)
PART = r"(?P<part>凌晨|清晨|一早|早上|早晨|上午|中午|午间|下午|傍晚|晚上|晚间|夜里|早|晚)"
WITHIN_DAY = rf"(?:\s*的?{PART})?(?:\s*{HOUR})?(?:\s*(?P<off>下班|打烊|收工))?"
COUNT = r"(?:\d{1,3}(?:\.\d)?|[一二两三四五六七八九十百半]{1,4})"
BY = r"(?:\s*(?P<by>之?前|以前|左右))"

NAMED = pattern(r"(?P<day>大后天|[今明后隔]天|[今明后次隔当]日|今儿|明儿|当天|今早|今晚|今夜|当晚|明早|明晚)" + WITHIN_DAY)
WEEKDAY = pattern(r"(?P<week>下下个?|下个?|本|这个?)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末])" + WITHIN_DAY)
MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])\s*"
DATE = r"\s*(?P<date>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])\s*"
CALENDAR = pattern(r"(?:(?P<year>20\d\d)\s*年\s*)?" + MONTH + "月" + DATE + "[日号]?" + WITHIN_DAY)
NUMERIC = pattern(r"(?P<year>20\d\d)\s*[/.-]\s*" + MONTH + "[/.-]" + DATE + WITHIN_DAY)
SLASHED = pattern(r"(?P<month>\d{1,2})[/.](?P<date>\d{1,2})" + WITHIN_DAY + BY)
MONTH_DAY = pattern(r"(?P<which>本月|这个月|当月|下个?月)?\s*(?P<date>\d{1,2})\s*[日号]" + WITHIN_DAY)
CLOCK = pattern(rf"(?:{PART}\s*)?{HOUR}{BY}?")
PART_ONLY = pattern(r"(?P<part>中午|下午|傍晚|晚上|晚间)", r"(?P<off>下班|打烊|收工)")
DELAY = pattern(
    rf"(?P<low>{COUNT})(?:\s*(?:-|~|—|–|至|到|或)\s*(?P<high>{COUNT}))?\s*"
    r"(?P<unit>个?工作[日天]|个?半?小时|个?钟头?|h|分钟|刻钟|天|日|个?周|个?星期|个?礼拜|个?半?月|年)\s*"
    r"(?P<within>之?内|以内|之?后|以后|左右)?"
)
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
FEAST = pattern(rf"(?P<feast>{'|'.join(FEASTS)})节?\s*之?前")
PERIOD = pattern(
    r"(?P<period>下下周|下周|下个?(?:星期|礼拜)|本周|这周|这个?(?:星期|礼拜)|周内|下个?月底?|本月底?|这个月底?|月底|月内|年底|年内"
    r"|[下次]一?个?工作日|今明两天)"
)

SHIFTS = {"今": 0, "当": 0, "明": 1, "次": 1, "隔": 1, "后": 2, "大": 3}


def _time(found: Groups, part: str = "") -> tuple[str, str, str]:
    part = part or found.get("part") or found.get("off") or ""
    return part, found.get("hour") or "", found.get("minute") or found.get("colon") or ""


def _named(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    day = found["day"] or ""
    part = found["part"] or {"早": "早", "晚": "晚", "夜": "晚"}.get(day[-1], "")
    return on_day(posted.date() + timedelta(days=SHIFTS[day[0]]), posted, *_time(found, part))


def _weekday(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    name, week = found["weekday"] or "", found["week"]
    index = 6 if name in "日天末" else "一二三四五六".index(name)
    return on_day(weekday(posted.date(), index, week.count("下") if week else None), posted, *_time(found))


def _calendar(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    year, month, day = (int(number(found.get(key) or "") or 0) for key in ("year", "month", "date"))
    when = month_day(posted.date(), year or None, month, day) if month else None
    return on_day(when, posted, *_time(found)) if when else None


def _month_day(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    first = end_of_month(posted.date(), (found["which"] or "").count("下")) if found["which"] else None
    when = month_day(posted.date(), first.year if first else None, first.month if first else None, int(found["date"] or 0))
    return on_day(when, posted, *_time(found)) if when else None


def _clock(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    if not (found.get("part") or found.get("off") or found.get("by") or found.get("colon")):  # 两点 may be two points
        return None
    moment = on_day(posted.date(), posted, *_time(found))
    return moment + timedelta(days=1) if moment and moment <= posted else moment


def _delay(found: Groups, posted: datetime, calendar: Calendar) -> datetime | None:
    unit, count = (found["unit"] or "").removeprefix("个"), number(found["high"] or found["low"] or "") or 0
    if unit[-1] in "日周月年期拜" and not unit.startswith("工作") and not found["within"]:  # 一个月会员 is no date
        return None
    if unit.startswith("半"):  # 一个半小时, 一个半月
        count, unit = count + 0.5, unit[1:]
    return after(posted, count, unit, calendar)


def _feast(found: Groups, posted: datetime, _: Calendar) -> datetime | None:
    when = month_day(posted.date(), None, *FEASTS[found["feast"] or ""])
    return on_day(when, posted) if when else None


def _period(found: Groups, posted: datetime, calendar: Calendar) -> datetime | None:
    word, today = found["period"] or "", posted.date()
    if "工作日" in word:
        return on_day(workdays_after(today, 1, calendar), posted)
    if "年" in word:
        return on_day(date(today.year, 12, 31), posted)
    if "月" in word:
        return on_day(end_of_month(today, word.count("下")), posted)
    return on_day(today + timedelta(days=1) if word == "今明两天" else end_of_week(today, word.count("下")), posted)


CHINESE = (
    Form(NAMED, _named, pattern(r"[说证声表文发透]\z"), pattern(r"\s*(?:看|收到|刷到|才|已|刚|一早看|的(?:事|情况|问题))")),
    Form(WEEKDAY, _weekday, pattern(r"[一两几\d双上]\z")),
    Form(CALENDAR, _calendar, pattern(r"[\d.]\z")),
    Form(NUMERIC, _calendar, pattern(r"[\d.]\z")),
    Form(SLASHED, _calendar, pattern(r"[\d./]\z")),
    Form(MONTH_DAY, _month_day, pattern(r"[\d月/.-]\s*\z"), pattern(r"\s*(?:色|店|线|链|机|门|楼|院|产品|款|粉)")),
    Form(CLOCK, _clock, pattern(r"[\d个这那几有]\z"), pattern(r"\s*(?:建议|说明|要求|意见|原因|问题|赔)")),
    Form(PART_ONLY, _clock, pattern(r"[今明天日昨]\z")),
    Form(
        DELAY, _delay, pattern(r"[了第这那每过头近上\d.]\z|(?:等|用|晚|拖|迟|经过)\z"),
        pattern(r"\s*(?:之?前|以前|无理由|装|的量|保质|质保|没|了|过去|在线|客服|值班|营业|不打烊|热线)"),
    ),
    Form(FEAST, _feast),
    Form(PERIOD, _period, NEVER, pattern(r"[一二三四五六日天末]")),
)  # fmt: skip
