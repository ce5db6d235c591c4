"""The owner's own card: take it or give it back, then the next thing to do."""

from datetime import datetime

from handlers.alerts.events import NUMBERS
from handlers.case.card import Button, Card, Part, Quote, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import DraftState
from handlers.case.grades import Severity
from handlers.case.people import Person, Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.drafts.emergency import MAY_DECIDE_TOGETHER, approvers_there, to_ratify
from handlers.overview.case_card import case_tone, title, window_rows
from handlers.overview.next_step import next_row
from handlers.overview.numbers_card import asked_buttons, numbers_rows
from handlers.overview.post_parts import post_head, report_parts
from handlers.overview.progress import draft_is, drafts_under_way
from handlers.overview.role_card import accept_button, duties, hand_over_buttons, role_buttons
from handlers.overview.umbrella_parts import umbrella_parts
from handlers.roles.rules import held_roles
from handlers.tasks.card import task_buttons, task_rows

MAX_EDITS = 3  # of drafts that may be edited from the owner's card; each has a card or a command besides


def owner_card(file: CaseFile, policy: ResponsePolicy) -> Card:
    """What the owner has to do now, and by when."""
    owner = file.person(Role.OWNER)
    if not file.open:
        left = task_rows(file, owner)
        buttons = task_buttons(file, owner) if left else ()
        return Card(title(file), Tone.RESOLVED, (Row(msg("card.next"), msg("next.closed")), *left), buttons)
    parts: list[Part] = [
        next_row(file, policy),
        *post_head(file),
        *report_parts(file),
        *umbrella_parts(file),
        *_drafts(file),
    ]
    parts += duties(file, file.person(Role.OWNER), policy)
    parts += window_rows(file, policy)
    parts += numbers_rows(file, owner) if NUMBERS in file.reminders else ()
    tasks = task_buttons(file, owner) if file.tasks else ()
    parts += task_rows(file, owner)
    return Card(title(file), case_tone(file, policy), tuple(parts), (*_buttons(file), *tasks))


def _drafts(file: CaseFile) -> tuple[Part, ...]:
    """One section for each draft that waits or came back, with its words; approved ones have a card of their own."""
    parts: list[Part] = []
    for draft in drafts_under_way(file):
        if draft.state in (DraftState.WAITING, DraftState.SENT_BACK):
            parts.append(Quote(draft.text, draft_is(draft)))
        if draft.state is DraftState.SENT_BACK:
            parts.append(
                Row(msg("card.sent_back_by"), msg("card.sent_back_is", by=draft.decided_by, said=draft.reason))
            )
    return tuple(parts)


def _buttons(file: CaseFile) -> tuple[Button, ...]:
    n, owner = file.number, file.assignments.get(Role.OWNER)
    if owner and not owner.accepted_at:
        give = hand_over_buttons(file, held_roles(file, owner.person), shown=1)
        return *accept_button(file, owner.person), *give, Button(f"decline {n}", msg("button.decline"))
    assess_first = file.severity >= Severity.L2 and not file.assessment
    return (
        *(accept_button(file, owner.person) if owner else ()),
        *(asked_buttons(file, owner.person) if owner and NUMBERS in file.reminders else ()),
        Button(f"assess {n}", msg("button.assess"), primary=assess_first),
        Button(f"draft {n}", msg("button.draft")),
        *(
            Button(f"edit {n} {d.version}", msg("button.edit_version", version=d.version))
            for d in drafts_under_way(file)[-MAX_EDITS:]
            if d.state is not DraftState.REPLACED
        ),
        Button(f"remedy {n}", msg("button.remedy")),
        Button(f"snooze {n}", msg("button.snooze")),
        *(Button(f"promise {n} {p.id}", msg("button.promise", id=p.id)) for p in file.open_promises()[:2]),
        Button(f"decline {n}", msg("button.hand_back")),
        Button(f"assign {n}", msg("menu.hand_over_any")),
    )


def holder_buttons(file: CaseFile, person: str) -> tuple[Button, ...]:
    """What this person can do here by the roles they hold; nothing for others, nor once it is closed."""
    if not file.open or person not in {assignment.person for assignment in file.assignments.values()}:
        return ()
    return _buttons(file) if person == file.person(Role.OWNER) else role_buttons(file, person)


def emergency_buttons(file: CaseFile, person: Person, team: Team, now: datetime) -> tuple[Button, ...]:
    """What a manager and legal do while no approver can be reached, and what an approver does after it."""
    n, decides = file.number, {*MAY_DECIDE_TOGETHER} & person.roles
    for_two = [d for d in file.waiting_drafts() if decides and not approvers_there(file, d, team, now)]
    after = to_ratify(file) if {Role.APPROVER, Role.EXECUTIVE} & person.roles else ()
    return (
        *(
            Button(f"emergency {n} {d.version} {d.hash[:8]}", msg("button.emergency", version=d.version), danger=True)
            for d in for_two
        ),
        *(Button(f"ratify {n} {d.version}", msg("button.ratify", version=d.version), primary=True) for d in after),
    )
