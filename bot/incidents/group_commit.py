"""Group commit: the first thread of several does the jobs of all that wait, in one transaction."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
MAX_BATCH = 50  # jobs of one commit by default: a thread that comes next waits for no more than these
BATCH_DELAY = 0.002  # seconds that a commit waits for more jobs, while they come together anyway


@dataclass
class Waiting(Generic[Job, Result]):
    """A job and its result. Its thread is woken when it is `done`, or else to run the next batch itself.

    `retry_individually`: its batch failed, so it must be tried by itself.
    """

    job: Job
    woken: threading.Event = field(default_factory=threading.Event)
    done: bool = False
    retry_individually: bool = True
    result: Result | Exception | None = None


class GroupCommit(Generic[Job, Result]):
    """`work` does jobs in their order in one transaction; it returns each one's result, or an error for its caller.

    A commit costs as much for fifty decisions as for one, and so does each statement that serves them all.
    """

    def __init__(
        self, work: Callable[[Sequence[Job]], Sequence[Result | Exception]], max_batch: int = MAX_BATCH
    ) -> None:
        self.work, self.max_batch = work, max_batch
        self.no_pending = threading.Event()  # set while no job waits: then background work may use the database
        self.no_pending.set()
        self._lock = threading.Lock()
        self._waiting: deque[Waiting[Job, Result]] = deque()
        self._crowded = False

    def do(self, job: Job) -> Result:
        """The job's result, once it is committed. A job that fails spoils no other: each is tried again by itself."""
        (result,) = self.do_all([job])
        if isinstance(result, Exception):
            raise result
        return result

    def do_all(self, jobs: Sequence[Job]) -> list[Result | Exception]:
        """The results of several jobs in their order, or the error of a job, once all are committed.

        Raises what `work` raises when a job of a batch that failed is tried by itself.
        """
        mine: list[Waiting[Job, Result]] = [Waiting(job) for job in jobs]
        with self._lock:
            self._waiting.extend(mine)
            # Asked and cleared under one lock: exactly one of the threads that come now runs the batch, the others
            # wait.
            first = bool(mine) and self.no_pending.is_set()
            if mine:
                self.no_pending.clear()
        for place, waiting in enumerate(mine):
            if place or not first:
                waiting.woken.wait()
            if not waiting.done:
                self._run_batch()
        return [self.work([one.job])[0] if one.retry_individually else one.result for one in mine]  # type: ignore[misc]

    def _run_batch(self) -> None:
        """Do what waits, this thread's job first, and let the next waiting thread run the next batch."""
        if self._crowded:  # the last batch had several jobs: a short wait lets the next ones join
            time.sleep(BATCH_DELAY)
        with self._lock:
            batch = [self._waiting.popleft() for _ in range(min(len(self._waiting), self.max_batch))]
        self._crowded = len(batch) > 1
        try:
            for waiting, result in zip(batch, self.work([waiting.job for waiting in batch]), strict=True):
                waiting.result, waiting.retry_individually = result, False
        except Exception as error:
            if len(batch) == 1:
                batch[0].result, batch[0].retry_individually = error, False
        finally:
            self._hand_over()
            for waiting in batch:
                waiting.done = True
                waiting.woken.set()

    def _hand_over(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting[0].woken.set()
            else:
                self.no_pending.set()
