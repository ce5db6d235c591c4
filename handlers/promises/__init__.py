"""Promises found in a text, each with its due time, amount and limits (R108-R111)."""

from handlers.promises.due import read_due
from handlers.promises.reader import FoundPromise, read_promises
from handlers.text.calendar import Calendar, is_workday

__all__ = ["Calendar", "FoundPromise", "is_workday", "read_due", "read_promises"]
