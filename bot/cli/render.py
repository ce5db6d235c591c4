"""A card on a terminal, for `python -m bot status`."""

from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.i18n import translate
from handlers.case.card import Card, Link, LocalizedText, Quote, Row, Tone
from handlers.case.people import Team

COLOURS = {Tone.CRITICAL: "red", Tone.WARNING: "yellow", Tone.INFO: "cyan", Tone.RESOLVED: "green"}


def show(card: Card, language: str, team: Team, zone: str) -> None:
    """Print the card; text from outside is printed as it is, never read as markup."""
    names = {id_: person.name for id_, person in team.people.items()}

    def words(said: LocalizedText | None) -> str:
        return translate(said, language, names, zone) if said else ""

    table = Table.grid(padding=(0, 2))
    for part in card.parts:
        match part:
            case Row():
                table.add_row(Text(words(part.label), style="dim"), Text(words(part.text)))
            case Quote():
                table.add_row(Text(words(part.label), style="dim"), Text(part.text))
            case Link():
                table.add_row(Text(words(part.label), style="dim"), Text(part.url))
    Console().print(Panel(table, title=Text(words(card.title), style="bold"), border_style=COLOURS[card.tone], title_align="left"))
