"""The resolution picker: refund, replacement, visit or follow-up, within the policy, tracked as a promise (R74)."""

import re
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, WriteDraft, reject, time_to_come
from handlers.case.grades import Category
from handlers.case.people import Role
from handlers.case.policy import PromiseLimit
from handlers.drafts.events import DraftAsked
from handlers.promises.amounts import UNSET_CAPS
from handlers.promises.events import Promised

REMEDIES = ("refund", "replacement", "visit", "follow_up")
IN_CHINESE = {"refund": "退款", "replacement": "换货补发", "visit": "上门处理", "follow_up": "专人跟进答复"}
YUAN = re.compile(r"(\d+(?:\.\d{1,2})?)\s*(?:元|块|yuan|rmb|cny)?", re.IGNORECASE)


def remedy(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Choose what the person gets, how much and by when; a private message that says so is drafted."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    if file.category is Category.EXTORTION:
        return Decision(rejection=msg("refusal.pay_for_silence"))
    what = context.text("remedy").lower()
    if what not in REMEDIES:
        return reject("rejection.remedy_unknown", given=what[:40])
    yuan = _yuan(context.text("amount"))
    if isinstance(yuan, LocalizedText):
        return Decision(rejection=yuan)
    if what == "refund" and not yuan:
        return reject("rejection.remedy_amount", number=file.number)
    if refusal := _above_limit(file, context, yuan):
        return refusal
    due = time_to_come(context.text("due"), now, context.policy.zone) if context.text("due") else None
    if due is None or isinstance(due, LocalizedText):
        return Decision(rejection=due) if due else reject("rejection.remedy_due", number=file.number)
    amount = f"{yuan:g}元" if yuan else ""
    note = context.text("note")[:200]
    text = "，".join(part for part in (IN_CHINESE[what] + amount, note) if part)
    owner = file.person(Role.OWNER) or context.by.id
    promise = Promised(id=len(file.promises) + 1, text=text, owner=owner, due=due.ends, amount=amount)
    wish = f"补救方案：{text}"
    asked = DraftAsked(kind="private_message", instruction=wish, asked_by=context.by.id)
    answer = msg(
        "answer.remedy", number=file.number, id=promise.id, remedy=msg(f"remedy.{what}"), amount=amount, due=due.ends
    )
    return Decision((promise, asked), (WriteDraft("private_message", wish, context.by.id),), answer)


def _yuan(given: str) -> float | LocalizedText:
    """The sum in yuan, 0 for none, or why it is not understood."""
    if not given:
        return 0.0
    found = YUAN.fullmatch(given.strip().lstrip("¥￥"))
    return float(found[1]) if found else msg("rejection.amount_unknown", given=given[:40])


def _above_limit(file: CaseFile, context: CommandContext, yuan: float) -> Decision | None:
    """Return why this is more than the policy lets the approver promise, and which role may."""
    caps = context.policy.draft_context.caps or UNSET_CAPS
    deciders = context.policy.draft_context.deciders or (Role.APPROVER,)
    own = max((cap.yuan for cap in caps if cap.role in deciders), default=0)
    if yuan <= own:
        return None
    able: list[PromiseLimit] = [cap for cap in caps if cap.yuan >= yuan]
    role = able[0].role if able else ""
    return reject("rejection.remedy_above", number=file.number, amount=f"{yuan:g}", limit=f"{own:g}", role=role)
