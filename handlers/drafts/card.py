"""A draft as its reviewers see it: the exact words and what the checks found; once decided, without buttons."""

from datetime import datetime

from handlers.case.card import Button, Card, LocalizedText, Part, Quote, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft, DraftState
from handlers.case.people import Role
from handlers.drafts.authority import (
    awaiting_legal,
    barred_from,
    decider,
    deciding_role,
    must_be_seen,
    names,
)
from handlers.drafts.buttons import (
    ratify_buttons,
    review_buttons,
    rework_buttons,
    seen_button,
    translate_button,
    undo_button,
)
from handlers.drafts.draft_parts import (
    finding_row,
    parts_in_case,
    post_link,
    posted_difference,
    target_part,
    words_part,
)
from handlers.drafts.rules import stale_reason, stale_to_post
from handlers.drafts.style import style_parts

DONE = {DraftState.APPROVED: Tone.RESOLVED, DraftState.POSTED: Tone.RESOLVED}


def draft_card(file: CaseFile, draft: Draft, viewer: str, due: datetime | None = None) -> Card:
    """One version as this reviewer sees it; what is shown here is what an approval binds.

    Once decided, the decision comes first. `due` is when the next window ends (UTC), for which a decision is awaited.
    """
    waiting = file.open and (draft.state is DraftState.WAITING or bool(stale_to_post(file, draft)))
    parts = (
        (*parts_in_case(file, draft), *_status_parts(file, draft))
        if waiting
        else (*_status_parts(file, draft), *parts_in_case(file, draft))
    )
    parts = (*stale_parts(file, draft), *parts)
    if waiting and due:
        parts += (Row(msg("card.decide_by"), msg("card.window_due", due=due)),)
    if waiting and viewer not in draft.contributors:
        parts += style_parts(draft)
    if waiting and viewer in barred_from(file, draft, deciding_role(file, draft)):
        key = "rejection.own_words" if viewer in draft.contributors else "rejection.own_grade"
        key = "rejection.cleared_it" if viewer == draft.legal else key
        why = msg(key, number=file.number, version=draft.version, people=_others(file, draft))
        parts += (Row(msg("card.decision"), why),)
    blocked = any(f.level == "block" for f in draft.findings)
    tone = (Tone.CRITICAL if blocked else Tone.WARNING) if waiting else DONE.get(draft.state, Tone.INFO)
    key = "card.draft_title_drill" if file.drill else "card.draft_title"
    heading = msg(key, number=file.number, version=draft.version, kind=draft.kind, severity=file.severity)
    buttons = review_buttons(file, draft, viewer, blocked) if waiting else seen_button(file, draft, viewer)
    buttons += translate_button(file, draft, viewer) if waiting else ()
    last = rework_buttons(file, draft, viewer) or undo_button(file, draft, viewer)
    return Card(heading, tone, parts, ratify_buttons(file, draft, viewer) or buttons or last)


def confirm_card(file: CaseFile, draft: Draft) -> Card:
    """The exact words once more, before an approval counts where people or the brand are at stake."""
    code = f"{file.number} {draft.version} {draft.hash[:8]}"
    heading = msg("card.sure_title", number=file.number, version=draft.version, severity=file.severity)
    yes = Button(f"approve {code} sure=yes", msg("card.sure_yes", version=draft.version), primary=True, danger=True)
    back = Button(f"send-back {code}", msg("button.send_back"))
    return Card(heading, Tone.CRITICAL, (target_part(file, draft), words_part(draft)), (yes, back))


def _others(file: CaseFile, draft: Draft) -> tuple[LocalizedText, ...]:
    """Who decides instead of the reader: the person who was asked, or another holder; a card knows no roster."""
    asked = decider(file, draft)
    return names((asked,)) if asked else (msg("plain.another", role=deciding_role(file, draft)),)


def stale_parts(file: CaseFile, draft: Draft) -> tuple[Part, ...]:
    """What changed since the words were written, for the first line; nothing while they are up to date."""
    why = stale_reason(file, draft)
    return (Row(msg("card.stale"), msg(f"stale.{why}")),) if why else ()


def _status_parts(file: CaseFile, draft: Draft) -> tuple[Part, ...]:
    lines = []
    if draft.legal or awaiting_legal(file, draft):
        cleared = msg("card.legal_cleared", person=draft.legal) if draft.legal else msg("card.legal_waits")
        lines.append(Row(msg("card.seat", role=Role.LEGAL), cleared))
    if draft.asked_by:
        lines.append(Row(msg("card.asked_for"), msg("card.person", person=draft.asked_by)))
    if draft.contributors:
        lines.append(Row(msg("card.contributors"), msg("plain.people", people=names(draft.contributors))))
    if draft.seen_by or must_be_seen(file, draft):
        lines.append(Row(msg("card.seen"), msg("card.seen_by", people=names(draft.seen_by))))
    if draft.emergency:
        said = msg("emergency.is", people=names(draft.emergency_by), reason=draft.emergency, person=draft.ratified_by)
        lines.append(Row(msg("emergency.label"), said))
    if draft.decided_by:
        text = msg(
            "card.decided", state=f"draft.{draft.state}", by=draft.decided_by, at=draft.decided_at, reason=draft.reason
        )
        lines.append(Row(msg("card.decision"), text))
    elif draft.state is not DraftState.WAITING:
        lines.append(Row(msg("card.decision"), msg(f"state.draft.{draft.state}")))
    return tuple(lines)


def post_card(file: CaseFile, draft: Draft) -> Card:
    """The approved words for the person who posts them by hand, and the button that records it."""
    stale = stale_parts(file, draft)
    parts: list[Part] = [
        *stale,
        *posted_difference(file, draft),
        target_part(file, draft),
        Quote(draft.text, msg("card.copy_exactly")),
        *post_link(file),
        *(finding_row(f, 1) for f in draft.findings if f.rule == "LABEL_AI"),
        *_status_parts(file, draft),
    ]
    key = "card.post_title_drill" if file.drill else "card.post_title"
    heading = msg(key, number=file.number, version=draft.version)
    if draft.state is not DraftState.APPROVED or not file.open:
        wrong = Button(f"wrong {file.number} {draft.version}", msg("button.wrong"))
        posted = draft.state is DraftState.POSTED and file.open and draft.public
        keep = Button(f"promote {file.number} {draft.version}", msg("button.promote"))
        return Card(heading, Tone.RESOLVED, tuple(parts), (wrong, keep) if posted else ())
    buttons = (
        Button(f"posted {file.number} {draft.version}", msg("button.posted"), primary=True),
        Button(f"withdraw {file.number} {draft.version}", msg("button.withdraw"), danger=True),
    )
    return Card(heading, Tone.CRITICAL if stale else Tone.WARNING, tuple(parts), buttons)
