"""What many threads ask for at the same moment is done together: whoever comes first does everybody's, in one commit."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
MOST = 50  # jobs of one commit: whoever comes next waits for no more than these
GATHER = 0.004  # seconds that a commit waits for more jobs, while they come together anyway


@dataclass
class Waiting(Generic[Job, Result]):
    """A job, and what became of it. `alone`: those it was done with failed, so it must be tried by itself."""

    job: Job
    done: bool = False
    alone: bool = True
    result: Result | Exception | None = None


class Together(Generic[Job, Result]):
    """`work` does jobs in their order in one transaction. It returns each one's result, or the error that is its caller's alone.

    A commit costs as much for fifty decisions as for one, and so does each statement that serves them all.
    """

    def __init__(self, work: Callable[[Sequence[Job]], Sequence[Result | Exception]]) -> None:
        self.work = work
        self._turn = threading.Lock()
        self._crowded = False
        self.idle = threading.Event()  # set while nobody waits: the moment for work that nobody waits for
        self.idle.set()
        self._waiting: deque[Waiting[Job, Result]] = deque()

    def do(self, job: Job) -> Result:
        """The job's result, once it is committed. A job that fails spoils no other: each is tried again by itself."""
        mine: Waiting[Job, Result] = Waiting(job)
        self._waiting.append(mine)
        self.idle.clear()
        with self._turn:
            while not mine.done:  # else somebody before us has done it too
                self._lead()
            if not self._waiting:
                self.idle.set()
        result = self.work([job])[0] if mine.alone else mine.result
        if isinstance(result, Exception):
            raise result
        return result  # type: ignore[return-value]

    def _lead(self) -> None:
        """Do what waits."""
        if self._crowded:
            time.sleep(GATHER)
        ours = [self._waiting.popleft() for _ in range(min(len(self._waiting), MOST))]
        self._crowded = len(ours) > 1
        try:
            for waiting, result in zip(ours, self.work([waiting.job for waiting in ours]), strict=True):
                waiting.result, waiting.alone = result, False
        except Exception as error:
            if len(ours) == 1:
                ours[0].result, ours[0].alone = error, False
        finally:
            for waiting in ours:
                waiting.done = True
