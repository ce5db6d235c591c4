"""A record of any source as an alert: what contradicts the rest is left out with a warning, not refused (R1, R16).

Files, mail and webhooks all come through `normalise`. `POST /alerts` is as tolerant of what says more about a post, but
not of what tells which post it is: its sender can mend a request.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from jsonpath import findall
from pydantic import ValidationError

from bot.ingest.cells import alert_json
from bot.ingest.columns import MANY, Columns, Row, columns_of
from bot.ingest.flatten import cell, flatten
from bot.ingest.presets import NO_PRESET, Preset
from bot.ingest.problems import field_errors
from bot.ingest.remarks import Remark, about, joined, localized, remark, remark_of
from bot.ingest.tolerance import tolerant_alert
from bot.ingest.values import clean
from handlers.case.card import msg
from handlers.posts import Platform
from handlers.posts.post import Alert, ClockSource

MAX_SHAPES = 5000  # different sets of keys in one file that are remembered
# What tells of which post it is, and may be left out, in this order, when the rest makes sense without it.
DISPENSABLE = ("native_id", "platform", "url", "own_post", "parent")


@dataclass(frozen=True)
class Normalised:
    """An alert, and what of its record could not be understood."""

    alert: Alert
    warnings: tuple[str, ...] = ()


def normalise(row: Row, source: str, platforms: Sequence[Platform], read_at: datetime, now: datetime) -> Normalised:
    """The row's alert. ValueError when nothing in it tells a post from others; `read_at`: when its counts were read."""
    if row.error:
        raise ValueError(row.error)
    given, warnings = alert_json(row, source, read_at, platforms)
    warnings = [*row.warnings, *warnings]
    if not any(given.get(name) for name in ("url", "native_id", "title", "text")):
        raise ValueError(joined(warnings) if warnings else remark("no_post"))
    alert, left_out = _lenient(given, platforms, now)
    if alert.post.clock_source is ClockSource.FIRST_SEEN and "captured_at" in row.cells and alert.captured_at:
        alert = replace(alert, post=replace(alert.post, published_at=alert.captured_at))  # the tool saw it by then
    if doubted := alert.post.doubted_at:
        local = doubted.astimezone(UTC).isoformat(timespec="minutes")
        left_out.append(about("published_at", remark("doubted_time", value=local)))
    return Normalised(alert, tuple(warnings + left_out))


def normalise_record(
    record: Mapping[str, object],
    source: str,
    platforms: Sequence[Platform],
    now: datetime,
    preset: Preset = NO_PRESET,
) -> tuple[Normalised, tuple[str, ...]]:
    """The alert of one JSON object as a tool sends it, and its keys that were not read. ValueError as above."""
    records = Records(preset)
    return normalise(records.row(record, "record"), source, platforms, now, now), records.unread()


class Records:
    """Makes rows of JSON objects, and remembers which keys none of them used."""

    def __init__(self, preset: Preset = NO_PRESET) -> None:
        self.preset = preset
        self.known: dict[tuple[str, ...], Columns] = {}

    def row(self, record: Mapping[str, object], place: str) -> Row:
        """One object as a row."""
        flat = flatten(record)
        columns = self.known.get(keys := tuple(flat))
        if columns is None:
            columns = columns_of(keys, self.preset)
            if len(self.known) < MAX_SHAPES:
                self.known[keys] = columns
        cells = columns.cells(list(flat.values()))
        for name, path in self.preset.paths.items():
            if found := [value for one in findall(path, dict(record)) if (value := clean(cell(one))) is not None]:
                cells[name] = found if name in MANY else found[0]
        no_news = columns.table.preset.is_no_news(flat)
        return Row(place, cells, table=columns.table, no_news=no_news)

    def unread(self) -> tuple[str, ...]:
        """Keys that no object so far had read."""
        read = {columns.headings[index] for columns in self.known.values() for index in columns.read}
        found = (heading for columns in self.known.values() for heading in columns.headings if heading not in read)
        return tuple(dict.fromkeys(found))


def _lenient(given: Mapping[str, object], platforms: Sequence[Platform], now: datetime) -> tuple[Alert, list[str]]:
    """The alert with as much of the record as agrees."""
    try:
        return _tolerant(given, platforms, now)
    except (ValueError, OverflowError) as error:
        first = reason(error)
    for name in DISPENSABLE:
        less = {key: value for key, value in given.items() if key != name}
        if given.get(name) and any(less.get(key) for key in ("url", "native_id", "title", "text")):
            try:
                alert, left_out = _tolerant(less, platforms, now)
            except (ValueError, OverflowError):
                continue
            return alert, [_without(first, name), *left_out]
    raise ValueError(first)


def _tolerant(given: Mapping[str, object], platforms: Sequence[Platform], now: datetime) -> tuple[Alert, list[str]]:
    alert, faults = tolerant_alert(given, platforms, now)
    return alert, [_without(f"{'.'.join(path)}: {why}", path[0]) for path, why in faults]


def _without(why: str, field: str) -> Remark:
    return remark("left_out", why=localized(why), column=msg(f"import_column.{field}"))


def reason(error: Exception) -> str:
    """Why a row was refused, in words."""
    if not isinstance(error, ValidationError):
        return remark_of(error)
    return "; ".join(f"{'.'.join(path)}: {what}".removeprefix(": ") for path, what in field_errors(error))
