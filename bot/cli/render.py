"""Answers, cards and forms on a terminal. Text from outside is printed as it is, never read as markup."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from bot.app import Application
    from bot.chat.console.as_json import AnswerJson, CardJson, FieldJson, FormJson, LineJson, MessageJson
    from handlers.case.card import Card

COLOURS = {"danger": "red", "warning": "yellow", "calm": "cyan", "done": "green"}


def show_answer(answer: "AnswerJson", console: Console) -> None:
    """What came back to a command: sentences, the files that were written, a card with its commands, a form to fill."""
    for line in (*answer["says"], *answer["files"]):
        _print(console, line)
    if card := answer["card"]:
        _show_with_commands(card, console)
    if form := answer["form"]:
        _show_form(form, console)


def show_inbox(messages: "Sequence[MessageJson]", console: Console) -> None:
    """Messages with where they stand, oldest first."""
    for message in messages:
        _print(console, f"{message['at']}  {message['place']}", "dim")
        for line in message["says"]:
            _print(console, line)
        if card := message["card"]:
            _show_with_commands(card, console)


def show_desk_card(application: "Application", card: "Card", language: str) -> int:
    """A card of the desk in a language, with the desk's names and zone; the exit code of who only shows."""
    from bot.chat.console.as_json import card_json
    from bot.i18n import Locale

    names = {id_: person.name for id_, person in application.people.team().people.items()}
    locale = Locale(language, names, application.settings.zone)
    show_card(card_json(card, locale, application.dispatcher.button_form), Console())
    return 0


def show_card(card: "CardJson", console: Console) -> None:
    """A card in a frame."""
    _show_panel(card["title"], card["lines"], COLOURS[card["tone"]], console)


def _show_with_commands(card: "CardJson", console: Console) -> None:
    show_card(card, console)
    for button in card["buttons"]:
        _print(console, f"{button['command']}{_asked(button['fields'])}   {button['label']}", "dim")


def _show_form(form: "FormJson", console: Console) -> None:
    if form["lines"]:
        _show_panel(form["title"], form["lines"], COLOURS["warning"], console)
    else:
        _print(console, form["title"], "bold")
    _print(console, f"{form['command']}{_asked(form['fields'])}")
    for field in form["fields"]:
        about = [field["label"], *(f"{option['value']}: {option['label']}" for option in field["options"])]
        _print(
            console,
            f"  {field['name']}{'' if field['required'] else '?'} = {field['value']}   {'; '.join(about)}",
            "dim",
        )


def _asked(fields: "Iterable[FieldJson]") -> str:
    return "".join(f" --field {field['name']}=…" for field in fields if field["required"])


def _show_panel(title: str, lines: "Iterable[LineJson]", colour: str, console: Console) -> None:
    table = Table.grid(padding=(0, 2))
    for line in lines:
        table.add_row(Text(line["label"], style="dim"), Text(line["value"], overflow="fold"))
    console.print(Panel(table, title=Text(title, style="bold"), border_style=colour, title_align="left"))


def _print(console: Console, line: str, style: str = "") -> None:
    console.print(Text(line, style=style), soft_wrap=True)
