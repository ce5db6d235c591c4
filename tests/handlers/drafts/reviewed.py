"""A case with a draft that is to be decided on, and what people are told about it."""

from handlers.case.decision import Notify
from handlers.case.drafts import Draft
from tests.people import NOON, case

WORDS = "看到你说满脸通红，真的很抱歉，先别再用了，不舒服就去看医生，票据留着。方便的话私信告诉我们批号，今天18点前有同事回你。"


def notices(decision):
    """What people are told; that readers read the draft too is asked with every one."""
    return [follow_up for follow_up in decision.follow_ups if isinstance(follow_up, Notify)]


def drafted(**changes: object):
    """A case with one draft that waits for Ken."""
    given = {
        "kind": "first_ack",
        "text": WORDS,
        "target": "小美 · 用了一次",
        "author": "phrases",
        "reviewers": ("ken",),
    }
    return case(drafts=(Draft(1, at=NOON, **(given | changes)),))
