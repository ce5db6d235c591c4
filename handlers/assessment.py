"""Assess before you react: the picture, or a reason to go without it (R52-R57)."""

from datetime import datetime

from handlers.card import say
from handlers.casefile import CaseFile
from handlers.decision import Act, Decision, no
from handlers.facts.duty import Assessed

CLIMATES = ("agree", "mixed", "defend")


def assess(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Record note count, spread, big accounts, comment climate and findings; or waive them with a reason."""
    if waived := act.arg("waive"):
        return Decision((Assessed(waived=waived),), answer=say("answer.assessment_waived", number=file.number))
    count, climate = act.arg("note_count"), act.arg("climate")
    if count and not count.isdecimal():
        return no("objection.not_a_number", given=count)
    if climate and climate not in CLIMATES:
        return no("objection.climate_unknown", given=climate)
    texts = {name: act.arg(name) for name in ("spread", "big_accounts", "findings")}
    if not (count or climate or any(texts.values())):
        return no("objection.assessment_empty", number=file.number)
    fact = Assessed(note_count=int(count) if count else None, climate=climate, **texts)
    return Decision((fact,), answer=say("answer.assessed", number=file.number))
