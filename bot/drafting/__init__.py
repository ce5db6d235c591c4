"""Writes drafts: a task and the case file go in, a text comes out, from the model or else the phrase bank."""

from bot.drafting.draft import DraftWriter
from bot.drafting.llm import Model, open_model

__all__ = ["DraftWriter", "Model", "open_model"]
