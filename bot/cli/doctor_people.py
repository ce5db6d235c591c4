"""Doctor's checks of people: who is there for each decisive role, who answers, which incident lacks a holder."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.exc import SQLAlchemyError

from bot.chat import discover, roster_fields
from bot.chat.endpoints import Check
from bot.config import rota
from bot.config.content import load_content
from bot.config.roster import Roster
from bot.config.settings import Settings
from bot.incidents.team import TeamDirectory
from handlers.case.errors import InvalidFile
from handlers.case.people import Team
from handlers.overview.reach_card import DECISIVE, missing_roles, unconfirmed
from handlers.roles.absence import lacking_roles
from storage import team as states
from storage.database import Database
from storage.incidents import listing

MAX_INCIDENTS = 200


def check_people(settings: Settings, now: datetime) -> Iterator[Check]:
    """Nothing while there is no roster or no database yet: other checks say so."""
    try:
        roster = Roster(settings.roster, settings.zone, roster_fields(discover()))
        database = Database(settings.database)
    except (InvalidFile, OSError, SQLAlchemyError, ImportError):
        return
    try:
        with database.read_transaction() as connection:
            team = TeamDirectory(database, roster).team(connection)
            tests, files = states.reach_tests(connection), listing.open_incidents(connection, MAX_INCIDENTS)
    except SQLAlchemyError:
        return
    finally:
        database.close()
    yield from _check_rotas(settings, team, now)
    there = ", ".join(
        f"{role.value} {sum(role in p.roles and team.present(p, now) for p in team.people.values())}"
        for role in DECISIVE
    )
    missing = ", ".join(missing_roles(team, now))
    yield Check("people there", not missing, there, f"give {missing} to somebody who is there, or ask one back")
    policy = load_content(settings).policy
    silent = ", ".join(unconfirmed(team, tests))
    yield Check("test message", not silent, silent and f"not confirmed by {silent}", "reach them; correct the roster")
    lacking = [f"INC-{f.number} {role}" for f in files for role in lacking_roles(f, team, policy, now)]
    yield Check("roles", not lacking, ", ".join(lacking[:10]), "name somebody: /incident assign NUMBER ROLE PERSON")


def _check_rotas(settings: Settings, team: Team, now: datetime) -> Iterator[Check]:
    """Read every rota as the desk does; nothing where there is none."""
    try:
        found = rota.sources(settings.data_dir)
    except (InvalidFile, OSError) as error:
        yield Check("rota", False, str(error), f"correct {settings.data_dir / rota.FILE}")
        return
    for role, source in found.items():
        try:
            calendar = rota.fetch(source, settings.data_dir)
            shifts, unknown = rota.read_shifts(calendar, role, team.people, now, settings.zone)
        except (InvalidFile, OSError) as error:
            yield Check(f"rota {role}", False, f"{source}: {error}", "correct the file or its address")
            continue
        shown = f"{len(shifts)} shifts in 30 days" + (f"; unknown: {', '.join(unknown)}" if unknown else "")
        yield Check(f"rota {role}", not unknown, shown, f"give them the role {role} on the roster, or correct the name")
