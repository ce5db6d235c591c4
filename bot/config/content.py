"""The files under `prompts/` put into the handlers' shapes, once, at start."""

from dataclasses import dataclass

import prompts
from bot.config.settings import Settings
from handlers.case.policy import House
from handlers.errors import UserError
from handlers.posts import Platform


@dataclass(frozen=True)
class Rulebook:
    """What the desk goes by: texts and playbooks, platforms, and the house's own rules."""

    library: prompts.Library
    platforms: tuple[Platform, ...]
    house: House


class BadContent(UserError):
    """Every mistake in the files under `prompts/`, one line each: file, line, what to write."""


def open_rulebook(settings: Settings) -> Rulebook:
    """Read and check everything. Raises BadContent."""
    try:
        library = prompts.load()
        platforms = tuple(Platform.from_mapping({"id": id_, **table}) for id_, table in library.platforms.items())
    except (
        ValueError
    ) as error:  # also PromptError: the prompts import nothing of ours, so what they raise becomes ours here
        raise BadContent(str(error)) from error
    by_id = {p.id: p for p in platforms}
    house = House(zone=settings.zone, quiet_from=settings.quiet_from, quiet_until=settings.quiet_until, platforms=by_id)
    return Rulebook(library, platforms, house)
