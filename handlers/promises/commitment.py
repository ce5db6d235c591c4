"""Does a clause commit us to something that is still to come?"""

from handlers.promises import terms_en as en
from handlers.promises import terms_zh as zh
from handlers.promises.amounts import AMOUNT
from handlers.promises.clauses import Clause
from handlers.promises.due import Due
from handlers.text.re2_patterns import pattern

BARE = pattern(
    r"^\s*(?:最[晚迟]|在|于|就)?\s*(?:之?前|以前|之?内|以内|左右)?\s*$"
)  # what is left of a clause that only names a time


def is_promise(clause: Clause, due: Due | None, follows: bool) -> bool:
    """True when a clause commits us to something. `due`: the time it names; `follows`: its sentence has a promise already."""
    text = clause.text.strip()
    if clause.latin:
        return bool(en.PROMISE.search(text) and not en.NOT.search(text))
    remedy = zh.REMEDY.search(text)
    for_you = zh.FOR_YOU.search(text)
    dated, given = due is not None, _by_a_deadline(clause, due) or (for_you and (due or AMOUNT.search(text)))
    if not remedy and not given and not zh.ACTION.search(text):
        return False
    if clause.joined and follows and remedy:
        return True
    if _is_something_else(clause, text, dated):
        return False
    if remedy and not zh.NOUN.search(text) and _undone(text, remedy.start()):
        return True
    return bool(given and not zh.UNDONE.search(text)) or _acts(text, dated, follows)


def _by_a_deadline(clause: Clause, due: Due | None) -> bool:
    """A deadline with something to be done by it; "最晚三天内" alone only dates its neighbours."""
    if due is None or not due.firm:
        return False
    rest = clause.text[: due.start - clause.start] + clause.text[due.end - clause.start :]
    return not BARE.match(rest)


def _is_something_else(clause: Clause, text: str, dated: bool) -> bool:
    if zh.ADMITS.search(text) and not zh.MODAL.search(text):
        return True
    ours = zh.FIRST_PERSON.search(text)
    if zh.FEELS.match(text) or zh.QUOTED.search(text) or (zh.DONE.search(text) and not dated):
        return True
    if ours:
        return False
    asked = clause.mark.startswith("?") or zh.QUESTION.search(text)
    theirs = zh.CUSTOMER.match(text) and not zh.GETS.search(text)
    supposed = zh.IF.match(text) and not zh.TURN.search(text)
    return bool(asked or theirs or supposed or zh.REQUEST.search(text) or zh.ASIDE.match(text))


def _acts(text: str, dated: bool, follows: bool) -> bool:
    """Something we do, with a sign that it is still to come."""
    ahead = zh.MODAL.search(text) or dated or zh.RESULT.search(text) or (follows and zh.THEN.match(text))
    if not ahead and not zh.FOR_YOU.search(text):
        return False
    return any(_undone(text, context.start()) for context in (zh.ACTION if ahead else zh.DEEDS).finditer(text[:80]))


def _undone(text: str, at: int) -> bool:
    """False when the words before say that it was not done, or cannot be."""
    before = text[max(0, at - 12) : at]
    denied = zh.NOT_YET.search(before)
    return not denied or bool(zh.TURN.search(before[denied.start() :]))
