"""Who looked at a need-to-know incident: one row for each person and day, newest first, in pages."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from handlers.case.card import Button, Card, LocalizedText, Row, msg

MAX_READS = 90  # lines of the log on one page


class Read(Protocol):
    """A line of the log: when a person first read it on that day, and by which command."""

    @property
    def at(self) -> datetime:
        """The moment (UTC)."""

    @property
    def person(self) -> str:
        """The id of who looked."""

    @property
    def what(self) -> str:
        """The command that was given."""


def reads_card(number: int, found: Sequence[Read], page: int, zone: ZoneInfo) -> Card:
    """One page; `found` holds one line more than fits when another page follows. A day is one of `zone`."""
    days: dict[tuple[date, str], list[Read]] = {}
    for line in found[:MAX_READS]:
        days.setdefault((line.at.astimezone(zone).date(), line.person), []).append(line)
    rows = tuple(Row(msg("reads.at", at=min(one.at for one in lines)), _row(lines)) for lines in days.values())
    title = msg("reads.title", number=number)
    older = (Button(f"reads {number} page={page + 1}", msg("button.older")),) if len(found) > MAX_READS else ()
    return Card(title, parts=rows or (Row(title, msg("reads.nothing")),), buttons=older)


def _row(lines: Sequence[Read]) -> LocalizedText:
    commands = dict.fromkeys(line.what for line in reversed(lines))
    return msg("reads.is", person=lines[0].person, items=tuple(msg("plain.command", command=each) for each in commands))
