"""The owner's own card: take it or give it back, then the next thing to do."""

from handlers.case.card import Button, Card, LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.drafts.authority import decider, deciding_role
from handlers.overview.case_card import post_parts, severity_tone, title, window_text
from handlers.reminders.windows import open_windows


def owner_card(file: CaseFile, policy: ResponsePolicy) -> Card:
    """What the owner has to do now, and by when."""
    if not file.open:
        return Card(title(file), Tone.RESOLVED, (Row(msg("card.next"), msg("next.closed")),))
    parts: list[Part] = [*post_parts(file)[:2], Row(msg("card.next"), next_step(file))]
    parts += [Row(msg("card.window", window=w.name), window_text(w, file)) for w in open_windows(file, policy)]
    return Card(title(file), severity_tone(file.severity), tuple(parts), _buttons(file))


def next_step(file: CaseFile) -> LocalizedText:
    """One sentence: who does what next."""
    owner = file.assignments.get(Role.OWNER)
    if not owner or not owner.accepted_at:
        return msg("next.take", person=file.person(Role.OWNER))
    if draft := file.approved():
        return msg("next.post", version=draft.version)
    if draft := file.waiting():
        role = deciding_role(file, draft)
        return msg("next.review", version=draft.version, role=role, person=decider(file, draft))
    if file.drafting:
        return msg("next.drafting")
    if file.severity >= Severity.L2 and not file.assessment:
        return msg("next.assess")
    if not file.replies and not file.no_reply:
        return msg("next.draft")
    return msg("next.promises") if file.open_promises() else msg("next.resolve")


def _buttons(file: CaseFile) -> tuple[Button, ...]:
    n, owner = file.number, file.assignments.get(Role.OWNER)
    if owner and not owner.accepted_at:
        return Button(f"take {n}", msg("button.accept"), primary=True), Button(f"decline {n}", msg("button.decline"))
    assess_first = file.severity >= Severity.L2 and not file.assessment
    return (
        Button(f"assess {n}", msg("button.assess"), primary=assess_first),
        Button(f"draft {n}", msg("button.draft")),
        Button(f"snooze {n}", msg("button.snooze")),
        *(Button(f"promise {n} {p.id}", msg("button.promise", id=p.id)) for p in file.open_promises()[:2]),
        Button(f"decline {n}", msg("button.hand_back")),
    )
