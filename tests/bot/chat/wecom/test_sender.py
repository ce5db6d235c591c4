"""Cards that change in place or come anew, limits that WeCom enforces in silence, and nobody who is missed without a
word.
"""

from datetime import timedelta

import pytest

from bot.chat.protocol import Message, PermanentFailure, RetryLater
from bot.chat.wecom.outbound.rate_limit import MEMBER, Target
from bot.incidents.outbox_messages import CARD
from bot.ops.clock import utc_now
from handlers.case.card import Button, Card, Row, Tone, msg
from storage.outbox import maintenance
from storage.outbox import queue as outbox
from tests.fakes.wecom_wire import Fault

DAY = timedelta(hours=24)


def card(*words: str, buttons: tuple[str, ...] = ("take 1",)) -> Card:
    """A small card."""
    lines = tuple(Row(msg("card.next"), msg("plain.text", text=word)) for word in words)
    return Card(
        msg("plain.text", text="标题"), Tone.INFO, lines, tuple(Button(code, msg("button.take")) for code in buttons)
    )


def message(
    number: int,
    shown: Card | None = None,
    *says: str,
    card_key: str = "draft-1",
    ref: str = "",
    place: str = "person:mei",
) -> Message:
    """On its way to Mei."""
    return Message(
        number, place, 1, card_key, ref, shown, tuple(msg("plain.text", text=text) for text in says), at=utc_now()
    )


def shown(desk, user="MeiLi"):
    """What stands in somebody's messages, oldest first: cards with how often they changed, texts as they are."""
    return [
        (m["card"]["sub_title_text"], m["changes"]) if m["kind"] == "card" else m["text"]
        for m in desk.wecom.inbox.get(user, [])
    ]


LONG = "这一句比一行二十六个字要长一些，所以不会放进卡片的小行里，版本"


def test_a_card_is_changed_in_place_with_its_code_and_posted_anew_when_that_is_used(desk):
    now = utc_now()
    ref = desk.sender.deliver(message(1, card(LONG + "1")), now)
    assert desk.sender.deliver(message(2, card(LONG + "2"), ref=ref), now).split()[0] == ref.split()[0]
    third = desk.sender.deliver(message(3, card(LONG + "3"), ref=ref), now)
    assert third.split()[0] != ref.split()[0]
    assert shown(desk) == [(f"下一步：{LONG}2", 1), (f"下一步：{LONG}3", 0)]


def test_a_press_brings_a_new_code_with_which_the_card_changes_in_place_again(incident):
    task = incident.mei.card("接手")["card"]["task_id"]
    incident.mei.clicks(incident.mei.card("接手"), "take 1")
    cards = [m for m in incident.wecom.inbox["MeiLi"] if m["kind"] == "card"]
    assert [(m["card"]["task_id"] == task, m["changes"] > 0) for m in cards] == [(True, True)]
    assert [b["text"] for b in cards[0]["card"]["button_list"]][:2] == ["评估", "起草"]


@pytest.mark.parametrize("reason", [0, *range(42014, 42023), 40058, 60140, 48002])
def test_a_code_that_is_too_old_or_refused_for_any_reason_gives_a_new_card(desk, reason):
    now = utc_now()
    ref = desk.sender.deliver(message(1, card(LONG + "1")), now)
    if reason:
        desk.wecom.fail("message/update_template_card", Fault(code=reason))
    at = now if reason else now + DAY + timedelta(seconds=1)
    assert desk.sender.deliver(message(2, card(LONG + "2"), ref=ref), at) != ref
    assert shown(desk) == [(f"下一步：{LONG}1", 0), (f"下一步：{LONG}2", 0)]


def test_a_refused_code_is_not_tried_a_second_time(desk):
    now = utc_now()
    ref = desk.sender.deliver(message(1, card(LONG + "1")), now)
    desk.wecom.fail("message/update_template_card", Fault(code=42022))
    for _ in range(2):
        desk.sender.deliver(message(2, card(LONG + "2"), ref=ref), now)
    assert desk.wecom.calls.count("message/update_template_card") == 1


def test_a_card_whose_name_is_taken_on_a_retry_has_arrived(desk):
    now, again = utc_now(), message(1, card(LONG))
    desk.wecom.fail("message/send", Fault(cut=True, done=True))
    with pytest.raises(RetryLater):
        desk.sender.deliver(again, now)
    desk.wecom.equal.clear()  # longer ago than WeCom compares messages
    ref = desk.sender.deliver(again, now)
    assert shown(desk) == [(f"下一步：{LONG}", 0)]
    assert desk.sender.deliver(message(2, card(LONG + "2"), ref=ref), now) != ref


def test_figures_alone_are_worth_no_new_message_unless_somebody_decides_on_the_card(desk):
    now, at = utc_now(), msg("card.window", window="ack")
    first, second = (
        Card(card("x").title, parts=(Row(at, msg("plain.text", text=t)),), buttons=card().buttons)
        for t in ("8 点", "9 点")
    )
    for card_key in ("owner", "post-1"):
        ref = desk.sender.deliver(message(1, first, card_key=card_key), now)
        desk.sender.deliver(message(2, second, card_key=card_key, ref=ref), now)
        desk.sender.deliver(message(3, first, card_key=card_key, ref=ref), now)
        desk.sender.deliver(message(4, second, card_key=card_key, ref=ref), now)
    tasks = {m["card"]["task_id"] for m in desk.wecom.inbox["MeiLi"]}
    assert {card_key: sum(f"-{card_key}-" in task for task in tasks) for card_key in ("owner", "post-1")} == {
        "owner": 1,
        "post-1": 3,
    }


def test_a_send_whose_answer_was_lost_is_repeated_and_seen_once(desk):
    for number, shown_card, says in ((1, card(LONG), ()), (2, None, ("一句话",))):
        desk.wecom.fail("message/send", Fault(cut=True, done=True))
        again = message(number, shown_card, *says)
        with pytest.raises(RetryLater) as failed:
            desk.sender.deliver(again, utc_now())
        assert failed.value.delivery_unknown
        desk.sender.deliver(again, utc_now())
    assert shown(desk) == [(f"下一步：{LONG}", 0), "一句话 ·2"]


def test_who_does_not_get_it_is_said_to_the_manager(incident):
    incident.wecom.unseen.add("ken.wu")
    with incident.application.database.transaction() as connection:
        payload = CARD.dump_json(card(LONG)).decode()
        waiting = outbox.OutboxMessage("wecom|person:ken|1", "card", 1, payload, "draft-9")
        outbox.enqueue(connection, [waiting], utc_now())
    incident.carry()
    assert "ken.wu" in incident.ada.text("given up", "可见范围")
    with pytest.raises(PermanentFailure, match="可见范围"):
        incident.sender.deliver(message(5, None, "x", place="person:ken"), utc_now())


def test_somebody_without_a_userid_is_given_up(desk):
    with pytest.raises(PermanentFailure, match="no WeCom userid"):
        desk.sender.deliver(message(1, None, "x", place="person:nobody"), utc_now())


def flow(desk, messages, seconds: float):
    """Deliver them all; the moment at the end. At most one note to come back later is left."""
    now = desk.flow(messages, seconds)
    with desk.application.database.read_transaction() as connection:
        assert maintenance.waiting(connection)[0] <= 1
    return now


def test_a_flood_of_lines_is_sent_together_and_decision_cards_get_through(desk):
    lines = [message(n, None, f"第 {n} 条", card_key="") for n in range(1, 61)]
    cards = [
        message(100 + n, card(f"{LONG}{n}", buttons=(f"approve 1 {n}",)), card_key=f"draft-{n}") for n in range(12)
    ]
    begun = utc_now()
    assert flow(desk, [*lines, *cards], 1.0) - begun < timedelta(seconds=90), "by the clock that the test sets"
    held = Message(999, "person:mei", 0, "held")
    flow(desk, [held], 5.0)
    told = "\n".join(m["text"] for m in desk.wecom.inbox["MeiLi"] if m["kind"] == "text")
    assert [n for n in range(1, 61) if f"第 {n} 条" not in told] == []
    assert [told.index(f"第 {n} 条") for n in range(1, 61)] == sorted(told.index(f"第 {n} 条") for n in range(1, 61))
    assert len([m for m in desk.wecom.inbox["MeiLi"] if m["kind"] == "card"]) == 12
    assert len([m for m in desk.wecom.inbox["MeiLi"] if m["kind"] == "text"]) < 25


def test_fifty_decision_cards_at_once_all_arrive_within_the_limit(desk):
    flow(desk, [message(n, card(f"{LONG}{n}"), card_key=f"draft-{n}") for n in range(50)], 1.0)
    assert len(shown(desk)) == 50


def test_a_draft_too_long_for_one_message_waits_until_all_of_it_may_go(desk):
    now = utc_now()
    desk.sender.rate_limiter.acquire(Target("wecom:MeiLi", MEMBER), 20, now)
    text = Card(
        msg("plain.text", text="草稿"),
        parts=(Row(msg("card.next"), msg("plain.text", text="字" * 10_000)),),
        buttons=card().buttons,
    )
    with pytest.raises(RetryLater):
        desk.sender.deliver(message(1, text), now)
    assert shown(desk) == []
    desk.sender.deliver(message(1, text), now + timedelta(seconds=62))
    assert len(shown(desk)) == 17


def arrived(texts) -> str:
    """All that was said, without the numbers of the pieces."""
    return "".join(text.partition("\n")[2] if text.startswith("(") else text for text in texts)


@pytest.mark.parametrize(("count", "length"), [(4, 10_000), (200, 500), (1, 30_000)])
def test_long_texts_are_spread_over_minutes_and_nothing_is_dropped(desk, count, length):
    marks = [chr(0x4E00 + n) for n in range(count)]
    flow(desk, [message(n, None, mark * length, card_key="") for n, mark in enumerate(marks, 1)], 1.0)
    flow(desk, [Message(999, "person:mei", 0, "held")], 5.0)
    told = arrived(m["text"] for m in desk.wecom.inbox["MeiLi"])
    assert {mark: told.count(mark) for mark in marks} == dict.fromkeys(marks, length)
    assert desk.sender.rate_limiter.queued("wecom:MeiLi") == []


def test_a_card_with_more_text_than_a_minute_takes_comes_whole_and_last(desk):
    parts = (Row(msg("card.next"), msg("plain.text", text="字" * 30_000)),)
    flow(desk, [message(1, Card(msg("plain.text", text="草稿"), parts=parts, buttons=card().buttons))], 5.0)
    *texts, last = desk.wecom.inbox["MeiLi"]
    assert ("".join(m["text"] for m in texts).count("字"), last["kind"]) == (30_000, "card")
    assert len(texts) == len({m["text"] for m in texts})


def test_a_held_text_that_could_not_be_sent_stays_held(desk):
    now = utc_now()
    desk.sender.deliver(message(1, None, "字" * 30_000, card_key=""), now)
    desk.wecom.fail("message/send", Fault(), Fault(code=-1))
    with pytest.raises(RetryLater):
        desk.sender.deliver(Message(9, "person:mei", 0, "held"), now)
    assert (len(shown(desk)), desk.sender.rate_limiter.queued("wecom:MeiLi")[0].text[:5]) == (1, "(2/46")
