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
    """One line for each part: what to look for, and what the checks found against it."""
    found = {finding.rule for finding in draft.findings}
    return tuple(
        Row(
            msg("style.part", part=msg(f"style.{part}")),
            msg("style.is", look=msg(f"style.{part}_look"), against=_against(rules, found)),
        )
        for part, rules in RUBRIC.items()
    )


def _against(rules: tuple[str, ...], found: set[str]) -> tuple[LocalizedText, ...]:
    return tuple(msg(f"rule.{rule}") for rule in rules if rule in found)
