"""What the writer hands in: a model, the phrase bank or a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.people import Role

# Why a model was silent that only a manager can mend.
FOR_MANAGERS = frozenset({"model_key", "model_balance", "model_refused"})


@dataclass(frozen=True)
class WrittenDraft:
    """What the model or a person wrote. `author` is a roster id, `phrases` or a model; `note` what did not work."""

    kind: str
    text: str
    author: str
    note: str = ""
    model: str = ""  # what was asked of which model, as one line without any of the text
    asked_by: str = ""
    others: tuple[str, ...] = ()  # further versions to choose from
    recipient: str = ""  # whom it is for, when that is not the post or its author
    requested: bool = False  # it answers a request of the case file
    instruction: str = ""  # what a person asked for, with which it was written
    sent: str = ""  # what of the case went to the model, with tokens for what was hidden
    why: tuple[str, ...] = ()  # the model's reason for the text, then for each of `others`
    missing: tuple[str, ...] = ()  # facts that the model would have used and was not told
    due: tuple[datetime, ...] = ()  # times that the writer was given to promise
    failed: tuple[tuple[str, str], ...] = ()  # models that were asked in vain, each with a note's key


def tell_managers(file: CaseFile, written: WrittenDraft) -> Iterator[Notify]:
    """What only a manager can mend: a key, an account; also where another model helped out meanwhile."""
    if written.note in FOR_MANAGERS:
        yield Notify((msg("tell.model", number=file.number, why=msg(f"note.{written.note}")),), (Role.MANAGER,))
        return
    for name, why in dict(written.failed).items():
        if why in FOR_MANAGERS:
            line = msg("tell.model_other", number=file.number, model=name, why=msg(f"model_fault.{why}"))
            yield Notify((line,), (Role.MANAGER,))
