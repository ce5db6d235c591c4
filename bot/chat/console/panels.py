"""Places of the console that are pages and no stream of messages: the board, and one incident."""

from datetime import datetime

from bot.chat.console.incident_page import IncidentPage, incident_page
from bot.chat.console.page_state import BOARD, View
from bot.i18n import Locale
from bot.incidents.board_page import BoardFilter, BoardPage, board_page
from bot.incidents.dispatch import CommandDispatcher


def page_name(view: View, locale: Locale) -> str:
    """What a page is called; empty for a stream of messages."""
    if view.place == BOARD:
        return locale.word("console.board")
    return locale.word("console.incident", number=view.incident) if view.incident else ""


def panel(
    dispatcher: CommandDispatcher, view: View, locale: Locale, now: datetime
) -> dict[str, BoardPage | IncidentPage | None]:
    """The board or the incident that the page shows; neither for a stream of messages."""
    chosen = BoardFilter(view.level, view.brand, view.mine, view.words)
    at_board, number, person = view.place == BOARD, view.incident, view.person
    return {
        "board": board_page(dispatcher.access, person, chosen, now) if at_board else None,
        "incident": incident_page(dispatcher, number, person, locale, now) if number else None,
    }
