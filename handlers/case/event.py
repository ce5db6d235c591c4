"""What an event is: something that happened, fixed for ever as one line of the timeline."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.case.case_file import CaseFile

BOT = "bot"  # who a line is by when no person did it


@dataclass(frozen=True)
class EventMeta:
    """When it happened (UTC) and who did it: a person's id, or `bot`."""

    at: datetime
    by: str = BOT


@dataclass(frozen=True, kw_only=True)
class Event:
    """Subclasses add their fields and say how the file changes. `internal` events are recorded but not announced;
    the fields in `personal` expire by schedule, only their hash stays in the chain. Every free text is among them.
    Those of events with `names_people` expire first: an author, a recipient or a contact stands in them."""

    code: ClassVar[str]
    internal: ClassVar[bool] = False
    stored_as: ClassVar[Mapping[str, str]] = {}  # fields by the older name under which they are stored and hashed
    personal: ClassVar[tuple[str, ...]] = ()
    names_people: ClassVar[bool] = False

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The file once this has happened."""
        return file

    def second_person(self, file: CaseFile) -> str:
        """Return why a second person must confirm this before it happens, a key of the words `proposal`; or empty."""
        return ""


def apply_events(file: CaseFile, events: Iterable[Event], meta: EventMeta) -> CaseFile:
    """The file once all these have happened, in order."""
    for event in events:
        file = event.apply(file, meta)
    return file
