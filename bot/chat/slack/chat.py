"""Puts Slack together: what carries messages there, and Socket Mode or HTTP to listen."""

import threading
from collections import deque
from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from bot.chat.endpoints import Doors, Inward, Outward
from bot.chat.protocol import GiveUp, TryAgain
from bot.chat.slack.api import LOG, web_client
from bot.chat.slack.app import bolt_app
from bot.chat.slack.context import Hearing
from bot.chat.slack.http import routes
from bot.chat.slack.outbound.channels import rooms_of
from bot.chat.slack.outbound.incident_channel import OwnChannels
from bot.chat.slack.outbound.sender import Courier
from bot.chat.slack.settings import Settings
from bot.chat.slack.socket_mode import Socket
from bot.chat.slack.users import Directory
from bot.ops.health import Health

INTRODUCE = 300.0  # seconds between looks for people of the roster whom we only know by address
UNSIGNED = "requests refused because their signature does not fit SLACK_SIGNING_SECRET"
SOON = 15.0  # the same when Slack could not be asked


def courier(outward: Outward[Settings]) -> Courier:
    """What carries our messages to Slack."""
    settings, database = outward.settings, outward.database
    client = web_client(settings)
    directory = Directory(database, outward.people, client)
    own = (
        OwnChannels(client, database, directory, settings.language, settings.zone)
        if settings.slack_l3_channels
        else None
    )
    return Courier(client, directory, rooms_of(settings), settings.zone, own, settings.data_dir / "exports")


def listen(courier: Courier, inward: Inward[Settings]) -> Doors:
    """Socket Mode when there is an app token, HTTP when there is a signing secret, both when there are both."""
    hearing = Hearing(inward, courier, courier.client)
    app = bolt_app(inward.settings, hearing)
    socket = Socket(app, inward.settings) if inward.settings.slack_app_token.get_secret_value() else None
    signed = bool(inward.settings.slack_signing_secret.get_secret_value())
    stopping, unsigned = threading.Event(), deque[None](maxlen=1000)

    def start() -> None:
        """Find people by their address in the background, and open the socket."""
        hearing.later(_introduce, hearing, stopping)
        if socket:
            socket.start()

    def stop() -> None:
        """Hang up, then finish what is under way."""
        stopping.set()
        if socket:
            socket.stop()
        hearing.close()

    def health() -> Health:
        """Nothing goes out while Slack refuses the app; and whether it reaches us."""
        if refused := courier.refused(inward.now()):
            return Health(False, refused)
        told = socket.health() if socket else Health(True, "Slack calls us")
        return replace(told, detail=f"{told.detail}; {UNSIGNED}: {len(unsigned)}") if unsigned else told

    return Doors(routes(app, lambda: unsigned.append(None)) if signed else None, start, stop, health)


def _introduce(hearing: Hearing, stopping: threading.Event) -> None:
    """Until the end, find out which workspace is ours, and look up people of whom the roster has only an address."""
    while not stopping.is_set():
        pause = INTRODUCE
        try:
            hearing.courier.directory.introduce(hearing.inward.now())
        except (TryAgain, GiveUp) as trouble:
            LOG.warning("people could not be looked up: %s", trouble)
            pause = SOON
        except SQLAlchemyError as fault:  # the database is away for a while
            LOG.warning("people could not be looked up: %s", type(fault).__name__)
        stopping.wait(pause)
