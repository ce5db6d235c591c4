"""In Slack whoever holds a role accepts it on their own card; help and buttons go by role (R47, R49, R58)."""

from tests.bot.chat.slack.test_answers import opened
from tests.fakes.slack_desk import SlackDesk
from tests.fakes.slack_people import button_commands, shown
from tests.waiting import until


def test_the_approver_accepts_by_button(desk: SlackDesk) -> None:
    opened(desk)
    card = desk.message("D0KEN", "approver", buttons=True)
    assert {"take 1 approver", "assign 1 approver"} <= {*codes(card)}
    desk.ken.clicks("D0KEN", card["ts"], "take")
    until(lambda: desk.application.incidents.read(1).assignments["approver"].accepted_at is not None)


def codes(message: dict) -> list[str]:
    """What its buttons would type."""
    return [e["value"] for b in message["blocks"] if b["type"] == "actions" for e in b["elements"]]


def test_a_reader_reads_that_they_are_one_r58(desk: SlackDesk) -> None:
    answer = desk.lou.types("help")
    assert "a reader" in shown(answer) and "approve" not in button_commands(answer)
