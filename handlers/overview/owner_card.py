"""The owner's own card: take it or give it back, then the next thing to do."""

from handlers.case.card import Ask, Button, Card, Field, Line, Part, Say, Tone, say
from handlers.case.case_file import CaseFile
from handlers.case.form_fields import ASSESSMENT, INSTRUCTION, KIND, OWN_TEXT, REASON, UNTIL
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.policy import House
from handlers.drafts.approval import decider, waits_for
from handlers.overview.case_card import TONES, post_parts, title, window_text
from handlers.reminders.windows import open_windows


def seat_card(file: CaseFile, house: House) -> Card:
    """What the owner has to do now, and by when."""
    if not file.open:
        return Card(title(file), Tone.DONE, (Line(say("card.next"), say("next.closed")),))
    parts: list[Part] = [*post_parts(file)[:2], Line(say("card.next"), next_step(file))]
    parts += [Line(say("card.window", window=w.name), window_text(w, file)) for w in open_windows(file, house)]
    return Card(title(file), TONES.get(file.severity, Tone.CALM), tuple(parts), _buttons(file))


def next_step(file: CaseFile) -> Say:
    """One sentence: who does what next."""
    owner = file.seats.get(Role.OWNER)
    if not owner or not owner.accepted_at:
        return say("next.take", person=file.person(Role.OWNER))
    if draft := file.approved():
        return say("next.post", version=draft.version)
    if draft := file.waiting():
        role = waits_for(file, draft)
        return say("next.review", version=draft.version, role=role, person=decider(file, draft))
    if file.drafting:
        return say("next.drafting")
    if file.severity >= Severity.L2 and not file.assessment:
        return say("next.assess")
    if not file.replies and not file.no_reply:
        return say("next.draft")
    return say("next.promises") if file.open_promises() else say("next.resolve")


def _buttons(file: CaseFile) -> tuple[Button, ...]:
    n, owner = file.number, file.seats.get(Role.OWNER)
    if owner and not owner.accepted_at:
        return (
            Button(f"take {n}", say("button.accept"), primary=True),
            Button(f"decline {n}", say("button.decline"), (REASON,)),
        )
    return (
        Button(f"assess {n}", say("button.assess"), ASSESSMENT, primary=file.severity >= Severity.L2 and not file.assessment),
        Button(
            f"draft {n}",
            say("button.draft"),
            (KIND, INSTRUCTION, OWN_TEXT),
        ),
        Button(f"snooze {n}", say("button.snooze"), (UNTIL, REASON)),
        *(Button(f"promise {n} {p.id}", say("button.promise", id=p.id), promise_fields()) for p in file.open_promises()[:2]),
        Button(f"decline {n}", say("button.hand_back"), (REASON,)),
    )


def promise_fields() -> tuple[Field, ...]:
    """What became of a promise: kept with proof, or moved, broken, withdrawn with a reason."""
    ends = tuple((what, say(f"promise.{what}")) for what in ("kept", "moved", "broken", "withdrawn"))
    return (
        Field("what", say("field.what"), Ask.CHOICE, options=ends),
        Field("reason", say("field.proof"), Ask.TEXT, most=500),
        Field("due", say("field.due"), required=False),
    )
