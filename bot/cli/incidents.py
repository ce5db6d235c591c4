"""`python -m bot status`, `drill` and `export`: what can be read of incidents, and begun, beside the running desk."""

import sys
from pathlib import Path

from rich.console import Console

from bot.app import build
from bot.chat import load_settings
from bot.chat.console.as_json import card_json
from bot.chat.console.render import Reader
from bot.cli import Language
from bot.cli.render import show_card
from bot.incidents.overviews import board
from bot.ops.clock import utc_now
from bot.reports import write_export
from handlers.case.event import Stamp
from handlers.overview.board import status_card


def status(number: int | None = None, /, *, language: Language = "zh-Hans") -> int:
    """The board, or one incident on one screen.

    Parameters
    ----------
    number
        The incident; without it, the board.
    language
        The language to read it in.
    """
    house = build(*load_settings())
    card = status_card(house.desk.read(number), house.desk.house, utc_now()) if number else board(house.desk, utc_now())
    names = {id_: person.name for id_, person in house.people.team().people.items()}
    show_card(card_json(card, Reader(language, names, house.settings.zone)), Console())
    return 0


def drill(scenario: str = "", /) -> int:
    """Start a drill on the running desk's data.

    Parameters
    ----------
    scenario
        Which one; a wrong name lists them.
    """
    house = build(*load_settings())
    if scenario not in house.drills.names():
        print(f"There is no drill called {scenario!r}. Choose one of: {', '.join(house.drills.names())}", file=sys.stderr)
        return 2
    print(f"DRILL INC-{house.drills.start(house.desk, scenario, utc_now())}")
    return 0


def export(number: int, /, *, to: Path = Path()) -> int:
    """Write an incident's file: JSON, Markdown, CSV.

    Parameters
    ----------
    number
        The incident.
    to
        The folder to write to.
    """
    house = build(*load_settings())
    for name in write_export(house.desk, number, to, Stamp(utc_now())):
        print(to / name)
    return 0
