"""A desk in a country with summer time: what is due at a time of day is due once on the days with 23
and 25 hours too.
"""

from datetime import UTC, datetime, time, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from bot.workers.digest import Digest
from handlers.case.policy import ResponsePolicy
from handlers.reminders.windows import open_windows
from tests.people import NOON, case

CHANGES = (datetime(2026, 3, 8, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))  # in New York: to summer time, and back
PLACES = ("America/New_York", "Australia/Lord_Howe", "Asia/Shanghai")
QUARTER = timedelta(minutes=15)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("at", [time(9), time(1, 30), time(2, 30)])
@pytest.mark.parametrize("change", CHANGES, ids=["to summer time", "and back"])
def test_the_digest_comes_once_a_day(place, at, change):
    digest = Digest(SimpleNamespace(), SimpleNamespace(digest_at=at, zone=place))
    looks = [change - timedelta(days=2) + n * QUARTER for n in range(4 * 96)]
    turns = {digest.next_run(now) for now in looks}
    assert [now for now in looks if not now < digest.next_run(now) <= now + timedelta(hours=25)] == []
    assert len({turn.astimezone(ZoneInfo(place)).date() for turn in turns}) == len(turns) >= 4


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("change", CHANGES, ids=["to summer time", "and back"])
def test_quiet_hours_end_after_they_began(place, change):
    application = ResponsePolicy(zone=place, quiet_from=time(22), quiet_until=time(1, 45))
    waits = [
        application.after_quiet(at) - at for n in range(4 * 96) if (at := change - timedelta(days=2) + n * QUARTER)
    ]
    assert timedelta(0) == min(waits) < max(waits) < timedelta(hours=5)


def test_a_window_of_a_day_has_24_hours_wherever_the_desk_is():
    windows = [open_windows(case(), ResponsePolicy(zone=place)) for place in PLACES]
    assert windows[0] == windows[1] == windows[2]
    assert {window.due - (NOON - timedelta(hours=1)) for window in windows[0]} >= {
        timedelta(hours=24),
        timedelta(hours=48),
    }
