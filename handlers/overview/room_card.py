"""The incident's card in a room: how grave, what is next and by when, who acts; the rest is behind "Details".

Without its words where the incident is need-to-know. Nothing that the title says is said again, and a window that was
met is gone.
"""

from collections.abc import Iterator

from handlers.case.card import Button, Card, LocalizedText, Part, Row, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.people import ASSIGNABLE_ROLES, Role
from handlers.case.policy import ResponsePolicy
from handlers.case.reports import product_typed_by
from handlers.overview.case_card import case_buttons, case_tone, role_text, title, window_text
from handlers.overview.evidence_card import evidence_rows
from handlers.overview.next_step import next_row, next_step
from handlers.overview.post_parts import short_post_parts
from handlers.overview.progress import alarms, ended_rows, promise_rows, reply_rows
from handlers.overview.redact import redact, redact_card
from handlers.overview.umbrella_parts import umbrella_parts
from handlers.reminders.windows import open_windows, windows
from handlers.roles.access import restricted
from handlers.roles.proposals.card import proposal_buttons
from handlers.roles.rules import unfilled_roles
from handlers.tasks.card import task_summary, unheld_rows

NAMED = (Role.OWNER, Role.APPROVER, Role.LEGAL, Role.EXECUTIVE)  # others are counted, unless nobody holds them


def room_card(file: CaseFile, policy: ResponsePolicy) -> Card:
    """The card that stands in the room."""
    parts = (*alarms(file), *_parts(file, policy))
    card = Card(title(file), case_tone(file, policy), parts, (*proposal_buttons(file), *_buttons(file)))
    return redact_card(card, about(file)) if restricted(file) else card


def _parts(file: CaseFile, policy: ResponsePolicy) -> Iterator[Part]:
    if file.open:
        yield next_row(file, policy)
    yield from _windows(file, policy)
    yield from () if restricted(file) else short_post_parts(file)
    if file.open:
        yield from _people(file, policy)
    yield from ended_rows(file)
    yield from reply_rows(file)
    yield from promise_rows(file)
    yield from evidence_rows(file)
    yield from umbrella_parts(file)
    yield from unheld_rows(file)
    yield from task_summary(file)


def _windows(file: CaseFile, policy: ResponsePolicy) -> Iterator[Part]:
    """In one row the windows that still ask for something, of a closed incident all; until when reminders rest."""
    shown = open_windows(file, policy) if file.open else [w for w in windows(file, policy) if w.name != "detect"]
    if lines := tuple(msg("card.window_line", window=w.name, text=window_text(w, file)) for w in shown):
        yield Row(msg("card.windows"), msg("plain.list", items=lines))
    if file.snoozed_until:
        yield Row(msg("card.snoozed"), msg("card.snoozed_until", until=file.snoozed_until))


def _people(file: CaseFile, policy: ResponsePolicy) -> Iterator[Part]:
    """Who acts, in one row: the first four roles by name, every role without a holder, and how many more."""
    empty = unfilled_roles(file, policy)
    held = [role for role in ASSIGNABLE_ROLES if role in file.assignments]
    named = [role for role in ASSIGNABLE_ROLES if role in empty or (role in NAMED and role in held)]
    people = tuple(msg("card.role_line", role=role, text=role_text(file, role)) for role in named)
    if people:
        more = len([role for role in held if role not in NAMED])
        yield Row(msg("card.people"), msg("card.people_are", items=people, n=more or None))


def _buttons(file: CaseFile) -> tuple[Button, ...]:
    """The one thing to do now, the details and a note; an incident that is over keeps what its whole card has."""
    if not file.open or file.status in (Status.UNREAD, Status.WATCHED):
        return case_buttons(file)
    n = file.number
    umbrella = file.umbrella
    return (
        *_main_button(file),
        Button(f"status {n}", msg("button.status")),
        *((Button(f"status {umbrella}", msg("button.open", number=umbrella)),) if umbrella else ()),
        Button(f"note {n}", msg("button.note")),
        Button(f"close {n}", msg("button.close")),
    )


def _main_button(file: CaseFile) -> tuple[Button, ...]:
    """What the next step is done with, where a button in the room can do it."""
    code = {"next.take": "take {} owner", "next.assess": "assess {}", "next.draft": "draft {}"}
    key = next_step(file).key
    if key not in code:
        return ()
    return (Button(code[key].format(file.number), msg(key.replace("next.", "button.")), primary=True),)


def for_room(file: CaseFile, said: tuple[LocalizedText, ...]) -> tuple[LocalizedText, ...]:
    """Sentences as the room may read them; the product only as `about` shows it."""
    return tuple(_for_room(file, each) for each in said) if restricted(file) else said


def _for_room(file: CaseFile, said: LocalizedText) -> LocalizedText:
    shown = redact(said)
    if not file.product or said.args.get("product") != file.product:
        return shown
    return LocalizedText(shown.key, {**shown.args, "product": about(file)})


def about(file: CaseFile) -> str:
    """What an incident is about in a line for many: 24 code points; of a need-to-know one product or brand.

    A product that a person typed may be words of the case: there the brand stands alone.
    """
    ours = file.product or file.brand
    if restricted(file) and product_typed_by(file.product_by, file.source):
        ours = file.brand
    return ours[:24] if restricted(file) else (ours or file.post.full_text())[:24]
