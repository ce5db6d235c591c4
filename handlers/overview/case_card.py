"""The incident whole, on one card: what happened, how bad, who acts. The room has a short one (`room_card`)."""

from handlers.case.card import Button, Card, LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.grades import Flag, Severity
from handlers.case.once import once
from handlers.case.people import ASSIGNABLE_ROLES, Role
from handlers.case.policy import ResponsePolicy
from handlers.overview.evidence_card import evidence_rows
from handlers.overview.merged_parts import merged_parts
from handlers.overview.post_parts import post_parts, report_parts
from handlers.overview.progress import alarms, progress_parts
from handlers.overview.umbrella_parts import umbrella_parts
from handlers.posts.post import ClockSource
from handlers.reminders.reminder_schedule import position
from handlers.reminders.windows import Window, clock_start, detection_latency, open_windows, windows
from handlers.removal.card import removal_rows
from handlers.roles.proposals.card import proposal_buttons
from handlers.roles.rules import unfilled_roles
from handlers.tasks.card import overview_rows
from handlers.tasks.rules import live_tasks

MAX_REASONS = 6  # the heaviest ones; all are on the timeline


def case_card(file: CaseFile, policy: ResponsePolicy) -> Card:
    """Everything people may read of an incident: `status` shows it."""
    parts = (
        *post_parts(file),
        *report_parts(file),
        *merged_parts(file),
        *_grade(file),
        *_clock(file, policy),
        *_people(file, policy),
        *progress_parts(file),
        *evidence_rows(file),
        *removal_rows(file),
        *overview_rows(file),
    )
    buttons = (*proposal_buttons(file), *case_buttons(file))
    return Card(title(file), case_tone(file, policy), (*alarms(file), *parts), buttons)


def case_tone(file: CaseFile, policy: ResponsePolicy) -> Tone:
    """The colour of an incident: by severity; critical once a window has gone by, or words went out unapproved."""
    if file.unapproved_reply():
        return Tone.CRITICAL
    if not file.open:
        return Tone.RESOLVED
    late = [window for window in open_windows(file, policy) if is_overdue(window, file)]
    return Tone.CRITICAL if late else severity_tone(file.severity)


def is_overdue(window: Window, file: CaseFile) -> bool:
    """True once the time of an open window was announced as up; cards change only when the file does (R105)."""
    return not window.met_at and position(file.reminders.get(f"window:{window.name}", "")) >= 1


def severity_tone(severity: Severity) -> Tone:
    """The colour of an open incident: critical from L3 up, a warning at L2."""
    return Tone.CRITICAL if severity >= Severity.L3 else Tone.WARNING if severity >= Severity.L2 else Tone.INFO


@once
def title(file: CaseFile) -> LocalizedText:
    """Number, severity, and what it is about; drills say so first."""
    key = "card.title_drill" if file.drill else "card.title"
    about = file.product or file.brand or file.post.title or file.post.full_text()[:30]
    return msg(key, number=file.number, severity=file.severity, category=file.category, about=about[:60])


@once
def window_rows(file: CaseFile, policy: ResponsePolicy) -> tuple[Part, ...]:
    """On people's own cards: the windows that still ask for something."""
    return tuple([Row(msg("card.window", window=w.name), window_text(w, file)) for w in open_windows(file, policy)])


def _grade(file: CaseFile) -> tuple[Part, ...]:
    grade = Row(msg("card.grade"), msg("card.grade_is", severity=file.severity, category=file.category))
    rows: list[Part] = [grade]
    if flags := tuple([msg(f"flag.{f}") for f in Flag if f in file.flags]):
        rows.append(Row(msg("card.flags"), msg("plain.list", items=flags)))
    if file.subtypes:
        topics = tuple(msg(f"subtype.{topic}") for topic in file.subtypes)
        rows.append(Row(msg("card.subtypes"), msg("plain.list", items=topics)))
    if file.reasons:
        because = tuple([LocalizedText(f"reason.{rule}", dict(args)) for rule, args in file.reasons[:MAX_REASONS]])
        rows.append(Row(msg("card.reasons"), msg("plain.list", items=because)))
    if file.read_by_model:
        absent = msg(f"absent.{file.not_read_by_model}") if file.not_read_by_model else ""
        rows.append(Row(msg("card.model_read"), msg("card.model_read_is", name=file.read_by_model, absent=absent)))
    if file.linked:
        numbers = tuple(msg("plain.text", text=f"#{number}") for number in file.linked)
        rows.append(Row(msg("card.linked"), msg("plain.list", items=numbers)))
    return (*rows, *umbrella_parts(file))


def _clock(file: CaseFile, policy: ResponsePolicy) -> tuple[Part, ...]:
    """Every window with its fate, and where the clock starts (R102)."""
    known = None if file.post.clock_source is ClockSource.FIRST_SEEN else detection_latency(file).total_seconds()
    start = msg("card.published_is", at=clock_start(file), clock_source=file.post.clock_source, seconds=known)
    start = msg("card.opened_by_desk", at=clock_start(file)) if file.leads else start
    lines = [Row(msg("card.published"), start)]
    if file.post.doubted_at:
        lines.append(Row(msg("card.doubted"), msg("card.doubted_is", at=file.post.doubted_at)))
    lines += [
        Row(msg("card.window", window=w.name), window_text(w, file))
        for w in windows(file, policy)
        if w.name != "detect"
    ]
    if file.snoozed_until:
        lines.append(Row(msg("card.snoozed"), msg("card.snoozed_until", until=file.snoozed_until)))
    return tuple(lines)


def window_text(window: Window, file: CaseFile) -> LocalizedText:
    """Due and fate of a window, without the time of day: the card changes only when the file does."""
    if window.met_at:
        late = "card.window_met_late" if window.met_at > window.due else "card.window_met"
        return msg(late, at=window.met_at, due=window.due)
    if window.lapsed_before_detection:
        return msg("card.window_before_us", due=window.due)
    if not file.open:
        early = file.closed_at is not None and file.closed_at < window.due
        return msg("card.window_not_due" if early else "card.window_unmet", due=window.due)
    return msg("card.window_overdue" if is_overdue(window, file) else "card.window_due", due=window.due)


def _people(file: CaseFile, policy: ResponsePolicy) -> tuple[Part, ...]:
    shown = {*file.assignments, *unfilled_roles(file, policy)}
    return tuple([Row(msg("card.seat", role=r), role_text(file, r)) for r in ASSIGNABLE_ROLES if r in shown])


def role_text(file: CaseFile, role: Role) -> LocalizedText:
    """Who holds a role, and whether a yes is still missing."""
    assignment = file.assignments.get(role)
    if not assignment:
        return msg("card.nobody")
    asked = not assignment.accepted_at and (role is Role.OWNER or assignment.notified)
    return msg("card.asked" if asked else "card.person", person=assignment.person)


def case_buttons(file: CaseFile) -> tuple[Button, ...]:
    """What can be done with the incident as a whole."""
    n = file.number
    if file.status in (Status.UNREAD, Status.WATCHED):
        return (
            Button(f"open {n}", msg("button.open_unread", number=n), primary=True),
            Button(f"dismiss {n}", msg("button.dismiss", number=n)),
        )
    if not file.open:
        tasks = (Button(f"tasks {n}", msg("button.tasks")),) if live_tasks(file) else ()
        again: tuple[Button, ...] = (Button(f"reopen {n}", msg("button.reopen")),)
        if file.merged_into:
            there = Button(f"status {file.merged_into}", msg("button.open", number=file.merged_into), primary=True)
            again = (there, Button(f"unmerge {n}", msg("button.unmerge", number=n)))
        return (*again, Button(f"export {n}", msg("button.export")), *tasks)
    take = Button(f"take {n} owner", msg("button.take"), primary=True)
    owner = file.assignments.get(Role.OWNER)
    return (
        *(() if owner and owner.accepted_at else (take,)),
        Button(f"status {n}", msg("button.status")),
        Button(f"grade {n}", msg("button.grade")),
        Button(f"note {n}", msg("button.note")),
        *((Button(f"tasks {n}", msg("button.tasks")), Button(f"plan {n}", msg("button.plan"))) if file.tasks else ()),
        *((Button(f"status {file.umbrella}", msg("button.open", number=file.umbrella)),) if file.umbrella else ()),
        Button(f"close {n}", msg("button.close")),
    )
