"""What a holder of roles other than the owner's is told in private: what is expected, by when, and how to say yes."""

from collections.abc import Sequence
from datetime import datetime

from handlers.alerts.events import NUMBERS
from handlers.case.card import Button, Card, LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.overview.case_card import severity_tone, title, window_rows
from handlers.overview.numbers_card import asked_buttons, numbers_rows
from handlers.overview.post_parts import post_head
from handlers.overview.umbrella_parts import umbrella_parts
from handlers.reminders.waiting_times import accept_times
from handlers.roles.rules import held_roles
from handlers.tasks.card import task_buttons, task_rows
from handlers.tasks.rules import tasks_of

# What each role's own work begins with: the command and the words of its button.
FIRST_BUTTONS = {
    Role.MONITOR: ("assess", "button.assess"),
    Role.TRIAGER: ("grade", "button.grade"),
    Role.DRAFTER: ("draft", "button.draft"),
    Role.LIAISON: ("report", "button.report"),
    Role.KOL: ("contact", "button.contact"),
    Role.MEDIA: ("contact", "button.contact"),
}
MAX_HAND_OVER = 2  # buttons in sight for giving a role to somebody else; WeCom shows six buttons in all


def role_card(file: CaseFile, person: str, policy: ResponsePolicy) -> Card:
    """The roles that this person holds here."""
    if not file.open:
        left, buttons = task_rows(file, person), task_buttons(file, person) if tasks_of(file, person) else ()
        return Card(title(file), Tone.RESOLVED, (Row(msg("card.next"), msg("next.closed")), *left), buttons)
    parts = (*post_head(file), *umbrella_parts(file), *duties(file, person, policy))
    parts += window_rows(file, policy)
    parts += numbers_rows(file, person) if NUMBERS in file.reminders else ()
    parts += task_rows(file, person)
    return Card(title(file), severity_tone(file.severity), parts, role_buttons(file, person))


def duties(file: CaseFile, person: str, policy: ResponsePolicy) -> tuple[Part, ...]:
    """One row for each role of this person: what is expected, and until when a yes is."""
    held, accept_by = held_roles(file, person), accept_times(file, policy)
    return tuple([Row(msg("card.seat", role=role), _duty(role, accept_by.get(role))) for role in held])


def _duty(role: Role, due: datetime | None) -> LocalizedText:
    duty = msg(f"duty.{role}")
    return msg("card.role_asked", duty=duty, due=due) if due else msg("card.role_held", duty=duty)


def accept_button(file: CaseFile, person: str) -> tuple[Button, ...]:
    """Say yes to what this person was asked for, all at once; the button names the role."""
    asked = [role for role in held_roles(file, person) if not file.assignments[role].accepted_at]
    if not asked:
        return ()
    several = Button(f"take {file.number}", msg("button.accept_roles", n=len(asked)), primary=True)
    one = Button(f"take {file.number} {asked[0]}", msg("button.accept_role", role=asked[0]), primary=True)
    return (several if len(asked) > 1 else one,)


def role_buttons(file: CaseFile, person: str) -> tuple[Button, ...]:
    """Accept or hand over; once accepted, the work of the roles too."""
    n, held = file.number, held_roles(file, person)
    accepted = [role for role in held if file.assignments[role].accepted_at]
    work = [Button(f"{FIRST_BUTTONS[r][0]} {n}", msg(FIRST_BUTTONS[r][1])) for r in accepted if r in FIRST_BUTTONS]
    work += [Button(f"draft {n} kol_outreach", msg("button.draft"))] if Role.KOL in accepted else []
    note = Button(f"note {n}", msg("button.note"))
    tasks = task_buttons(file, person, shown=1) if tasks_of(file, person) else ()
    look = asked_buttons(file, person) if NUMBERS in file.reminders else ()
    return (*accept_button(file, person), *look, *work[:2], *tasks, *hand_over_buttons(file, held), note)


def hand_over_buttons(file: CaseFile, roles: Sequence[Role], shown: int = MAX_HAND_OVER) -> tuple[Button, ...]:
    """Give a role to another person: one for each, the first few in sight and the others in a menu."""
    return tuple(
        [
            Button(f"assign {file.number} {role}", msg(f"{'button' if place < shown else 'menu'}.hand_over", role=role))
            for place, role in enumerate(roles)
        ]
    )
