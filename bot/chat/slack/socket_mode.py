"""Socket Mode, watched: dropped, refreshed and dead connections are logged and repaired; no public address needed."""

import json
import threading
import time

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.chat.slack.api import LOG, NETWORK_ERRORS, SDK_LOG, code_of, web_client
from bot.chat.slack.settings import Settings
from bot.ops.health import Health

MAX_ENVELOPES = 16  # envelopes decided at once
PING_SECONDS = 5.0  # seconds between pings
PONG_TIMEOUT = 4 * PING_SECONDS  # a half-open TCP connection looks alive to the SDK; without pongs it is dead
POLL_SECONDS = 1.0
SDK_RECONNECT_SECONDS = 10.0  # the SDK has to reconnect by itself before we do
MAX_BACKOFF = 30.0  # seconds between tries to connect


class Socket:
    """One connection to Slack, opened in the background so that the bot starts even while Slack is away."""

    def __init__(self, app: App, settings: Settings, ping: float = PING_SECONDS) -> None:
        self.handler = SocketModeHandler(
            app,
            settings.slack_app_token.get_secret_value(),
            SDK_LOG,
            web_client(settings),
            ping_interval=ping,
            concurrency=MAX_ENVELOPES,
        )
        self.client = self.handler.client
        self.client.on_message_listeners.append(self._on_message)
        self.trouble, self.connections, self.drops = "not connected yet", 0, 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="slack-socket", daemon=True)

    def start(self) -> None:
        """Connect, and stay connected."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is under way and close the connection."""
        self._stopping.set()
        self._thread.join()
        self.client.closed = True
        self.client.message_queue.put("")  # the SDK would wait a second for another message before it ends
        self.client.close()

    def health(self) -> Health:
        """Whether Slack reaches us. An app may have ten connections, but each gets only a part of the clicks."""
        if not self._alive():
            return Health(False, f"Slack's socket is down: {self.trouble or 'it has just dropped'}")
        shared = f"; {self.connections} sockets are open, and Slack shares clicks out among them"
        several = shared if self.connections > 1 else ""
        return Health(True, f"Slack's socket is up, {self.drops} drops since the start{several}")

    def _alive(self) -> bool:
        # The SDK keeps a session object after the line is gone, and TCP does not tell of a peer that vanished: only
        # pongs do.
        session = self.client.current_session
        if session is None or not session.is_active():
            return False
        return session.last_ping_pong_time is None or time.time() - session.last_ping_pong_time < PONG_TIMEOUT

    def _watch(self) -> None:
        """Connect at first, mend what the SDK does not mend, and say when the line drops and when it is back."""
        pause, well, down_since = 0.0, False, time.monotonic() - SDK_RECONNECT_SECONDS
        while not self._stopping.wait(POLL_SECONDS if well else pause):
            if self._alive():
                if not well:
                    LOG.warning("Slack's socket is up")
                well, pause, self.trouble, down_since = True, POLL_SECONDS, "", time.monotonic()
                continue
            if well:
                well, self.drops, down_since = False, self.drops + 1, time.monotonic()
                self.trouble = self.trouble or "the line dropped"
                LOG.error("Slack's socket is down: %s", self.trouble)
            # The SDK reconnects on a thread of its own: two who connect at once would open two sockets, and Slack
            # shares clicks among them.
            if time.monotonic() - down_since >= SDK_RECONNECT_SECONDS:
                pause = POLL_SECONDS if self._connect() else min(max(pause, POLL_SECONDS) * 2, MAX_BACKOFF)

    def _connect(self) -> bool:
        try:
            self.client.disconnect()  # a half-open connection looks alive to the SDK
            self.client.connect_to_new_endpoint()
        except (
            *NETWORK_ERRORS,
            AttributeError,
        ) as error:  # one of the SDK's own threads may close the session meanwhile
            self.trouble = f"apps.connections.open failed ({code_of(error)})"
            LOG.error("Slack's socket cannot be opened: %s", code_of(error))
            return False
        return True

    def _on_message(self, message: str) -> None:
        """Slack's `hello` tells how many sockets are open, its `disconnect` why it closes this one."""
        if not message.startswith("{") or '"type"' not in message:
            return
        envelope = json.loads(message)
        if envelope.get("type") == "hello":
            self.connections = int(envelope.get("num_connections", 1))
        elif envelope.get("type") == "disconnect":
            self.trouble = f"Slack refreshes it ({envelope.get('reason', '')})"
