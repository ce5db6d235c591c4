"""What must be true of a desk's memory whenever all work is done, whatever became of the processes that did it."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, func, select

from handlers.case.policy import ResponsePolicy
from handlers.reminders.timers import next_timer_at
from storage.incidents import cases, timeline
from storage.incidents.audit_chain import chain_entries, first_mismatch
from storage.incidents.cases import TABLE
from storage.outbox.statements import QUEUE, ROW
from tests.people import POLICY


def wrong_in(connection: Connection, policy: ResponsePolicy = POLICY) -> list[str]:
    """Timelines that do not verify, timers that are not set or fired twice, messages that wait."""
    wrong = []
    for number in cases.numbers(connection):
        kept = cases.load(connection, number)
        assert kept is not None
        if kept.timeline_length == 0 or (
            found := first_mismatch(number, chain_entries(connection, number), kept.timeline_length, kept.timeline_head)
        ):
            wrong.append(
                f"the timeline of {number}: {kept.timeline_length} lines, {found if kept.timeline_length else 'empty'}"
            )
        due = connection.execute(select(TABLE.c.next_timer_at).where(TABLE.c.number == number)).scalar()
        if due != next_timer_at(kept.file, policy):
            wrong.append(f"the timer of {number} is set to {due}")
        fired = Counter(
            stage for line in timeline.of_kinds(connection, number, "Rang") for stage in line.fields["stages"].items()
        )
        wrong += [f"{stage} of {number} fired {times} times" for stage, times in fired.items() if times > 1]
    waiting = [
        connection.execute(select(func.count()).select_from(each)).scalar()
        for each in (QUEUE, ROW.select().where(ROW.c.done_at.is_(None)).subquery())
    ]
    return wrong if waiting == [0, 0] else [*wrong, f"{waiting[0]} queues and {waiting[1]} messages wait"]


def wrong_on(paper: Iterable[dict[str, Any]]) -> list[str]:
    """Messages that came out of their order, or twice: but for one, which the chat was told may be a repeat."""
    told: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for message in paper:
        told.setdefault((message["place"], message["incident"]), []).append(message)
    again = [b for queue in told.values() for a, b in pairwise(queue) if a["id"] == b["id"]]
    wrong = [
        f"{queue} came as {[m['id'] for m in queue_told]}"
        for queue, queue_told in told.items()
        if any(b["id"] < a["id"] for a, b in pairwise(queue_told))
    ]
    wrong += [f"repeated without a word: {message}" for message in again if not message["possibly_delivered"]]
    return wrong if len(again) <= 1 else [*wrong, f"{len(again)} messages came twice"]
