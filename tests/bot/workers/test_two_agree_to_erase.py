"""A person's request is typed at the machine by one and agreed to in chat by two; before that nothing goes (row 28)."""

import json
from contextlib import closing
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.incidents.person_requests import VALID, Consent, ask_both
from bot.workers.agreed_requests import EVERY, AgreedRequests
from bot.workers.person_request import Person, PersonRequest
from handlers.case.errors import UserError
from storage import person_requests
from storage.backup import back_up, backup_name
from storage.database import Database
from storage.outbox.statements import ROW
from storage.person_requests import WaitingRequest
from tests.bot.workers.test_retention import NAME, NOON, Kept, kept  # noqa: F401

ASKED, ID = NOON + timedelta(days=1), "20261122-0a1b2c3d"
ASK = WaitingRequest(ID, NAME, "xiaohongshu", "", f"{NAME}来信 12 号", "ken", "rui", ASKED + VALID)


class Desk:
    """Mei typed the request at the machine, in the names of Ken and Rui."""

    def __init__(self, kept: Kept) -> None:  # noqa: F811
        self.kept, self.desk = kept, kept.stage.desk
        kept.stage.now = ASKED
        ask_both(self.desk, ASK, 7, ASKED)
        self.job = AgreedRequests(self.desk, kept.retention)
        kept.stage.carry()

    def says(self, person: str, words: str) -> str:
        result = self.kept.stage.dispatcher.dispatch(person, words, self.kept.stage.now)
        return " ".join(said.key for said in result.says) or result.card.parts[0].label.key

    def work(self, after: timedelta = EVERY) -> bool:
        """The desk goes on for a while; True when the name still stands in the case."""
        self.kept.stage.now += after
        self.job.carry_out_due(self.kept.stage.now)
        self.kept.stage.carry()
        return "incident" in self.kept.found(NAME)

    def told(self, words: str) -> set[str]:
        with self.desk.database.read_transaction() as connection:
            queues = connection.execute(select(ROW.c.queue).where(ROW.c.payload.contains(words))).scalars()
            return {queue.split("|")[1].removeprefix("person:") for queue in queues}


@pytest.fixture
def desk(kept):  # noqa: F811
    return Desk(kept)


def test_both_agree_in_chat_and_only_then_it_goes(desk):
    assert desk.work()
    assert desk.says("ken", f"erasure {ID} yes") == "erasure.one_agreed"
    assert desk.work()
    assert desk.says("rui", f"删除请求 {ID} 同意") == "erasure.both_agreed"
    assert not desk.work()
    receipt = json.loads((desk.kept.retention.folder / "receipts" / f"{ID}.json").read_text())
    assert [receipt[name] for name in ("receipt", "by", "agreed", "reason")] == [ID, "ken", "rui", "[erased]来信 12 号"]
    left = [file.name for file in desk.kept.retention.folder.rglob("*") if file.is_file() and NAME in _text_of(file)]
    assert left == [], "not even in a page of the database that is free"
    assert desk.told("tell.person_forgotten") == {"ken", "rui", "ada"}
    with desk.desk.database.read_transaction() as connection:
        assert person_requests.waiting(connection) == []


def test_one_person_under_both_names_is_one_person(desk):
    """Who typed it may be one of the two, but speaks for themselves alone."""
    assert [desk.says("ken", f"erasure {ID} yes") for _ in range(2)] == ["erasure.one_agreed"] * 2
    for other in ("mei", "jun", "ada"):
        assert desk.says(other, f"erasure {ID} yes") == "erasure.not_yours"
    assert desk.work()


@pytest.mark.parametrize("person", ["ken", "rui", "ada"])
def test_either_of_them_and_who_watches_may_refuse(desk, person):
    desk.says("rui", f"erasure {ID} yes")
    assert desk.says(person, f"erasure {ID} no 信不是本人写的") == "erasure.refused"
    assert desk.says("ken", f"erasure {ID} yes") == "erasure.list"
    assert desk.work()


def test_after_its_time_nobody_can_agree_and_both_hear_of_it(desk):
    desk.says("ken", f"erasure {ID} yes")
    desk.kept.stage.now = ASK.expires
    assert desk.says("rui", f"erasure {ID} yes") == "erasure.expired"
    assert desk.work()
    assert desk.told("erasure.expired") == {"ken", "rui", "ada"}


def test_the_card_goes_to_both_and_no_chat_keeps_the_name(desk):
    assert desk.told("erasure.erase") == {"ken", "rui"}
    with desk.desk.database.read_transaction() as connection:
        rows = connection.execute(select(ROW.c.payload).where(ROW.c.payload.contains(ID))).scalars().all()
    assert (len(rows) > 0, [row for row in rows if NAME in row]) == (True, [])
    assert desk.says("ada", "erasure") == "erasure.title"
    assert desk.says("mei", "erasure") == "erasure.list"


def test_a_backup_that_is_put_back_carries_nothing_out_by_itself(desk, tmp_path):
    file = backup_name(tmp_path, NOON)
    desk.says("ken", f"erasure {ID} yes")
    back_up(desk.desk.database, file)
    PersonRequest(desk.desk.database, desk.kept.retention, ASKED).backups(Person(NAME))
    assert NAME.encode() not in file.read_bytes()
    with closing(Database(f"sqlite:///{file}")) as copy, copy.read_transaction() as connection:
        assert person_requests.waiting(connection) == []


@pytest.mark.parametrize(
    ("by", "agreed", "reason"),
    [("ada", "", "信"), ("ada", "ada", "信"), ("ada", "mei", "信"), ("ada", "rui", ""), ("x", "rui", "信")],
)
def test_one_person_alone_cannot_even_ask(kept, by, agreed, reason):  # noqa: F811
    team = kept.stage.desk.people.team()
    with pytest.raises(UserError):
        Consent(by, agreed, reason).people(team)
    assert [one.id for one in Consent("ada", "rui", "来信 12 号").people(team)] == ["ada", "rui"]


def _text_of(file):
    return file.read_bytes().decode("utf-8", "replace")
