"""Log what was said in person, what an author did, and what a customer agreed to (R149-R152, R160, R168-R170)."""

from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.outreach import AUTHOR_STEPS, CHECKLIST, CONSENT_SCOPES, PARTIES
from handlers.checks.refusals import refusal
from handlers.outreach.events import AuthorActed, ConsentRecorded, ConsentWithdrawn, ContactLogged

WITHDRAWN_WORDS = ("withdrawn", "off", "撤回", "收回")


def contact(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Log a contact: with whom, by which way, what was said. Pressure to delete or to praise is refused (R151)."""
    party, name = context.text("party").lower(), context.text("who")
    if party not in PARTIES:
        return reject("rejection.party_unknown", given=party)
    if not name or not context.text("text"):
        return reject("rejection.contact_needed", number=file.number)
    if refused := refusal(context.text("text").replace(name, "对方")):  # by name or not, it is they who were asked
        return Decision(rejection=refused)
    covered = tuple(item for item in CHECKLIST if _ticked(context, item))
    event = ContactLogged(
        party=party, name=name, channel=context.text("channel"), text=context.text("text"), covered=covered
    )
    return Decision((event,), answer=msg("answer.contact", number=file.number, party=party, name=name))


def _ticked(context: CommandContext, item: str) -> bool:
    return bool(context.text(f"covered:{item}")) or item in context.text("covered").split(",")


def author_step(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record that the author updated, answered or deleted the post of their own accord."""
    step = context.text("step").lower()
    if step not in AUTHOR_STEPS:
        return reject("rejection.author_step_unknown", given=step)
    event = AuthorActed(step=step, text=context.text("text"))
    return Decision((event,), answer=msg("answer.author_step", number=file.number, step=step))


def consent(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record that a customer agreed to be thanked, quoted or told of, or took it back."""
    scope, proof = context.text("scope").lower(), context.text("proof")
    if scope not in CONSENT_SCOPES:
        return reject("rejection.consent_scope_unknown", given=scope)
    if not proof:
        return reject("rejection.consent_proof_needed", number=file.number)
    if proof.split()[0].lower() in WITHDRAWN_WORDS:
        event = ConsentWithdrawn(scope=scope, reason=proof)
        return Decision((event,), answer=msg("answer.consent_withdrawn", number=file.number, scope=scope))
    event_given = ConsentRecorded(scope=scope, proof=proof)
    return Decision((event_given,), answer=msg("answer.consent", number=file.number, scope=scope))
