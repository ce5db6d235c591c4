"""The fact sheet and kept replies: `/incident fact`, `templates`, `python -m bot facts FILE`; stale drafts follow."""

import logging
from collections.abc import Mapping
from datetime import date, datetime

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import Button, Card, Part, Quote, Row, msg
from handlers.case.people import Person, Role
from handlers.case.policy import FactSheetEntry
from handlers.drafts.wrong import facts_changed
from handlers.roles.access import covers_brand
from storage import idempotency
from storage.incidents import cases, fact_sheet, house_style
from storage.incidents.cases import CorruptCaseFile

log = logging.getLogger(__name__)
ALLOWED_ROLES = frozenset({Role.APPROVER, Role.LEGAL, Role.EXECUTIVE, Role.MANAGER})
COLUMNS = ("brand", "product", "text", "document", "date", "expires")
MAX_SHOWN = 20  # kept replies on one card
Values = Mapping[str, str]


def fact_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Show the sheet, add a line, or withdraw one (`drop=3`); in an incident's thread, of its brand and product."""
    person, now = request.person, request.now
    file = incidents.read(request.number) if request.number else None
    known = {"brand": file.brand, "product": file.product, **request.values} if file else dict(request.values)
    who = incidents.people.team().people[person]
    if not covers_brand(who, known.get("brand", "")):
        return CommandResult(False, (msg("rejection.not_your_brand", brand=known["brand"]),))
    if not known.get("text") and not known.get("drop"):
        return CommandResult(True, card=sheet(incidents, known, who))
    if not ALLOWED_ROLES & incidents.people.team().people[person].roles:
        return CommandResult(False, (msg("rejection.not_for_facts", person=person),))
    if known.get("drop") and known.get("text"):  # words beside it would be lost in silence
        return CommandResult(False, (msg("rejection.fact_drop_alone", given=known["drop"]),))
    if known.get("drop"):
        dropped = _drop(incidents, known["drop"].lstrip("#"), person, now)
        return (
            CommandResult(True, (msg("answer.fact_dropped", text=dropped.text),))
            if dropped
            else CommandResult(False, (msg("rejection.no_such_fact"),))
        )
    if faults := errors_of(known, now):
        return CommandResult(False, tuple(msg(fault, given=known.get(name, "")) for name, fault in faults.items()))
    return CommandResult(
        True,
        (
            msg(
                "answer.fact_added",
                id=add(incidents, entry_from(known), person, now, request.idempotency_key),
                text=known["text"],
            ),
        ),
    )


def sheet(incidents: Incidents, known: Values, reader: Person) -> Card:
    """Every line that stands for the brand, or all of the reader's brands, and the place to add one."""
    with incidents.database.read_transaction() as connection:
        found = fact_sheet.statements(connection, known.get("brand") or None)
    lines = [line for line in found if covers_brand(reader, line.brand)]
    parts = tuple(
        Row(
            msg("fact_sheet.number", id=s.id, brand=s.brand, product=s.product),
            msg("fact_sheet.is", text=s.text, document=s.document, dated=s.dated, expires=s.expires),
        )
        for s in lines
    )
    nothing = (Row(msg("fact_sheet.title"), msg("fact_sheet.empty")),)
    known_words = (f"{name}={known[name]}" for name in ("brand", "product") if len(known.get(name, "").split()) == 1)
    button = Button(" ".join(["fact", *known_words]), msg("button.fact"), primary=True)
    return Card(msg("fact_sheet.title"), parts=parts or nothing, buttons=(button,))


def errors_of(known: Values, now: datetime) -> dict[str, str]:
    """What is wrong with a line to be added: field to the refusal's key. A fact needs a document and its date (X17)."""
    days, today = {name: _day(known.get(name, "")) for name in ("date", "expires")}, now.date().isoformat()
    faults = {} if known.get("text", "").strip() else {"text": "rejection.fact_text_needed"}
    if not known.get("document", "").strip() or not known.get("date", "").strip():
        faults["document"] = "rejection.document_needed"
    faults |= {name: "rejection.day_unknown" for name, day in days.items() if day is None}
    if (days["date"] or "") > today:
        faults["date"] = "rejection.day_ahead"
    if days["expires"] and days["expires"] < today:
        faults["expires"] = "rejection.day_past"
    return faults


def _day(text: str) -> str | None:
    """An ISO day, empty for none, None for what is no day."""
    try:
        return date.fromisoformat(text.strip().replace("/", "-")).isoformat() if text.strip() else ""
    except ValueError:
        return None


def entry_from(known: Values) -> FactSheetEntry:
    """The line as it is kept, from values that have no slips."""
    brand, product, text, document, dated, expires = (known.get(name, "").strip() for name in COLUMNS)
    return FactSheetEntry(0, brand, product, text, document, _day(dated) or "", _day(expires) or "")


def add(incidents: Incidents, line: FactSheetEntry, by: str, now: datetime, idempotency_key: str = "") -> int:
    """Add a line and notify incidents whose drafts it may change; its number. Once for each idempotency key."""
    with incidents.database.transaction() as connection:
        before = idempotency.find_answers(connection, [idempotency_key] if idempotency_key else [])
        number = int(before[idempotency_key]) if before else fact_sheet.state(connection, line, by, now)
        if idempotency_key and not before:
            idempotency.save_many(connection, {idempotency_key: str(number)}, now)
    _changed(incidents, line, False, by, now)
    return number


def _drop(incidents: Incidents, given: str, by: str, now: datetime) -> FactSheetEntry | None:
    with incidents.database.transaction() as connection:
        line = fact_sheet.drop(connection, int(given), by, now) if given.isdecimal() and len(given) < 10 else None
    if line:
        _changed(incidents, line, True, by, now)
    return line


def _changed(incidents: Incidents, line: FactSheetEntry, dropped: bool, by: str, now: datetime) -> None:
    with incidents.database.read_transaction() as connection:
        concerned = cases.concerned_by(connection, line.brand, line.product, with_closed=dropped)
    for number in concerned:
        try:
            incidents.execute(
                number,
                lambda file, context, at: facts_changed(file, line, dropped),
                by,
                {},
                now,
                needs_draft_context=False,
            )
        except CorruptCaseFile:
            log.error("incident %s is damaged: it could not be told that the fact sheet changed", number)


def templates_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Show the kept replies of a brand: in an incident's thread of its brand, those of its category first."""
    file = incidents.read(request.number) if request.number else None
    brand = request.values.get("brand", file.brand if file else "")
    if not incidents.people.team().people[request.person].roles:
        return CommandResult(False, (msg("rejection.not_on_duty", person=request.person),))
    with incidents.database.read_transaction() as connection:
        kept = house_style.kept_replies(connection, brand, file.category.value if file else "", MAX_SHOWN)
    parts: tuple[Part, ...] = tuple(
        Quote(row.text, msg("templates.of", kind=row.kind, brand=row.brand, category=row.category, said=row.outcome))
        for row in kept
    )
    nothing = (Row(msg("templates.title"), msg("templates.empty")),)
    return CommandResult(True, card=Card(msg("templates.title"), parts=parts or nothing))
