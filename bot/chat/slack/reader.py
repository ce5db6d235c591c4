"""For whom something is written in Slack, and the words of it: names become mentions only where we want to call somebody."""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.i18n import Locale
from handlers.case.card import Arg, LocalizedText, msg

_NONCE = secrets.token_hex(8)  # text from outside cannot know it, so it cannot pretend to be one of our mentions
MENTION = re.compile(f"\ue000{_NONCE}([A-Z0-9]{{1,40}})\ue001")


@dataclass(frozen=True)
class Reader:
    """Language, what people are called (roster id to name or mention), time zone."""

    language: str
    names: Mapping[str, str] = field(default_factory=dict)
    zone: str = "Asia/Shanghai"

    def translate(self, said: LocalizedText) -> str:
        """A sentence in the reader's words."""
        return Locale(self.language, self.names, self.zone).text(said)

    def word(self, key: str, **args: Arg) -> str:
        """One of Slack's own words."""
        return self.translate(msg(f"slack.{key}", **args))


def mention(user: str) -> str:
    """A mark in a sentence that `blocks` turns into a real mention of this Slack user."""
    return f"\ue000{_NONCE}{user}\ue001"
