"""The prompts and what is made of them, as they are shipped: read once for all tests of a process.

Reading takes a second, and each library stays in memory with the module that read it.
"""

import functools

import prompts
from bot.config import content
from bot.config.settings import Settings
from tests.fakes.settings import settings_of

library = functools.cache(prompts.load)  # prompts.Library of a folder, or of our own
read_book = functools.cache(content.read_book)


@functools.cache
def book() -> content.Content:
    """What a desk with default settings works with."""
    return content.load_content(settings_of(Settings))
