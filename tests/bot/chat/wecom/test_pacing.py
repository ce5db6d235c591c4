"""Rooms and people within WeCom's limits, whatever comes at once."""

from datetime import timedelta

import pytest

from bot.chat.protocol import Message, RetryLater
from bot.chat.wecom.outbound.rate_limit import DAY, HOUR, MEMBER, MINUTE, ROBOT, RateLimiter, Target, group_limit
from bot.ops.clock import utc_now
from tests.bot.chat.wecom.rooms import GROUP, card, line
from tests.fakes import wecom_pace
from tests.fakes.wecom_desk import ROSTER, WecomDesk


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
