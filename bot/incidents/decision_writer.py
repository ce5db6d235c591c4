"""Writes decisions: events to the timeline and the case file, cards and follow-ups to the outbox, all or nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from bot.incidents.outbox_messages import MessageBuilder, event_texts
from bot.ops import metrics
from handlers.alerts.umbrella import umbrella_to_gather
from handlers.case.decision import Decision, FollowUp
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.people import Team
from handlers.case.policy import ResponsePolicy
from handlers.closing.learning.rules import drafted_on_closing
from handlers.reminders.timers import next_timer_at
from handlers.reminders.windows import next_due
from handlers.roles.absence import alarms
from handlers.tasks.plan import end_or_resume, missing_steps, misuse_to_count
from storage.incidents import cases, timeline
from storage.incidents.cases import NextTimes, StoredCase
from storage.outbox import queue as outbox


@dataclass(frozen=True)
class PendingWrite:
    """A decision that is not written yet: the case file after it, events with their timeline rows, follow-ups."""

    stored: StoredCase
    events: Sequence[Event]
    rows: Sequence[Mapping[str, Any]]
    follow_ups: tuple[FollowUp, ...]
    meta: EventMeta


class DecisionWriter:
    """Turns decisions into rows within the caller's transaction; many take as many statements as one."""

    def __init__(self, messages: MessageBuilder, policy: ResponsePolicy) -> None:
        self.messages, self.policy = messages, policy

    def prepare(self, stored: StoredCase, decision: Decision, meta: EventMeta) -> PendingWrite:
        """Apply the decision to the case file, without writing anything."""
        events, before, after = decision.events, stored.file, stored.file
        to_gather: tuple[FollowUp, ...] = ()
        if events:  # the playbook's steps follow from what the case has become, like its cards and timers
            decided = apply_events(before, events, meta)
            added = end_or_resume(before, decided)
            added += missing_steps(before, apply_events(decided, added, meta), self.policy, meta.at)
            after, events = apply_events(decided, added, meta), (*events, *added)
            if learned := drafted_on_closing(before, after, self.policy, meta.at):
                after, events = apply_events(after, learned, meta), (*events, *learned)
        rows = list(timeline.rows(stored.file.number, stored.timeline_length, stored.timeline_head, events, meta))
        # Without a line nothing changed; a file saved without one would differ from its timeline.
        if rows:
            metrics.decided(before, after, events, self.policy)
            known = before if stored.timeline_length else None
            to_gather = umbrella_to_gather(known, after)
            stored = StoredCase(after, rows[-1]["seq"], rows[-1]["hash"])
        follow_ups = (*decision.follow_ups, *misuse_to_count(before, stored.file), *to_gather)
        return PendingWrite(stored, events, rows, follow_ups, meta)

    def write(self, connection: Connection, entries: Sequence[PendingWrite], team: Team) -> None:
        """Everything about these decisions, in their order."""
        self.save(connection, entries)
        self.enqueue(connection, entries, team)

    def save(self, connection: Connection, entries: Sequence[PendingWrite]) -> None:
        """Write timeline lines and case files. Of several decisions about one incident the last has the newest file."""
        timeline.append(connection, [row for entry in entries for row in entry.rows])
        changed = _changed(entries)
        worded = {row["incident"] for entry in entries for row in entry.rows if row["personal"] is not None}
        wordless = {stored.file.number for stored in changed} - worded
        cases.save_all(connection, [(stored, self.next_times(stored)) for stored in changed], wordless)

    def enqueue(self, connection: Connection, entries: Sequence[PendingWrite], team: Team) -> None:
        """What is to be said and done about it: first the cards, then what happened, in order."""
        if not entries:
            return
        messages = self.messages.cards(connection, [stored.file for stored in _changed(entries)], team)
        for entry in entries:
            file = entry.stored.file
            messages += self.messages.announcement(event_texts(entry.events, entry.meta.by), file, team)
            follow_ups = (*entry.follow_ups, *alarms(file, entry.events, team))
            messages += [
                message for follow_up in follow_ups for message in self.messages.follow_up(follow_up, file, team)
            ]
        outbox.enqueue(connection, messages, entries[-1].meta.at)

    def next_times(self, stored: StoredCase) -> NextTimes:
        """When its next timer fires and its next response window is due (UTC)."""
        return NextTimes(next_timer_at(stored.file, self.policy), next_due(stored.file, self.policy))


def _changed(entries: Sequence[PendingWrite]) -> list[StoredCase]:
    """Files that have new lines, each once, by number."""
    last = {entry.stored.file.number: entry.stored for entry in entries if entry.rows}
    return [last[number] for number in sorted(last)]
