"""What one Slack approve costs until it is acknowledged, in Python calls of our own code: the same on every machine.

By itself: `python -m tests.bench.click_calls`.
"""

import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType

from tests.bench.desk import alert
from tests.fakes.slack_desk import SlackDesk

ROOT = Path(__file__).parent.parent.parent
OURS = tuple(f"{ROOT / folder}/" for folder in ("bot", "handlers", "storage", "prompts"))
REQUEST_THREAD = "slack-request"  # requests over HTTP are decided on threads of this name; others work beside them


class CallCounter:
    """Counts calls of our functions on the threads that decide requests; those threads must start after it was set."""

    def __init__(self) -> None:
        self.calls: Counter[CodeType] = Counter()

    def __call__(self, frame: FrameType, event: str, arg: object) -> None:
        code = frame.f_code
        if event != "call" or not code.co_filename.startswith(OURS):
            return
        if threading.current_thread().name.startswith(REQUEST_THREAD):
            self.calls[code] += 1

    def files(self) -> int:
        """In how many files these functions are."""
        return len({code.co_filename for code in self.calls})


def measure() -> Iterator[tuple[str, str]]:
    """Calls, functions and files from the arrival of an approve click to its acknowledgement."""
    counted = count_approve()
    yield (
        "one Slack approve, until it is acknowledged",
        f"{counted.calls.total()} calls of {len(counted.calls)} functions in {counted.files()} files",
    )


def count_approve() -> CallCounter:
    """Open an incident, wait for its draft, and count Ken's approval."""
    with tempfile.TemporaryDirectory() as folder:
        desk, counter = SlackDesk(Path(folder), http=True), CallCounter()
        try:
            open_incident(desk)
            draft = desk.message("D0KEN", "draft version 1", buttons=True)
            desk.settled()
            click = desk.ken.click("D0KEN", draft["ts"], "approve")
            threading.setprofile(counter)
            desk.send("interactive", click)
            threading.setprofile(None)
            assert desk.application.incidents.read(1).drafts[0].decided_by == "ken"
        finally:
            desk.close()
    return counter


def open_incident(desk: SlackDesk) -> None:
    """An alert, not over HTTP: the thread that decides the click must be a new one."""
    from bot.ingest.schema import to_alert
    from bot.ops.clock import utc_now

    given = alert(1)
    desk.application.incidents.receive_alert(to_alert(given, desk.application.content.platforms, utc_now()))


def main() -> None:
    """Print the count, and the functions called most."""
    counted = count_approve()
    for code, times in counted.calls.most_common(int(sys.argv[1]) if len(sys.argv) > 1 else 25):
        print(f"{times:5} {code.co_qualname} {Path(code.co_filename).relative_to(ROOT)}")
    print(f"{counted.calls.total()} calls of {len(counted.calls)} functions in {counted.files()} files")


if __name__ == "__main__":
    main()
