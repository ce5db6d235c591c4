"""A whole desk on the fake WeCom, in this process: real database and callback; its clock ticks when
the test says so.
"""

import shutil
import tempfile
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient
from pydantic import SecretStr

from bot.app import Application, build, listener_deps
from bot.chat import ChatFolder
from bot.chat.endpoints import ChatEndpoints
from bot.chat.protocol import Message, RetryLater
from bot.chat.wecom.chat import listen
from bot.chat.wecom.outbound.sender import Sender
from bot.chat.wecom.settings import Settings
from bot.ops.clock import utc_now
from storage.database import Database
from storage.migrate import upgrade
from storage.outbox import queue as outbox
from tests.fakes.settings import app_settings, settings_of
from tests.fakes.team import roster
from tests.fakes.wecom import AGENT, CORP, SECRET, FakeWecom
from tests.fakes.wecom_people import AES_KEY, TOKEN, Someone
from tests.waiting import until

ROSTER = roster(
    {
        "mei": {"wecom": "MeiLi"},
        "ken": {"wecom": "ken.wu"},
        "ada": {"wecom": "ada", "language": "en"},
        "rui": {"wecom": "rui"},
        "lou": {"wecom": "lou"},
    }
)
ROUNDS = 5000  # of a flow: a day and more of waiting
USERS = {"mei": "MeiLi", "ken": "ken.wu", "ada": "ada", "rui": "rui", "lou": "lou"}


def environment(fake: FakeWecom) -> dict[str, str]:
    """What a process needs to know of it."""
    return {
        "WECOM_CORP_ID": CORP,
        "WECOM_AGENT_ID": str(AGENT),
        "WECOM_SECRET": SECRET,
        "WECOM_TOKEN": TOKEN,
        "WECOM_AES_KEY": AES_KEY,
        "WECOM_API_BASE": fake.base,
    }


def values_for(fake: FakeWecom, folder: Path, **more: object) -> dict[str, object]:
    """What is set for a desk that talks to it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "roster.toml").write_text(ROSTER, encoding="utf-8")
    given = {name.lower(): value for name, value in environment(fake).items()}
    hidden = {name: SecretStr(given.pop(name)) for name in ("wecom_secret", "wecom_token", "wecom_aes_key")}
    return {"data_dir": folder, "console": False, **given, **hidden, **more}


def settings_for(fake: FakeWecom, folder: Path, **more: object) -> Settings:
    """WeCom's settings for such a desk."""
    return settings_of(Settings, **values_for(fake, folder, **more))


@lru_cache
def new_database() -> Path:
    """A database at the newest revision, made once for all tests."""
    file = Path(tempfile.mkdtemp(prefix="wecom")) / "new.db"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    database.close()
    return file


class WecomDesk:
    """The desk and its company. `mei`, `ken` and the others act in it; `carry` brings out what waits."""

    def __init__(self, folder: Path, **more: object) -> None:
        self.wecom = FakeWecom(users=set(USERS.values()))
        chosen = app_settings(**values_for(self.wecom, folder, **more))
        shutil.copy(new_database(), folder / "dingfengbo.db")
        self.application: Application = build(*chosen)
        [self.sender] = [chat for chat in self.application.chats if isinstance(chat, Sender)]
        self.inward = listener_deps(self.application, ChatFolder("wecom"))
        self.endpoints: ChatEndpoints = listen(self.sender, self.inward)
        app = FastAPI()
        assert self.endpoints.routes
        app.include_router(self.endpoints.routes)
        self.http = TestClient(app)
        people = (Someone(self.wecom, self.send, USERS[name]) for name in USERS)
        self.mei, self.ken, self.ada, self.rui, self.lou = people

    def send(self, method: str, query: str, body: bytes) -> tuple[int, bytes]:
        """A callback to the desk; afterwards everything that can be sent is sent."""
        answer = self.http.request(method, f"/wecom/callback?{query}", content=body)
        self.carry()
        return answer.status_code, answer.content

    def carry(self) -> None:
        """Bring out all that is due now."""
        until(lambda: not self._dispatched(), glance=0.0)

    def _dispatched(self) -> int:
        """Bring out the first message of each queue; how many there were."""
        with self.application.database.transaction() as connection:
            messages = outbox.claim(connection, utc_now(), 100)
        for message in messages:
            self.application.scheduler.dispatcher.dispatch(message)
        return len(messages)

    def flow(self, messages: Sequence[Message], seconds: float) -> datetime:
        """Deliver each as the dispatcher would: what must wait comes again when it said, and the clock of both sides
        moves on; its end.
        """
        now = utc_now()
        waiting = [(message, now) for message in messages]
        for _ in range(ROUNDS):
            if not waiting:
                return now
            tried = [(message, due if due > now else self._again(message, now)) for message, due in waiting]
            waiting = [(message, due) for message, due in tried if due]
            now += timedelta(seconds=seconds)
            self.wecom.skipped += seconds
        raise AssertionError(f"{len(waiting)} messages still wait")

    def _again(self, message: Message, now: datetime) -> datetime | None:
        """When it is to come again; None when it was delivered."""
        try:
            self.sender.deliver(message, now)
        except RetryLater as again:
            assert not again.attempted
            return now + (again.after or timedelta(0))
        return None

    def close(self) -> None:
        """Everything stops."""
        self.http.close()
        self.application.database.close()
        self.wecom.close()
