"""Exported files arrive where the card stands, also when Slack could not take them at first."""

import pytest

from bot.chat.protocol import Message, PermanentFailure
from handlers.case.card import msg
from tests.fakes.slack import Fault
from tests.fakes.slack_desk import SlackDesk

LINK = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001"


def test_an_export_that_slack_refuses_for_now_goes_up_later(desk: SlackDesk) -> None:
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    card = desk.message("C0ROOM", "Incident 1", buttons=True)
    desk.slack.fail("files.completeUploadExternal", Fault(retry_after=1))
    desk.mei.types("export 1")
    desk.slack.wait(lambda: any("channel" in file for file in desk.slack.files.values()))
    found = {(file["channel"], file["thread_ts"]) for file in desk.slack.files.values() if "channel" in file}
    assert (found, desk.slack.calls.count("files.completeUploadExternal")) == ({("C0ROOM", card["ts"])}, 2)


def test_a_file_that_is_gone_is_given_up(desk: SlackDesk) -> None:
    message = Message(9, "file:::mei", 1, says=(msg("slack.file", name="INC-1/gone.md"),))
    with pytest.raises(PermanentFailure, match=r"gone\.md is gone"):
        desk.sender.deliver(message, desk.inward.now())


def test_an_export_asked_for_before_the_card_stands_waits_for_its_thread(desk: SlackDesk) -> None:
    desk.slack.fail("chat.postMessage", *[Fault(status=503)] * 4)
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    desk.mei.types("export 1")
    [files] = desk.slack.wait(lambda: [m for ms in desk.slack.channels.values() for m in ms if m.get("files")])
    assert files.get("thread_ts") == desk.message("C0ROOM", "Incident 1", buttons=True)["ts"]


def shared(desk: SlackDesk) -> list[dict]:
    """Posts with files in the room."""
    return [message for message in desk.slack.channels["C0ROOM"] if message.get("files")]


def test_files_whose_arrival_nobody_heard_of_are_not_posted_twice(desk: SlackDesk) -> None:
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    desk.message("C0ROOM", "Incident 1", buttons=True)
    desk.slack.fail("files.completeUploadExternal", Fault(cut=True, done=True))
    desk.mei.types("export 1")
    desk.slack.wait(lambda: shared(desk))
    desk.slack.wait(lambda: desk.slack.calls.count("conversations.replies"))
    desk.settled()
    assert (len(shared(desk)), desk.slack.calls.count("files.completeUploadExternal")) == (1, 1)
    desk.mei.types("export 1")
    desk.slack.wait(lambda: len(shared(desk)) == 2)


def test_whoever_asked_hears_that_the_files_will_not_come(desk: SlackDesk) -> None:
    desk.slack.wait(lambda: "users.lookupByEmail" in desk.slack.calls)
    desk.mei.types(f"new {LINK} GlowSkin精华用了一次就过敏")
    desk.message("C0ROOM", "Incident 1", buttons=True)
    desk.slack.scopes = desk.slack.scopes.replace(",files:write", "")
    desk.mei.types("export 1")
    for person in ("D0MEI", "D0ADA"):
        desk.message(person, "given up", "add files:write")
    assert desk.endpoints.health().ok, "the rest of the desk goes on"
