"""The sender: what Slack refuses, loses or delays; one post for one message, in its place."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.slack.api import code_of
from bot.chat.slack.outbound.channels import rooms_of
from bot.chat.slack.outbound.sender import Sender
from handlers.case.card import Button, Card, Quote, Row, msg
from tests.fakes.slack import FakeSlack, Fault
from tests.fakes.slack_desk import settings_for
from tests.fakes.slack_people import shown

NOW = datetime.now(UTC)
CARD = Card(
    msg("board.title"),
    parts=(Row(msg("board.open"), msg("board.nothing")),),
    buttons=(Button("status 1", msg("button.status")),),
)
CLOSED = Card(msg("mine.title"))


def to(place: str, number: int = 1, **more: object) -> Message:
    return Message(number, place, 1, at=NOW, **{"card_key": "case", "card": CARD, **more})


def test_a_card_is_posted_once_and_then_changed_in_place(fake: FakeSlack, sender: Sender) -> None:
    ref = sender.deliver(to("room:desk"), NOW)
    assert sender.deliver(to("room:desk", 2, ref=ref, card=CLOSED), NOW) == ref
    [message] = fake.channels["C0ROOM"]
    assert "What waits for you" in shown(message) and message["updates"] == 1


def test_brands_have_rooms_of_their_own_and_lines_go_into_the_thread(fake: FakeSlack, sender: Sender) -> None:
    ref = sender.deliver(to("room:LunaTea"), NOW)
    sender.deliver(to("room:LunaTea", 2, ref=ref, card=None, card_key="", says=(msg("mine.nothing"),)), NOW)
    card, line = fake.channels["C0BRAND"]
    assert line["thread_ts"] == card["ts"]


def test_a_room_is_written_in_its_language(fake: FakeSlack, tmp_path: Path, sender: Sender) -> None:
    sender.rooms = rooms_of(settings_for(fake, tmp_path, slack_rooms="LunaTea=C0BRAND:zh-Hant"))
    for room in ("desk", "LunaTea"):
        sender.deliver(to(f"room:{room}", card=CLOSED), NOW)
    assert [shown(fake.channels[c][0]) for c in ("C0ROOM", "C0BRAND")] == ["What waits for you", "我的待辦"]


def test_people_are_written_to_in_their_language(fake: FakeSlack, sender: Sender) -> None:
    sender.deliver(to("person:mei", card=None, card_key="", says=(msg("mine.nothing"),)), NOW)
    assert [shown(m) for m in fake.channels["D0MEI"]] == ["nothing right now"]


def test_a_lost_answer_is_looked_up_before_it_is_repeated(fake: FakeSlack, sender: Sender) -> None:
    fake.fail("chat.postMessage", Fault(cut=True, done=True))
    with pytest.raises(RetryLater) as failed:
        sender.deliver(to("room:desk"), NOW)
    assert failed.value.delivery_unknown
    ref = sender.deliver(to("room:desk", possibly_delivered=True, card=CLOSED), NOW)
    [message] = fake.channels["C0ROOM"]
    assert (ref, "What waits" in shown(message)) == (f"C0ROOM/{message['ts']}", True), "found, and brought up to date"


def test_a_line_that_may_have_arrived_is_not_said_twice(fake: FakeSlack, sender: Sender) -> None:
    ref = sender.deliver(to("room:desk"), NOW)
    line = {"ref": ref, "card": None, "card_key": "", "says": (msg("mine.nothing"),)}
    fake.fail("chat.postMessage", Fault(status=503, done=True), Fault(status=502))
    for number, posted in ((2, 1), (3, 1)):
        with pytest.raises(RetryLater):
            sender.deliver(to("room:desk", number, **line), NOW)
        assert len(fake.channels["C0ROOM"]) == 1 + posted
        sender.deliver(to("room:desk", number, possibly_delivered=True, **line), NOW)
    assert len(fake.channels["C0ROOM"]) == 3, "the first had arrived, the second had not"


@pytest.mark.parametrize("threaded", [False, True], ids=["room", "thread"])
def test_what_may_have_arrived_is_found_under_all_that_was_said_since(
    fake: FakeSlack, sender: Sender, threaded: bool
) -> None:
    ref = sender.deliver(to("room:desk"), NOW)
    under = {"thread_ts": ref.partition("/")[2]} if threaded else {}
    unanswered = to("room:desk", 2, card=None, card_key="", says=(msg("mine.nothing"),), ref=ref if threaded else "")
    fake.fail("chat.postMessage", Fault(cut=True, done=True))
    with pytest.raises(RetryLater):
        sender.deliver(unanswered, NOW)
    for n in range(450):
        fake.channels["C0ROOM"].append(
            {"ts": f"{time.time():.6f}", "user": "U0LOU", "text": str(n), "blocks": [], **under}
        )
    fake.channels["C0ROOM"].sort(key=lambda message: float(message["ts"]))
    sender.deliver(replace(unanswered, possibly_delivered=True), NOW)
    assert len(fake.channels["C0ROOM"]) == 452
    looks = [call for call in fake.calls if call in ("conversations.history", "conversations.replies")]
    assert len(looks) <= 3


def test_nothing_is_looked_through_that_was_said_before_the_message_was_decided(
    fake: FakeSlack, sender: Sender
) -> None:
    old = NOW.timestamp() - 3600
    fake.channels["C0ROOM"] += [
        {"ts": f"{old + n:.6f}", "user": "U0LOU", "text": "x", "blocks": []} for n in range(900)
    ]
    sender.deliver(to("room:desk", possibly_delivered=True), NOW)
    assert fake.calls.count("conversations.history") == 1


def test_another_messages_number_is_not_mistaken(fake: FakeSlack, sender: Sender) -> None:
    sender.deliver(to("room:desk", 1), NOW)
    sender.deliver(to("room:desk", 2, possibly_delivered=True), NOW)
    assert len(fake.channels["C0ROOM"]) == 2


def test_a_pause_is_kept_for_its_channel_and_for_no_other(fake: FakeSlack, sender: Sender) -> None:
    fake.fail("chat.postMessage", Fault(retry_after=7))
    with pytest.raises(RetryLater) as asked:
        sender.deliver(to("room:desk"), NOW)
    assert (asked.value.after, asked.value.whole_channel, asked.value.delivery_unknown) == (
        timedelta(seconds=7),
        True,
        False,
    )
    with pytest.raises(RetryLater) as early:
        sender.deliver(to("room:desk", 2), NOW)
    assert not early.value.attempted
    sender.deliver(to("room:LunaTea", 3), NOW)
    assert fake.calls.count("chat.postMessage") == 2, "the early one was not even tried"


@pytest.mark.parametrize("error", ["msg_too_long", "invalid_blocks", "as_user_not_supported"])
def test_what_will_never_work_is_given_up_with_the_repair(fake: FakeSlack, sender: Sender, error: str) -> None:
    fake.fail("chat.postMessage", Fault(error=error))
    with pytest.raises(PermanentFailure, match=f"{error} "):
        sender.deliver(to("room:desk"), NOW)


@pytest.mark.parametrize("error", ["token_revoked", "invalid_auth", "not_authed", "account_inactive", "missing_scope"])
def test_while_slack_refuses_the_app_everything_waits_and_the_repair_is_told(
    fake: FakeSlack, sender: Sender, error: str
) -> None:
    fake.fail("chat.postMessage", Fault(error=error))
    with pytest.raises(RetryLater, match=f"{error}; ") as refused:
        sender.deliver(to("room:desk"), NOW)
    assert (refused.value.after, refused.value.whole_channel, refused.value.attempted) == (
        timedelta(minutes=5),
        True,
        False,
    )
    assert error in sender.refused(NOW + timedelta(minutes=6)) and not sender.refused(NOW + timedelta(minutes=11))
    sender.deliver(to("room:LunaTea", 2), NOW)
    assert sender.refused(NOW) == ""


def test_what_may_have_arrived_stays_so_while_slack_cannot_be_asked(fake: FakeSlack, sender: Sender) -> None:
    fake.fail("conversations.history", Fault(retry_after=7))
    with pytest.raises(RetryLater) as asked:
        sender.deliver(to("room:desk", possibly_delivered=True), NOW)
    assert asked.value.delivery_unknown


@pytest.mark.parametrize(
    "fault",
    [Fault(status=500), Fault(status=503, error="service_unavailable"), Fault(cut=True), Fault(error="internal_error")],
)
def test_trouble_that_passes_is_tried_again(fake: FakeSlack, sender: Sender, fault: Fault) -> None:
    fake.fail("chat.postMessage", fault)
    with pytest.raises(RetryLater) as trouble:
        sender.deliver(to("room:desk"), NOW)
    assert trouble.value.delivery_unknown and "xoxb" not in str(trouble.value)


def test_a_card_that_somebody_deleted_is_posted_anew(fake: FakeSlack, sender: Sender) -> None:
    ref = sender.deliver(to("room:desk"), NOW)
    fake.channels["C0ROOM"].clear()
    assert sender.deliver(to("room:desk", 2, ref=ref), NOW) != ref
    assert len(fake.channels["C0ROOM"]) == 1


def test_a_text_too_long_for_one_message_goes_on_in_the_thread_whole(fake: FakeSlack, sender: Sender) -> None:
    text = "".join(f"第{n}句。" for n in range(2500))
    card = Card(msg("board.title"), parts=(Quote(text),))
    fake.fail("chat.postMessage", Fault(done=True), Fault(retry_after=1))
    with pytest.raises(RetryLater) as again:
        sender.deliver(to("room:desk", card=card), NOW)
    assert again.value.delivery_unknown, "the first part stands already"
    sender.rate_limiter.pause("C0ROOM", timedelta(0))
    sender.deliver(to("room:desk", card=card, possibly_delivered=True), NOW)
    first, second = fake.channels["C0ROOM"]
    assert second["thread_ts"] == first["ts"]
    quotes = [e for m in (first, second) for b in m["blocks"] if b["type"] == "rich_text" for e in b["elements"]]
    assert "".join(run["text"] for quote in quotes for run in quote["elements"]) == text


def test_somebody_who_left_slack_is_given_up(fake: FakeSlack, sender: Sender) -> None:
    del fake.users["U0MEI"]
    with pytest.raises(PermanentFailure, match="user_not_found"):
        sender.deliver(to("person:mei"), NOW)
    with pytest.raises(PermanentFailure, match="nobody"):
        sender.deliver(to("person:nobody"), NOW)


def test_no_error_tells_a_token(fake: FakeSlack, sender: Sender, caplog: pytest.LogCaptureFixture) -> None:
    fake.wire.close()
    with pytest.raises(RetryLater) as unreachable:
        sender.deliver(to("room:desk"), NOW)
    assert "xoxb" not in str(unreachable.value) + caplog.text + code_of(unreachable.value)
