"""What a typed line or a button asks for first, as the command table says."""

import dataclasses

import pytest

from handlers.case.case_file import Status
from handlers.case.drafts import Draft, DraftState, Finding, Promise
from handlers.commands.forms import button_form, form_for, needs_form
from handlers.commands.parser import parse_command
from handlers.commands.registry import BY_NAME
from tests.people import NOON, TEAM, case

HARD = Finding("CORP_PHRASE", "ack", 0, 2, "我司")
WAITING = Draft(1, "first_ack", "我司已收到。", "小红 · 烂脸", "phrases", NOON, findings=(HARD,), others=("您好。",))
FILE = case(drafts=(WAITING,), promises=(Promise(1, "退款", "mei", NOON, None),))
CLOSED = case(status=Status.CLOSED)


def asks(code: str, file=FILE) -> tuple[str, ...]:
    """Return the names of what a button with this code asks for; none when it is carried out as it is."""
    form = button_form(parse_command(code), file, TEAM)
    return tuple(field.name for field in form.fields) if form else ()


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("take 12", ()),
        ("status 12", ()),
        ("note 12", ("text",)),
        ("grade 12", ("severity", "category", "reason")),
        ("draft 12", ("kind", "recipient", "instruction", "text")),
        ("draft 12 first_ack", ("instruction",)),
        (f"send-back 12 1 {WAITING.hash[:8]}", ("reason",)),
        (f"approve 12 1 {WAITING.hash[:8]}", ("ack:CORP_PHRASE",)),
        (f"approve 12 1 {WAITING.hash[:8]} ack=CORP_PHRASE", ()),
        ("pick 12 1", ("which",)),
        ("promise 12 1", ("what", "reason", "due")),
        ("snooze 12", ("until", "reason")),
    ],
)
def test_a_button_asks_for_what_its_code_does_not_say(code: str, names: tuple[str, ...]) -> None:
    assert asks(code) == names


@pytest.mark.parametrize(
    ("code", "file"),
    [
        ("close 12", CLOSED),
        ("reopen 12", FILE),
        ("promise 12 2", FILE),
        ("send-back 12 2", FILE),
        ("send-back 12 1", case(drafts=(dataclasses.replace(WAITING, state=DraftState.APPROVED),))),
        ("posted 12 1", case(drafts=(dataclasses.replace(WAITING, state=DraftState.POSTED),))),
    ],
)
def test_a_button_that_is_too_late_asks_for_nothing_and_lets_the_handler_say_why(code: str, file) -> None:
    assert asks(code, file) == ()


def test_a_button_about_no_incident_has_a_form_too() -> None:
    assert (asks("away", None), asks("away off", None), asks("fact", None)[:3]) == (
        ("until",),
        (),
        ("brand", "product", "text"),
    )


def test_a_form_is_filled_with_what_was_typed_and_keeps_the_rest_in_its_code() -> None:
    asked = parse_command("promise 1 1 moved owner=mei")
    assert asked.command is not None and needs_form(asked.command, asked.values)
    form = form_for(asked.command, FILE, TEAM, asked.values)
    assert form is not None
    assert (form.code, {f.name: f.value for f in form.fields}) == (
        "promise 1 1 owner=mei",
        {"what": "moved", "reason": "", "due": ""},
    )


def test_a_person_who_edits_sees_what_the_checks_found_above_the_words() -> None:
    form = button_form(parse_command("edit 12 1"), FILE, TEAM)
    assert form is not None
    assert ([f.value for f in form.fields], [p.label.key for p in form.parts][:2]) == (
        ["我司已收到。"],
        ["card.written_by", "card.finding"],
    )


def test_the_table_has_a_form_for_every_value_that_a_line_must_have() -> None:
    missing = {
        (name, value)
        for name, command in BY_NAME.items()
        if command.form
        for value in command.required
        if (form := form_for(command, case(status=command.status or Status.OPEN, drafts=(WAITING,)), TEAM, {}))
        if value not in {field.name for field in form.fields}
    }
    assert missing == set()
