"""A report to the platform: one truthful ground, once, and never against our own public words (R118-R130, R147)."""

from datetime import datetime

from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, reject
from handlers.case.drafts import IN_PUBLIC
from handlers.removal.events import Reported

GROUNDS = ("abuse", "vulgar", "political", "diversion", "fabricated", "privacy", "duplicate", "ip", "defamation")


def report(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Record that a person reported the post. That somebody finds us bad is no ground; the bot itself reports nothing."""
    ground = act.arg("ground").lower()
    if ground not in GROUNDS:
        return reject("objection.ground_unknown", given=ground)
    if not act.arg("reason"):
        return reject("objection.reason_needed")
    if ground in file.reports:
        return reject("objection.already_reported", number=file.number, ground=ground)
    if ground == "fabricated" and any(r.kind in IN_PUBLIC for r in file.replies):
        return reject("objection.contradicts_reply", number=file.number)
    return Decision((Reported(ground=ground, reason=act.arg("reason")),), answer=say("answer.reported", number=file.number, ground=ground))
