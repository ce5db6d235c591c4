"""Socket Mode, watched: drops, refreshes and ghosts are noticed, mended and told; no public address is needed."""

import json
import threading
import time

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler

from bot.chat.slack.api import LOG, NETWORK, SDK_LOG, code_of, web_client
from bot.chat.slack.settings import Settings
from bot.ops.health import Health

WORKERS = 16  # envelopes decided at once
PING = 5.0  # seconds between pings
SILENT = 4 * PING  # after this without an answer the line is dead, whatever it looks like
LOOK = 1.0  # seconds between looks
PATIENCE = 10.0  # seconds the SDK has to mend a drop by itself
LONGEST = 30.0  # seconds between tries to connect


class Socket:
    """One connection to Slack, opened in the background so that the desk starts even while Slack is away."""

    def __init__(self, app: App, settings: Settings, ping: float = PING) -> None:
        self.handler = SocketModeHandler(
            app,
            settings.slack_app_token.get_secret_value(),
            SDK_LOG,
            web_client(settings),
            ping_interval=ping,
            concurrency=WORKERS,
        )
        self.client = self.handler.client
        self.client.on_message_listeners.append(self._noticed)
        self.trouble, self.connections, self.drops = "not connected yet", 0, 0
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="slack-socket", daemon=True)

    def start(self) -> None:
        """Connect, and stay connected."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is under way and hang up."""
        self._stopping.set()
        self._thread.join()
        self.client.closed = True
        self.client.message_queue.put("")  # the SDK would wait a second for another message before it ends
        self.client.close()

    def health(self) -> Health:
        """Whether Slack reaches us; several connections are no fault, but each gets only a part of the clicks."""
        if not self._alive():
            return Health(False, f"Slack's socket is down: {self.trouble or 'it has just dropped'}")
        several = (
            f"; {self.connections} sockets are open, and Slack shares clicks out among them"
            if self.connections > 1
            else ""
        )
        return Health(True, f"Slack's socket is up, {self.drops} drops since the start{several}")

    def _alive(self) -> bool:
        session = self.client.current_session
        if session is None or not session.is_active():
            return False
        return session.last_ping_pong_time is None or time.time() - session.last_ping_pong_time < SILENT

    def _watch(self) -> None:
        """Connect at first, mend what the SDK does not mend, and say when the line drops and when it is back."""
        pause, well, down_since = 0.0, False, time.monotonic() - PATIENCE
        while not self._stopping.wait(LOOK if well else pause):
            if self._alive():
                if not well:
                    LOG.warning("Slack's socket is up")
                well, pause, self.trouble, down_since = True, LOOK, "", time.monotonic()
                continue
            if well:
                well, self.drops, down_since = False, self.drops + 1, time.monotonic()
                self.trouble = self.trouble or "the line dropped"
                LOG.error("Slack's socket is down: %s", self.trouble)
            if time.monotonic() - down_since >= PATIENCE:
                pause = LOOK if self._connect() else min(max(pause, LOOK) * 2, LONGEST)

    def _connect(self) -> bool:
        try:
            self.client.disconnect()  # a ghost looks alive to the SDK
            self.client.connect_to_new_endpoint()
        except (*NETWORK, AttributeError) as error:  # the SDK's own threads may take the line away under its hands
            self.trouble = f"apps.connections.open failed ({code_of(error)})"
            LOG.error("Slack's socket cannot be opened: %s", code_of(error))
            return False
        return True

    def _noticed(self, message: str) -> None:
        """Greetings tell how many sockets there are, farewells why this one ends."""
        if not message.startswith("{") or '"type"' not in message:
            return
        told = json.loads(message)
        if told.get("type") == "hello":
            self.connections = int(told.get("num_connections", 1))
        elif told.get("type") == "disconnect":
            self.trouble = f"Slack refreshes it ({told.get('reason', '')})"
