"""How often and how soon we speak again in one thread (R51, R84, R86); the approver may override by a tick."""

from datetime import datetime

from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft, Reply
from handlers.case.grades import Category, Flag
from handlers.case.policy import ResponsePolicy
from handlers.checks.hostility import is_attack
from handlers.drafts.reply_link import thread_of

CROWDS = frozenset({Category.KOL_BACKLASH, Category.KOL_SCANDAL})  # where a creator's followers come along


def thread_limits(
    file: CaseFile, draft: Draft, policy: ResponsePolicy, now: datetime, link: str = ""
) -> tuple[str, ...]:
    """Return what the approver must tick before another public reply: COOL_OFF (R51), REPLY_COUNT (R86)."""
    if not draft.public or draft.kind == "statement":
        return ()
    soon = cool_off_until(file, policy, draft, link)
    rules = ["COOL_OFF"] if soon and now < soon else []
    said = sum(reply.kind != "statement" for reply in said_in_thread(file, policy, draft, link))
    quarrel = said >= policy.replies_in_hostile_thread and is_hostile(file)
    return (*rules, *(["REPLY_COUNT"] if quarrel else []))


def cool_off_until(file: CaseFile, policy: ResponsePolicy, draft: Draft, link: str = "") -> datetime | None:
    """Until when another public reply waits (UTC), counted from the last one in the thread that `link` leads to.

    None when nothing was posted there yet, and for the first acknowledgement where people may be hurt: it never waits.
    """
    if draft.kind == "first_ack" and file.harm_at_stake:
        return None
    at = max((r.at for r in said_in_thread(file, policy, draft, link)), default=None)
    length = policy.cool_off / file.drill.speed if file.drill else policy.cool_off
    return at + length if at else None


def said_in_thread(file: CaseFile, policy: ResponsePolicy, draft: Draft, link: str = "") -> tuple[Reply, ...]:
    """Return our other public replies in the thread that `link` leads to; without one in that of the post."""
    thread = thread_of(file, link, policy)
    others = (r for r in file.public_replies() if r.version != draft.version)
    return tuple(r for r in others if thread_of(file, r.link, policy) == thread)


def is_hostile(file: CaseFile) -> bool:
    """True where people attack or come in crowds; many who agree with a complaint do not."""
    if file.category in CROWDS or Flag.COORDINATED_SUSPECT in file.flags:
        return True
    validity = file.assessment.validity if file.assessment else ""
    return is_attack(file.category.value, validity, file.post.full_text())
