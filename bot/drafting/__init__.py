"""The writer: what lies on the table when somebody asks for a draft, from a model where one is set, else from the phrase bank."""

from bot.drafting.draft import DraftWriter
from bot.drafting.llm import Model, open_model

__all__ = ["DraftWriter", "Model", "open_model"]
