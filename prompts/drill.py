"""A drill: a case told as alerts that arrive minute by minute, with what a coach would say beside them (R179)."""

import re
from collections.abc import Collection

from prompts.library import Table
from prompts.sheet import LANGUAGES, Sheet

_SUFFIX = re.compile(r"^[0-9a-f]{16}$")  # the first 8 hex digits are the publication time and are put in when it runs

ALERT_KEYS = (
    *("after_minutes", "posted_minutes", "id_suffix", "source", "source_id", "platform", "kind", "url"),
    *("title", "text", "author", "counts", "matched_terms", "brand", "product"),
)


def read_drill(sheet: Sheet, platforms: Collection[str]) -> Table:
    """The drill as tomllib reads it, checked: alerts in order of time, ids that can be completed, notes in three languages."""
    sheet.only("", ("name", "brand", "product", "alert", "coach"))
    sheet.text_in_each("name")
    last = 0
    for path in sheet.tables("alert"):
        last = _check_alert(sheet, path, platforms, last)
    for path in sheet.tables("coach"):
        sheet.only(path, ("after_minutes", "rows", *LANGUAGES))
        sheet.number(f"{path}.after_minutes")
        sheet.text_in_each(path)
    if not sheet.tables("alert") and sheet.table:
        sheet.wrong("", "a drill needs at least one [[alert]]")
    return sheet.table


def _check_alert(sheet: Sheet, path: str, platforms: Collection[str], last: int) -> int:
    """Check one alert and give its minute."""
    sheet.only(path, ALERT_KEYS)
    minute, posted = sheet.number(f"{path}.after_minutes"), sheet.number(f"{path}.posted_minutes")
    if minute < last:
        sheet.wrong(
            f"{path}.after_minutes", f"comes before the alert above it ({last}); put the alerts in order of time"
        )
    if posted > minute:
        sheet.wrong(f"{path}.posted_minutes", f"nothing is reported before it is published; write {minute} or less")
    if not _SUFFIX.match(sheet.string(f"{path}.id_suffix")):
        sheet.wrong(f"{path}.id_suffix", "must be 16 hex digits in lower case")
    platform = sheet.string(f"{path}.platform")
    if platform and platforms and platform not in platforms:
        sheet.wrong(f"{path}.platform", f"there is no platforms/{platform}.toml; write one of {', '.join(platforms)}")
    sheet.string(f"{path}.source")
    sheet.string(f"{path}.text")
    return max(last, minute)
