"""The console for programs: which fields a call may bring."""

import pytest

from bot.chat.console.api import BadCall, check_fields, fields_of, read_call
from bot.incidents.dispatch import parse
from handlers.case.card import InputType
from handlers.case.case_file import Status
from handlers.commands.forms import form_for
from handlers.commands.registry import COMMANDS
from tests.people import TEAM, case

FORMS = [
    (command.name, form)
    for command in COMMANDS
    if (form := form_for(command, case(status=command.status or Status.OPEN), TEAM, {}))
]


@pytest.mark.parametrize(("command", "form"), FORMS)
def test_every_field_that_a_form_asks_for_can_be_given(command, form):
    texts = (field for field in form.fields if field.input is not InputType.FILE)  # no text: these have their own way
    given = {field.name: "yes" if ":" in field.name else "x" for field in texts}
    check_fields(given, fields_of(parse(f"/incident {command} 1")))


def test_a_field_that_no_form_asks_for_is_named_with_those_that_are():
    with pytest.raises(BadCall, match="There is no field 'reasons' here"):
        check_fields({"reasons": "x"}, fields_of(parse("close 1")))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "Invalid JSON"),
        (b'{"person": "mei", "txt": "help"}', "txt: Extra inputs are not permitted"),
        (b'{"person": "mei", "fields": {"text": 1}}', "fields.text: Input should be a valid string"),
        (b'{"person": "mei", "language": "tlh"}', "language: Input should be 'zh-Hans', 'zh-Hant' or 'en'"),
    ],
)
def test_a_body_that_is_no_call_is_told_what_is_wrong(body, told):
    with pytest.raises(BadCall, match=told):
        read_call(body)
