"""Promises found in a text, each with its due time, amount and limits (R108-R111)."""

from handlers.rules.promises.due import read_due
from handlers.rules.promises.promise import Promise
from handlers.rules.promises.reader import read_promises
from handlers.rules.promises.workdays import Calendar, is_workday

__all__ = ["Calendar", "Promise", "is_workday", "read_due", "read_promises"]
