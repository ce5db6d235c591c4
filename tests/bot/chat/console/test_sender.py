"""What was told to the console stands there once, in its place, in order."""

from datetime import UTC, datetime, timedelta

from bot.chat.console.sender import Sender
from bot.chat.protocol import Message
from handlers.case.card import Card, LocalizedText, Row, Tone, msg

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


def case(number: int, state: str = "open") -> Card:
    return Card(
        msg("card.title", number=number, severity="L2", category="safety", about="serum"),
        Tone.WARNING,
        (Row(msg("card.reply"), msg(state)),),
    )


def card(outbox: int, number: int, state: str = "open", place: str = "room:glow", card_key: str = "case") -> Message:
    return Message(outbox, place, number, card_key, card=case(number, state))


def line(outbox: int, number: int, key: str, place: str = "room:glow") -> Message:
    return Message(outbox, place, number, says=(msg(key),))


def titles(sender: Sender, place: str = "room:glow") -> list[object]:
    return [
        shown.card.title.args["number"] if shown.card else shown.says[0].key
        for shown in sender.stream(place, None).messages
    ]


def thread(sender: Sender, number: int, place: str = "room:glow") -> list[tuple[LocalizedText, ...]]:
    return [shown.says for shown in sender.thread(number, place, None)[1].messages]


def test_the_same_message_twice_shows_once(sender: Sender) -> None:
    first = sender.deliver(card(1, 7), NOON)
    assert sender.deliver(card(1, 7), NOON + timedelta(seconds=9)) == first
    for _ in range(2):
        sender.deliver(line(2, 7, "tell.hello"), NOON)
    assert titles(sender) == [7]
    assert thread(sender, 7) == [(msg("tell.hello"),)]
    assert sender.revision() == 2


def test_a_changed_card_keeps_its_place_and_says_when_it_changed(sender: Sender) -> None:
    ref = sender.deliver(card(1, 7), NOON)
    sender.deliver(card(2, 8), NOON)
    assert sender.deliver(card(3, 7, "closed"), NOON + timedelta(hours=1)) == ref
    assert titles(sender) == [7, 8]
    first = sender.stream("room:glow", None).messages[0]
    assert (first.card, first.posted_at, first.updated_at) == (case(7, "closed"), NOON, NOON + timedelta(hours=1))


def test_an_older_state_that_arrives_late_does_not_cover_the_newer_one(sender: Sender) -> None:
    sender.deliver(card(1, 7), NOON)
    sender.deliver(card(5, 7, "closed"), NOON)
    sender.deliver(card(3, 7, "waiting"), NOON)
    assert [shown.card for shown in sender.stream("room:glow", None).messages] == [case(7, "closed")]


def test_a_rooms_thread_holds_everything_about_its_incident_in_order(sender: Sender) -> None:
    sender.deliver(card(1, 7), NOON)
    sender.deliver(card(2, 8), NOON)
    for outbox, number, key in ((3, 7, "one"), (4, 8, "other"), (5, 7, "two"), (6, 7, "three")):
        sender.deliver(line(outbox, number, key), NOON + timedelta(minutes=outbox))
    assert titles(sender) == [7, 8]
    assert thread(sender, 7) == [(msg("one"),), (msg("two"),), (msg("three"),)]
    pane = sender.stream("room:glow", None)
    assert pane.replies is not None
    assert (pane.replies[7].count, pane.replies[7].at) == (3, NOON + timedelta(minutes=6))


def test_direct_messages_have_no_threads(sender: Sender) -> None:
    sender.deliver(card(1, 7, place="person:ken", card_key="draft-1"), NOON)
    sender.deliver(line(2, 7, "remind.review", "person:ken"), NOON)
    assert titles(sender, "person:ken") == [7, "remind.review"]
    assert titles(sender, "person:mei") == []


def test_a_line_that_comes_before_its_card_is_seen_all_the_same(sender: Sender) -> None:
    sender.deliver(line(1, 7, "tell.early"), NOON)
    sender.deliver(card(2, 7), NOON)
    sender.deliver(line(3, 7, "tell.late"), NOON)
    assert titles(sender) == ["tell.early", 7]
    assert thread(sender, 7) == [(msg("tell.late"),)]


def test_a_thread_is_found_from_a_direct_message(sender: Sender) -> None:
    sender.deliver(card(1, 7), NOON)
    sender.deliver(line(2, 7, "one"), NOON)
    parent, pane = sender.thread(7, "person:ken", None)
    assert parent is not None
    assert (parent.place, [shown.says for shown in pane.messages]) == ("room:glow", [(msg("one"),)])
    assert sender.thread(99, "room:glow", None)[0] is None


def test_every_room_is_listed_with_its_newest_message(sender: Sender) -> None:
    sender.deliver(card(1, 7, place="room:tea"), NOON)
    sender.deliver(card(2, 8), NOON)
    last = sender.deliver(card(3, 9, place="person:ken"), NOON)
    assert sender.newest(["ken", "mei"]) == {
        "room:glow": int(last) - 1,
        "room:tea": int(last) - 2,
        "person:ken": int(last),
    }


def test_a_long_stream_is_paged_backwards(sender: Sender) -> None:
    for number in range(1, 46):
        sender.deliver(card(number, number), NOON)
    newest = sender.stream("room:glow", None)
    assert [shown.incident for shown in newest.messages] == list(range(6, 46))
    older = sender.stream("room:glow", newest.earlier)
    assert ([shown.incident for shown in older.messages], older.earlier) == ([1, 2, 3, 4, 5], 0)
