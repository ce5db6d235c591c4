"""Puts the console together: what keeps messages for the page, and the page."""

import secrets
from contextlib import ExitStack

from bot.chat.console import routes
from bot.chat.console.sender import Sender
from bot.chat.console.settings import Settings
from bot.chat.console.sign_in.guard import SessionGuard
from bot.chat.endpoints import ChatEndpoints, ListenerDeps, Members, SenderDeps
from bot.ops.run_file import RunningDesk, announce


def sender(deps: SenderDeps[Settings, Members]) -> Sender:
    """What keeps messages for the page."""
    return Sender(deps.database)


def listen(sender: Sender, deps: ListenerDeps[Settings]) -> ChatEndpoints:
    """The console's part of the web app; while it is open, programs on this machine find it by the run file."""
    settings, opened = deps.settings, ExitStack()
    incidents = RunningDesk(settings.console_host, settings.local_port, secrets.token_urlsafe(32))

    def start() -> None:
        """Tell where the console is."""
        opened.enter_context(announce(settings.data_dir, incidents))

    router = routes.routes(deps.dispatcher, sender, settings, deps.now, incidents.secret)
    public = None
    if settings.signs_in:
        lock = SessionGuard(deps.database, deps.dispatcher.team, settings.public_url, deps.now)
        public = routes.public_routes(deps.dispatcher, sender, settings, deps.now, lock)
    return ChatEndpoints(public, start=start, stop=opened.close, local_routes=router)
