"""Assess before you react: the picture, or a reason to go without it (R52-R57)."""

from datetime import datetime

from handlers.assessment.events import Assessed
from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.text.purchase_claims import concludes_too_much, names_a_channel, read_channels, says_no_order

CLIMATES = ("agree", "mixed", "defend")
VALIDITIES = ("valid", "unclear", "invalid")


def assess(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record note count, spread, big accounts, comment climate and findings; or waive them with a reason."""
    if waived := context.text("waive"):
        return Decision((Assessed(waived=waived),), answer=msg("answer.assessment_waived", number=file.number))
    count, climate = context.text("note_count"), context.text("climate")
    if count and context.integer("note_count") is None:
        return reject("rejection.not_a_number", given=count[:40])
    if climate and climate not in CLIMATES:
        return reject("rejection.climate_unknown", given=climate)
    validity = context.text("validity")
    if validity and validity not in VALIDITIES:
        return reject("rejection.validity_unknown", given=validity)
    texts = {name: context.text(name) for name in ("spread", "big_accounts", "findings")}
    given = {"note_count": context.integer("note_count"), "climate": climate, "validity": validity, **texts}
    if refusal := _claims_too_much(texts["findings"]):
        return Decision(rejection=refusal)
    new = {name: value for name, value in given.items() if value or value == 0}
    if not new:
        return reject("rejection.assessment_empty", number=file.number)
    known = {name: getattr(file.assessment, name) for name in given} if file.assessment else {}
    event = Assessed(**{**known, **new})  # an earlier finding holds until a newer one replaces it
    return Decision((event,), answer=msg("answer.assessed", number=file.number))


def _claims_too_much(said: str) -> LocalizedText | None:
    """Why these findings may not stand (R57, X7): no order found says nothing but that, and where was searched."""
    if claim := concludes_too_much(said):
        return msg("rejection.finding_claims_too_much", given=claim[:40])
    if says_no_order(said) and not (names_a_channel(said) or read_channels(said)):
        return msg("rejection.finding_channels")
    return None
