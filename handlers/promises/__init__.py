"""Promises to customers: found in a draft, then tracked until kept, moved, broken or withdrawn (R108-R111).

`read_promises` takes a text and when it will be posted, and returns each promise with its span, due time and amount
(`clauses`, `commitment` and `terms_*` tell a promise from other clauses, `due` and `amounts` read it, `unlimited` finds
those without a limit). `actions` decides what people do about a tracked promise, `events` is what can happen to one.
"""

from handlers.promises.due import read_due
from handlers.promises.reader import FoundPromise, read_promises
from handlers.text.calendar import Calendar, is_workday

__all__ = ["Calendar", "FoundPromise", "is_workday", "read_due", "read_promises"]
