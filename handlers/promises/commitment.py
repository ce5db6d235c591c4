"""Tells whether a clause commits the brand to something in the future."""

from handlers.promises import terms_en as en
from handlers.promises import terms_zh as zh
from handlers.promises.amounts import AMOUNT
from handlers.promises.clauses import Clause
from handlers.promises.due import Due
from handlers.text.re2_patterns import pattern

# What is left of a clause that only names a time.
TIME_ONLY = pattern(r"^\s*(?:最[晚迟]|在|于|就)?\s*(?:之?前|以前|之?内|以内|左右)?\s*$")


def is_promise(clause: Clause, due: Due | None, follows: bool, near: bool = False) -> bool:
    """True for a commitment. `due` is the time it names; `near`: a clause beside it names one and nothing else.

    `follows`: its sentence has a promise already.
    """
    text = clause.text.strip()
    if clause.is_latin:
        said = en.PROMISE.search(text) or (due and en.SHIPS.search(text))
        return bool(said and not en.NEGATED.search(text))
    remedy = zh.REMEDY.search(text)
    for_you = zh.FOR_YOU.search(text)
    dated, given = due is not None or near, _by_a_deadline(clause, due) or (for_you and (due or AMOUNT.search(text)))
    if not remedy and not given and not zh.ACTION.search(text):
        return False
    if clause.after_slash and follows and remedy:
        return True
    if _is_no_commitment(clause, text, dated):
        return False
    if remedy and not zh.REMEDY_AS_NOUN.search(text) and _is_not_negated(text, remedy.start()):
        return True
    return bool(given and not zh.NOT_DONE.search(text)) or _is_future_action(text, dated, follows)


def _by_a_deadline(clause: Clause, due: Due | None) -> bool:
    """True for a deadline with something to be done by it; "最晚三天内" alone only dates its neighbours."""
    if due is None or not due.is_deadline:
        return False
    rest = clause.text[: due.start - clause.start] + clause.text[due.end - clause.start :]
    return not TIME_ONLY.match(rest)


def _is_no_commitment(clause: Clause, text: str, dated: bool) -> bool:
    if zh.JUST_DONE.search(text) or (zh.DONE_ON_A_DAY.search(text) and not zh.FUTURE.search(text)):
        return True
    if zh.ADMISSION.search(text) and not zh.FUTURE.search(text):
        return True
    ours = zh.FIRST_PERSON.search(text)
    if zh.ANYONES_FEELING.match(text) or zh.REPORTED.search(text) or (zh.ALREADY_DONE.search(text) and not dated):
        return True
    if ours:
        return False
    asked = clause.ending.startswith("?") or (
        zh.QUESTION.search(text) and not (dated and zh.TELLS_WHETHER.search(text))
    )
    theirs = zh.CUSTOMER_ACTS.match(text) and not zh.CUSTOMER_RECEIVES.search(text)
    supposed = zh.CONDITION_FIRST.match(text) and not zh.CONSEQUENCE.search(text)
    return bool(asked or theirs or supposed or zh.REQUEST.search(text) or zh.COURTESY.match(text))


def _is_future_action(text: str, dated: bool, follows: bool) -> bool:
    """True for something the brand does, with a sign that it is still to come."""
    ahead = zh.FUTURE.search(text) or dated or zh.REPORTS_RESULT.search(text) or (follows and zh.NEXT_STEP.match(text))
    if not ahead and not zh.FOR_YOU.search(text):
        return False
    return any(
        _is_not_negated(text, context.start())
        for context in (zh.ACTION if ahead else zh.ACTION_WITHOUT_FUTURE).finditer(text[:80])
    )


def _is_not_negated(text: str, at: int) -> bool:
    """False when the words before say that it was not done, or cannot be."""
    before = text[max(0, at - 12) : at]
    denied = zh.NEGATED.search(_without_either_or(before))
    return not denied or bool(zh.CONSEQUENCE.search(before[denied.start() :]))


def _without_either_or(text: str) -> str:
    """批没批 and 到不到 deny nothing."""
    kept = [
        " " if sign in "没不" and 0 < i < len(text) - 1 and text[i - 1] == text[i + 1] else sign
        for i, sign in enumerate(text)
    ]
    return "".join(kept)
