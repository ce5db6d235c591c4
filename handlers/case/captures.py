"""What is known of a post's engagement from captures that each know only a part, and when each number was read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from handlers.posts.post import Counts

NAMES = tuple(field.name for field in fields(Counts))


@dataclass(frozen=True)
class Capture:
    """Engagement at one moment (UTC)."""

    at: datetime
    counts: Counts


@dataclass(frozen=True)
class Reading:
    """One number and when it was read (UTC)."""

    value: int
    at: datetime


def newest_readings(captures: Sequence[Capture]) -> Mapping[str, Reading]:
    """Return the newest number of each kind; `captures` stand in the order of their times.

    A number that fell to 0 is doubted and the one before it stays: a page that did not load looks like that, and no
    post loses all it had.
    """
    found: dict[str, Reading] = {}
    for capture in captures:
        for name in NAMES:
            value = getattr(capture.counts, name)
            if value is not None and (value or name not in found or not found[name].value):
                found[name] = Reading(value, capture.at)
    return found


def doubted_readings(captures: Sequence[Capture]) -> Mapping[str, datetime]:
    """Return the kinds of numbers whose last reading fell to 0, and when that was (UTC)."""
    last = {name: c.at for c in captures for name in NAMES if getattr(c.counts, name) is not None}
    known = newest_readings(captures)
    return {name: at for name, at in last.items() if known[name].at != at and known[name].value}


def merged_counts(captures: Sequence[Capture]) -> Counts:
    """Return the newest number of each kind together: what the rules go by (R9, R14)."""
    return Counts(**{name: reading.value for name, reading in newest_readings(captures).items()})


def as_known_then(captures: Sequence[Capture]) -> Iterator[Capture]:
    """Yield what was known at the time of each capture, the earlier ones included."""
    for n, capture in enumerate(captures, 1):
        yield Capture(capture.at, merged_counts(captures[:n]))


def merged_at(captures: Sequence[Capture], new: Capture) -> Counts:
    """Return what is known at the time of a new capture: what it says, and what earlier ones said of the rest."""
    return merged_counts([*(c for c in sorted_by_time(captures) if c.at <= new.at), new])


def sorted_by_time(captures: Sequence[Capture]) -> list[Capture]:
    """In the order of their times; of one time in the order they came."""
    return sorted(captures, key=lambda capture: capture.at)
