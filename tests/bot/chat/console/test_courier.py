"""What was told to the console stands there once, in its place, in order."""

from datetime import UTC, datetime, timedelta

from bot.chat.console.sender import Courier
from bot.chat.protocol import Message
from handlers.case.card import Card, Line, Say, Tone, say

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


def case(number: int, state: str = "open") -> Card:
    return Card(
        say("card.title", number=number, severity="L2", category="safety", about="serum"),
        Tone.WARNING,
        (Line(say("card.reply"), say(state)),),
    )


def card(outbox: int, number: int, state: str = "open", place: str = "room:glow", slot: str = "case") -> Message:
    return Message(outbox, place, number, slot, card=case(number, state))


def line(outbox: int, number: int, key: str, place: str = "room:glow") -> Message:
    return Message(outbox, place, number, says=(say(key),))


def titles(courier: Courier, place: str = "room:glow") -> list[object]:
    return [shown.card.title.args["number"] if shown.card else shown.says[0].key for shown in courier.stream(place, None).messages]


def thread(courier: Courier, number: int, place: str = "room:glow") -> list[tuple[Say, ...]]:
    return [shown.says for shown in courier.thread(number, place, None)[1].messages]


def test_the_same_message_twice_shows_once(courier: Courier) -> None:
    first = courier.deliver(card(1, 7), NOON)
    assert courier.deliver(card(1, 7), NOON + timedelta(seconds=9)) == first
    for _ in range(2):
        courier.deliver(line(2, 7, "tell.hello"), NOON)
    assert titles(courier) == [7]
    assert thread(courier, 7) == [(say("tell.hello"),)]
    assert courier.revision() == 2


def test_a_changed_card_keeps_its_place_and_says_when_it_changed(courier: Courier) -> None:
    ref = courier.deliver(card(1, 7), NOON)
    courier.deliver(card(2, 8), NOON)
    assert courier.deliver(card(3, 7, "closed"), NOON + timedelta(hours=1)) == ref
    assert titles(courier) == [7, 8]
    first = courier.stream("room:glow", None).messages[0]
    assert (first.card, first.posted_at, first.updated_at) == (case(7, "closed"), NOON, NOON + timedelta(hours=1))


def test_an_older_state_that_arrives_late_does_not_cover_the_newer_one(courier: Courier) -> None:
    courier.deliver(card(1, 7), NOON)
    courier.deliver(card(5, 7, "closed"), NOON)
    courier.deliver(card(3, 7, "waiting"), NOON)
    assert [shown.card for shown in courier.stream("room:glow", None).messages] == [case(7, "closed")]


def test_a_rooms_thread_holds_everything_about_its_incident_in_order(courier: Courier) -> None:
    courier.deliver(card(1, 7), NOON)
    courier.deliver(card(2, 8), NOON)
    for outbox, number, key in ((3, 7, "one"), (4, 8, "other"), (5, 7, "two"), (6, 7, "three")):
        courier.deliver(line(outbox, number, key), NOON + timedelta(minutes=outbox))
    assert titles(courier) == [7, 8]
    assert thread(courier, 7) == [(say("one"),), (say("two"),), (say("three"),)]
    pane = courier.stream("room:glow", None)
    assert pane.replies is not None
    assert (pane.replies[7].count, pane.replies[7].at) == (3, NOON + timedelta(minutes=6))


def test_direct_messages_have_no_threads(courier: Courier) -> None:
    courier.deliver(card(1, 7, place="person:ken", slot="draft-1"), NOON)
    courier.deliver(line(2, 7, "remind.review", "person:ken"), NOON)
    assert titles(courier, "person:ken") == [7, "remind.review"]
    assert titles(courier, "person:mei") == []


def test_a_line_that_comes_before_its_card_is_seen_all_the_same(courier: Courier) -> None:
    courier.deliver(line(1, 7, "tell.early"), NOON)
    courier.deliver(card(2, 7), NOON)
    courier.deliver(line(3, 7, "tell.late"), NOON)
    assert titles(courier) == ["tell.early", 7]
    assert thread(courier, 7) == [(say("tell.late"),)]


def test_a_thread_is_found_from_a_direct_message(courier: Courier) -> None:
    courier.deliver(card(1, 7), NOON)
    courier.deliver(line(2, 7, "one"), NOON)
    parent, pane = courier.thread(7, "person:ken", None)
    assert parent is not None
    assert (parent.place, [shown.says for shown in pane.messages]) == ("room:glow", [(say("one"),)])
    assert courier.thread(99, "room:glow", None)[0] is None


def test_every_room_is_listed_with_its_newest_message(courier: Courier) -> None:
    courier.deliver(card(1, 7, place="room:tea"), NOON)
    courier.deliver(card(2, 8), NOON)
    last = courier.deliver(card(3, 9, place="person:ken"), NOON)
    assert courier.newest(["ken", "mei"]) == {"room:glow": int(last) - 1, "room:tea": int(last) - 2, "person:ken": int(last)}


def test_a_long_stream_is_paged_backwards(courier: Courier) -> None:
    for number in range(1, 46):
        courier.deliver(card(number, number), NOON)
    newest = courier.stream("room:glow", None)
    assert [shown.incident for shown in newest.messages] == list(range(6, 46))
    older = courier.stream("room:glow", newest.earlier)
    assert ([shown.incident for shown in older.messages], older.earlier) == ([1, 2, 3, 4, 5], 0)
