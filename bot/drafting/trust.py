"""What may go to a model: nothing of children, patients or health to one without a contract."""

from collections.abc import Iterable

from bot.drafting.asking import LanguageModel
from bot.drafting.chain import ModelChain
from handlers.case.case_file import CaseFile
from handlers.case.grades import Category
from handlers.text.illnesses import CHILD, HEALTH
from handlers.text.names import names_in
from handlers.text.re2_patterns import normalize

UNTRUSTED = "none"  # of LLM_TRUST; `contracted` and `local` take everything, redacted


def withheld(file: CaseFile, texts: Iterable[str], trust: str) -> str:
    """Return why a case must not go to the model, as a note's key; empty when it may.

    `texts` is everything of the case that would be sent: post, findings, instruction, the draft before.
    """
    if trust != UNTRUSTED:
        return ""
    sent = "\n".join(texts)
    plain = normalize(sent).text
    named = {kind for _, _, kind in names_in(sent)}
    if CHILD.search(plain) or "school" in named:
        return "model_untrusted_child"
    about_health = file.safety or file.category is Category.SAFETY or HEALTH.search(plain)
    return "model_untrusted_health" if about_health or named & {"hospital", "illness"} else ""


def trusted(model: LanguageModel, file: CaseFile, texts: Iterable[str], trust: str) -> tuple[LanguageModel | None, str]:
    """Return what of the model may be asked about a case; None, with a note's key, when none of it may.

    `trust` is that of a single model; those of a chain have each their own.
    """
    sent = tuple(texts)
    if not isinstance(model, ModelChain):
        why = withheld(file, sent, trust)
        return (None if why else model), why
    why = withheld(file, sent, UNTRUSTED)
    fits = model.only(lambda member: not why or member.trust != UNTRUSTED)
    return fits, "" if fits else why
