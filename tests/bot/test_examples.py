"""The lines that help shows are typed as they are: each is read as the command that it stands for, in
every language.
"""

import pytest

from bot.i18n import LANGUAGES, catalog
from handlers.commands.parser import parse_command
from handlers.commands.registry import COMMANDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_an_example_that_is_read_as_that_command(language):
    read = {command.name: parse_command(catalog(language).get(f"example.{command.name}", "")) for command in COMMANDS}
    assert {name: asked.command.name if asked.command else None for name, asked in read.items()} == {
        command.name: command.name for command in COMMANDS
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_gives_the_number_and_everything_that_a_form_would_ask_for(language):
    lacking = {
        command.name: [name for name in command.required if name not in asked.values]
        for command in COMMANDS
        if (asked := parse_command(catalog(language)[f"example.{command.name}"]))
        and command.name != "assign"  # it asks for the person
    }
    assert {name: missing for name, missing in lacking.items() if missing} == {}
    numbers = [
        parse_command(catalog(language)[f"example.{command.name}"]).number for command in COMMANDS if command.handler
    ]
    assert set(numbers) == {12}
