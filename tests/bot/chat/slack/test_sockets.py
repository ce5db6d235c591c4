"""The socket: what drops is noticed, told and mended, and a line that only looks alive is found out."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import SecretStr
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.chat.slack import socket_mode as sockets
from bot.chat.slack.api import SDK_LOG
from bot.chat.slack.socket_mode import Socket
from tests.fakes.slack import FakeSlack, Fault
from tests.fakes.slack_desk import settings_for
from tests.fakes.slack_people import Someone
from tests.waiting import until

PINGS_OFTEN = 0.1  # seconds between pings, for a line that is to be found out soon


@pytest.fixture
def socket(
    fake: FakeSlack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Socket]:
    """A socket that polls often and waits little, with a listener that acknowledges; the parameter is its ping."""
    for name, value in {"POLL_SECONDS": 0.02, "SDK_RECONNECT_SECONDS": 0.1}.items():
        monkeypatch.setattr(sockets, name, value)
    app = App(
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token="x"),
        logger=SDK_LOG,
        process_before_response=True,
    )
    app.command("/incident")(lambda ack: ack("heard"))
    socket = Socket(
        app,
        settings_for(fake, tmp_path, slack_signing_secret=SecretStr("")),
        getattr(request, "param", sockets.PING_SECONDS),
    )
    yield socket
    for line in fake.lines:
        if line.open:
            line.hang_up()
    socket.stop()


def heard(fake: FakeSlack) -> bool:
    """A command is acknowledged, on whichever line is open: one that is just being replaced loses it, as Slack's do."""
    command, asked = Someone(fake, lambda kind, payload: {}, "U0MEI").command("list"), set[str]()

    def acknowledged() -> dict | None:
        for n, line in enumerate(fake.lines):
            if line.open and f"on line {n}" not in asked:
                asked.add(f"on line {n}")
                with suppress(OSError):
                    line.send(
                        {
                            "envelope_id": f"on line {n}",
                            "type": "slash_commands",
                            "payload": command,
                            "accepts_response_payload": True,
                        }
                    )
        return next((fake.acks[name] for name in asked if name in fake.acks), None)

    return until(acknowledged) == {"text": "heard"}


def test_it_connects_though_slack_is_away_at_first(fake: FakeSlack, socket: Socket) -> None:
    fake.fail("apps.connections.open", Fault(status=503), Fault(cut=True))
    assert (socket.health().ok, fake.acks) == (False, {})
    socket.start()
    until(lambda: socket.health().ok)
    assert heard(fake)


def test_a_refused_token_is_told(fake: FakeSlack, socket: Socket) -> None:
    fake.fail("apps.connections.open", *(Fault(error="invalid_auth") for _ in range(50)))
    socket.start()
    until(lambda: "invalid_auth" in socket.health().detail)
    assert not socket.health().ok and "xapp" not in socket.health().detail


@pytest.mark.parametrize("socket", [PINGS_OFTEN], indirect=True)
def test_a_cut_line_is_counted_and_mended(fake: FakeSlack, socket: Socket) -> None:
    socket.start()
    until(lambda: socket.health().ok)
    fake.lines[-1].hang_up()
    until(lambda: socket.drops >= 1 and socket.health().ok)
    assert heard(fake)


def test_a_refresh_is_followed(fake: FakeSlack, socket: Socket) -> None:
    socket.start()
    until(lambda: socket.health().ok)
    fake.lines[-1].send({"type": "disconnect", "reason": "refresh_requested"})
    until(lambda: len(fake.lines) >= 2)
    fake.lines[0].hang_up()  # as Slack does a little later
    until(lambda: socket.health().ok)
    assert heard(fake)


@pytest.mark.parametrize("socket", [PINGS_OFTEN], indirect=True)
def test_a_ghost_is_found_out(fake: FakeSlack, socket: Socket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "PONG_TIMEOUT", 4 * PINGS_OFTEN)
    socket.start()
    until(lambda: socket.health().ok and socket.client.current_session.last_ping_pong_time)
    fake.lines[-1].deaf = True  # it stays open and says nothing any more
    until(lambda: socket.drops >= 1)
    until(lambda: len(fake.lines) >= 2 and socket.health().ok)
    assert heard(fake)


def test_other_sockets_of_the_app_are_told(fake: FakeSlack, socket: Socket) -> None:
    socket.start()
    until(lambda: socket.health().ok)
    socket._on_message('{"type": "hello", "num_connections": 3}')
    assert "3 sockets are open" in socket.health().detail
