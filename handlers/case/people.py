"""The people of the team: who may do what, who stands in for whom, who is away."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person may be on an incident (R47, R48); escalations end at a manager.

    The one list of roles: rosters and playbooks write these codes, `prompts/people.toml` says what each is called.
    """

    OWNER = "owner"
    APPROVER = "approver"
    LEGAL = "legal"
    EXECUTIVE = "executive"
    PUBLISHER = "publisher"
    SPOKESPERSON = "spokesperson"
    MONITOR = "monitor"
    TRIAGER = "triager"
    DRAFTER = "drafter"
    LIAISON = "liaison"
    KOL = "kol"
    PRIVACY_OFFICER = "privacy_officer"
    SECURITY = "security"
    CUSTOMER_SERVICE = "customer_service"
    QUALITY = "quality"
    LOGISTICS = "logistics"
    PRODUCT = "product_owner"
    PUBLIC_RELATIONS = "public_relations"
    MEDIA = "media_liaison"
    HEADQUARTERS = "headquarters"
    MANAGER = "manager"


ASSIGNABLE_ROLES = tuple(role for role in Role if role is not Role.MANAGER)  # in the order cards list them
DEPARTMENTS = (  # called in for what they know (R50)
    Role.SECURITY,
    Role.CUSTOMER_SERVICE,
    Role.QUALITY,
    Role.LOGISTICS,
    Role.PRODUCT,
    Role.PUBLIC_RELATIONS,
    Role.MEDIA,
    Role.HEADQUARTERS,
)
SUPPORTING = frozenset({*DEPARTMENTS, Role.SPOKESPERSON, Role.TRIAGER, Role.DRAFTER})  # an owner can do without a while


@dataclass(frozen=True)
class Person:
    """A person of the roster. Empty `brands` or `categories` cover all; `addresses` are theirs in chats.

    An address goes by its key in the roster, such as `slack` or `email`; each chat says which keys it knows.
    """

    id: str
    name: str
    roles: frozenset[Role] = frozenset()
    brands: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    deputies: tuple[str, ...] = ()
    away_until: datetime | None = None
    language: str = "zh-Hans"
    export: str = ""  # full, redacted or none: what they may take out of the desk; empty goes by their roles
    addresses: Mapping[str, str] = field(default_factory=dict)

    def away(self, now: datetime) -> bool:
        """True while the person is absent."""
        return self.away_until is not None and now < self.away_until

    def covers(self, brand: str, category: str) -> bool:
        """True when the person's brands and categories include these."""
        pairs = ((self.brands, brand), (self.categories, category))
        return all(not own or not given or given in own for own, given in pairs)


@dataclass(frozen=True)
class Shift:
    """A person is on duty for a role from `start` until `end` (UTC)."""

    role: Role
    person: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class Team:
    """Everybody, and how many open incidents each one holds (R62)."""

    people: Mapping[str, Person]
    load: Mapping[str, int] = field(default_factory=dict)
    unreachable: frozenset[str] = frozenset()  # ids of whom no chat knows
    shifts: tuple[Shift, ...] = ()  # of the rotas: who is on duty is asked before the others

    def name(self, person: str) -> str:
        """Return the display name, or the id itself of a person who has left the roster."""
        return self.people[person].name if person in self.people else person

    def find(self, given: str) -> str | None:
        """A roster id from an id, a display name or an @mention."""
        given = given.removeprefix("@").casefold()
        return next(
            (p.id for p in self.people.values() if given and given in (p.id.casefold(), p.name.casefold())), None
        )

    def has(self, person: str, role: Role) -> bool:
        """True when the roster gives this person the role."""
        return person in self.people and role in self.people[person].roles

    def holders(self, role: Role, brand: str, category: str) -> list[Person]:
        """Everybody who has the role and covers this, there or not."""
        return [p for p in self.people.values() if role in p.roles and p.covers(brand, category)]

    def able(self, role: Role, brand: str, category: str, now: datetime) -> list[Person]:
        """Everybody who holds the role, covers this and is not away."""
        return [p for p in self.holders(role, brand, category) if self.present(p, now)]

    def present(self, person: Person, now: datetime) -> bool:
        """True when this person can be asked now: not away, and known to a chat."""
        return not person.away(now) and person.id not in self.unreachable

    def with_present(self, person: Person) -> "Team":
        """Return the team with this person there, whatever was said of them: who acts can be reached."""
        if person.id not in self.people:
            return self
        there = replace(self.people[person.id], away_until=None)
        return replace(self, people={**self.people, person.id: there}, unreachable=self.unreachable - {person.id})

    def choose(
        self, role: Role, brand: str, category: str, now: datetime, exclude: Collection[str] = ()
    ) -> Person | None:
        """Return who takes the role: present, covering, on duty, least loaded, first on the roster.

        None leaves it unfilled.
        """
        able = [p for p in self.able(role, brand, category, now) if p.id not in exclude]
        on_duty = self.on_duty(role, now)
        able = [p for p in able if p.id in on_duty] or able
        return min(able, key=lambda p: self.load.get(p.id, 0), default=None)

    def on_duty(self, role: Role, now: datetime) -> frozenset[str]:
        """Return the ids of those whom the role's rota has on duty now."""
        return frozenset(s.person for s in self.shifts if s.role is role and s.start <= now < s.end)

    def deputy(self, person: str, role: Role, now: datetime, exclude: Collection[str] = ()) -> Person | None:
        """The first appointed deputy who is present and holds the role."""
        named = self.people[person].deputies if person in self.people else ()
        able = (self.people[d] for d in named if d in self.people and d not in exclude)
        return next((p for p in able if role in p.roles and self.present(p, now)), None)

    def managers(self, brand: str) -> tuple[str, ...]:
        """Who escalations reach in the end."""
        return tuple(p.id for p in self.people.values() if Role.MANAGER in p.roles and p.covers(brand, ""))
