"""The console: a chat in a local web page, for newcomers, drills and tests; it shows what Slack and WeCom would."""

from bot.chat import ChatEndpoints, ListenerDeps, SenderDeps
from bot.chat.console import routes
from bot.chat.console.sender import Sender

__all__ = ["Sender", "create_sender", "listen"]


def create_sender(deps: SenderDeps) -> Sender | None:
    """What keeps messages for the page; None when the console is off."""
    return Sender(deps.database) if deps.settings.console else None


def listen(sender: Sender, deps: ListenerDeps) -> ChatEndpoints:
    """The console's part of the web app."""
    return ChatEndpoints(routes.routes(deps.dispatcher, sender, deps.settings, deps.now))
