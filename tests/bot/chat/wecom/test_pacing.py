"""Rooms within WeCom's limits, and a message that may have arrived: only that one is said again, and it says so."""

from datetime import timedelta

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.chat.protocol import Message, RetryLater
from bot.chat.wecom.outbound.rate_limit import DAY, HOUR, MEMBER, MINUTE, ROBOT, RateLimiter, Target, group_limit
from bot.ops.clock import utc_now
from handlers.case.card import Card, Row, msg
from tests.fakes import wecom_pace
from tests.fakes.wecom_desk import ROSTER, WecomDesk
from tests.fakes.wecom_wire import Fault

GROUP = "dingfengbo1000002"
AGAIN = "（重发，可能已经收到过）"
UNANSWERED = [
    Fault(cut=True, done=True),
    Fault(status=504, words="<html>", done=True),
    Fault(words="<html>", done=True),
]


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
def room(request, tmp_path):
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


def reply_text(desk, *messages: Message, seconds: float = 5.0):
    """Deliver them all, and what was held back behind them. How long it took."""
    begun = utc_now()
    return desk.flow([*messages, Message(999_999, "room:desk", 0, "held")], seconds) - begun


def test_what_was_sent_before_the_clock_was_set_back_holds_nobody_up(room):
    rate_limiter, now = RateLimiter(room.application.database), utc_now()
    somebody = Target("wecom:MeiLi", MEMBER)
    rate_limiter.acquire(somebody, MEMBER.per_minute_total, now)
    with pytest.raises(RetryLater) as full:
        rate_limiter.acquire(
            somebody, 1, now - timedelta(seconds=30)
        )  # another process looked at its clock a little earlier
    assert timedelta(minutes=1) < full.value.after < timedelta(minutes=2)
    rate_limiter.acquire(somebody, 1, now - HOUR)


def test_a_storm_in_a_room_stays_within_its_limit_and_all_of_it_arrives(room):
    reply_text(room, *(line(n, f"第 {n} 条。") for n in range(1, 401)), *(card(1000 + n) for n in range(60)))
    told = "\n".join(room.said())
    assert [n for n in range(1, 401) if f"第 {n} 条。" not in told] == []
    assert [n for n in range(60) if f"事件 {1000 + n}" not in told] == []


def test_somebody_in_the_groups_of_all_brands_is_counted_once(tmp_path):
    brands = [f"Brand{n}" for n in range(5)]
    desk = WecomDesk(tmp_path / "data", wecom_rooms=",".join(f"{brand}={brand.lower()}" for brand in brands))
    reply_text(desk, *(card(n, place=f"room:{brands[n % 5]}") for n in range(230)))
    assert sum(len(group["said"]) for group in desk.wecom.groups.values()) == 230
    assert desk.wecom.dropped == []
    desk.close()


def test_the_larger_a_group_the_fewer_messages_a_minute():
    assert [group_limit(size).per_minute_total for size in (0, 4, 100, 200, 2000)] == [180, 180, 180, 90, 9]
    assert [group_limit(size).per_hour for size in (4, 100, 2000)] == [9000, 2700, 135]
    assert [
        (size, allowed)
        for size in (2, 150, 2000)
        if (allowed := group_limit(size).per_minute_total) * size > 20_000 or allowed * 1 > 200
    ] == []


def test_a_group_of_many_guests_stays_within_the_person_times(tmp_path):
    desk = WecomDesk(tmp_path / "data")
    desk.wecom.groups[GROUP] = {
        "name": "x",
        "userlist": ["MeiLi", "ken.wu", "ada", "rui", *map(str, range(496))],
        "said": [],
    }
    desk.sender.deliver(line(0, "x"), utc_now())
    reply_text(desk, *(card(n) for n in range(1, 100)))
    assert len(desk.wecom.groups[GROUP]["said"]) == 100
    desk.close()


def test_groups_are_changed_fewer_than_a_hundred_times_an_hour(tmp_path):
    desk, now = WecomDesk(tmp_path / "data"), utc_now()
    desk.sender.deliver(line(0, "x"), now)
    for n in range(1, 130):
        desk.wecom.users.add(f"new{n}")
        people = "".join(
            f'[person.new{k}]\nname = "N{k}"\nroles = ["owner"]\nwecom = "new{k}"\n' for k in range(1, n + 1)
        )
        (desk.application.settings.data_dir / "roster.toml").write_text(ROSTER + people, encoding="utf-8")
        now += timedelta(seconds=20)
        desk.wecom.skipped += 20
        desk.sender.deliver(line(n, "x"), now)
    assert desk.wecom.calls.count("appchat/update") <= 100
    assert len(desk.wecom.groups[GROUP]["said"]) == 130, "who cannot be added yet keeps no message from the others"
    desk.close()


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


def test_we_stay_below_every_number_of_wecoms():
    """Its minute does not begin with ours, so ours are a little smaller."""
    spans = {MINUTE: 60, HOUR: 3600, DAY: 86_400}
    for ours, theirs in (
        (MEMBER, wecom_pace.MEMBER),
        (ROBOT, wecom_pace.ROBOT),
        (group_limit(4), wecom_pace.IN_GROUPS),
    ):
        allowed = {60: ours.per_minute_total, 3600: ours.per_hour, 86_400: ours.per_day}
        assert [span for span, number in theirs if allowed[span] >= number] == []
    assert set(spans.values()) == {60, 3600, 86_400}


def test_an_hours_and_a_days_worth_are_counted_too(tmp_path):
    desk, begun = WecomDesk(tmp_path / "data"), utc_now()
    target = Target("wecom:x", MEMBER.__class__(3, 5, 12, 20))
    sent, now = [], begun
    for _ in range(1000):
        try:
            desk.sender.rate_limiter.acquire(target, 1, now)
            sent.append(now)
        except RetryLater as again:
            now += again.after
        if len(sent) == 40:
            break
    busiest = {span: max(sum(at - span < other <= at for other in sent) for at in sent) for span in (MINUTE, HOUR, DAY)}
    assert (len(sent), busiest) == (40, {MINUTE: 5, HOUR: 12, DAY: 20})
    desk.close()
