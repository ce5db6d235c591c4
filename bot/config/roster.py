"""The roster file: who is on the desk. Read again whenever a manager saves it; a faulty one never replaces a good one."""

import logging
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from handlers.case.grades import Category
from handlers.case.people import Person, Role
from handlers.errors import UserError

log = logging.getLogger(__name__)
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
FIELDS = frozenset({"name", "roles", "brands", "categories", "deputies", "away_until", "language", "email", "slack", "wecom"})
EXAMPLE = Path(__file__).with_name("roster.example.toml")


class BadRoster(UserError):
    """Every fault of the file, one line each, with what to write."""


def read(text: str, zone: str) -> dict[str, Person]:
    """People by id, in the order of the file; BadRoster lists every fault at once."""
    try:
        tables = tomllib.loads(text).get("person", {})
    except tomllib.TOMLDecodeError as error:
        raise BadRoster(f"not valid TOML: {error}") from None
    if not isinstance(tables, dict) or not tables:
        raise BadRoster("nobody is in it: write at least one [person.<id>] table with a name and roles")
    faults = [fault for id_, table in tables.items() for fault in _faults(id_, table, tables)]
    people = {} if faults else {id_: _person(id_, table, zone) for id_, table in tables.items()}
    if not faults:
        faults = _gaps(people)
    if faults:
        raise BadRoster("\n".join(faults))
    return people


def _faults(id_: str, table: object, tables: Mapping[str, object]) -> list[str]:
    if not isinstance(table, dict):
        return [f"{id_}: write [person.{id_}] with its fields below"]
    where, faults = f"[person.{id_}]", []
    if not str(table.get("name", "")).strip():
        faults.append(f"{where} name: write the name colleagues know them by")
    for name in sorted(set(table) - FIELDS):
        faults.append(f"{where} {name}: no such field; there are {', '.join(sorted(FIELDS))}")
    for name, known in (
        ("roles", [r.value for r in Role]),
        ("categories", [c.value for c in Category]),
        ("deputies", list(tables)),
        ("brands", None),
    ):
        faults += [f"{where} {name}: {fault}" for fault in _list_faults(table.get(name, []), known)]
    if id_ in table.get("deputies", []):
        faults.append(f"{where} deputies: nobody is their own deputy")
    if table.get("language", "zh-Hans") not in LANGUAGES:
        faults.append(f"{where} language: write one of {', '.join(LANGUAGES)}")
    if "away_until" in table and not isinstance(table["away_until"], date):
        faults.append(f"{where} away_until: write a date such as 2026-12-01 or 2026-12-01T09:00:00")
    return faults


def _list_faults(value: object, known: list[str] | None) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        return ['write a list such as ["owner", "approver"]']
    return [f"{item!r} is not known; there are {', '.join(known)}" for item in value if known is not None and item not in known]


def _gaps(people: Mapping[str, Person]) -> list[str]:
    """A desk needs somebody for each key seat, and owner and approver must be two people."""
    faults = [
        f"nobody has the role {role.value!r}: give it to somebody"
        for role in (Role.OWNER, Role.APPROVER, Role.MANAGER)
        if not _with(people, role)
    ]
    if len(_with(people, Role.OWNER) | _with(people, Role.APPROVER)) < 2:
        faults.append("owner and approver must be two people: add somebody")
    return faults


def _with(people: Mapping[str, Person], role: Role) -> set[str]:
    return {p.id for p in people.values() if role in p.roles}


def _person(id_: str, table: Mapping[str, object], zone: str) -> Person:
    texts = {name: frozenset(table.get(name, ())) for name in ("brands", "categories")}  # type: ignore[call-overload]
    return Person(
        id=id_, name=str(table["name"]), roles=frozenset(Role(r) for r in table.get("roles", ())),  # type: ignore[attr-defined]
        brands=texts["brands"], categories=texts["categories"], deputies=tuple(table.get("deputies", ())),  # type: ignore[arg-type]
        away_until=_away(table.get("away_until"), zone), language=str(table.get("language", "zh-Hans")),
        chats={chat: str(table[chat]) for chat in ("slack", "wecom") if chat in table}, email=str(table.get("email", "")),
    )  # fmt: skip


def _away(value: object, zone: str) -> datetime | None:
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
    return datetime.combine(value, time(), ZoneInfo(zone)).astimezone(UTC) if isinstance(value, date) else None


class Roster:
    """The file on disk, read again when it changes. `fault` is what is wrong with the newest version, if anything."""

    def __init__(self, path: Path, zone: str) -> None:
        self.path, self.zone, self.fault = path, zone, ""
        self._stamp: tuple[int, int] = (0, 0)
        self.people = self._read()

    def current(self) -> dict[str, Person]:
        """People as the file has them now; while it is faulty, as it last was good."""
        try:
            if self._stamp != self._mark():
                self.people, self.fault = self._read(), ""
        except (BadRoster, OSError) as error:
            fault = f"{self.path} is gone; write it again" if isinstance(error, FileNotFoundError) else str(error)
            self._stamp = self._stamp if isinstance(error, BadRoster) else (0, 0)  # one that is back is read again
            if fault != self.fault:
                log.error("the roster is faulty, the last good one counts: %s", fault)
            self.fault = fault
        return self.people

    def _read(self) -> dict[str, Person]:
        self._stamp = self._mark()
        try:
            return read(self.path.read_text(encoding="utf-8"), self.zone)
        except UnicodeDecodeError:
            raise BadRoster(f"{self.path}: save it as UTF-8") from None

    def _mark(self) -> tuple[int, int]:
        stat = self.path.stat()
        return stat.st_mtime_ns, stat.st_size
