"""A message that may have arrived in a room: only that one is said again, and it says so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.chat.protocol import Message, RetryLater
from bot.chat.wecom.outbound.rate_limit import RateLimiter
from bot.ops.clock import utc_now
from handlers.case.card import Card, msg
from tests.bot.chat.wecom.rooms import GROUP, card, line
from tests.fakes.wecom_desk import WecomDesk
from tests.fakes.wecom_wire import Fault

AGAIN = "（重发，可能已经收到过）"
UNANSWERED = [
    Fault(cut=True, done=True),
    Fault(status=504, words="<html>", done=True),
    Fault(words="<html>", done=True),
]


@pytest.mark.parametrize("fault", range(len(UNANSWERED)))
@pytest.mark.parametrize("what", ["line", "long line", "card"])
def test_of_a_message_whose_answer_was_lost_only_the_doubtful_part_is_said_again_and_says_so(room, what, fault):
    made = {"line": line(1, "去问了柜台"), "long line": line(1, "字" * 2000), "card": card(1, 3)}[what]
    parts = {"line": 1, "long line": 4, "card": 3}[what]
    room.sender.deliver(line(5, "先说一句"), utc_now())  # whatever must be asked first is known
    room.wecom.fail(room.path, *[Fault()] * (parts // 2), UNANSWERED[fault])
    with pytest.raises(RetryLater) as failed:
        room.sender.deliver(made, utc_now())
    assert failed.value.delivery_unknown
    room.sender.deliver(Message(**{**vars(made), "possibly_delivered": True}), utc_now())
    said = room.said()[1:]
    assert [text for text in said if text.startswith(AGAIN)] == [AGAIN + said[parts // 2]]
    assert len(said) == parts + 1
    assert len({text.removeprefix(AGAIN) for text in said}) == parts


def test_a_message_that_surely_did_not_arrive_is_sent_without_a_mark(room):
    room.sender.deliver(line(5, "先说一句"), utc_now())
    room.wecom.fail(room.path, Fault(code=-1), Fault(code=45009))
    for _ in range(2):
        with pytest.raises(RetryLater):
            room.sender.deliver(line(1, "去问了柜台"), utc_now())
    room.sender.deliver(line(1, "去问了柜台"), utc_now())
    assert room.said()[1:] == ["事件 1｜去问了柜台"]


def test_a_message_before_which_something_could_not_be_asked_is_sent_without_a_mark(tmp_path):
    desk = WecomDesk(tmp_path / "data")
    for asked_first in ("gettoken", "appchat/get"):
        desk.wecom.fail(asked_first, Fault(status=503, words="busy"))
        with pytest.raises(RetryLater) as failed:
            desk.sender.deliver(line(1, "去问了柜台"), utc_now())
        assert not failed.value.delivery_unknown
    desk.sender.deliver(line(1, "去问了柜台"), utc_now())
    assert desk.wecom.groups[GROUP]["said"] == ["事件 1｜去问了柜台"]
    desk.close()


@pytest.mark.parametrize("made", [line(1, "字" * 2000), card(1, 3)])
def test_what_a_crash_left_in_doubt_stays_so_when_the_next_try_surely_did_not_arrive(room, made):
    room.sender.deliver(made, utc_now())
    first = room.said()
    room.wecom.fail(room.path, Fault(code=-1))
    with pytest.raises(RetryLater):
        room.sender.deliver(replace(made, possibly_delivered=True), utc_now())
    room.sender.deliver(made, utc_now())
    assert room.said() == [*first, *(AGAIN + text for text in first)]


def test_after_a_crash_the_part_that_was_under_way_is_said_again_and_says_so(room, monkeypatch):
    room.sender.deliver(line(5, "先说一句"), utc_now())
    texts = iter([None, None, OSError("killed")])

    def crash(self, key: str, last: int) -> None:
        if trouble := next(texts):
            raise trouble
        release(self, key, last)

    release = RateLimiter.dequeue
    monkeypatch.setattr(RateLimiter, "dequeue", crash)
    with pytest.raises(OSError, match="killed"):
        room.sender.deliver(card(1, 4), utc_now())
    monkeypatch.undo()
    room.sender.deliver(card(1, 4, possibly_delivered=True), utc_now())
    first, second, third, again, fourth = room.said()[1:]
    assert (again, fourth.startswith(AGAIN)) == (AGAIN + third, False)
    assert len({first, second, third, fourth}) == 4


@pytest.mark.parametrize("made", [line(1, "字" * 2000, possibly_delivered=True), card(1, 3, possibly_delivered=True)])
def test_after_a_crash_that_left_nothing_behind_all_of_it_may_be_there_already(room, made):
    room.sender.deliver(made, utc_now())
    assert [text for text in room.said() if not text.startswith(AGAIN)] == []
    assert len(room.said()) > 2


def test_lines_held_back_and_lost_on_the_way_are_said_again_word_for_word(room):
    now = utc_now()
    limit = room.sender.room.target("room:desk").limit.per_minute_text
    for n in range(limit + 5):
        room.sender.deliver(line(n + 1, f"第 {n} 条。"), now)
    room.wecom.skipped += 62
    room.wecom.fail(room.path, Fault(cut=True, done=True))
    held = Message(99_999, "room:desk", 0, "held")
    with pytest.raises(RetryLater):
        room.sender.deliver(held, now + timedelta(seconds=62))
    room.sender.deliver(line(5000, "后来的一条。"), now + timedelta(seconds=63))
    room.sender.deliver(Message(99_999, "room:desk", 0, "held", possibly_delivered=True), now + timedelta(seconds=64))
    batch, again, later = room.said()[limit:]
    assert (again, "后来的一条" in later, "第 " in later) == (AGAIN + batch, True, False)


def test_what_an_earlier_state_of_a_card_left_behind_is_dropped_with_it(room):
    room.sender.deliver(line(5, "先说一句"), utc_now())
    room.wecom.fail(room.path, Fault(), Fault(cut=True, done=True))
    with pytest.raises(RetryLater):
        room.sender.deliver(card(1, 3), utc_now())
    room.sender.deliver(line(2, "别的消息"), utc_now())
    changed = Card(msg("plain.text", text="事件 1 已升级"))
    room.sender.deliver(Message(1, "room:desk", 1, "case", card=changed, possibly_delivered=True), utc_now())
    assert "已升级" in room.said()[-1]
    with room.application.database.read_transaction() as connection:
        assert connection.execute(text("select count(*) from wecom_queued_message")).scalar() == 0


def test_held_lines_to_one_person_that_were_lost_on_the_way_are_seen_once(tmp_path):
    desk, now = WecomDesk(tmp_path / "data"), utc_now()
    for n in range(20):
        desk.sender.deliver(Message(n + 1, "person:mei", 1, says=(msg("plain.text", text=f"第 {n} 条。"),)), now)
    desk.wecom.skipped += 62
    desk.wecom.fail("message/send", Fault(cut=True, done=True))
    held = Message(99_999, "person:mei", 0, "held")
    with pytest.raises(RetryLater):
        desk.sender.deliver(held, now + timedelta(seconds=62))
    desk.sender.deliver(
        Message(500, "person:mei", 1, says=(msg("plain.text", text="后来的。"),)), now + timedelta(seconds=63)
    )
    desk.sender.deliver(held, now + timedelta(seconds=64))
    told = "".join(m["text"] for m in desk.wecom.inbox["MeiLi"])
    assert [told.count(f"第 {n} 条。") for n in range(20)] == [1] * 20
    assert told.count("后来的。") == 1
    desk.close()
