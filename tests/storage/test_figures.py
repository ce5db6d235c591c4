"""Facts of incidents in narrow rows, on both engines: worked out once, and anew when a timeline has grown."""

from datetime import datetime, timedelta

from handlers.case.case_file import CaseFile
from handlers.overview.figures.facts import incident_facts
from handlers.posts.post import Post
from storage import periodic_jobs
from storage.database import Database
from storage.incidents import cases, figures
from storage.incidents.cases import NextTimes, StoredCase
from tests.people import POLICY


def stored(database: Database, at: datetime, length: int, number: int = 0, brand: str = "GlowSkin") -> int:
    """An incident opened then, whose timeline has so many lines."""
    with database.transaction() as connection:
        number = number or cases.add(connection)
        file = CaseFile(number, Post(), at, brand=brand, product="精华")
        cases.save(connection, StoredCase(file, timeline_length=length), NextTimes(None, None))
    return number


def worked_out(database: Database, since: datetime) -> list[int]:
    """Which rows were out of date; they are as their timelines are now."""
    with database.transaction() as connection:
        old = figures.out_of_date(connection, since)
        figures.save(connection, [(incident_facts(one.file, POLICY), one.timeline_length) for one in old])
    return [one.file.number for one in old]


def test_a_row_is_worked_out_once_and_anew_when_its_timeline_has_grown(database: Database, now: datetime) -> None:
    first, second = stored(database, now, 3), stored(database, now, 1)
    stored(database, now - timedelta(days=400), 9)
    since = now - timedelta(days=90)
    assert (worked_out(database, since), worked_out(database, since)) == ([first, second], [])
    stored(database, now, 4, first)
    assert worked_out(database, since) == [first]


def test_a_stretch_of_time_and_a_brand_are_read_with_what_their_rows_are_about(
    database: Database, now: datetime
) -> None:
    ours, tea = stored(database, now, 1), stored(database, now, 1, brand="LunaTea")
    worked_out(database, now - timedelta(days=1))
    with database.read_transaction() as connection:
        found = figures.opened_between(connection, now - timedelta(days=7), now)
        of_one = figures.opened_between(connection, now - timedelta(days=7), now, "LunaTea")
        earlier = figures.opened_between(connection, now - timedelta(days=14), now - timedelta(days=7))
    assert [(one.facts.number, one.brand, one.product) for one in found] == [
        (ours, "GlowSkin", "精华"),
        (tea, "LunaTea", "精华"),
    ]
    assert ([one.facts.number for one in of_one], earlier) == ([tea], [])


def test_a_job_is_found_by_how_its_name_begins_and_can_be_ended(database: Database, now: datetime) -> None:
    with database.transaction() as connection:
        periodic_jobs.set_run(connection, "figures week Glow_Skin", now)
        periodic_jobs.set_run(connection, "digest", now)
        assert periodic_jobs.named(connection, "figures ") == {"figures week Glow_Skin": now}
        assert periodic_jobs.drop(connection, "figures week Glow_Skin") and not periodic_jobs.drop(
            connection, "nothing"
        )
        assert periodic_jobs.named(connection, "figures ") == {}
