"""A task: one piece of work that is neither a reply nor a promise."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handlers.case.playbook import Title


class TaskState(StrEnum):
    """Where a task stands; time never changes it."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class Task:
    """A piece of work with an owner and a due time (UTC).

    `key` is the playbook's line, of the playbook `version`; empty for one that a person added (`added_by`). `owner` is
    a roster id; while it is empty the holder of `role` does it, and without a holder it waits for one. `asks` is
    what its finding consists of, `done_when` what done means in a person's words. `note` is the evidence, or the reason
    why it is not needed; `findings` are typed values, such as the channels that were searched.
    """

    id: int
    title: Title
    role: str
    due: datetime
    added_at: datetime
    key: str = ""
    version: str = ""
    added_by: str = ""
    owner: str = ""
    asks: str = ""
    done_when: str = ""
    state: TaskState = TaskState.OPEN
    note: str = ""
    findings: Mapping[str, str] = field(default_factory=dict)
    settled_at: datetime | None = None
    settled_by: str = ""
    ended: bool = False  # not needed only because the incident was closed
    after: int = 0  # another task, from whose end its due time counts
    hours: float = 0.0  # how long after that one
    taken_back: str = ""  # what it had found before it was opened again

    @property
    def open(self) -> bool:
        """True until it is done or not needed."""
        return self.state is TaskState.OPEN
