"""The style rubric in three parts, as the approver reads it beside the words: warmth, expertise, guidance (R93)."""

from handlers.case.card import LocalizedText, Part, Row, msg
from handlers.case.drafts import Draft

# Which findings speak against a part; none of them means that nothing speaks against it.
RUBRIC = {
    "warmth": (
        "CORP_OPENING",
        "CORP_PHRASE",
        "GENERIC_VALUE",
        "ACK_FIRST",
        "PASSIVE_VAGUE",
        "OVER_INTIMATE",
        "DEFENSIVE",
    ),
    "expertise": ("FACT_UNSUPPORTED", "SPECIFIC_ISSUE", "MEDICAL_CLAIM", "AD_SUPERLATIVE", "FACT_LINES", "MINIMIZE"),
    "guidance": ("DM_INVITE", "PROMISE_NO_DUE", "NO_NEXT_STEP", "QUESTION_PILE", "OFF_PLATFORM", "PLACEHOLDER_LEFT"),
}


def style_parts(draft: Draft) -> tuple[Part, ...]:
    """One row for each part that the checks found something against, and one for the parts that are clean."""
    found = {finding.rule for finding in draft.findings}
    against = {part: _against(rules, found) for part, rules in RUBRIC.items()}
    faulted = (Row(_part(part), _look(part, rules)) for part, rules in against.items() if rules)
    clean = tuple(msg(f"style.{part}") for part, rules in against.items() if not rules)
    return (*faulted, *((Row(msg("style.label"), msg("style.clean", parts=clean)),) if clean else ()))


def _part(part: str) -> LocalizedText:
    return msg("style.part", part=msg(f"style.{part}"))


def _look(part: str, against: tuple[LocalizedText, ...]) -> LocalizedText:
    return msg("style.is", look=msg(f"style.{part}_look"), against=against)


def _against(rules: tuple[str, ...], found: set[str]) -> tuple[LocalizedText, ...]:
    return tuple(msg(f"rule.{rule}") for rule in rules if rule in found)
