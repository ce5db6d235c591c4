"""Buttons of a draft's card: what the person who looks at it may do now."""

from handlers.case.card import Button, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft, DraftState
from handlers.case.people import Role
from handlers.drafts.authority import asked_instead, awaiting_legal, barred_from, deciding_role, must_be_seen
from handlers.drafts.emergency import asked_to_ratify, to_ratify
from handlers.drafts.rules import asks_once_more


def review_buttons(file: CaseFile, draft: Draft, viewer: str, blocked: bool) -> tuple[Button, ...]:
    """Return what `viewer` may do with a draft that waits; a blocked one cannot be approved."""
    code = f"{file.number} {draft.version} {draft.hash[:8]}"
    back = Button(f"send-back {code}", msg("button.send_back"))
    edit = Button(f"edit {file.number} {draft.version}", msg("button.edit"))
    role = deciding_role(file, draft)
    free = viewer not in barred_from(file, draft, role)
    looks = seen_button(file, draft, viewer)
    if reviews_as(file, draft, viewer, Role.LEGAL) and not (looks and reviews_as(file, draft, viewer, role)):
        clear = Button(f"clear {code}", msg("button.clear"), primary=True)
        return (clear, back) if role is Role.LEGAL and free else (*looks, back)
    if not reviews_as(file, draft, viewer, role) and not reviews_as(file, draft, viewer, Role.APPROVER):
        return (*looks, back) if looks else ()
    if awaiting_legal(file, draft):
        return (back, edit)
    approve = Button(f"approve {code}", msg("button.approve"), primary=True, danger=asks_once_more(file))
    no_reply = Button(f"no-reply {file.number}", msg("button.no_reply"))
    again = Button(f"draft {file.number} {draft.kind}", msg("button.again"))
    pick = Button(f"pick {file.number} {draft.version}", msg("button.pick"))
    mine = free and reviews_as(file, draft, viewer, role)
    return (
        *((approve,) if mine and not blocked else ()),
        back,
        edit,
        again,
        *((pick,) if draft.others else ()),
        *((no_reply,) if reviews_as(file, draft, viewer, Role.APPROVER) else ()),  # an executive alone may not
    )


def translate_button(file: CaseFile, draft: Draft, viewer: str) -> tuple[Button, ...]:
    """For a reviewer who does not read the draft's language, until there is a translation."""
    if viewer not in draft.foreign_readers or any(t.readable or t.waiting for t in draft.translations):
        return ()
    return (Button(f"translate {file.number} {draft.version}", msg("button.translate")),)


def seen_button(file: CaseFile, draft: Draft, viewer: str) -> tuple[Button, ...]:
    """For legal and the executive, who look at the first acknowledgement of a crisis."""
    looks = viewer in (file.person(Role.LEGAL), file.person(Role.EXECUTIVE)) and viewer != draft.decided_by
    if not looks or not must_be_seen(file, draft) or viewer in barred_from(file, draft, Role.LEGAL):
        return ()
    return (Button(f"seen {file.number} {draft.version}", msg("button.seen"), primary=True),)


def reviews_as(file: CaseFile, draft: Draft, viewer: str, role: Role) -> bool:
    """True for the person who holds the role now, and for a deputy who was asked."""
    return viewer == file.person(role) or viewer in asked_instead(draft, role)


def undo_button(file: CaseFile, draft: Draft, viewer: str) -> tuple[Button, ...]:
    """Who approved may take it back at once; a timer ends that."""
    over = f"undo:{draft.version}" in file.reminders
    mine = draft.state is DraftState.APPROVED and file.open and viewer == draft.decided_by and not over
    return (Button(f"undo {file.number} {draft.version}", msg("button.undo")),) if mine else ()


def rework_buttons(file: CaseFile, draft: Draft, viewer: str) -> tuple[Button, ...]:
    """Who wrote a version, and the drafter, may change it and hand it in again, also when it came back."""
    writers = (draft.asked_by, *draft.contributors)
    mine = viewer in (*writers, drafter(file)) and draft is file.newest(draft) and file.open
    edit = Button(f"edit {file.number} {draft.version}", msg("button.edit"))
    withdraw = Button(f"withdraw {file.number} {draft.version}", msg("button.withdraw"), danger=True)
    if not mine or draft.state not in (DraftState.WAITING, DraftState.SENT_BACK):
        return ()
    return (edit, withdraw) if draft.live and viewer in writers else (edit,)


def drafter(file: CaseFile) -> str:
    """Return who writes the replies here, once they have said yes; empty for none."""
    given = file.assignments.get(Role.DRAFTER)
    return given.person if given and given.accepted_at else ""


def ratify_buttons(file: CaseFile, draft: Draft, viewer: str) -> tuple[Button, ...]:
    """An approver who was asked stands by what went out in an emergency, or takes it back before it is posted."""
    if viewer not in asked_to_ratify(draft) or draft not in to_ratify(file):
        return ()
    ratify = Button(
        f"ratify {file.number} {draft.version}", msg("button.ratify", version=draft.version), primary=True, danger=True
    )
    withdraw = Button(f"withdraw {file.number} {draft.version}", msg("button.withdraw"), danger=True)
    return (ratify, withdraw) if draft.live else (ratify,)
