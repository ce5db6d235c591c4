"""The console: a chat in a local web page, for newcomers, drills and tests; it shows what Slack and WeCom would."""

import secrets
from contextlib import ExitStack

from bot.chat import Doors, Inward, Outward
from bot.chat.console import routes as listeners
from bot.chat.console.sender import Courier
from bot.ops.run_file import RunningDesk, announced

__all__ = ["Courier", "courier", "listen"]


def courier(outward: Outward) -> Courier | None:
    """What keeps messages for the page; None when the console is off."""
    return Courier(outward.database) if outward.settings.console else None


def listen(courier: Courier, inward: Inward) -> Doors:
    """The console's part of the web app; while it is open, programs on this machine find it by the run file."""
    settings, opened = inward.settings, ExitStack()
    desk = RunningDesk(settings.host, settings.port, secrets.token_urlsafe(32))

    def start() -> None:
        """Tell where the console is."""
        opened.enter_context(announced(settings.data_dir, desk))

    router = listeners.routes(inward.reception, courier, settings, inward.now, desk.secret)
    return Doors(router, start, opened.close)
