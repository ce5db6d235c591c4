"""How Chinese text names weeks, months, years, their ends and parts, and feasts: 下周, 上个月底, 12月中旬, 去年, 国庆前."""

from datetime import timedelta

from handlers.text.calendar import end_of_month, workdays_after
from handlers.text.clock import Groups
from handlers.text.numbers import parse_number
from handlers.text.re2_patterns import pattern
from handlers.text.time_forms import Time, TimeForm, View
from handlers.text.time_readings import on_date, on_side, period, whole_days

MONTH = r"(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])\s*"
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

FEAST = pattern(rf"(?P<feast>{'|'.join(FEASTS)})节?(?P<by>\s*之?前)?")
PART_OF_MONTH = pattern(rf"{MONTH}月(?P<third>[上中下]旬|[初底])")
PERIOD = pattern(
    r"(?P<period>(?:上上|上|下下|下|这)个?(?:周|星期|礼拜)|本周|周内"
    r"|(?:(?:上上|上|下)个?月|本月|这个月)(?:[底初]|[上中下]旬)?|月[底初]|[上中下]旬|月内"
    r"|[前去]年|[去今明]年年?底|年底|年内"
    r"|[下次]一?个?工作日|今明两天)"
)


def months_ahead(said: str) -> int:
    """下个月 is one ahead, 上月 one before, 本月 none."""
    return said.count("下") - said.count("上")


def _feast(found: Groups, view: View) -> Time | None:
    return on_date(view, {}, *FEASTS[found["feast"] or ""])


def _period(found: Groups, view: View) -> Time | None:
    word, today = found["period"] or "", view.today
    if "工作日" in word:
        day = workdays_after(today, 1, view.calendar)
        return whole_days(view, day, day) if view.forward else None
    if word == "今明两天":
        return whole_days(view, today, today + timedelta(days=1)) if view.forward else None
    if word[-1] in "初旬":
        return _part_of_month(word, view)
    if "年" in word:
        year = {"前": -2, "去": -1, "今": 0, "明": 1}.get(word[0])
        return period(view, "year", year, only_end=word.endswith("底"))
    ahead = None if word[0] in "月周" else months_ahead(word)
    return period(view, "month" if "月" in word else "week", ahead, only_end=word.endswith("底"))


def _part_of_month(word: str, view: View) -> Time | None:
    """下月初: its first to tenth; of no month in particular, the next part that is not over, or the last that began."""
    month, part = word.removesuffix("旬")[:-1], word.removesuffix("旬")[-1]
    first, last = THIRDS[part]
    for ahead in (months_ahead(month),) if month not in ("", "月") else (0, 1 if view.forward else -1):
        end = end_of_month(view.today, ahead)
        named = whole_days(view, end.replace(day=first), end.replace(day=min(last, end.day)))
        if on_side(view, named, 0) and not (view.forward and named.ends <= view.now):
            return named
    return None


def _part_of_named_month(found: Groups, view: View) -> Time | None:
    """12月中旬, 3月初, 12月底 (its last day): the next one that is not over, or the last one that has begun."""
    third, month = (found["third"] or "").removesuffix("旬"), int(parse_number(found["month"] or "") or 0)
    if not 1 <= month <= 12:
        return None
    for year in (0, 12 if view.forward else -12):
        end = end_of_month(view.today, month - view.today.month + year)
        first, last = THIRDS.get(third, (end.day, end.day))
        named = whole_days(view, end.replace(day=first), end.replace(day=min(last, end.day)))
        if named.ends > view.now if view.forward else named.begins <= view.now:
            return named
    return None


PERIODS = (
    TimeForm(FEAST, _feast, in_prose=lambda found: bool(found["by"])),
    TimeForm(PART_OF_MONTH, _part_of_named_month, pattern(r"[\d.]\z")),
    TimeForm(PERIOD, _period, pattern(r"[早晚马]\z"), pattern(r"[一二三四五六日天末]")),
)
