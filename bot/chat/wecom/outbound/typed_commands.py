"""Buttons as lines to type, for groups, where no buttons exist, and for people who would rather type."""

from collections.abc import Mapping, Sequence

from bot.i18n import Locale
from handlers.case.card import Button
from handlers.commands.aliases_zh import VALUE_ALIASES
from handlers.commands.parser import parse_command

WORD_TABLES = {"act": "task_act"}  # where the words for a value stand, when not under the value's own name


def commands_to_type(buttons: Sequence[Button], locale: Locale) -> list[str]:
    """Each button's label with the command that does the same."""
    return [f"{locale.text(button.label)}：{typed_command(button, locale)}" for button in buttons]


def typed_command(button: Button, locale: Locale) -> str:
    """The button's code as a reader of this language would type it."""
    parsed = parse_command(button.code)
    if parsed.command is None or locale.language == "en":
        return button.code
    aliases = parsed.command.aliases
    name = aliases[min(1, len(aliases) - 1)] if locale.language == "zh-Hant" else aliases[0]
    return " ".join([name, *(_typed_value(word, parsed.values, locale) for word in button.code.split(" ")[1:])])


def _typed_value(word: str, values: Mapping[str, str], locale: Locale) -> str:
    """A value of the code in words: `first_ack` as `首次回应`."""
    name = next((name for name, value in values.items() if value == word and name in VALUE_ALIASES), "")
    return locale.word(f"{WORD_TABLES.get(name, name)}.{word}").replace(" ", "") if name else word
