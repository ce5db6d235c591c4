"""The managers' board, and one incident on one screen, both with the time left at this very moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from handlers.case.card import Button, Card, LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.overview.case_card import case_card, severity_tone
from handlers.overview.next_step import next_row
from handlers.overview.progress import draft_is
from handlers.overview.room_card import about
from handlers.posts.post import ClockSource
from handlers.reminders.windows import clock_start, detection_latency, open_windows
from handlers.roles.proposals.rules import pending
from handlers.roles.rules import unfilled_roles
from handlers.tasks.rules import open_tasks


def board_card(files: Sequence[CaseFile], totals: Mapping[str, int], policy: ResponsePolicy, now: datetime) -> Card:
    """Open incidents, worst first, then soonest due. `totals` counts all by severity; `files` are those shown."""
    counted = tuple(
        msg("board.count", severity=s, n=totals[s]) for s in sorted(totals, reverse=True) if s != Severity.L0
    )
    if not files and not any(totals.values()):
        return Card(msg("board.title"), Tone.RESOLVED, (Row(msg("board.open"), msg("board.nothing")),))
    parts: list[Part] = [Row(msg("board.open"), msg("plain.list", items=counted) if counted else msg("board.nothing"))]
    parts += [Row(_heading(f), _row(f, policy, now)) for f in files]
    if (rest := sum(totals.values()) - sum(not f.drill for f in files)) > 0:
        parts.append(Row(msg("board.more"), msg("board.more_are", n=rest)))
    return Card(msg("board.title"), _tone(files, policy, now), tuple(parts), tuple(_open(f) for f in files[:5]))


def _tone(files: Sequence[CaseFile], policy: ResponsePolicy, now: datetime) -> Tone:
    """Red where a window is overdue (R105), and otherwise as grave as the gravest incident."""
    if any(window.due < now for file in files for window in open_windows(file, policy)):
        return Tone.CRITICAL
    return severity_tone(max((f.severity for f in files), default=Severity.L1))


def detection_row(files: Sequence[CaseFile], policy: ResponsePolicy) -> tuple[Row, ...]:
    """How long the posts of these incidents were public before the desk knew (R17); nothing where no clock is known."""
    known = sorted(detection_latency(file) for file in files if _has_clock(file))
    if not known:
        return ()
    seconds, within = known[len(known) // 2].total_seconds(), sum(length <= policy.detect for length in known)
    figures = msg("board.detected", within=within, n=len(known), seconds=seconds)
    return (Row(msg("board.detection"), figures),)


def status_card(file: CaseFile, policy: ResponsePolicy, now: datetime) -> Card:
    """One incident on one screen: its card, what is next, and how long each window has left."""
    card = case_card(file, policy)
    if not file.open:
        return card
    left = tuple(Row(msg("card.left", window=w.name), time_left(w.due, now)) for w in open_windows(file, policy))
    drafts = tuple(Row(msg("card.draft_no", version=d.version), draft_is(d)) for d in file.drafts)
    tone = _tone((file,), policy, now) if card.tone is not Tone.CRITICAL else card.tone
    return Card(
        card.title,
        tone,
        (next_row(file, policy), *_age(file, now), *left, *card.parts, *drafts),
        (*card.buttons, *_merging(file)),
    )


def _merging(file: CaseFile) -> tuple[Button, ...]:
    """What is asked for on one screen only: two incidents about one matter, or two matters in one incident."""
    n, back = file.number, [Button(f"unmerge {file.number} {m}", msg("button.unmerge", number=m)) for m in file.merged]
    merge, split = Button(f"merge {n}", msg("button.merge")), Button(f"split {n}", msg("button.split"))
    return (*back, *(() if file.leads else (merge, split)))


def _age(file: CaseFile, now: datetime) -> tuple[Row, ...]:
    """How long the post has been public (R2), unless that is unknown."""
    public = msg("time.public_for", seconds=(now - clock_start(file)).total_seconds())
    return (Row(msg("card.age"), public),) if _has_clock(file) else ()


def _has_clock(file: CaseFile) -> bool:
    """True where the time of publication is known, and no story's."""
    return file.post.clock_source is not ClockSource.FIRST_SEEN and not file.drill and not file.leads


def counts_card(file: CaseFile, policy: ResponsePolicy, why: LocalizedText, now: datetime) -> Card:
    """One incident for who may not read it: how grave, how many of what, the time left; no word of the case."""
    counts = msg(
        "reader.counts",
        alerts=file.alerts,
        waiting=len(file.waiting_drafts()),
        replies=len(file.replies),
        promises=len(file.open_promises()),
        tasks=len(open_tasks(file)),
    )
    windows = open_windows(file, policy) if file.open else ()
    left = tuple(Row(msg("card.left", window=w.name), time_left(w.due, now)) for w in windows)
    title = msg("reader.title", number=file.number, severity=file.severity, status=file.status)
    return Card(
        title, severity_tone(file.severity), (Row(msg("reader.in_numbers"), counts), *left, Row(msg("reader.why"), why))
    )


def time_left(due: datetime, now: datetime) -> LocalizedText:
    """How long until it is due, or how long it has been overdue."""
    gap = int((due - now) / timedelta(seconds=1))
    return msg("time.left", seconds=gap) if gap >= 0 else msg("time.overdue", seconds=-gap)


def _heading(file: CaseFile) -> LocalizedText:
    key = "board.row_damaged" if file.damaged else "board.row_drill" if file.drill else "board.row"
    return msg(
        key,
        number=file.number,
        severity=file.severity,
        category=file.category,
        about=about(file),
    )


def _row(file: CaseFile, policy: ResponsePolicy, now: datetime) -> LocalizedText:
    """Owner, approver, next window and time left, drafts waiting, promises due, unfilled roles."""
    window = next(iter(open_windows(file, policy)), None)
    items: list[LocalizedText] = [
        msg("board.owner", person=file.person(Role.OWNER)),
        msg("board.approver", person=file.person(Role.APPROVER)),
    ]
    if _has_clock(file):
        items.append(msg("board.public", seconds=(now - clock_start(file)).total_seconds()))
    if window:
        items.append(msg("board.window", window=window.name, left=time_left(window.due, now)))
    if file.unapproved_reply():
        items.append(msg("board.unapproved"))
    if waits := pending(file):
        items.append(msg("board.proposal", n=len(waits)))
    items += [msg("board.draft", version=draft.version) for draft in file.waiting_drafts()]
    if dues := [p.due for p in file.open_promises() if p.due]:
        items.append(msg("board.promise", n=len(file.open_promises()), left=time_left(min(dues), now)))
    if tasks := open_tasks(file):
        items.append(msg("board.tasks", n=len(tasks), left=time_left(tasks[0].due, now)))
    if empty := unfilled_roles(file, policy):
        items.append(msg("board.empty", roles=tuple(msg(f"role.{r}") for r in empty)))
    return msg("plain.list", items=tuple(items))


def _open(file: CaseFile) -> Button:
    return Button(f"status {file.number}", msg("button.open", number=file.number))
