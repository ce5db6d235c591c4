"""Files of alerts sent to the app or into the alerts channel: shown first, taken in by a button."""

from io import BytesIO

import pytest

from bot.chat import alert_uploads
from bot.chat.protocol import PermanentFailure
from bot.chat.slack.api import web_client
from bot.chat.slack.outbound.downloads import fetch
from tests.fakes.slack import Fault
from tests.fakes.slack_desk import SlackDesk
from tests.fakes.slack_people import button_commands, shown

TABLE = (
    "正文,链接,平台\n用了GlowSkin精华满脸通红过敏,https://www.xiaohongshu.com/explore/69200c80000000000001c8d1,小红书\n"
).encode()


def test_a_file_sent_to_the_app_is_shown_and_taken_in_by_its_button(desk: SlackDesk) -> None:
    desk.mei.sends_file("alerts.csv", TABLE, "D0MEI")
    card = desk.message("D0MEI", "alerts.csv", "1 open at L2", buttons=True)
    assert button_commands(card) == ["import", "import"]
    desk.mei.clicks("D0MEI", card["ts"], "import")
    desk.message("D0MEI", "alerts.csv is taken in: 1 opened, 0 joined")
    desk.message("D0MEI", "Incident 1", buttons=True)


def test_a_repeated_event_shows_the_file_once(desk: SlackDesk) -> None:
    for _ in range(3):
        desk.mei.sends_file("alerts.csv", TABLE, "C0ALERTS", ts="1700000000.000400")
    desk.message("C0ALERTS", "alerts.csv", buttons=True)
    desk.settled()
    cards = [m for m in desk.slack.channels["C0ALERTS"] if "alerts.csv" in shown(m)]
    assert [card["thread_ts"] for card in cards] == ["1700000000.000400"]


def test_a_tool_s_file_in_the_alerts_channel_waits_for_a_person(desk: SlackDesk) -> None:
    tool = {"user": "", "bot_id": "B0TOOL", "app_id": "A0TOOL", "ts": "1700000000.000500"}
    desk.mei.sends_file("daily.csv", TABLE, "C0ALERTS", **tool)
    card = desk.message("C0ALERTS", "daily.csv", buttons=True)
    assert desk.lou.clicks("C0ALERTS", card["ts"], "import") == {}
    desk.whisper("Lou")
    desk.ken.clicks("C0ALERTS", card["ts"], "import")
    desk.message("D0KEN", "daily.csv is taken in")


def test_a_file_of_a_tool_that_is_not_listed_or_in_another_channel_is_left(desk: SlackDesk) -> None:
    stranger = {"user": "", "bot_id": "B0OTHER", "app_id": "A0OTHER", "ts": "1700000000.000600"}
    desk.mei.sends_file("x.csv", TABLE, "C0ALERTS", **stranger)
    desk.mei.sends_file("x.csv", TABLE, "C0ROOM")
    desk.settled()
    assert "files.info" not in desk.slack.calls


@pytest.mark.parametrize("fault", [Fault(cut=True), Fault(status=503), Fault(status=429)])
def test_a_download_that_fails_is_tried_again(desk: SlackDesk, fault: Fault) -> None:
    desk.slack.fail("download", fault)
    desk.mei.sends_file("alerts.csv", TABLE, "D0MEI")
    desk.message("D0MEI", "alerts.csv", buttons=True)
    assert desk.slack.calls.count("download") == 2


def test_one_that_keeps_failing_is_said_to_who_sent_it(desk: SlackDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alert_uploads, "GIVE_UP", alert_uploads.timedelta(0))
    desk.slack.fail("download", Fault(status=503))
    desk.mei.sends_file("alerts.csv", TABLE, "D0MEI")
    desk.message("D0MEI", "alerts.csv could not be fetched: Slack has trouble of its own (503). Send it again")


def test_a_missing_scope_is_said(desk: SlackDesk) -> None:
    desk.slack.scopes = desk.slack.scopes.replace("files:read,", "")
    desk.mei.sends_file("alerts.csv", TABLE, "D0MEI")
    desk.message("D0MEI", "add files:read to the app's manifest")


def test_the_token_goes_to_no_other_host(desk: SlackDesk) -> None:
    for address in (
        "https://drive.example.com/x.csv",
        "http://files.slack.com/x",
        "https://slack.com.evil.example/x",
        "",
    ):
        desk.slack.files["F1"] = {"id": "F1", "name": "x.csv", "data": TABLE, "address": address or "about:blank"}
        with pytest.raises(PermanentFailure, match="does not lie in Slack"):
            fetch(web_client(desk.inward.settings), "F1", BytesIO(), 10)


def test_more_bytes_than_the_limit_are_not_read(desk: SlackDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alert_uploads, "MAX_SIZE", 20)
    desk.mei.sends_file("alerts.csv", TABLE, "D0MEI")
    desk.message("D0MEI", "alerts.csv is larger than")
