"""Who can be reached now, role by role: present, known to a chat, and proved by the last test message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.case.card import Button, Card, LocalizedText, Row, Tone, msg
from handlers.case.people import Person, Role, Team

DECISIVE = (Role.OWNER, Role.APPROVER, Role.LEGAL, Role.EXECUTIVE, Role.MANAGER)  # without them a crisis stands still


@dataclass(frozen=True)
class ReachTest:
    """When a person was last sent a test message and when they last confirmed one (UTC)."""

    asked_at: datetime | None = None
    confirmed_at: datetime | None = None

    @property
    def unanswered(self) -> bool:
        """True while the last test message waits for its confirmation."""
        return self.asked_at is not None and (self.confirmed_at is None or self.confirmed_at < self.asked_at)


Tests = Mapping[str, ReachTest]


def reach_card(team: Team, tests: Tests, now: datetime) -> Card:
    """Every role that the roster gives, with who is there and who is not and why."""
    rows = tuple(Row(msg("card.seat", role=role), _role(role, team, tests, now)) for role in _roles(team))
    tone = Tone.CRITICAL if missing_roles(team, now) else Tone.INFO
    return Card(msg("reach.title"), tone, rows, (Button("here", msg("button.here")),))


def reach_row(team: Team, now: datetime) -> tuple[Row, ...]:
    """For the board: which decisive roles have no holder present; nothing when all have one."""
    missing = missing_roles(team, now)
    names = tuple(msg(f"role.{role}") for role in missing)
    return (Row(msg("reach.now"), msg("reach.nobody_for", roles=names)),) if missing else ()


def missing_roles(team: Team, now: datetime) -> tuple[Role, ...]:
    """Return the decisive roles without a holder who is present."""
    return tuple(r for r in DECISIVE if not any(r in p.roles and team.present(p, now) for p in team.people.values()))


def unconfirmed(team: Team, tests: Tests) -> tuple[str, ...]:
    """Return the ids of people on duty who have not confirmed the last test message."""
    return tuple(p.id for p in team.people.values() if p.roles and tests.get(p.id, ReachTest()).unanswered)


def reach_test_card() -> Card:
    """The test message, with the button that confirms it."""
    button = Button("here", msg("button.here"), primary=True)
    return Card(msg("reach.test_title"), Tone.INFO, (Row(msg("card.next"), msg("reach.test")),), (button,))


def _roles(team: Team) -> tuple[Role, ...]:
    given = {role for person in team.people.values() for role in person.roles}
    return tuple(role for role in Role if role in given or role in DECISIVE)


def _role(role: Role, team: Team, tests: Tests, now: datetime) -> LocalizedText:
    people = [p for p in team.people.values() if role in p.roles]
    on_duty = team.on_duty(role, now)
    people.sort(key=lambda p: p.id not in on_duty)
    states = [_person(p, team, tests.get(p.id, ReachTest()), now) for p in people]
    said = tuple(msg("reach.on_duty", who=s) if p.id in on_duty else s for p, s in zip(people, states, strict=True))
    return msg("plain.list", items=said) if said else msg("card.nobody")


def _person(person: Person, team: Team, test: ReachTest, now: datetime) -> LocalizedText:
    if person.away(now):
        return msg("reach.away", person=person.id, until=person.away_until)
    if person.id in team.unreachable:
        return msg("reach.unreachable", person=person.id)
    if test.unanswered:
        return msg("reach.unconfirmed", person=person.id, at=test.asked_at)
    return msg("reach.confirmed" if test.confirmed_at else "reach.present", person=person.id, at=test.confirmed_at)
