"""Puts Slack together: what carries messages there, and Socket Mode or HTTP to listen."""

import threading
from collections import deque
from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from bot.chat.endpoints import ChatEndpoints, ListenerDeps, SenderDeps
from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.slack.api import LOG, web_client
from bot.chat.slack.app import bolt_app
from bot.chat.slack.context import SlackContext
from bot.chat.slack.http import routes
from bot.chat.slack.outbound.channels import rooms_of
from bot.chat.slack.outbound.incident_channel import IncidentChannels
from bot.chat.slack.outbound.sender import Sender
from bot.chat.slack.settings import Settings
from bot.chat.slack.socket_mode import Socket
from bot.chat.slack.users import Directory
from bot.ops.health import Health

INTRODUCE = 300.0  # seconds between looks for people of the roster whom we only know by address
UNSIGNED = "requests refused because their signature does not fit SLACK_SIGNING_SECRET"
SOON = 15.0  # the same when Slack could not be asked


def sender(deps: SenderDeps[Settings]) -> Sender:
    """What carries our messages to Slack."""
    settings, database = deps.settings, deps.database
    client = web_client(settings)
    directory = Directory(database, deps.people, client)
    own = (
        IncidentChannels(client, database, directory, settings.language, settings.zone)
        if settings.slack_l3_channels
        else None
    )
    return Sender(client, directory, rooms_of(settings), settings.zone, own, settings.data_dir / "exports")


def listen(sender: Sender, deps: ListenerDeps[Settings]) -> ChatEndpoints:
    """Socket Mode when there is an app token, HTTP when there is a signing secret, both when there are both."""
    slack = SlackContext(deps, sender, sender.client)
    app = bolt_app(deps.settings, slack)
    socket = Socket(app, deps.settings) if deps.settings.slack_app_token.get_secret_value() else None
    signed = bool(deps.settings.slack_signing_secret.get_secret_value())
    stopping, unsigned = threading.Event(), deque[None](maxlen=1000)

    def start() -> None:
        """Find people by their address in the background, and open the socket."""
        slack.later(_introduce, slack, stopping)
        if socket:
            socket.start()

    def stop() -> None:
        """Hang up, then finish what is under way."""
        stopping.set()
        if socket:
            socket.stop()
        slack.close()

    def health() -> Health:
        """Nothing goes out while Slack refuses the app; and whether it reaches us."""
        if refused := sender.refused(deps.now()):
            return Health(False, refused)
        told = socket.health() if socket else Health(True, "Slack calls us")
        return replace(told, detail=f"{told.detail}; {UNSIGNED}: {len(unsigned)}") if unsigned else told

    return ChatEndpoints(routes(app, lambda: unsigned.append(None)) if signed else None, start, stop, health)


def _introduce(slack: SlackContext, stopping: threading.Event) -> None:
    """Until the end, find out which workspace is ours, and look up people of whom the roster has only an address."""
    while not stopping.is_set():
        pause = INTRODUCE
        try:
            slack.sender.directory.introduce(slack.deps.now())
        except (RetryLater, PermanentFailure) as trouble:
            LOG.warning("people could not be looked up: %s", trouble)
            pause = SOON
        except SQLAlchemyError as fault:  # the database is away for a while
            LOG.warning("people could not be looked up: %s", type(fault).__name__)
        stopping.wait(pause)
