"""Who is on duty by the rota is asked before the others of the role."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.config.roster import EXAMPLE, Roster
from bot.incidents.team import TeamDirectory
from handlers.case.people import Role, Shift
from storage.database import Database
from storage.migrate import upgrade

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def test_a_shift_of_the_rota_decides_who_is_asked(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'desk.db'}")
    upgrade(database)
    people = TeamDirectory(database, Roster(EXAMPLE, "Asia/Shanghai"))
    chosen = []
    for person in ("ada", "ken"):
        people.set_shifts((Shift(Role.APPROVER, person, NOW, NOW + timedelta(hours=12)),))
        chosen.append(people.team().choose(Role.APPROVER, "", "", NOW))
    database.close()
    assert [person.id for person in chosen if person] == ["ada", "ken"]
