"""A desk on the fake WeCom for each test, and one incident in it when a test wants one. Nothing may be cut or dropped
there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config.content import load_content
from bot.config.settings import Settings
from tests.fakes.settings import settings_of
from tests.fakes.wecom_desk import WecomDesk

POST = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"


@pytest.fixture(scope="session", autouse=True)
def one_rulebook() -> Iterator[None]:
    """Read once for all these tests: the same settings give the same book."""
    book = load_content(settings_of(Settings))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.app.load_content", lambda settings: book)
        yield


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[WecomDesk]:
    opened = WecomDesk(tmp_path / "data")
    yield opened
    assert (opened.wecom.broken, opened.wecom.dropped) == ([], [])
    opened.close()


@pytest.fixture
def incident(desk: WecomDesk) -> WecomDesk:
    """Mei reports a post about a red face."""
    assert desk.mei.types(f"新事件 {POST} GlowSkin精华用了一次就过敏，满脸通红") == "已建立事件 1，正在定级和找人"
    return desk
