"""Puts the console together: what keeps messages for the page, and the page."""

import secrets
from contextlib import ExitStack

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from bot.chat.console import routes as listeners
from bot.chat.console.sender import Courier
from bot.chat.console.settings import Settings
from bot.chat.endpoints import Doors, Inward, Outward
from bot.ops.run_file import RunningDesk, announced


def courier(outward: Outward[Settings]) -> Courier:
    """What keeps messages for the page."""
    return Courier(outward.database)


def listen(courier: Courier, inward: Inward[Settings]) -> Doors:
    """The console's part of the web app; while it is open, programs on this machine find it by the run file."""
    settings, opened = inward.settings, ExitStack()
    desk = RunningDesk(settings.host, settings.port, secrets.token_urlsafe(32))

    def start() -> None:
        """Tell where the console is."""
        opened.enter_context(announced(settings.data_dir, desk))

    router = APIRouter()
    router.add_api_route("/", lambda: RedirectResponse("/console"), include_in_schema=False)
    router.include_router(listeners.routes(inward.reception, courier, settings, inward.now, desk.secret))
    return Doors(router, start, opened.close)
