"""The console: a chat in a local web page, for newcomers, drills and tests; it shows what Slack and WeCom would."""

from bot.chat import Doors, Inward, Outward
from bot.chat.console import routes as listeners
from bot.chat.console.sender import Courier

__all__ = ["Courier", "courier", "listen"]


def courier(outward: Outward) -> Courier | None:
    """What keeps messages for the page; None when the console is off."""
    return Courier(outward.database) if outward.settings.console else None


def listen(courier: Courier, inward: Inward) -> Doors:
    """The console's part of the web app."""
    return Doors(listeners.routes(inward.reception, courier, inward.settings, inward.now))
