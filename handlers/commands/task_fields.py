"""What the forms of tasks and service tickets ask for, by what is done with which task."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.case.card import Field, InputType, LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.people import Team
from handlers.case.tasks import Task
from handlers.commands.form_fields import Fields, Values, choice, optional, text
from handlers.tasks.actions import ACTS, FINDING_NAMES, tasks_given
from handlers.tasks.findings import CLIMATES, NOTE_NEEDED, ORDERS, RESULTS, WATCH
from handlers.tasks.rules import find_task, open_tasks

DUE = Field("due", msg("field.task_due"), max_length=60)
AFTER = Field("after", msg("field.task_after"), max_length=10)
REASON = text("text", msg("field.reason"), 500)
TICKET = (
    Field("ticket", msg("field.ticket"), max_length=80),
    optional(Field("text", msg("field.ticket_text"), max_length=300)),
    optional(DUE),
)


def task_needs_form(values: Mapping[str, str]) -> bool:
    """True when a typed line says no more than which task, and what is to become of it."""
    said = [name for name in (*FINDING_NAMES, "owner", "due", "after") if values.get(name, "").strip()]
    which = values.get("act") in (*ACTS,) and (values.get("act") == "add" or bool(values.get("id")))
    return not which or not said


def task(file: CaseFile, team: Team, given: Values) -> Fields:
    """Which task and what to do with it, unless that is known; then what this act needs."""
    known = find_task(file, _number(given))
    which = () if tasks_given(file, given.get("id", "")) or given.get("act") == "add" else _which(file)
    if not given.get("act"):
        acts = {act: msg(f"task_act.{act}") for act in ACTS if act != "add"}
        return (
            *which,
            choice("act", msg("field.task_act"), acts, "done"),
            text("text", msg("field.task_note"), 1000),
            *map(optional, (DUE, _person(team))),
        )
    return (*which, *_fields_of(given["act"], known, team))


def _fields_of(act: str, known: Task | None, team: Team) -> Fields:
    if act == "add":
        means = optional(Field("means", msg("field.task_means"), max_length=300))
        return (
            text("text", msg("field.task_words"), 500),
            optional(_person(team)),
            optional(DUE),
            optional(AFTER),
            means,
        )
    if act == "assign":
        return (_person(team), optional(REASON))
    if act == "move":
        return (DUE, optional(AFTER), REASON)
    return _finding(known) if act == "done" and known else (REASON,)


def _finding(known: Task) -> Fields:
    """What this task's finding consists of, and a note."""
    note = text("text", msg("field.task_note"), 1000)
    fields: list[Field] = []
    if known.asks in RESULTS:
        results = {name: msg(f"task_result.{name}") for name in RESULTS[known.asks]}
        fields.append(choice("result", msg("field.task_result"), results))
    if known.asks == ORDERS:
        fields.append(Field("channels", msg("field.channels"), max_length=300))
    if known.asks == WATCH:
        answers = {"yes": msg("mark.yes"), "no": msg("mark.no")}
        climates = {name: msg(f"climate.{name}") for name in CLIMATES}
        fields += [choice("dm", msg("field.dm"), answers), choice("climate", msg("field.climate"), climates)]
    return (*fields, note if known.asks in NOTE_NEEDED else optional(note))


def _which(file: CaseFile) -> Fields:
    options = {str(t.id): _named(t) for t in open_tasks(file)}
    return (choice("id", msg("field.task_id"), options),) if options else (Field("id", msg("field.task_id")),)


def _named(known: Task) -> LocalizedText:
    return msg("task.number", id=known.id, title=known.title)


def _person(team: Team) -> Field:
    people = {p.id: msg("plain.text", text=p.name) for p in team.people.values()}
    return replace(choice("owner", msg("field.person"), people), input=InputType.CHOICE)


def _number(given: Values) -> int | None:
    digits = given.get("id", "").lstrip("#")
    return int(digits) if digits.isdecimal() and len(digits) <= 4 else None
