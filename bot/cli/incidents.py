"""`python -m bot status`, `drill` and `export`: what can be read of incidents, and begun, beside the running desk."""

import sys
from pathlib import Path

from bot.app import build
from bot.chat import load_settings
from bot.cli import Language
from bot.cli.render import show_desk_card
from bot.incidents.access import Access
from bot.incidents.overviews import board
from bot.ops.clock import utc_now
from bot.reports import write_export
from handlers.case.event import EventMeta
from handlers.overview.board import status_card
from handlers.overview.sources_card import with_sources


def status(number: int | None = None, /, *, language: Language = "zh-Hans") -> int:
    """The board, or one incident on one screen.

    Parameters
    ----------
    number
        The incident; without it, the board.
    language
        The language to read it in.
    """
    application = build(*load_settings())
    card = (
        status_card(application.incidents.read(number), application.incidents.policy, utc_now())
        if number
        else with_sources(board(Access(application.incidents), utc_now()), application.sources.states(utc_now()))
    )
    return show_desk_card(application, card, language)


def drill(scenario: str = "", /) -> int:
    """Start a drill on the running desk's data.

    Parameters
    ----------
    scenario
        Which one; a wrong name lists them.
    """
    application = build(*load_settings())
    if scenario not in application.drills.names():
        print(
            f"There is no drill called {scenario!r}. Choose one of: {', '.join(application.drills.names())}",
            file=sys.stderr,
        )
        return 2
    print(f"DRILL INC-{application.drills.start(application.incidents, scenario, utc_now())}")
    return 0


def export(number: int, /, *, to: Path = Path()) -> int:
    """Write an incident's files: the report as PDF, HTML and more, its evidence, and a zip of all.

    Parameters
    ----------
    number
        The incident.
    to
        The folder to write to.
    """
    application = build(*load_settings())
    store = application.dispatcher.evidence.store
    for name in write_export(application.incidents, number, to, EventMeta(utc_now()), evidence=store):
        print(to / name)  # the folder they lie in has every file by itself
    return 0
