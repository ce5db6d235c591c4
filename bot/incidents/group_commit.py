"""What many threads ask for at the same moment is done together: whoever comes first does everybody's, in one commit."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
MAX_BATCH = 50  # jobs of one commit, unless somebody says otherwise: whoever comes next waits for no more than these
BATCH_DELAY = 0.002  # seconds that a commit waits for more jobs, while they come together anyway


@dataclass
class Waiting(Generic[Job, Result]):
    """A job, and what became of it. Its thread is woken when it is done, or not `done` yet: to do it, and all others, itself.

    `alone`: those it was done with failed, so it must be tried by itself.
    """

    job: Job
    woken: threading.Event = field(default_factory=threading.Event)
    done: bool = False
    retry_individually: bool = True
    result: Result | Exception | None = None


class GroupCommit(Generic[Job, Result]):
    """`work` does jobs in their order in one transaction. It returns each one's result, or the error that is its caller's alone.

    A commit costs as much for fifty decisions as for one, and so does each statement that serves them all.
    """

    def __init__(self, work: Callable[[Sequence[Job]], Sequence[Result | Exception]], most: int = MAX_BATCH) -> None:
        self.work, self.max_batch = work, most
        self.no_pending = threading.Event()  # set while nobody waits: the moment for work that nobody waits for
        self.no_pending.set()
        self._lock = threading.Lock()
        self._waiting: deque[Waiting[Job, Result]] = deque()
        self._crowded = False

    def do(self, job: Job) -> Result:
        """The job's result, once it is committed. A job that fails spoils no other: each is tried again by itself."""
        mine: Waiting[Job, Result] = Waiting(job)
        with self._lock:
            self._waiting.append(mine)
            first = self.no_pending.is_set()
            self.no_pending.clear()
        if not first:
            mine.woken.wait()
        if not mine.done:
            self._run_batch()
        result = self.work([job])[0] if mine.retry_individually else mine.result
        if isinstance(result, Exception):
            raise result
        return result  # type: ignore[return-value]

    def _run_batch(self) -> None:
        """Do what waits, our own first, and hand over to whoever has come meanwhile."""
        if self._crowded:
            time.sleep(BATCH_DELAY)
        with self._lock:
            ours = [self._waiting.popleft() for _ in range(min(len(self._waiting), self.max_batch))]
        self._crowded = len(ours) > 1
        try:
            for waiting, result in zip(ours, self.work([waiting.job for waiting in ours]), strict=True):
                waiting.result, waiting.retry_individually = result, False
        except Exception as error:
            if len(ours) == 1:
                ours[0].result, ours[0].retry_individually = error, False
        finally:
            self._hand_over()
            for waiting in ours:
                waiting.done = True
                waiting.woken.set()

    def _hand_over(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting[0].woken.set()
            else:
                self.no_pending.set()
