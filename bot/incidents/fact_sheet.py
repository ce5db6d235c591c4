"""The fact sheet as people keep it: `/incident fact` and `python -m bot facts FILE`; drafts that rest on a changed line become stale."""

import csv
import logging
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from bot.i18n import phrase
from bot.incidents.incidents import Desk
from bot.incidents.requests import Heard, Request
from handlers.case.card import Ask, Button, Card, Field, Line, say
from handlers.case.people import Role
from handlers.case.policy import Statement
from handlers.closing.notes import facts_changed
from handlers.errors import InvalidFile
from storage import idempotency as seen
from storage.incidents import cases as case_files
from storage.incidents import fact_sheet as wording
from storage.incidents.cases import Damaged

log = logging.getLogger(__name__)
MAY = frozenset({Role.APPROVER, Role.LEGAL, Role.EXECUTIVE, Role.MANAGER})
COLUMNS = ("brand", "product", "text", "document", "date", "expires")
Values = Mapping[str, str]


def fact(desk: Desk, asked: Request) -> Heard:
    """Show the sheet, add a line, or withdraw one (`drop=3`). Said in an incident's thread it is about its brand and product."""
    person, now = asked.person, asked.now
    file = desk.read(asked.number) if asked.number else None
    known = {"brand": file.brand, "product": file.product, **asked.values} if file else dict(asked.values)
    if not known.get("text") and not known.get("drop"):
        return Heard(True, card=sheet(desk, known))
    if not MAY & desk.people.team().people[person].roles:
        return Heard(False, (say("objection.not_for_facts", person=person),))
    if known.get("drop"):
        dropped = _drop(desk, known["drop"].lstrip("#"), person, now)
        return Heard(True, (say("answer.fact_dropped", text=dropped.text),)) if dropped else Heard(False, (say("objection.no_such_fact"),))
    if faults := slips(known, now):
        return Heard(False, tuple(say(fault, given=known.get(name, "")) for name, fault in faults.items()))
    return Heard(True, (say("answer.fact_added", id=add(desk, statement(known), person, now, asked.once), text=known["text"]),))


def sheet(desk: Desk, known: Values) -> Card:
    """Every line that stands for the brand, or all, and the place to add one."""
    with desk.database.reading() as connection:
        lines = wording.statements(connection, known.get("brand") or None)
    parts = tuple(
        Line(
            say("fact_sheet.number", id=s.id, brand=s.brand, product=s.product),
            say("fact_sheet.is", text=s.text, document=s.document, dated=s.dated, expires=s.expires),
        )
        for s in lines
    )
    nothing = (Line(say("fact_sheet.title"), say("fact_sheet.empty")),)
    fields = tuple(_field(name, known.get(name, "")) for name in COLUMNS)
    return Card(say("fact_sheet.title"), parts=parts or nothing, buttons=(Button("fact", say("button.fact"), fields, primary=True),))


def _field(name: str, value: str) -> Field:
    needed, long = name in ("text", "document", "date"), name == "text"
    return Field(name, say(f"fact_field.{name}"), Ask.TEXT if long else Ask.LINE, needed, value, most=500 if long else 80)


def slips(known: Values, now: datetime) -> dict[str, str]:
    """What is wrong with a line to be added: field to the refusal's key. A fact needs a document and its date (X17)."""
    days, today = {name: _day(known.get(name, "")) for name in ("date", "expires")}, now.date().isoformat()
    faults = {} if known.get("text", "").strip() else {"text": "objection.fact_text_needed"}
    if not known.get("document", "").strip() or not known.get("date", "").strip():
        faults["document"] = "objection.document_needed"
    faults |= {name: "objection.day_unknown" for name, day in days.items() if day is None}
    if (days["date"] or "") > today:
        faults["date"] = "objection.day_ahead"
    if days["expires"] and days["expires"] < today:
        faults["expires"] = "objection.day_past"
    return faults


def _day(text: str) -> str | None:
    """An ISO day, empty for none, None for what is no day."""
    try:
        return date.fromisoformat(text.strip().replace("/", "-")).isoformat() if text.strip() else ""
    except ValueError:
        return None


def statement(known: Values) -> Statement:
    """The line as it is kept, from values that have no slips."""
    brand, product, text, document, dated, expires = (known.get(name, "").strip() for name in COLUMNS)
    return Statement(0, brand, product, text, document, _day(dated) or "", _day(expires) or "")


def add(desk: Desk, line: Statement, by: str, now: datetime, once: str = "") -> int:
    """Put a line on the sheet and tell the incidents whose drafts it may change; its number. Under the same `once` it is put there once."""
    with desk.database.transaction() as connection:
        before = seen.answers(connection, [once] if once else [])
        number = int(before[once]) if before else wording.state(connection, line, by, now)
        if once and not before:
            seen.keep(connection, {once: str(number)}, now)
    _changed(desk, line, False, by, now)
    return number


def _drop(desk: Desk, given: str, by: str, now: datetime) -> Statement | None:
    with desk.database.transaction() as connection:
        line = wording.drop(connection, int(given), by, now) if given.isdecimal() and len(given) < 10 else None
    if line:
        _changed(desk, line, True, by, now)
    return line


def _changed(desk: Desk, line: Statement, dropped: bool, by: str, now: datetime) -> None:
    with desk.database.reading() as connection:
        concerned = case_files.open_on(connection, line.brand, line.product)
    for number in concerned:
        try:
            desk.act(number, lambda file, act, at: facts_changed(file, line, dropped), by, {}, now, weighs=False)
        except Damaged:
            log.error("incident %s is damaged: it could not be told that the fact sheet changed", number)


def read_file(path: Path, now: datetime, language: str = "en") -> list[Statement]:
    """Lines of a TOML ([[fact]] tables) or CSV file; InvalidFile lists every fault with its place."""
    try:
        rows = _toml(path) if path.suffix.lower() == ".toml" else _csv(path)
    except (tomllib.TOMLDecodeError, csv.Error, UnicodeDecodeError) as error:
        raise InvalidFile(f"{path.name}: {error}") from None
    known = [{name: str(row.get(name) or "") for name in COLUMNS} for row in rows]
    faults = [
        f"{path.name}, fact {i}: {phrase(say(why, given=row[name]), language, {})}"
        for i, row in enumerate(known, 1)
        for name, why in slips(row, now).items()
    ]
    if faults or not known:
        raise InvalidFile("\n".join(faults) or f"{path.name}: no facts; write [[fact]] tables or columns {', '.join(COLUMNS)}")
    return [statement(row) for row in known]


def _toml(path: Path) -> list[Mapping[str, object]]:
    rows = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("fact", [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _csv(path: Path) -> list[Mapping[str, object]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [dict(row) for row in csv.DictReader(file)]
