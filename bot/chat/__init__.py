"""The chats: one folder each, found by looking at the folders beside this file. Adding one changes no file elsewhere.

A chat's folder holds what concerns this chat and nothing else, in files of these names:

    settings.py   `Settings`: what can be set for it, read from the environment and `.env`;
                  `RosterFields`: what a person's table in the roster says for it (optional)
    chat.py       `sender(deps)` makes what sends messages there; `listen(sender, deps)` makes its endpoints, once the
                  rest of the application is put together; `members(deps)` tells whom it reaches (optional: without it
                  everybody with one of its roster fields); `endpoints.py` has what they are given
    store.py      `TABLES`: tables of its own, created when they are missing; `COPIES`: those that repeat an incident's
                  words, by a column `incident`, and `AGED`: those whose rows go by age, with a time's column (optional)
    migrations/   how those tables changed since: `<number>_<name>.py`, each with its `TABLE` and `upgrade(operations)`
    doctor.py     `checks(settings)` tries what can be tried, for `python -m bot doctor` (optional)
    words/        its own sentences, `<language>.toml` in each of bot.i18n.LANGUAGES;
                  their keys begin with the folder's name
    setup_commands.py
                  `COMMANDS`: what `python -m bot` can do to set the chat up in its own system, by name (optional)

This file imports none of them: a command that only needs the settings does not wait for Slack's library.
"""

import pkgutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from bot.config.settings import ChatSettings, Settings, load

if TYPE_CHECKING:
    from sqlalchemy import Table

    from bot.chat.endpoints import ChatEndpoints, Check, ListenerDeps, Members, MembersDeps, SenderDeps, SetupCommand
    from bot.chat.protocol import Chat
    from handlers.case.people import Person
    from storage.migrate import ChatSchema


@dataclass(frozen=True)
class RosterMembers:
    """Everybody for whom the roster has one of the chat's `fields`; simply everybody when the chat has none."""

    name: str
    fields: Collection[str] = ()

    def can_reach(self, person: "Person") -> bool:
        """True when this person can be reached there."""
        return not self.fields or any(person.addresses.get(field) for field in self.fields)


@dataclass(frozen=True)
class ChatFolder:
    """One chat. Each part of its folder is imported when it is asked for."""

    name: str

    @property
    def settings(self) -> type[ChatSettings]:
        """The class of its settings."""
        kind: type[ChatSettings] = self._module("settings").Settings
        return kind

    @property
    def roster_fields(self) -> type[BaseModel] | None:
        """What a person's table in the roster says for this chat; None when it says nothing."""
        fields: type[BaseModel] | None = getattr(self._module("settings"), "RosterFields", None)
        return fields

    def members(self, deps: "MembersDeps[Any]") -> "Members":
        """Whom this chat reaches; `deps` has settings of this chat's class."""
        if own := getattr(self._module("chat"), "members", None):
            members: Members = own(deps)
            return members
        return RosterMembers(self.name, tuple(self.roster_fields.model_fields) if self.roster_fields else ())

    def sender(self, deps: "SenderDeps[Any, Any]") -> "Chat":
        """What sends messages to this chat; `deps` has this chat's settings and what its `members` returned."""
        made: Chat = self._module("chat").sender(deps)
        return made

    def listen(self, sender: "Chat", deps: "ListenerDeps[Any]") -> "ChatEndpoints":
        """Its endpoints; `sender` is the one that this folder made."""
        endpoints: ChatEndpoints = self._module("chat").listen(sender, deps)
        return endpoints

    def checks(self, settings: ChatSettings) -> "Iterable[Check]":
        """What works and what does not, each with the repair; nothing when it has no `doctor.py`."""
        found: Iterable[Check] = self._module("doctor").checks(settings) if self._has("doctor") else ()
        return found

    def tables(self) -> "tuple[Table, ...]":
        """The tables it declares in its `store.py`; they are created at the first start that knows them."""
        tables: tuple[Table, ...] = self._module("store").TABLES if self._has("store") else ()
        return tables

    def schema(self) -> "ChatSchema":
        """Its tables, and the folder of their migrations."""
        from storage.migrate import ChatSchema

        folder = next(iter(import_module(f"{__name__}.{self.name}").__path__))
        return ChatSchema(self.name, self.tables(), Path(folder) / "migrations")

    def copies(self) -> "tuple[Table, ...]":
        """Return the chat's tables that repeat an incident's words: emptied as personal data expires (PIPL art. 6)."""
        copies: tuple[Table, ...] = getattr(self._module("store"), "COPIES", ()) if self._has("store") else ()
        return copies

    def aged(self) -> "tuple[tuple[Table, str], ...]":
        """Return the chat's tables whose rows are deleted by age, each with the column of their time."""
        aged: tuple[tuple[Table, str], ...] = getattr(self._module("store"), "AGED", ()) if self._has("store") else ()
        return aged

    def setup_commands(self) -> "Mapping[str, SetupCommand[Any]]":
        """What sets the chat up in its own system, by the command's name."""
        commands: Mapping[str, SetupCommand[Any]] = (
            self._module("setup_commands").COMMANDS if self._has("setup_commands") else {}
        )
        return commands

    def _has(self, part: str) -> bool:
        return find_spec(f"{__name__}.{self.name}.{part}") is not None

    def _module(self, part: str) -> Any:
        return import_module(f"{__name__}.{self.name}.{part}")


def discover() -> tuple[ChatFolder, ...]:
    """Every chat, by name. Folders elsewhere count too once the folder they lie in is on `bot.chat.__path__`."""
    return tuple(
        ChatFolder(name) for name in sorted(found.name for found in pkgutil.iter_modules(__path__) if found.ispkg)
    )


def roster_fields(chats: Iterable[ChatFolder]) -> tuple[type[BaseModel], ...]:
    """What a person's table in the roster says for any of these chats."""
    return tuple(fields for chat in chats if (fields := chat.roster_fields))


def load_settings() -> tuple[Settings, Mapping[ChatFolder, ChatSettings]]:
    """The application's settings, and those of every chat. InvalidSettings names all of their problems at once."""
    chats = discover()
    settings, own = load(*(chat.settings for chat in chats))
    return settings, dict(zip(chats, own, strict=True))
