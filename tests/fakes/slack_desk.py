"""The whole bot on the fake Slack, in this process: real database, scheduler and sender, a real socket."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from bot.app import Application, build, listener_deps
from bot.chat import ChatFolder
from bot.chat.endpoints import ChatEndpoints
from bot.chat.slack import api
from bot.chat.slack.chat import listen
from bot.chat.slack.outbound import channels, closed_rooms
from bot.chat.slack.settings import Settings
from bot.workers import outbox_dispatcher, scheduler
from tests.fakes.settings import app_settings, settings_of
from tests.fakes.slack import FakeSlack
from tests.fakes.slack_people import Send, Someone, over_app, over_socket, shown
from tests.fakes.slack_wire import Json
from tests.fakes.team import roster
from tests.waiting import until

ROSTER = roster(
    {
        "mei": {"slack": "U0MEI", "language": "en"},
        "ken": {"slack": "U0KEN", "language": "en"},
        "ada": {"email": "ada@example.com", "language": "en"},
        "rui": {"slack": "U0RUI", "language": "en"},
        "lou": {"slack": "U0LOU", "language": "en"},
    }
)
TOKENS = {
    "slack_bot_token": "xoxb-1-secret",
    "slack_app_token": "xapp-1-secret",
    "slack_signing_secret": "signing-secret",
}


def workspace(**how: object) -> FakeSlack:
    """A workspace with the team in it."""
    fake = FakeSlack(**how)
    for channel in ("C0ROOM", "C0ALERTS", "C0BRAND"):
        fake.channel(channel)
    for user in ("U0MEI", "U0KEN", "U0RUI", "U0LOU"):
        fake.user(user)
    fake.user("U0ADA", "ada@example.com")
    fake.user("U0NEW", "somebody@example.com")
    return fake


def values_for(fake: FakeSlack, folder: Path, **more: object) -> dict[str, object]:
    """What is set for a desk that talks to it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "roster.toml").write_text(ROSTER, encoding="utf-8")
    secrets = {name: SecretStr(value) for name, value in TOKENS.items()}
    about = {
        "slack_room": "C0ROOM",
        "slack_rooms": "LunaTea=C0BRAND",
        "slack_alerts_channel": "C0ALERTS",
        "slack_alert_bots": "B0TOOL",
        "slack_api_base": fake.base,
    }
    return {"data_dir": folder, "console": False, "language": "en", **secrets, **about, **more}


def settings_for(fake: FakeSlack, folder: Path, **more: object) -> Settings:
    """Slack's settings for such a desk."""
    return settings_of(Settings, **values_for(fake, folder, **more))


def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause between messages, a Retry-After of a second is a moment, and the bot polls often and retries soon."""
    asked = api._retry_after
    monkeypatch.setattr(api, "_retry_after", lambda error: 0.05 if (pause := asked(error)) == 1 else pause)
    monkeypatch.setattr(channels, "SECONDS_PER_MESSAGE", 0.0)
    monkeypatch.setattr(closed_rooms, "LOOK_AGAIN", timedelta(seconds=0.1))
    monkeypatch.setattr(scheduler, "POLL_SECONDS", 0.1)
    monkeypatch.setattr(outbox_dispatcher, "MIN_BACKOFF", timedelta(seconds=0.02))


class SlackDesk:
    """The desk and its workspace. `mei`, `ken` and the others act in it."""

    def __init__(self, folder: Path, http: bool = False, slack: FakeSlack | None = None, **more: object) -> None:
        self.slack = slack or workspace()
        more |= {"slack_app_token": SecretStr("")} if http else {}
        self.application: Application = build(*app_settings(**values_for(self.slack, folder, **more)))
        [self.sender] = self.application.chats
        self.inward = listener_deps(self.application, ChatFolder("slack"))
        self.endpoints: ChatEndpoints = listen(self.sender, self.inward)
        self.endpoints.start()
        self.application.scheduler.start()
        signed = self.inward.settings.slack_signing_secret.get_secret_value()
        self.send: Send = over_app(self.web(), signed) if http else over_socket(self.slack)
        people = (
            (name, Someone(self.slack, self.send, f"U0{name.upper()}"))
            for name in ("mei", "ken", "ada", "rui", "lou", "new")
        )
        self.mei, self.ken, self.ada, self.rui, self.lou, self.new = (someone for _, someone in people)

    def close(self) -> None:
        """Everything stops; the SDK waits for a word on the line before it hangs up, so it gets one."""
        self.finish()
        self.application.scheduler.stop()
        self.application.database.close()
        self.slack.close()

    def finish(self) -> None:
        """Its endpoints close; what was under way for Slack is done, and nothing comes after it."""
        stopping = threading.Thread(target=self.endpoints.stop)
        stopping.start()

        def stopped() -> bool:
            for line in self.slack.lines:
                if line.open:
                    line.frame(b"", 10)
            return not stopping.is_alive()

        until(stopped)

    def settled(self) -> None:
        """Nothing waits in the outbox any more."""
        from storage.outbox import maintenance

        def empty() -> bool:
            with self.application.database.read_transaction() as connection:
                return maintenance.waiting(connection)[0] == 0

        until(empty)

    def web(self) -> TestClient:
        """Its web addresses."""
        app = FastAPI()
        assert self.endpoints.routes
        app.include_router(self.endpoints.routes)
        return TestClient(app)

    def message(self, channel: str, *words: str, buttons: bool = False) -> Json:
        """The newest message there that says all of this, once it is there."""
        return self.slack.wait(lambda: self.find(channel, *words, buttons=buttons))

    def find(self, channel: str, *words: str, buttons: bool = False) -> Json | None:
        """The newest message there that says all of this."""
        messages = reversed(self.slack.channels.get(channel, []))
        return next(
            (
                m
                for m in messages
                if all(w in shown(m) for w in words)
                and (not buttons or any(b["type"] == "actions" for b in m["blocks"]))
            ),
            None,
        )

    def whisper(self, *words: str) -> Json:
        """What somebody alone was told."""
        return self.slack.wait(
            lambda: next((w for w in reversed(self.slack.whispers) if all(x in shown(w) for x in words)), None)
        )
