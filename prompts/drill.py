"""Reads a drill: a case as alerts that arrive minute by minute, with a coach's notes on them (R179)."""

import re
from collections.abc import Collection

from prompts.library import Table
from prompts.toml_file import LANGUAGES, TomlFile

_SUFFIX = re.compile(r"^[0-9a-f]{16}$")  # the first 8 hex digits are the publication time, set when the drill runs

ALERT_KEYS = (
    *("after_minutes", "posted_minutes", "id_suffix", "source", "source_id", "platform", "kind", "url"),
    *("title", "text", "author", "counts", "matched_terms", "brand", "product", "waits_for", "only_if"),
)

MOMENTS = ("owner", "assessed", "draft", "approve", "first_ack", "resolve")  # what players reach at a moment
STATES = ("category", "severity", "legal", "approved_only", "not_reported")  # what is so in the end
WITH_VALUE = ("category", "severity", "not_reported")


def read_drill(file: TomlFile, platforms: Collection[str]) -> Table:
    """The drill as tomllib reads it, validated: alerts in order of time, complete ids, notes in three languages."""
    file.refuse_unknown_keys("", ("name", "brand", "product", "alert", "coach", "expect"))
    file.translated_text("name")
    last = 0
    for path in file.entries("alert"):
        last = _check_alert(file, path, platforms, last)
    for path in file.entries("coach"):
        file.refuse_unknown_keys(path, ("after_minutes", "rows", *LANGUAGES))
        file.whole_number(f"{path}.after_minutes")
        file.translated_text(path)
    for path in file.entries("expect"):
        _check_expectation(file, path)
    if not file.entries("alert") and file.table:
        file.add_problem("", "a drill needs at least one [[alert]]")
    return file.table


def _check_alert(file: TomlFile, path: str, platforms: Collection[str], last: int) -> int:
    """Validate one alert; return its minute, or `last` when that is later."""
    file.refuse_unknown_keys(path, ALERT_KEYS)
    minute, posted = file.whole_number(f"{path}.after_minutes"), file.whole_number(f"{path}.posted_minutes")
    if minute < last:
        file.add_problem(
            f"{path}.after_minutes", f"comes before the alert above it ({last}); put the alerts in order of time"
        )
    if posted > minute:
        file.add_problem(
            f"{path}.posted_minutes", f"nothing is reported before it is published; write {minute} or less"
        )
    if not _SUFFIX.match(file.string(f"{path}.id_suffix")):
        file.add_problem(f"{path}.id_suffix", "must be 16 hex digits in lower case")
    platform = file.string(f"{path}.platform")
    if platform and platforms and platform not in platforms:
        file.add_problem(
            f"{path}.platform", f"there is no platforms/{platform}.toml; write one of {', '.join(platforms)}"
        )
    for name, known in (("waits_for", MOMENTS), ("only_if", (*MOMENTS, *(f"no_{each}" for each in MOMENTS)))):
        _check_code(file, f"{path}.{name}", known)
    file.string(f"{path}.source")
    file.string(f"{path}.text")
    return max(last, minute)


def _check_expectation(file: TomlFile, path: str) -> None:
    """Validate what players are to reach: of a closed list, with a time where it has a moment, or a value."""
    file.refuse_unknown_keys(path, ("what", "within_minutes", "value"))
    what = file.string(f"{path}.what")
    _check_code(file, f"{path}.what", (*MOMENTS, *STATES))
    if what in MOMENTS:
        file.whole_number(f"{path}.within_minutes")
    if what in WITH_VALUE:
        file.string(f"{path}.value")


def _check_code(file: TomlFile, path: str, known: Collection[str]) -> None:
    """Name the codes that there are where another one stands."""
    given = file.value(path)
    if given is not None and given not in known:
        file.add_problem(path, f"write one of {', '.join(known)}")
