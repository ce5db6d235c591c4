"""The slots that say what a post is about: as a clause after 看到你说, at the beginning of a sentence, as a noun."""

from collections.abc import Mapping

from bot.drafting.naming import Named


def issue_slots(named: Named, language: str) -> Mapping[str, str]:
    """What happened; `named.issue` is not empty."""
    issue = named.issue
    matter = f"the report that {issue}" if language == "en" else _noun(named, language)
    return {"issue": issue, "topic": issue, "plain": issue, "matter": matter}


def about_slots(noun: str, language: str) -> Mapping[str, str]:
    """What it is about, where nothing more is sure: a noun, in English a clause."""
    if language == "en":
        matter = f"the report that {noun}"
        return {"issue": noun, "topic": "what people are saying", "plain": noun, "matter": matter}
    return {"issue": f"的{noun}", "topic": noun, "plain": noun, "matter": noun}


def _noun(named: Named, language: str) -> str:
    """What happened as a noun: the post's own words in quotation marks, unless they speak to its author."""
    hans = language == "zh-Hans"
    first = named.issue.split("，")[0]
    if named.written and "你" in first:
        return "你说的这件事" if hans else "你說的這件事"
    if named.written:
        return f"“{first}”这件事" if hans else f"「{first}」這件事"
    return f"{first}{'这' if hans else '這'}件事"
