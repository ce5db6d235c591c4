"""People merge two incidents about one matter, and take them apart again (R11, R187)."""

import re
from collections.abc import Mapping
from datetime import datetime

from handlers.alerts.actions import ORDER, decide_and_raise
from handlers.alerts.merging_events import (
    CameApart,
    GaveBack,
    MergedInto,
    MergedSeenAgain,
    SplitFrom,
    SplitOff,
    TookIn,
)
from handlers.case.card import msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Flag, Severity
from handlers.case.people import Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.closing.events import Reopened
from handlers.posts.post import Alert
from handlers.roles.access import ensure_reads
from handlers.roles.rules import assign_missing_roles
from handlers.triage import Triage

INTO = re.compile(
    r"(?:into|to|进|進|入|到|至|并入|併入|并到|併到)\s*(?:#|事件)?\s*(\d{1,12})(?:[\s,，:：]+|$)", re.IGNORECASE
)
NUMBER = re.compile(r"\D*(\d{1,12})\D*")
LASTING_FLAGS = frozenset({Flag.SAFETY, Flag.FAST_TRACK, Flag.TRENDING})  # what stays true of both
ACTING = (Role.OWNER, Role.APPROVER)


def others_of_merge(file: CaseFile, values: Mapping[str, str]) -> tuple[int, ...]:
    """The other incident that a line names: `12 15 reason`, or `15 into 12 reason`."""
    into, other = INTO.match(values.get("reason", "")), NUMBER.fullmatch(values.get("other", ""))
    found = into or other
    return (int(found[1]),) if found else ()


def others_of_unmerge(file: CaseFile, values: Mapping[str, str]) -> tuple[int, ...]:
    """The incident that this one was merged into, or the one that was merged into it."""
    named = NUMBER.fullmatch(values.get("other", ""))
    return (file.merged_into,) if file.merged_into else (int(named[1]),) if named else file.merged[:1]


def merge(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Take another incident into this one, which goes on; `15 into 12` the other way round.

    Who merges may close the one that ends and acts on the one that stays, or is a manager; and reads both.
    """
    other = next(iter(context.others.values()), None)
    named = others_of_merge(file, context.args)
    if named and other is None:
        return reject("rejection.no_such_incident", number=named[0])
    if other is None or other.number == file.number:
        return reject("rejection.merge_which", number=file.number)
    into = INTO.match(context.text("reason"))
    kept, ended = (other, file) if into else (file, other)
    reason = INTO.sub("", context.text("reason"), count=1).strip() if into else context.text("reason")
    if refused := _ensure_mergeable(kept, ended, context):
        return refused
    if not reason:
        return reject("rejection.reason_needed")
    taken = _take_in(kept, ended, reason, context, now)
    closed: tuple[Event, ...] = (MergedInto(into=kept.number, reason=reason),)
    events, also = (closed, {kept.number: taken}) if into else (taken, {ended.number: closed})
    notice = Notify((msg("tell.merged", number=kept.number, other=ended.number, by=context.by.id),), ACTING)
    answer = msg("answer.merged", number=kept.number, other=ended.number)
    return Decision(events, (notice,), answer, also=also)


def _take_in(kept: CaseFile, ended: CaseFile, reason: str, context: CommandContext, now: datetime) -> tuple[Event, ...]:
    """What happens to the one that goes on: it is as grave as both, and has the people whom that asks for."""
    graver = ORDER[ended.category] < ORDER[kept.category] and (ended.safety or not kept.confirmed)
    flags = tuple(sorted(ended.flags & LASTING_FLAGS))
    category = ended.category if graver else kept.category
    took = TookIn(other=ended.number, reason=reason, severity=ended.severity, category=category, flags=flags)
    after = apply_events(kept, [took], EventMeta(now, context.by.id))
    return (took, *assign_missing_roles(after, context.team, context.policy, now))


def _ensure_mergeable(kept: CaseFile, ended: CaseFile, context: CommandContext) -> Decision | None:
    """Return why these two cannot be merged by this person; None when they can."""
    for file in (kept, ended):
        if refused := ensure_reads(file, context.by, context.team):
            return Decision(rejection=refused)
        if file.merged_into:
            return reject("rejection.merged_already", number=file.number, into=file.merged_into)
        if file.leads or bool(file.drill) is not bool(kept.drill):
            return reject("rejection.merge_unlike", number=kept.number, other=ended.number)
    if kept.status is Status.UNREAD:
        return reject("rejection.merge_unread", number=kept.number)
    if kept.status is not Status.OPEN:
        return reject("rejection.closed", number=kept.number)
    if kept.brand and ended.brand and kept.brand.casefold() != ended.brand.casefold():
        return reject("rejection.merge_brands", number=kept.number, other=ended.number)
    acts = all(context.by.id in {file.person(role) for role in ACTING} for file in (kept, ended) if file.open)
    return None if acts or Role.MANAGER in context.by.roles else reject("rejection.not_yours_to_merge")


def unmerge(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Undo a merge, asked for on either of the two: the one that ended is as it was."""
    other = next(iter(context.others.values()), None)
    kept, ended = (other, file) if file.merged_into else (file, other)
    if kept is None or ended is None or ended.merged_into != kept.number:
        return reject("rejection.not_merged", number=file.number)
    for one in (kept, ended):
        if refused := ensure_reads(one, context.by, context.team):
            return Decision(rejection=refused)
    people = {one.person(role) for one in (kept, ended) for role in ACTING}
    if context.by.id not in people and Role.MANAGER not in context.by.roles:
        return reject("rejection.not_yours_to_merge")
    reason = context.text("reason")
    back: tuple[Event, ...] = (CameApart(of=kept.number, reason=reason),)
    given: tuple[Event, ...] = (GaveBack(other=ended.number, reason=reason),)
    events, also = (back, {kept.number: given}) if file is ended else (given, {ended.number: back})
    return Decision(events, (), msg("answer.unmerged", number=ended.number, other=kept.number), also=also)


def split(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record that a comment or a link has an incident of its own now; `other` is its number."""
    event = SplitOff(other=int(context.text("other")), reason=context.text("reason"))
    return Decision((event,), (), msg("answer.split", number=file.number, other=event.other))


def split_from(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record on the new incident where it came from."""
    return Decision((SplitFrom(other=int(context.text("other")), reason=context.text("reason")),))


def on_merged_alert(
    file: CaseFile, other: int, alert: Alert, triage: Triage, team: Team, policy: ResponsePolicy
) -> Decision:
    """The post of a merged incident was seen again: this one hears of it, may rise, and reopens when it was closed."""
    events: list[Event] = [MergedSeenAgain(other=other, source=alert.source)]
    if not file.open and (file.severity > Severity.L0 or triage.severity > file.rules_severity):
        events.append(Reopened(reason="seen_again"))
    return decide_and_raise(file, events, triage, team, policy, alert.seen_at)
