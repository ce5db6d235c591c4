"""Says what a post tells, by rules (R70): what thing, what happened, to whom, and what else.

A clause that says it plainly is told back in reported speech, so that nothing is invented; else the tables in
`prompts/naming/` name it, where the post has their words. No emoji, question, insult, sarcasm, rumour or diagnosis can
come back. Where neither fits, the name is empty and a draft uses a sentence without it.
"""

from bot.drafting.naming.named import Named
from bot.drafting.naming.reading import Reading
from bot.drafting.naming.retelling import clauses_to_tell
from bot.drafting.naming.signs import OF_A_PRODUCT, OTHERS
from bot.incidents.readers.posts import NOTHING_SEEN, SeenInPost
from prompts.issue_naming import Naming

__all__ = ["Named", "name_issue"]

OF_A_THING = (OF_A_PRODUCT | {"safety"}) - {"extortion", "coordinated"}
SILENT = frozenset({*OTHERS, "privacy"})  # categories in which nothing of the post is repeated


def name_issue(
    naming: Naming,
    text: str,
    script: str,
    category: str,
    *,
    harmed: bool,
    sure: bool = True,
    stated: bool = False,
    praised: bool = False,
    product: str = "",
    author: str = "",
    retell: bool = True,
    seen: SeenInPost = NOTHING_SEEN,
) -> Named:
    """Name what the post tells, in `script`.

    `harmed`: a person or a thing may have been hurt; `sure`: so much so that safety advice belongs in every draft,
    whether or not a rule says what kind of harm it is; `stated`: triage read words of harm; `praised`: it read nothing
    but praise; `retell`: a clause of the post may be told back; `seen`: what
    the local reader is sure of, where words do not decide.
    """
    reading = Reading(naming, text, script, product, seen if category in OF_A_THING else SeenInPost(seen.speaker))
    reading.praised = praised
    if retell and category not in SILENT:
        reading.clauses = clauses_to_tell(reading.original, reading.text, reading.script, author)
    return reading.name(category, harmed, harmed and sure, stated)
