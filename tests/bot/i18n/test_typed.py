"""What a Chinese reader sees on a button or in a list is what they type back, and it is understood."""

import pytest

from bot.i18n import catalog
from handlers.commands.aliases_zh import VALUE_ALIASES, canonical_value
from handlers.commands.parser import parse_command
from handlers.commands.tokenizer import find_command

LISTS = {
    "role": "role",
    "severity": "severity",
    "category": "category",
    "kind": "kind",
    "what": "promise",
    "ground": "ground",
    "climate": "climate",
    "validity": "validity",
    "language": "language",
    "draft.text": "rewrite",
    "party": "party",
    "step": "author_step",
    "scope": "consent",
    "relationship": "relationship",
    "act": "task_act",
    "result": "task_result",
    "dm": "mark",
}
LANGUAGES = ("zh-Hans", "zh-Hant")
# They name two things, or carry a number.
TWO = {
    "button.promise",
    "button.open",
    "button.watch_checked",
    "button.open_unread",
    "button.dismiss",
    "button.edit_version",
    "command.assign",
    "button.accept_role",
    "button.accept_roles",
    "button.hand_over",
    "button.emergency",
    "button.ratify",
    "button.tasks_of",
    "button.task_act",
    "button.task_done",
    "button.unmerge",
    "button.numbers",
    "button.numbers_same",
    "button.take_in",
    "button.source",
    "button.source_retry_all",
    "button.delivery_open",
    "button.delivery_retry",
    "button.delivery_leave",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", LISTS)
def test_every_word_of_a_list_can_be_typed_for_its_value(name, language):
    command, _, value = name.rpartition(".")
    shown = {code: catalog(language)[f"{LISTS[name]}.{code}"] for code in VALUE_ALIASES[name] if code != "add"}
    assert {code: canonical_value(command, value, word) for code, word in shown.items()} == {
        code: code for code in shown
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_and_every_command_by_its_name_is_a_command(language):
    shown = {
        key: word for key, word in catalog(language).items() if key.startswith(("button.", "command.", "wecom.menu_"))
    }
    unknown = {key for key, word in shown.items() if find_command(word.replace(" ", ""))[0] is None}
    assert unknown == TWO | {"wecom.menu_more"}
    wrong = {
        key
        for key, word in shown.items()
        if key.startswith("command.") and key not in TWO and find_command(word)[0].name != key.removeprefix("command.")
    }
    assert wrong == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_around_a_number_on_a_button_are_understood_with_it(language):
    promise, case = (catalog(language)[f"button.{name}"] for name in ("promise", "open"))
    assert parse_command(case.format(number=12)).number == 12
    assert parse_command(promise.format(id=3)).command.name == "promise"
