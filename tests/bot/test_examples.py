"""The lines that help shows are typed as they are: each is read as the command that it stands for, in every language."""

import pytest

from bot.i18n import LANGUAGES, templates
from handlers.commands.parser import read_command
from handlers.commands.registry import VERBS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_an_example_that_is_read_as_that_command(language):
    read = {verb.name: read_command(templates(language).get(f"example.{verb.name}", "")) for verb in VERBS}
    assert {name: asked.verb.name if asked.verb else None for name, asked in read.items()} == {verb.name: verb.name for verb in VERBS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_example_gives_the_number_and_everything_that_a_form_would_ask_for(language):
    lacking = {
        verb.name: [name for name in verb.needs if name not in asked.values]
        for verb in VERBS
        if (asked := read_command(templates(language)[f"example.{verb.name}"])) and verb.name != "assign"  # it asks for the person
    }
    assert {name: missing for name, missing in lacking.items() if missing} == {}
    numbers = [read_command(templates(language)[f"example.{verb.name}"]).number for verb in VERBS if verb.handler]
    assert set(numbers) == {12}
