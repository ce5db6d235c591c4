"""Writes drafts, from the model where one is set, else from the phrase bank.

In go a task and the case file; out comes a text for the gate, with where it came from. A model that is away or answers
garbage never stops a draft: the phrase bank's comes instead, with a note that says why.
"""

from bot.drafting.chain import open_model
from bot.drafting.draft import DraftWriter
from bot.drafting.llm import Model
from bot.drafting.second_reading import DraftReader

__all__ = ["DraftReader", "DraftWriter", "Model", "open_model"]
