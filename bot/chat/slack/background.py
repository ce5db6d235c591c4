"""Work after the acknowledgement, on threads of our own; what Slack cannot take now is retried from a timer."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.slack.api import LOG
from bot.chat.slack.priority import MAX_WAIT, PendingClicks

MAX_THREADS = 64  # threads for calls to Slack: each waits for the network far more than it works
MIN_BACKOFF, MAX_BACKOFF = timedelta(seconds=1), timedelta(minutes=1)  # before the second try, and before any
MAX_AGE = 600.0  # seconds after which the person who asked does not look for an answer any more

Work = Callable[..., None]


@dataclass(frozen=True)
class Job:
    """A piece of work: how often it was tried, and until when (monotonic seconds) it is worth trying."""

    work: Work
    arguments: tuple[Any, ...]
    until: float
    attempts: int = 0


class RetryingExecutor:
    """Carries answers, modals and homes to Slack. Each job lets pending clicks go first, once per try."""

    def __init__(self, clicks: PendingClicks) -> None:
        self.workers = ThreadPoolExecutor(MAX_THREADS, thread_name_prefix="slack")
        self._clicks, self._closing = clicks, threading.Event()

    def submit(self, work: Work, *arguments: Any) -> None:
        """Do this soon, and again with the same arguments while it raises RetryLater; the work skips what is done."""
        # Monotonic: a clock that is set must not make a fresh answer look ten minutes old.
        self._enqueue(Job(work, arguments, time.monotonic() + MAX_AGE))

    def close(self) -> None:
        """Finish what is under way; a job that waits for its next try is lost, and the log says so."""
        self._closing.set()
        self.workers.shutdown()

    def _enqueue(self, job: Job) -> None:
        try:
            self.workers.submit(self._run, job, time.monotonic() + MAX_WAIT)
        except RuntimeError:  # the executor was shut down between two tries
            LOG.error("Slack was not told before the end: %s", job.work.__name__)

    def _run(self, job: Job, latest: float) -> None:
        """Let pending clicks go first until `latest` (monotonic seconds), which includes the time in the queue."""
        self._clicks.wait_until_none(max(0.0, latest - time.monotonic()))
        try:
            job.work(*job.arguments)
        except RetryLater as again:
            self._retry(again, replace(job, attempts=job.attempts + 1))
        except PermanentFailure as failure:
            LOG.error("Slack could not be told: %s", failure)
        except (
            Exception
        ) as fault:  # no traceback: its text may quote a request, and with it an address that is a secret
            LOG.error("Slack could not be told: %s in %s", type(fault).__name__, job.work.__name__)

    def _retry(self, again: RetryLater, job: Job) -> None:
        pause = again.pause(job.attempts - 1, MIN_BACKOFF, MAX_BACKOFF).total_seconds()
        if time.monotonic() + pause > job.until or self._closing.is_set():
            LOG.error("Slack could not be told, tries: %s: %s", job.attempts, again)
            return
        # A timer and not a sleep: a job that waits must not hold one of the threads that answer other people.
        timer = threading.Timer(pause, self._enqueue, (job,))
        timer.daemon = True
        timer.start()
