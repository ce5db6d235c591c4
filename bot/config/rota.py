"""The rota file: for each role an iCalendar file or address that says who is on duty when; beside the roster's list."""

import re
import urllib.request
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from pydantic import Field, RootModel

from bot.config.toml_file import read_toml
from handlers.case.errors import InvalidFile
from handlers.case.people import Person, Role, Shift

FILE = "rota.toml"
AHEAD = timedelta(days=30)  # shifts are read so far ahead, repeated ones included
TIMEOUT = 20  # seconds for a calendar that is fetched
MAX_BYTES = 5 * 1024 * 1024
SEPARATORS = re.compile(r"[,;，、；/&]|\band\b")


class _File(RootModel[dict[Role, str]]):
    """`approver = "duty.ics"` or an https address, one line a role."""

    root: dict[Role, str] = Field(description='a calendar\'s file or https address, such as "duty.ics"')


def sources(folder: Path) -> Mapping[Role, str]:
    """Return where each role's calendar is; empty without a rota file. InvalidFile says what is wrong with it."""
    file = folder / FILE
    return read_toml(file, _File).root if file.exists() else {}


def fetch(source: str, folder: Path) -> bytes:
    """Return a calendar as it is now. Raises OSError. Reaches the network: never call it within a transaction."""
    if not source.startswith("https://"):
        return (folder / source).read_bytes()
    with urllib.request.urlopen(source, timeout=TIMEOUT) as answer:
        return bytes(answer.read(MAX_BYTES))


def read_shifts(
    calendar: bytes, role: Role, people: Mapping[str, Person], now: datetime, zone: str
) -> tuple[tuple[Shift, ...], tuple[str, ...]]:
    """Return the shifts from now on, and the names in it that the roster does not have or not with this role.

    An event names people in its title by id or name, or invites them by the e-mail address of the roster. InvalidFile
    when it is no calendar.
    """
    try:
        events = recurring_ical_events.of(icalendar.Calendar.from_ical(calendar)).between(now, now + AHEAD)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InvalidFile(f"no iCalendar file: {error}") from error
    shifts, unknown = [], dict[str, None]()
    for event in events:
        start, end = _moment(event["DTSTART"].dt, zone), _moment(event["DTEND"].dt, zone)
        for name in _names(event):
            person = _find(name, people)
            if person is None or role not in person.roles:
                unknown[name] = None
            else:
                shifts.append(Shift(role, person.id, start, end))
    return tuple(sorted(shifts, key=lambda shift: (shift.start, shift.person))), tuple(unknown)


def _names(event: Mapping[str, object]) -> Sequence[str]:
    titled = [part.strip() for part in SEPARATORS.split(str(event.get("SUMMARY", ""))) if part.strip()]
    given = event.get("ATTENDEE", [])
    attendees = given if isinstance(given, list) else [given]
    return titled or [str(address).lower().removeprefix("mailto:") for address in attendees]


def _find(name: str, people: Mapping[str, Person]) -> Person | None:
    wanted = name.removeprefix("@").casefold()
    known = (p for p in people.values() if wanted in (p.id.casefold(), p.name.casefold(), _email(p)))
    return next(known, None)


def _email(person: Person) -> str:
    return person.addresses.get("email", "").casefold()


def _moment(at: datetime | date, zone: str) -> datetime:
    """In UTC; a day begins, and a time without a zone lies, in the desk's zone."""
    moment = at if isinstance(at, datetime) else datetime.combine(at, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
