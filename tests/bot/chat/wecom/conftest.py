"""A desk on the fake WeCom for each test, and one incident in it when a test wants one. Nothing may be cut or dropped
there.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.chat.wecom.rooms import room
from tests.fakes.wecom_desk import WecomDesk

__all__ = ["desk", "incident", "room"]

POST = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"


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
