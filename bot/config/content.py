"""The files under `prompts/` put into the handlers' shapes, once, at start."""

from dataclasses import dataclass

import prompts
from bot.config.settings import Settings
from handlers.case.errors import InvalidFile
from handlers.case.policy import ResponsePolicy
from handlers.posts import Platform


@dataclass(frozen=True)
class Content:
    """Texts and playbooks, platforms, and the response policy."""

    library: prompts.Library
    platforms: tuple[Platform, ...]
    policy: ResponsePolicy


def load_content(settings: Settings) -> Content:
    """Read and check everything. InvalidFile has a line for every mistake: file, line, what to write."""
    try:
        library = prompts.load()
        platforms = tuple(Platform.from_mapping({"id": id_, **table}) for id_, table in library.platforms.items())
    except ValueError as error:  # PromptError is one. `prompts` imports nothing of ours, so it becomes ours here
        raise InvalidFile(str(error)) from error
    by_id = {p.id: p for p in platforms}
    policy = ResponsePolicy(
        zone=settings.zone, quiet_from=settings.quiet_from, quiet_until=settings.quiet_until, platforms=by_id
    )
    return Content(library, platforms, policy)
