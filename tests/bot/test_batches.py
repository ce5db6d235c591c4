"""Several decisions in one commit come to the same as one after the other."""

import threading

import pytest

from bot.alerts import AlertIn, to_alert
from bot.arrivals import Arrival, Arrivals
from handlers.grades import Severity
from storage import people as states


def alert(stage, n: int, text: str) -> Arrival:
    """The nth post on one product, reported in these words."""
    given = AlertIn(
        source="t", platform="xiaohongshu", native_id=f"6a01a980{n:016x}", text=text, product="精华", published_at=stage.now
    )  # fmt: skip
    return Arrival(to_alert(given, stage.book.platforms, stage.now))


def take(stage, *arrivals: Arrival) -> list[int]:
    """All of them in one transaction; their incidents."""
    desk = stage.desk
    taken = Arrivals(desk.database, desk.people, desk.ledger, desk.policy, desk.playbook).take(arrivals)
    stage.carry()
    return [received.number for received in taken]


def test_an_alert_is_judged_by_what_the_one_before_it_in_its_batch_has_made_worse(stage):
    mild, worse = (
        alert(stage, 1, "这个精华味道一般，有点失望"),
        alert(stage, 1, "这个精华味道一般，有点失望，用了以后过敏，满脸通红，去医院了"),
    )
    another = alert(stage, 2, "同款精华，我也过敏了，脸肿起来了")
    assert take(stage, mild) == [1]
    assert take(stage, worse, another) == [1, 2]
    assert [stage.desk.read(n).severity for n in (1, 2)] == [Severity.L3, Severity.L3], "two were hurt by one product"


def test_a_post_that_turns_out_worse_raises_its_sibling_too(stage):
    first, second = alert(stage, 1, "这个精华味道一般，有点失望"), alert(stage, 2, "同款精华，我也过敏了，脸肿起来了")
    take(stage, first)
    take(stage, second)
    assert stage.desk.read(2).severity is Severity.L2, "nobody else was hurt so far"
    take(stage, alert(stage, 1, "这个精华味道一般，有点失望，用了以后过敏，满脸通红"))
    assert [stage.desk.read(n).severity for n in (1, 2)] == [Severity.L3, Severity.L3]


def test_who_went_away_while_the_team_was_being_read_is_away(stage, monkeypatch: pytest.MonkeyPatch):
    people, read, go_on, reading = stage.desk.people, states.states, threading.Event(), threading.Event()

    def slowly(connection):
        said = read(connection)
        reading.set()
        go_on.wait(10)
        return said

    people._kept = None
    monkeypatch.setattr(states, "states", slowly)
    reader = threading.Thread(target=people.team)
    reader.start()
    reading.wait(10)
    monkeypatch.setattr(states, "states", read)
    until = stage.now.replace(year=2027)
    people.set_away("ken", until)
    go_on.set()
    reader.join(10)
    assert people.team().people["ken"].away_until == until
