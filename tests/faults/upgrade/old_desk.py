"""Today's desk on the database that revision 0003 left behind, with Slack, WeCom and the people in them as they were
that afternoon.
"""

import itertools
import json
import sys
import time
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from bot import app
from bot.chat.slack.outbound import channels
from bot.ingest.signature import sign
from bot.ops.clock import utc_now
from storage.database import db_now
from tests.fakes import slack_api, wecom_people
from tests.fakes import wecom as wecom_fake
from tests.fakes.browsers import LOCAL, PUBLIC, enter
from tests.fakes.settings import app_settings
from tests.fakes.slack import APP, BOT, SCOPES, FakeSlack
from tests.fakes.slack_desk import TOKENS
from tests.fakes.slack_people import Someone as Slacker
from tests.fakes.slack_people import over_app, shown
from tests.fakes.wecom import AGENT, CORP, SECRET, FakeWecom
from tests.fakes.wecom_people import AES_KEY, TOKEN
from tests.fakes.wecom_people import Someone as Wecomer
from tests.faults.day import SECRET as ALERTS
from tests.faults.day import by_hand, work
from tests.storage.older import outside_of

MINUTE = timedelta(minutes=1)
KILLED = datetime(2026, 11, 21, 7, 0, tzinfo=UTC)  # three in the afternoon in Shanghai
STARTED = KILLED + 2 * MINUTE  # when nothing is held by the dead any more
SLACK = {"mei": "U0MEI", "ken": "U0KEN", "ada": "U0ADA", "lou": "U0LOU"}
WECOM = {"mei": "MeiLi", "jun": "jun", "ada": "ada", "rui": "rui"}
OUTSIDE = outside_of("0003")


class OldDesk:
    """Its clock stands at `now` until a test moves it; nothing is carried out but by `work` and `until`."""

    def __init__(self, folder: Path, url: str) -> None:
        self.now, self.folder, self.slack, self.wecom = STARTED, folder, slack_as_it_was(), wecom_as_it_was()
        self.application = app.build(*app_settings(**set_to(self, url)))
        by_hand(self.application)
        web = app.web(self.application, role="web")
        self.web = TestClient(web, base_url=PUBLIC, client=("127.0.0.1", 50000))
        self.browser = enter(TestClient(web, base_url=LOCAL, client=("127.0.0.1", 50001)), self.application)
        send = over_app(self.web, TOKENS["slack_signing_secret"])
        self.in_slack = {name: Slacker(self.slack, send, user) for name, user in SLACK.items()}
        self.in_wecom = {name: Wecomer(self.wecom, self.callback, user) for name, user in WECOM.items()}

    def work(self) -> None:
        """All that is due at this moment."""
        work(self.application, self.now)

    def until(self, end: datetime, step: timedelta = MINUTE) -> None:
        """Time passes in steps of the clock, such as every full and half hour, and at each all that is due is done."""
        while self.now < end:
            self.now = min(self.now + step - (self.now - KILLED) % step, end)
            self.work()

    def callback(self, method: str, query: str, body: bytes) -> tuple[int, bytes]:
        """WeCom calls."""
        answer = self.web.request(method, f"/wecom/callback?{query}", content=body)
        return answer.status_code, answer.content

    def types(self, person: str, text: str) -> str:
        """What comes back to somebody who types this in Slack."""
        return shown(self.in_slack[person].types(text))

    def exports(self, number: int) -> None:
        """Ken exports an incident in full; where harm is at stake Ada gives the second word."""
        self.types("ken", f"export {number} profile=full")
        proposals = [p for p in self.application.incidents.read(number).proposals if p.state == "pending"]
        for proposal in proposals:
            self.types("ada", f"confirm {number} {proposal.id}")
            self.types("ken", f"export {number} profile=full")

    def alerts(self, body: str, key: str = "") -> Response:
        """What a listening tool hears."""
        stamp = str(int(self.now.timestamp()))
        signed = {"X-Dingfengbo-Timestamp": stamp, "X-Dingfengbo-Signature": sign(ALERTS, stamp, body.encode(), key)}
        return self.web.post(
            "/alerts", content=body.encode(), headers=signed | ({"Idempotency-Key": key} if key else {})
        )

    def alert(self, text: str, **more: object) -> int:
        """The number of the incident that an alert leads to."""
        body = {"source": "listening", "platform": "xiaohongshu", "text": text, "brand": "GlowSkin", **more}
        answer: dict[str, Any] = self.alerts(json.dumps(body)).json()
        return int(answer["incidents"][0]["number"])

    def reads(self, channel: str, *words: str) -> list[tuple[datetime, str]]:
        """Messages of a Slack channel that came since the start and say all of this, with their moments."""
        told = [
            (datetime.fromtimestamp(float(m["ts"]), UTC), shown(m)) for m in self.slack.channels[channel] if m["blocks"]
        ]
        return [(at.replace(microsecond=0), text) for at, text in told if all(word in text for word in words)]

    def page(self, person: str, place: str, thread: int = 0) -> str:
        """The console as somebody sees it."""
        return self.browser.get(
            "/console", params={"as": person, "place": place, "thread": thread, "language": "en"}
        ).text


@contextmanager
def old_desk(folder: Path, url: str, patch: pytest.MonkeyPatch) -> Iterator[OldDesk]:
    """Start it and stop it; every clock within reach is the desk's own."""
    (folder / "roster.toml").write_text(OUTSIDE["roster"], "utf-8")
    (folder / "policy.toml").write_text(OUTSIDE["policy"], "utf-8")
    patch.setattr(channels, "SECONDS_PER_MESSAGE", 0.0)
    patch.setattr(
        wecom_people, "COUNT", itertools.count(8_000_000_000_000_000)
    )  # no message is taken for one of that afternoon
    desk: list[OldDesk] = []
    set_clocks(patch, lambda: desk[0].now if desk else STARTED)
    desk.append(OldDesk(folder, url))
    with desk[0].web:
        yield desk[0]
    desk[0].slack.close()
    desk[0].wecom.close()


def set_clocks(patch: pytest.MonkeyPatch, now: Callable[[], datetime]) -> None:
    """The process's clock, PostgreSQL's (which cannot be set), and those of the fakes."""
    ours = [module for name, module in sys.modules.items() if name.startswith(("bot.", "storage."))]
    for module, name, value in [(one, *known) for one in ours for known in vars(one).items()]:
        if value is utc_now:
            patch.setattr(module, name, now)
        elif value is db_now:
            patch.setattr(module, name, lambda connection, given: now())
    for fake in (slack_api, wecom_fake, wecom_people):
        clock = SimpleNamespace(time=lambda: now().timestamp(), monotonic=time.monotonic, sleep=time.sleep)
        patch.setattr(fake, "time", clock)


def set_to(desk: OldDesk, url: str) -> dict[str, object]:
    """What it was set to, with today's addresses of the fakes."""
    return {
        "data_dir": desk.folder,
        "database_url": url,
        "alerts_secret": ALERTS,
        "slack_bot_token": TOKENS["slack_bot_token"],
        "slack_signing_secret": TOKENS["slack_signing_secret"],
        "slack_room": "C0ROOM",
        "slack_rooms": "LunaTea=C0BRAND",
        "slack_alerts_channel": "C0ALERTS",
        "slack_alert_bots": "B0TOOL",
        "slack_l3_channels": True,
        "slack_api_base": desk.slack.base,
        "wecom_corp_id": CORP,
        "wecom_agent_id": AGENT,
        "wecom_secret": SECRET,
        "wecom_token": TOKEN,
        "wecom_aes_key": AES_KEY,
        "wecom_api_base": desk.wecom.base,
    }


def slack_as_it_was() -> FakeSlack:
    """The workspace with every message that stood there, by its name, its thread, and the number the desk gave it."""
    slack, was = FakeSlack(scopes=f"{SCOPES},channels:manage"), OUTSIDE["slack"]
    for name, user in SLACK.items():
        slack.user(user, f"{name}@example.com" if name == "ada" else "")
    slack.channels = {
        channel: [_posted(*message) for message in messages] for channel, messages in was["channels"].items()
    }
    slack.members = {channel: set(members) for channel, members in was["members"].items()}
    slack.names, slack.creators, slack.count = dict(was["names"]), dict(was["creators"]), itertools.count(10_000)
    return slack


def _posted(ts: str, thread: str, number: int, part: int) -> dict[str, Any]:
    metadata = {"event_type": "dingfengbo_message", "event_payload": {"id": number, "part": part}}
    about = {"ts": ts, "user": BOT, "bot_id": "B0BOT", "app_id": APP, "text": "", "blocks": [], "metadata": metadata}
    return {**about, **({"thread_ts": thread} if thread else {})}


def wecom_as_it_was() -> FakeWecom:
    """The company with its cards and the codes that change them, its group, its tokens, and a picture that was not
    fetched yet.
    """
    wecom, was = FakeWecom(users=set(WECOM.values())), OUTSIDE["wecom"]
    wecom.cards = {
        task: {"kind": "card", "card": {}, "user": user, "changes": 0, "at": 0.0} for task, user in was["cards"].items()
    }
    wecom.codes = {code: (task, since) for code, (task, since) in was["codes"].items()}
    wecom.groups = {
        chat: {**group, "userlist": list(group["userlist"]), "said": []} for chat, group in was["groups"].items()
    }
    wecom.files = {media: {**file, "content": b64decode(file["content"])} for media, file in was["files"].items()}
    wecom.tokens, wecom.count = dict(was["tokens"]), itertools.count(10_000)
    return wecom
