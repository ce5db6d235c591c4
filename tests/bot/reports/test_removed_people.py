"""The export names a person who holds a role and has left the roster (R48)."""

from datetime import UTC, datetime

from bot.i18n import Locale
from bot.reports.incident_report.sections import roles
from handlers.case.assignment import Assignment
from handlers.case.case_file import CaseFile
from handlers.case.people import Role
from handlers.posts.post import Post

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def test_the_export_names_a_holder_who_has_left_r48() -> None:
    holders = {Role.OWNER: Assignment("jun", NOW), Role.APPROVER: Assignment("ken", NOW)}
    lines = roles(CaseFile(1, Post(), NOW, assignments=holders), frozenset({"jun"}))
    said = [Locale("en").text(line) for line in lines if not isinstance(line, str)]
    assert ["not on the roster" in line for line in said] == [True, False]
