"""A post is found by any name it was ever known by, and by words that look alike within a day."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from handlers.case.assignment import Assignment
from handlers.case.captures import Capture
from handlers.case.case_file import CaseFile, Status
from handlers.case.drill import Drill
from handlers.case.grades import Flag, Severity
from handlers.case.people import Role
from handlers.posts.post import Counts, Post
from storage.database import Database
from storage.incidents import cases, posts
from storage.incidents.cases import NextTimes, StoredCase

DAY = timedelta(days=1)


def test_a_post_is_found_by_any_of_its_names(database: Database) -> None:
    with database.transaction() as connection:
        posts.save_keys(connection, {"xhs:66f60a0c": 3, "xhs:~a1b2": 3})
        posts.save_keys(connection, {"xhs:~c3d4": 5})
        assert posts.find_by_keys(connection, ["xhs:66f60a0c", "xhs:~c3d4", "weibo:66f60a0c"]) == {
            "xhs:66f60a0c": 3,
            "xhs:~c3d4": 5,
        }
        assert posts.find_by_keys(connection, []) == {}


def test_a_name_leads_to_one_incident_for_ever(database: Database) -> None:
    with database.transaction() as connection:
        posts.save_keys(connection, {"xhs:~a1b2": 3})
    with pytest.raises(IntegrityError), database.transaction() as connection:
        posts.save_keys(connection, {"xhs:~a1b2": 5})


def test_texts_that_share_a_band_are_found_for_a_day(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        posts.save_minhash(connection, 3, ["0aa", "1bb"], now)
        posts.save_minhash(connection, 4, ["0cc", "1bb"], now + DAY / 2)
        posts.save_minhash(connection, 5, [], now)
        assert sorted(posts.find_by_band(connection, ["1bb", "2zz"], now + DAY)) == [3, 4]
        assert posts.find_by_band(connection, ["1bb"], now + DAY + timedelta(seconds=1)) == [4]
        assert posts.find_by_band(connection, ["1cc", "0bb"], now) == []
        assert posts.find_by_band(connection, [], now) == []
        assert len(posts.find_by_band(connection, ["1bb"], now, limit=1)) == 1


def test_engagement_is_kept_in_the_order_of_its_time(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        posts.add_captures(connection, [(3, Capture(now + DAY, Counts(like=9, save=0)))])
        posts.add_captures(connection, [(3, Capture(now, Counts(like=2))), (4, Capture(now, Counts(view=1)))])
        assert posts.series(connection, 3) == [(now, {"like": 2}), (now + DAY, {"like": 9, "save": 0})]


def test_only_real_open_incidents_on_a_product_are_counted(database: Database, now: datetime) -> None:
    hurt = frozenset({Flag.SAFETY})
    keep(database, now, product="面膜", flags=hurt)
    keep(database, now, product="面膜")
    keep(database, now, product="面膜", severity=Severity.L0)
    keep(database, now, product="面膜", status=Status.CLOSED)
    keep(database, now, product="面膜", drill=Drill("glowskin", 60, now))
    keep(database, now - 8 * DAY, product="面膜")
    keep(database, now, product="精华")
    keep(database, now)
    with database.read_transaction() as connection:
        assert sorted(posts.on_product(connection, "面膜", now - 7 * DAY, 9)) == [1, 2]
        assert posts.on_product(connection, "面膜", now - 7 * DAY, 9, safety=True) == [1]
        assert len(posts.on_product(connection, "面膜", now - 7 * DAY, 1)) == 1
        assert posts.on_product(connection, "", now - 7 * DAY, 9) == []


def test_load_counts_open_incidents_by_owner(database: Database, now: datetime) -> None:
    mei, ken = ({Role.OWNER: Assignment(name, now)} for name in ("mei", "ken"))
    keep(database, now, assignments=mei)
    keep(database, now, assignments=mei)
    keep(database, now, assignments=ken)
    keep(database, now, assignments=ken, status=Status.CLOSED)
    keep(database, now)
    with database.read_transaction() as connection:
        assert posts.load_of(connection) == {"mei": 2, "ken": 1}


def keep(database: Database, at: datetime, **values: object) -> None:
    with database.transaction() as connection:
        fields: dict[str, Any] = {"severity": Severity.L1, **values}
        file = CaseFile(cases.add(connection), Post(), at, **fields)
        cases.save(connection, StoredCase(file), NextTimes(None, None))
