"""A card in several messages: all of them say what it says now, when it grows, shrinks or stops halfway."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.protocol import Message, RetryLater
from bot.chat.slack.outbound.sender import Sender
from handlers.case.card import Card, Quote, msg
from storage.outbox import posted_cards
from storage.outbox.posted_cards import CardChange, CardLocation
from tests.fakes.slack import FakeSlack, Fault
from tests.fakes.slack_people import shown

NOW = datetime.now(UTC)


def text_of(word: str, sentences: int) -> str:
    return "".join(f"{word}{n}。" for n in range(sentences))


def long(text: str, number: int = 1, **more: object) -> Message:
    return Message(
        number, "room:desk", 1, at=NOW, card_key="case", card=Card(msg("board.title"), parts=(Quote(text),)), **more
    )


def quoted(fake: FakeSlack) -> str:
    """What all messages of the room quote, in order."""
    found = [e for m in fake.channels["C0ROOM"] for b in m["blocks"] if b["type"] == "rich_text" for e in b["elements"]]
    return "".join(run["text"] for quote in found for run in quote["elements"])


def standing(fake: FakeSlack) -> str:
    """The reference of all that stands in the room."""
    return "C0ROOM/" + ",".join(m["ts"] for m in fake.channels["C0ROOM"])


@pytest.mark.parametrize(("before", "after"), [(2500, 2500), (2500, 4000), (100, 4000), (4000, 2500), (4000, 100)])
def test_every_message_of_a_card_follows_it(fake: FakeSlack, sender: Sender, before: int, after: int) -> None:
    ref = sender.deliver(long(text_of("旧", before)), NOW)
    top = fake.channels["C0ROOM"][0]["ts"]
    again = sender.deliver(long(text_of("新", after), 2, ref=ref), NOW)
    assert (quoted(fake), again) == (text_of("新", after), standing(fake))
    assert [m.get("thread_ts") for m in fake.channels["C0ROOM"][1:]] == [top] * again.count(",")


def test_a_change_that_stops_halfway_is_finished_without_doubles(fake: FakeSlack, sender: Sender) -> None:
    ref = sender.deliver(long(text_of("旧", 100)), NOW)
    fake.fail("chat.postMessage", Fault(done=True), Fault(cut=True, done=True))
    with pytest.raises(RetryLater) as again:
        sender.deliver(long(text_of("新", 4000), 2, ref=ref), NOW)
    assert again.value.delivery_unknown
    sender.rate_limiter.pause("C0ROOM", timedelta(0))
    ref = sender.deliver(long(text_of("新", 4000), 2, ref=ref, possibly_delivered=True), NOW)
    assert (quoted(fake), ref) == (text_of("新", 4000), standing(fake))


def test_a_part_that_cannot_be_taken_away_stops_nothing(fake: FakeSlack, sender: Sender) -> None:
    ref = sender.deliver(long(text_of("旧", 2500)), NOW)
    fake.fail("chat.delete", Fault(error="cant_delete_message"))
    assert sender.deliver(long("新", 2, ref=ref), NOW) == ref.partition(",")[0]
    assert "新" in shown(fake.channels["C0ROOM"][0])


def test_a_long_card_that_somebody_deleted_stands_anew_whole(fake: FakeSlack, sender: Sender) -> None:
    ref = sender.deliver(long(text_of("旧", 2500)), NOW)
    del fake.channels["C0ROOM"][0]
    ref = sender.deliver(long(text_of("新", 2500), 2, ref=ref), NOW)
    assert (quoted(fake), ref) == (text_of("新", 2500), standing(fake))


def test_the_thread_of_a_long_card_names_its_incident(fake: FakeSlack, sender: Sender) -> None:
    ref = sender.deliver(long(text_of("旧", 2500)), NOW)
    with sender.directory.database.transaction() as connection:
        location = CardLocation("case", "slack", "room:desk")
        posted_cards.show(connection, [CardChange(1, location, "digest", True)])
        posted_cards.posted(connection, 1, location, ref)
        top = ref.partition(",")[0]
        assert [posted_cards.incident_at(connection, "slack", name) for name in (top, top[:-1], "C0ROOM/")] == [
            1,
            None,
            None,
        ]
