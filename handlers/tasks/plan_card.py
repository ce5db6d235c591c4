"""The playbook of a category and severity on one card: what may come, what may be said, who speaks, the first hour."""

from collections.abc import Mapping

from handlers.case.card import Button, Card, LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.playbook import PUBLICATION, Playbook, Step, Title

FIRST_HOUR = 1


def plan_card(book: Playbook, severity: str, file: CaseFile | None = None, overlay: Playbook | None = None) -> Card:
    """Show the playbook whole (R31, R58, R59); for an incident with who holds the roles, its `overlay` on top."""
    books = (book, overlay) if overlay else (book,)
    rows = _said(book, _level(book, severity), file)
    if overlay:
        rows += [Row(msg("plan.on_top"), _text(overlay.name)), *_said(overlay, _level(overlay, severity), file)]
    steps = dict[str, Step]()  # a line that stands in both is shown once
    for step in (step for shown in books for step in shown.steps[_level(shown, severity)]):
        steps.setdefault(step.title["zh-Hans"], step)
    soonest = sorted(steps.values(), key=lambda step: (step.start != PUBLICATION, step.hours))
    rows += [Row(msg("plan.first_hour"), _step(step)) for step in soonest if _in_first_hour(step)]
    rows += [Row(msg("plan.step"), _step(step)) for step in soonest if not _in_first_hour(step)]
    rows.append(Row(msg("plan.version"), msg("plain.text", text=book.version)))
    buttons = (Button(f"tasks {file.number}", msg("button.tasks")),) if file else ()
    title = msg("plan.title", title=book.name, severity=_level(book, severity), number=file.number if file else None)
    return Card(title, Tone.INFO, tuple(rows), buttons)


def _level(book: Playbook, severity: str) -> str:
    """Return the severity whose lines of the playbook count: the gravest that it has, for one beyond them."""
    return min(severity, max(book.steps)) if severity in book.steps or severity > "L0" else "L1"


def _said(book: Playbook, level: str, file: CaseFile | None) -> list[Part]:
    """What may come, who speaks and comes in, what may be said and what never."""
    return [
        Row(msg("plan.scenario"), _text(book.scenario)),
        Row(msg("plan.spokespeople"), _roles(book.spokespeople.get(level, ()), file)),
        Row(msg("plan.people"), _roles(book.people.get(level, ()), file)),
        *_lines("plan.holding", book.holding),
        Row(msg("plan.public_reply"), _text(book.public_reply)),
        Row(msg("plan.windows"), _text(book.windows)),
        *_lines("plan.strategy", book.strategy),
        *_lines("plan.forbidden", book.forbidden),
        *([Row(msg("plan.drafting"), msg("plan.waits"))] if book.waits else []),
    ]


def all_plans(books: Mapping[str, Playbook]) -> Card:
    """Every playbook with the line that shows it."""
    rows = tuple(Row(_text(book.name), msg("plan.list_how", code=name)) for name, book in books.items())
    return Card(msg("plan.list_title"), Tone.INFO, rows)


def _in_first_hour(step: Step) -> bool:
    return step.start == PUBLICATION and step.hours <= FIRST_HOUR


def _step(step: Step) -> LocalizedText:
    return msg(f"plan_due.{step.start}", title=step.title, role=step.role, hours=_hours(step.hours))


def _hours(hours: float) -> LocalizedText:
    return msg("span.days", n=int(hours // 24)) if hours >= 72 else msg("span.hours", n=int(hours))


def _lines(label: str, titles: tuple[Title, ...]) -> list[Part]:
    return [Row(msg(label), _text(title)) for title in titles]


def _text(title: Title) -> LocalizedText:
    return msg("plan.text", title=title)


def _roles(codes: tuple[str, ...], file: CaseFile | None) -> LocalizedText:
    """Roles by name, and who holds them on this incident."""
    held = {role.value: a.person for role, a in file.assignments.items()} if file else {}
    named = tuple(msg("plan.role", role=code, person=held.get(code, "")) for code in codes)
    return msg("plain.list", items=named) if named else msg("plan.nobody")
