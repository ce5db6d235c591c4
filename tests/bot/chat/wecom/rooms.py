"""Messages for a room in WeCom, and the two kinds of rooms: a group of the app's own, and a robot in somebody's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.chat.protocol import Message
from handlers.case.card import Card, Row, msg
from tests.fakes.wecom_desk import WecomDesk

GROUP = "dingfengbo1000002"


def line(number: int, text: str, place: str = "room:desk", possibly_delivered: bool = False) -> Message:
    """A line for the room."""
    return Message(number, place, 1, says=(msg("plain.text", text=text),), possibly_delivered=possibly_delivered)


def card(number: int, count: int = 1, place: str = "room:desk", possibly_delivered: bool = False) -> Message:
    """A card for the room, with so many long lines."""
    lines = tuple(
        Row(msg("plain.text", text=f"第 {n} 行"), msg("plain.text", text="等审批人决定" * 90)) for n in range(count)
    )
    return Message(
        number,
        place,
        number,
        "case",
        card=Card(msg("plain.text", text=f"事件 {number}"), parts=lines),
        possibly_delivered=possibly_delivered,
    )


@pytest.fixture(params=["group", "robot"])
def room(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WecomDesk]:
    """A desk with a group of its own, or a robot in somebody's; what was said there, and the address it is said to."""
    desk = WecomDesk(tmp_path / "data")
    said = desk.wecom.groups.setdefault(
        GROUP, {"name": "x", "userlist": ["MeiLi", "ken.wu", "ada", "rui"], "said": []}
    )["said"]
    path = "appchat/send"
    if request.param == "robot":
        desk.close()
        desk = WecomDesk(tmp_path / "robot", wecom_robot_url=SecretStr("http://127.0.0.1/key"))
        desk.sender.room.url = desk.wecom.base + "webhook/send?key=robot-key"
        said, path = desk.wecom.robot, "webhook/send"
    desk.path, desk.said = path, lambda: [b if isinstance(b, str) else b[b["msgtype"]]["content"] for b in said]
    yield desk
    assert (desk.wecom.broken, desk.wecom.dropped) == ([], [])
    desk.close()
