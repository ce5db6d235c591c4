"""Several decisions in one commit come to the same as one after the other."""

import threading
from datetime import datetime

import pytest
from sqlalchemy import update

from bot.incidents.execute_commands import CommandExecutor, NoSuchIncident, PendingCommand
from bot.incidents.ingest_alerts import AlertIngestor, IncomingAlert
from bot.ingest.schema import AlertIn, to_alert
from handlers.case.decision import CommandContext
from handlers.case.grades import Severity
from handlers.case.people import Person, Team
from handlers.case.policy import ResponsePolicy
from handlers.closing import actions as closing
from storage import team as states
from storage.incidents import cases, timeline
from storage.incidents.cases import CorruptCaseFile
from tests.waiting import PATIENCE, ended


def alert(stage, n: int, text: str) -> IncomingAlert:
    """The nth post on one product, reported in these words."""
    given = AlertIn(
        source="t",
        platform="xiaohongshu",
        native_id=f"6a01a980{n:016x}",
        text=text,
        product="精华",
        published_at=stage.now,
    )
    return IncomingAlert(to_alert(given, stage.book.platforms, stage.now))


def take(stage, *alerts: IncomingAlert) -> list[int]:
    """All of them in one transaction; their incidents."""
    desk = stage.desk
    taken = AlertIngestor(
        desk.database, desk.people, desk.decision_writer, desk.team_policy, desk.playbook_version, desk.readers
    ).ingest(alerts)
    stage.carry()
    return [received.number for received in taken]


def note(number: int, words: str, now: datetime, idempotency_key: str = "") -> PendingCommand:
    """A note of Ken's."""
    act = CommandContext(Person("ken", "Ken"), Team({}), ResponsePolicy(), {"text": words})
    return PendingCommand(
        number,
        "ken",
        now,
        lambda file, team, application: closing.note(file, act, now),
        idempotency_key,
        needs_draft_context=False,
    )


def test_one_batch_keeps_order_and_chain_and_spares_the_rest_what_is_wrong_with_one(stage):
    first, second, spoilt = (take(stage, alert(stage, n, f"用了{n}瓶就过敏，满脸通红"))[0] for n in (1, 2, 3))
    with stage.database.transaction() as connection:
        connection.execute(update(cases.TABLE).where(cases.TABLE.c.number == spoilt).values(file="{"))
    asked = [(first, "一"), (second, "甲"), (spoilt, "坏"), (99, "无"), (first, "二"), (second, "乙"), (first, "三")]
    made = CommandExecutor(
        stage.database, stage.desk.people, stage.desk.decision_writer, stage.desk.team_policy
    ).execute(
        [note(number, words, stage.now, idempotency_key="twice" if words in "二三" else "") for number, words in asked]
    )
    assert [type(each) for each in made] == [tuple, tuple, CorruptCaseFile, NoSuchIncident, tuple, tuple, tuple]
    with stage.database.read_transaction() as connection:
        for number, words in ((first, ["一", "二"]), (second, ["甲", "乙"])):
            lines, chain = timeline.read(connection, number), timeline.GENESIS
            for line in lines:
                chain = timeline.link(chain, number, line.seq, line.at, line.by, line.kind, line.data)
                assert chain == line.hash
            assert cases.load(connection, number).timeline_head == chain
            assert [line.fields["text"] for line in lines if line.kind == "Noted"] == words
    stage.carry()
    noted = [line for line in stage.chat.lines["room:desk"] if "Mei" in line and "备注" in line]
    assert [sign for line in noted for sign in "一二三甲乙" if sign in line] == [], (
        "what is need-to-know is not told there"
    )


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
        go_on.wait(PATIENCE)
        return said

    people._cached = None
    monkeypatch.setattr(states, "states", slowly)
    reader = threading.Thread(target=people.team)
    reader.start()
    reading.wait(PATIENCE)
    monkeypatch.setattr(states, "states", read)
    until = stage.now.replace(year=2027)
    people.set_away("ken", until)
    go_on.set()
    ended(reader)
    assert people.team().people["ken"].away_until == until
