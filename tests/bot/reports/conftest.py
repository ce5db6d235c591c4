"""One incident lived through to its end, exported once; tests that change files get a copy."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.config.roster import EXAMPLE, Roster
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import MessageBuilder
from bot.incidents.team import TeamDirectory
from bot.reports import write_export
from handlers.case.event import EventMeta
from handlers.case.policy import ResponsePolicy
from handlers.commands.registry import BY_NAME, decide
from handlers.posts.post import Alert, Author, Counts, Post
from storage.database import Database
from storage.migrate import upgrade
from tests.people import HOUR, NOON

LINK = "https://www.xiaohongshu.com/explore/69200c80000000000503c8d1"
HOSTILE = """=HYPERLINK("http://evil.cn","x") [点我](http://evil.cn) ![图](http://evil.cn/a.png) <script>alert(1)</script>
www.evil.cn a@evil.cn
# 标题
```
| 表 | `格` |
\u202e反过来"""
WORDS = "对不起，看到你说过敏，请先停用，不舒服就去看医生，产品和票据留着。明天18点前我们在私信里回你批号的事。"


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Incidents]:
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('desk') / 'test.db'}")
    upgrade(database)
    desk = Incidents(
        database,
        TeamDirectory(database, Roster(EXAMPLE, "Asia/Shanghai")),
        ResponsePolicy(),
        MessageBuilder((), ResponsePolicy()),
        "2026.11",
    )
    live(desk)
    yield desk
    database.close()


@pytest.fixture(scope="session", autouse=True)
def exported(desk: Incidents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the first export, by Mei."""
    folder = tmp_path_factory.mktemp("exports")
    write_export(desk, 1, folder, EventMeta(NOON + HOUR, "mei"))
    return folder / "INC-1"


@pytest.fixture
def copy(exported: Path, tmp_path: Path) -> Path:
    """An export of one's own, to be changed."""
    return Path(shutil.copytree(exported, tmp_path / "INC-1"))


def live(desk: Incidents) -> None:
    """From the alert to the closed file."""
    post = Post(
        "xiaohongshu",
        native_id=LINK[-24:],
        url=LINK,
        text=f"精华用了一次就过敏\n{HOSTILE}",
        author=Author("=小美", 50_000),
        published_at=NOON - HOUR,
    )
    desk.receive_alert(
        Alert(
            "listening", post, NOON, counts=Counts(like=46, save=9), captured_at=NOON, brand="GlowSkin", product="精华"
        )
    )
    do(desk, "mei", "take", 5)
    do(desk, "ken", "assess", 6, note_count="4", climate="mixed", findings="批号已查")
    do(desk, "mei", "note", 7, text=HOSTILE)
    do(desk, "mei", "draft", 8, kind="first_ack", text=WORDS)
    do(desk, "ada", "approve", 9, version="1", sure="yes")
    do(desk, "mei", "posted", 20, version="1", link=f"{LINK}?comment=1", text=WORDS)
    do(desk, "mei", "promise", 25, id="1", what="kept", reason="私信已回")
    do(desk, "ken", "close", 30, reason="用户满意")


def do(desk: Incidents, person: str, command: str, minutes: int, **args: str) -> None:
    """What a person does, so many minutes after noon."""
    decision = desk.execute(
        1, lambda f, act, now: decide(BY_NAME[command], f, act, now), person, args, NOON + timedelta(minutes=minutes)
    )[1]
    assert decision.rejection is None, decision.rejection
