"""Replies of this house that did well, kept as wordings and filled for another post (R94, R95)."""

import re
from collections.abc import Iterator, Mapping

from handlers.case.decision import WriteDraft
from handlers.case.policy import ResponsePolicy
from handlers.text.fold import detect_script

SLOT, MIN_FIXED = re.compile(r"\{issue\}|\{due\}"), 4  # code points of a wording between its slots that tell it


def kept_texts(values: Mapping[str, str], named: bool, task: WriteDraft, policy: ResponsePolicy) -> Iterator[str]:
    """What this house kept for the kind and category, filled for this post: it did well once.

    Never what was said within 30 days: the gate compares with that, and a wording with hidden data is left out.
    """
    context = policy.draft_context
    for kind, wording in context.kept_wordings if named and context else ():
        text = wording.replace("{issue}", values["issue"]).replace("{due}", values["due"])
        fixed = [part for part in SLOT.split(wording) if len(part) >= MIN_FIXED]
        fresh = not any(all(part in old for part in fixed) for old in context.recent)
        same_script = detect_script(wording) == detect_script(values["issue"])
        if kind == task.kind and fresh and "⟦" not in text and same_script:
            yield text
