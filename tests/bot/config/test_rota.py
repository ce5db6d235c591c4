"""Who is on duty, from an iCalendar file: repeated shifts, names, addresses, and what is wrong said by name (R50)."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.config.rota import fetch, read_shifts, sources
from handlers.case.errors import InvalidFile
from handlers.case.people import Role, Shift, Team
from tests.people import ADA, KEN, TEAM

MONDAY = datetime(2026, 11, 30, 1, tzinfo=UTC)  # 09:00 in Shanghai
ICS = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//t//t//EN\r
BEGIN:VEVENT\r
UID:1\r
DTSTAMP:20261101T000000Z\r
SUMMARY:Ada\r
DTSTART;TZID=Asia/Shanghai:20261123T090000\r
DTEND;TZID=Asia/Shanghai:20261123T180000\r
RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:2\r
DTSTAMP:20261101T000000Z\r
SUMMARY:Ken, Zoe\r
DTSTART;VALUE=DATE:20261201\r
DTEND;VALUE=DATE:20261202\r
END:VEVENT\r
END:VCALENDAR\r
"""


def shifts() -> tuple[Shift, ...]:
    return read_shifts(ICS, Role.APPROVER, TEAM.people, MONDAY, "Asia/Shanghai")[0]


def test_repeated_shifts_and_whole_days_are_read_in_the_desks_zone_r50():
    day = timedelta(days=1)
    assert shifts() == (
        Shift(Role.APPROVER, "ada", MONDAY, MONDAY + timedelta(hours=9)),
        Shift(Role.APPROVER, "ken", datetime(2026, 11, 30, 16, tzinfo=UTC), datetime(2026, 12, 1, 16, tzinfo=UTC)),
        Shift(Role.APPROVER, "ada", MONDAY + 7 * day, MONDAY + 7 * day + timedelta(hours=9)),
    )


def test_a_name_that_the_roster_does_not_have_is_named():
    assert read_shifts(ICS, Role.APPROVER, TEAM.people, MONDAY, "Asia/Shanghai")[1] == ("Zoe",)
    assert read_shifts(ICS, Role.LEGAL, TEAM.people, MONDAY, "Asia/Shanghai")[1] == ("Ada", "Ken", "Zoe")


def test_who_is_on_duty_is_asked_first_and_others_when_that_person_is_away():
    team = Team({p.id: p for p in (KEN, ADA)}, shifts=shifts())
    assert team.choose(Role.APPROVER, "", "", MONDAY + timedelta(hours=1)).id == "ada"
    assert team.choose(Role.APPROVER, "", "", MONDAY + timedelta(hours=12)).id == "ken"
    assert team.choose(Role.APPROVER, "", "", MONDAY + timedelta(hours=1), {"ada"}).id == "ken"


def test_the_rota_file_names_a_calendar_for_each_role(tmp_path):
    assert sources(tmp_path) == {}
    (tmp_path / "rota.toml").write_text('approver = "duty.ics"\n')
    (tmp_path / "duty.ics").write_bytes(ICS)
    assert fetch(sources(tmp_path)[Role.APPROVER], tmp_path) == ICS


def test_what_is_no_calendar_or_no_role_is_said(tmp_path):
    with pytest.raises(InvalidFile):
        read_shifts(b"<html>log in</html>", Role.APPROVER, TEAM.people, MONDAY, "Asia/Shanghai")
    (tmp_path / "rota.toml").write_text('boss = "duty.ics"\n')
    with pytest.raises(InvalidFile, match="boss"):
        sources(tmp_path)
