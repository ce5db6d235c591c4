"""A report to the platform: one truthful ground, once, and never against our own public words (R118-R130, R147)."""

from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.drafts import PUBLIC_KINDS
from handlers.removal.events import Reported
from handlers.text.purchase_claims import claims_never_bought, says_no_order

GROUNDS = ("abuse", "vulgar", "political", "diversion", "fabricated", "privacy", "duplicate", "ip", "defamation")


def report(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record that a person reported the post. A bad opinion of us is no ground; the bot itself reports nothing."""
    ground = context.text("ground").lower()
    if ground not in GROUNDS:
        return reject("objection.ground_unknown", given=ground)
    if not context.text("reason"):
        return reject("objection.reason_needed")
    if ground in file.reports:
        return reject("objection.already_reported", number=file.number, ground=ground)
    if ground == "fabricated" and any(r.kind in PUBLIC_KINDS for r in file.replies):
        return reject("objection.contradicts_reply", number=file.number)
    if ground == "fabricated" and (
        says_no_order(context.text("reason")) or claims_never_bought(context.text("reason"))
    ):
        return reject("objection.no_order_is_no_proof")
    return Decision(
        (Reported(ground=ground, reason=context.text("reason")),),
        answer=msg("answer.reported", number=file.number, ground=ground),
    )
