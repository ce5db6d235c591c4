"""What happens next in an incident, who does it, and by when: the line that every reader looks for first."""

from handlers.case.card import LocalizedText, Row, msg
from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.drafts.authority import decider, deciding_role
from handlers.drafts.buttons import drafter
from handlers.reminders.waiting_times import accept_times
from handlers.reminders.windows import next_due

# Whose turn a step is that does not name a person itself; the owner's where nobody holds the role.
DOERS = {"next.post": Role.PUBLISHER, "next.assess": Role.MONITOR}


def next_row(file: CaseFile, policy: ResponsePolicy) -> Row:
    """Who does what next, and by when: until a yes is expected, or the next window closes."""
    step = next_step(file)
    waits_for_yes = step.key == "next.take" and accept_times(file, policy).get(Role.OWNER)
    due = waits_for_yes or (next_due(file, policy) if file.open else None)
    return Row(msg("card.next"), msg("card.next_is", person=_doer(file, step), next=step, due=due))


def _doer(file: CaseFile, step: LocalizedText) -> str:
    """The person whose turn it is; empty where the step names people itself, or waits for no person."""
    if step.key in ("next.take", "next.review", "next.drafting", "next.closed", "plain.list"):
        return ""
    if step.key == "next.draft" and drafter(file):
        return drafter(file)
    return (file.person(DOERS[step.key]) if step.key in DOERS else "") or file.person(Role.OWNER)


def next_step(file: CaseFile) -> LocalizedText:
    """What is to be done next: one sentence for each draft under way, or else for the incident."""
    if not file.open:
        return msg("next.closed")
    owner = file.assignments.get(Role.OWNER)
    if not owner or not owner.accepted_at:
        return msg("next.take", person=file.person(Role.OWNER))
    steps = [msg("next.post", version=draft.version) for draft in file.approved_drafts()]
    for draft in file.waiting_drafts():
        role = deciding_role(file, draft)
        steps.append(msg("next.review", version=draft.version, role=role, person=decider(file, draft)))
    steps = [msg("next.correct", version=r.version) for r in file.replies if r.wrong] + steps
    if steps:
        return steps[0] if len(steps) == 1 else msg("plain.list", items=tuple(steps))
    if file.being_written():
        return msg("next.drafting")
    if file.severity >= Severity.L2 and not file.assessment:
        return msg("next.assess")
    if not file.public_replies() and not file.no_reply:
        return msg("next.draft")
    return msg("next.promises") if file.open_promises() else msg("next.resolve")
