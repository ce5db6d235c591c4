"""Emoji as they are: Slack hands 🙏 over as `:pray:`, in messages and in what people type into forms.

A name that the table does not have, such as one that a workspace made itself, stays as it was typed.
"""

import re

import emoji

SHORT_CODE = re.compile(r":([a-z0-9_+'-]{1,100}):(?::skin-tone-([2-6]):)?")
FIRST_TONE, FIRST_LETTER = 0x1F3FB - 2, 0x1F1E6 - ord("a")  # what Slack's number of a tone, and a flag's letter, add to


def with_emoji(text: str) -> str:
    """Return the text with the character in place of each short code that is known."""
    return SHORT_CODE.sub(_character, text) if text.count(":") > 1 else text


def _character(code: re.Match[str]) -> str:
    tone = chr(FIRST_TONE + int(code[2])) if code[2] else ""
    if re.fullmatch("flag-[a-z]{2}", code[1]):
        return "".join(chr(FIRST_LETTER + ord(letter)) for letter in code[1][-2:])
    for name in (code[1], code[1].replace("-", "_")):
        found = emoji.emojize(f":{name}:", language="alias")
        if not found.startswith(":"):
            return found + tone
    return code[0]
