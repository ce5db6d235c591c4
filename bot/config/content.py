"""The files under `prompts/` put into the handlers' shapes, once, at start."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import prompts
from bot.config.playbooks import playbooks_of
from bot.config.settings import Settings
from handlers.case.errors import InvalidFile
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.playbook import Playbook
from handlers.case.policy import MINUTE, ResponsePolicy, Staffing
from handlers.posts import Platform


@dataclass(frozen=True)
class Content:
    """Texts and playbooks, platforms, and the response policy."""

    library: prompts.Library
    platforms: tuple[Platform, ...]
    policy: ResponsePolicy


@dataclass(frozen=True)
class Book:
    """What stands in the files, the same for all settings."""

    library: prompts.Library
    platforms: tuple[Platform, ...]
    playbooks: Mapping[str, Playbook]
    staffing: Staffing


def read_book() -> Book:
    """Read and check everything. InvalidFile has a line for every mistake: file, line, what to write."""
    try:
        library = prompts.load()
        playbooks = playbooks_of(library)
        staffing = staffing_of(library, playbooks)
        platforms = tuple(Platform.from_mapping({"id": id_, **table}) for id_, table in library.platforms.items())
    except ValueError as error:  # PromptError is one. `prompts` imports nothing of ours, so it becomes ours here
        raise InvalidFile(str(error)) from error
    return Book(library, platforms, playbooks, staffing)


def load_content(settings: Settings) -> Content:
    """Put the files and the settings together. Raise InvalidFile as `read_book` does."""
    book = read_book()
    policy = ResponsePolicy(
        zone=settings.zone,
        quiet_from=settings.quiet_from,
        quiet_until=settings.quiet_until,
        fast_ack=timedelta(hours=settings.fast_ack_hours),
        statement=timedelta(hours=settings.statement_hours),
        cool_off=timedelta(minutes=settings.cool_off_minutes),
        replies_in_hostile_thread=settings.hostile_replies,
        platforms={platform.id: platform for platform in book.platforms},
        staffing=book.staffing,
        executive_from="" if settings.executive_from == "never" else settings.executive_from,
        accept_within=dict(zip(("L3", "L2", "L1"), (MINUTE * n for n in settings.accept_minutes), strict=True)),
        look_again=dict(zip(("L3", "L2", "L1"), (MINUTE * n for n in settings.look_minutes), strict=True)),
        playbooks=book.playbooks,
    )
    return Content(book.library, book.platforms, policy)


def staffing_of(library: prompts.Library, playbooks: Mapping[str, Playbook]) -> Staffing:
    """Who is needed when, from the playbooks. ValueError names a role that rosters do not know."""
    if unknown := sorted(set(library.people) ^ {role.value for role in Role}):
        raise ValueError(f"people.toml: {', '.join(unknown)}: must have exactly the roles of the desk")
    roles = {name: {level: _roles(book, level) for level in book.people} for name, book in playbooks.items()}
    return Staffing(roles, {subtype: Role(role) for subtype, role in library.departments.items()})


def _roles(book: Playbook, level: str) -> tuple[Role, ...]:
    """Whom the playbook calls in, and from L2 up the roles of its steps too: a person is asked for each."""
    steps = [step.role for step in book.steps.get(level, ())] if level >= Severity.L2 else []
    return tuple(Role(code) for code in dict.fromkeys((*book.people[level], *steps)) if code != Role.MANAGER)
