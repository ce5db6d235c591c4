"""The roster file: who is on the desk. Read again whenever it is saved; a faulty one never replaces a good one."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    ValidationInfo,
    create_model,
    field_validator,
    model_validator,
)

from bot.config.toml_file import parse_toml
from bot.config.watched_file import WatchedFile
from handlers.case.grades import Category
from handlers.case.people import Person, Role

EXAMPLE = Path(__file__).with_name("roster.example.toml")
A_LIST = 'a list such as ["owner", "approver"]'
KEY_ROLES = (Role.OWNER, Role.APPROVER, Role.MANAGER)  # without them nothing is owned, approved or escalated


class _Person(BaseModel):
    """A person's table. The chats' fields come on top of these."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(pattern=r"\S", description="the name colleagues know them by")
    roles: list[Role] = Field([], description=A_LIST)
    brands: list[str] = Field([], description=A_LIST)
    categories: list[Category] = Field([], description=A_LIST)
    deputies: list[str] = Field([], description=A_LIST)
    away_until: Annotated[datetime, Strict()] | Annotated[date, Strict()] | None = Field(
        None, description="a date such as 2026-12-01 or 2026-12-01T09:00:00"
    )
    language: Literal["zh-Hans", "zh-Hant", "en"] = Field("zh-Hans", description="one of zh-Hans, zh-Hant, en")

    export: Literal["full", "redacted", "none", ""] = Field("", description="one of full, redacted, none")

    @field_validator("deputies")
    @classmethod
    def _are_people(cls, deputies: list[str], info: ValidationInfo) -> list[str]:
        known = info.context["person"] if info.context else {}
        if unknown := [deputy for deputy in deputies if deputy not in known]:
            raise ValueError(f"{', '.join(map(repr, unknown))} is not known; there are {', '.join(known)}")
        return deputies


class _File(BaseModel):
    person: dict[str, _Person] = Field(default_factory=dict, description="[person.<id>]")

    @model_validator(mode="before")
    @classmethod
    def _is_not_empty(cls, tables: dict[str, Any]) -> dict[str, Any]:
        if not isinstance(tables.get("person"), dict) or not tables["person"]:
            raise ValueError("nobody is in it: write at least one [person.<id>] table with a name and roles")
        return tables

    @model_validator(mode="after")
    def _can_work(self) -> "_File":
        """A desk needs a person for each key role, and owner and approver must be two people."""
        having = {role: {id_ for id_, person in self.person.items() if role in person.roles} for role in KEY_ROLES}
        faults = [
            f"[person.{id_}] deputies: nobody is their own deputy"
            for id_, person in self.person.items()
            if id_ in person.deputies
        ]
        faults += [
            f"nobody has the role {role.value!r}: give it to somebody" for role, people in having.items() if not people
        ]
        if len(having[Role.OWNER] | having[Role.APPROVER]) < 2:
            faults.append("owner and approver must be two people: add somebody")
        if faults:
            raise ValueError("\n".join(faults))
        return self


def read(text: str, zone: str, chats: Sequence[type[BaseModel]] = ()) -> dict[str, Person]:
    """People by id, in the order of the file. InvalidFile lists every fault at once.

    `zone` is where a day begins when a person is away until it. `chats` are models of what chats know of a person.
    """
    bases: tuple[type[BaseModel], ...] = (_Person, *chats)
    tables: Any = GenericAlias(dict, (str, create_model("PersonTable", __base__=bases)))
    model = create_model("RosterFile", __base__=_File, person=(tables, _File.model_fields["person"]))
    file = parse_toml(text, model)
    addresses = {name for chat in chats for name in chat.model_fields}
    return {id_: _person(id_, person, zone, addresses) for id_, person in file.person.items()}


def _person(id_: str, table: _Person, zone: str, addresses: set[str]) -> Person:
    return Person(
        id=id_,
        name=table.name,
        roles=frozenset(table.roles),
        brands=frozenset(table.brands),
        categories=frozenset(table.categories),
        deputies=tuple(table.deputies),
        away_until=_away(table.away_until, zone) if table.away_until else None,
        language=table.language,
        export=table.export,
        addresses={name: address for name, address in table.model_dump(include=addresses).items() if address},
    )


def _away(until: datetime | date, zone: str) -> datetime:
    """In UTC; a time without an offset is one of the desk's zone, and a day begins there."""
    moment = until if isinstance(until, datetime) else datetime.combine(until, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


class Roster(WatchedFile[Mapping[str, Person]]):
    """The people on disk, by id."""

    def __init__(self, path: Path, zone: str, chats: Sequence[type[BaseModel]] = ()) -> None:
        super().__init__(path, lambda text: read(text, zone, chats), "roster")
