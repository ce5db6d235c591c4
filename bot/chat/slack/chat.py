"""Puts Slack together: the sender, and Socket Mode or HTTP to listen."""

import threading
from collections import deque
from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from bot.chat.alert_uploads import AlertUploads
from bot.chat.endpoints import ChatEndpoints, ListenerDeps, MembersDeps, SenderDeps
from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.received_files import ReceivedFiles
from bot.chat.slack.api import LOG, web_client
from bot.chat.slack.app import bolt_app
from bot.chat.slack.context import SlackContext
from bot.chat.slack.http import routes
from bot.chat.slack.outbound.channels import rooms_of
from bot.chat.slack.outbound.closed_rooms import ClosedRooms
from bot.chat.slack.outbound.incident_channel import IncidentChannels
from bot.chat.slack.outbound.sender import Sender
from bot.chat.slack.priority import PendingClicks
from bot.chat.slack.settings import Settings
from bot.chat.slack.socket_mode import Socket
from bot.chat.slack.users import SlackDirectory
from bot.ops.health import Health

LOOKUP_SECONDS = 300.0  # between look-ups of people of the roster, who are proven anew each time
BAD_SIGNATURES = "requests refused because their signature does not fit SLACK_SIGNING_SECRET"
RETRY_SECONDS = 15.0  # until the next look-up when Slack could not be asked


def members(deps: MembersDeps[Settings]) -> SlackDirectory:
    """Whom we reach in Slack."""
    settings = deps.settings
    return SlackDirectory(deps.database, deps.people, web_client(settings), settings.language, settings.zone)


def sender(deps: SenderDeps[Settings, SlackDirectory]) -> Sender:
    """Build the sender for these settings."""
    settings, directory = deps.settings, deps.members
    client = directory.client
    own_channels = IncidentChannels(client, deps.database, directory, settings.language, settings.zone)
    incident_channels = own_channels if settings.slack_l3_channels else None
    rooms, exports = rooms_of(settings), settings.data_dir / "exports"
    more = (
        AlertUploads("slack", deps.alert_files),
        ReceivedFiles("slack", deps.evidence),
        ClosedRooms(deps.incidents),
    )
    return Sender(client, directory, rooms, incident_channels, exports, PendingClicks(), *more)


def listen(sender: Sender, deps: ListenerDeps[Settings]) -> ChatEndpoints:
    """Socket Mode when there is an app token, HTTP when there is a signing secret, both when there are both."""
    slack = SlackContext(deps, sender, sender.client)
    app = bolt_app(deps.settings, slack)
    socket = Socket(app, deps.settings) if deps.settings.slack_app_token.get_secret_value() else None
    signed = bool(deps.settings.slack_signing_secret.get_secret_value())
    stopping, unsigned = threading.Event(), deque[None](maxlen=1000)

    def start() -> None:
        """Find people by their address in the background, and open the socket."""
        slack.later(_link_people, slack, stopping)
        if socket:
            socket.start()

    def stop() -> None:
        """Close the socket, then finish what is under way."""
        stopping.set()
        if socket:
            socket.stop()
        slack.close()

    def health() -> Health:
        """Bad while Slack refuses the app or a room, or cannot reach us."""
        if refused := sender.refused(deps.now()) or sender.closed_rooms.trouble():
            return Health(False, refused)
        reached = socket.health() if socket else Health(True, "Slack calls us")
        return replace(reached, detail=f"{reached.detail}; {BAD_SIGNATURES}: {len(unsigned)}") if unsigned else reached

    return ChatEndpoints(routes(app, lambda: unsigned.append(None)) if signed else None, start, stop, health)


def _link_people(slack: SlackContext, stopping: threading.Event) -> None:
    """Until `stopping`: learn which workspace is ours, look up people by their address, and prove each again."""
    while not stopping.is_set():
        pause = LOOKUP_SECONDS
        try:
            slack.sender.directory.link_by_email(slack.deps.now())
            slack.sender.directory.prove_again(slack.deps.now())
        except (RetryLater, PermanentFailure) as trouble:
            LOG.warning("people could not be looked up: %s", trouble)
            pause = RETRY_SECONDS
        except SQLAlchemyError as fault:  # the database is away for a while
            LOG.warning("people could not be looked up: %s", type(fault).__name__)
        stopping.wait(pause)
