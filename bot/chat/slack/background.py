"""Work after the acknowledgement, on threads of our own; what Slack cannot take just now is tried again, and holds no thread meanwhile."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.slack.api import LOG
from bot.chat.slack.outbound.sender import PATIENCE

WORKERS = 64  # threads for calls to Slack: each waits far more than it works
FIRST, LONGEST = 1.0, 60.0  # seconds before a second try, and at most before any
WORTH = 600.0  # seconds after which nobody looks for an answer any more

Work = Callable[..., None]


@dataclass(frozen=True)
class Job:
    """A piece of work: how often it was tried, and until when (monotonic seconds) it is worth trying."""

    work: Work
    arguments: tuple[Any, ...]
    until: float
    tries: int = 0


class RetryingExecutor:
    """Answers, forms and homes on their way to Slack. `quiet` is set while nobody waits for a decision."""

    def __init__(self, quiet: threading.Event) -> None:
        self.workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="slack")
        self._gate = ThreadPoolExecutor(
            1, thread_name_prefix="slack-gate"
        )  # waits for quiet, so that not everybody need
        self._quiet, self._closing = quiet, threading.Event()

    def do(self, work: Work, *arguments: Any) -> None:
        """Do this soon, and again while it raises TryAgain. It is repeated with the same arguments: what is done it must leave done."""
        self._submit(Job(work, arguments, time.monotonic() + WORTH))

    def close(self) -> None:
        """Finish what is under way; what Slack would not take until now is lost, and said to be."""
        self._closing.set()
        self._gate.shutdown()
        self.workers.shutdown()

    def _submit(self, job: Job) -> None:
        try:
            self._gate.submit(self._pass_on, time.monotonic() + PATIENCE, job)
        except RuntimeError:  # closed between two tries
            LOG.error("Slack was not told before the end: %s", job.work.__name__)

    def _pass_on(self, latest: float, job: Job) -> None:
        self._quiet.wait(max(0.0, latest - time.monotonic()))
        self.workers.submit(self._safely, job)

    def _safely(self, job: Job) -> None:
        try:
            job.work(*job.arguments)
        except RetryLater as again:
            self._again(again, replace(job, tries=job.tries + 1))
        except PermanentFailure as given_up:
            LOG.error("Slack could not be told: %s", given_up)
        except Exception as fault:  # its text may quote a request, and that may hold an address that is a secret
            LOG.error("Slack could not be told: %s in %s", type(fault).__name__, job.work.__name__)

    def _again(self, again: RetryLater, job: Job) -> None:
        pause = again.after.total_seconds() if again.after else min(FIRST * 2 ** (job.tries - 1), LONGEST)
        if time.monotonic() + pause > job.until or self._closing.is_set():
            LOG.error("Slack could not be told, tries: %s: %s", job.tries, again)
            return
        timer = threading.Timer(pause, self._submit, (job,))
        timer.daemon = True
        timer.start()
