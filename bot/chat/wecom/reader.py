"""For whom a message is written: their language, and outside text made harmless for where it stands."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.chat.wecom.outbound.limits import URL, size
from bot.i18n import translate
from handlers.case.card import Arg, Button, LocalizedText
from handlers.commands.aliases_zh import VALUES
from handlers.commands.parser import parse_command

# In a message `<a href>` would make a link with any words on it, and `<@all>` would ring everybody.
PLAIN = str.maketrans({"<": "＜"})
MARKUP = str.maketrans("<>[]`*_#~|\\", "＜＞［］｀＊＿＃～｜＼")


@dataclass(frozen=True)
class Reader:
    """Somebody or a room; `names` are display names by roster id."""

    language: str
    names: Mapping[str, str]
    zone: str

    def translate(self, said: LocalizedText | None) -> str:
        """A sentence in the reader's words. WeCom has no slash commands, so lines to type stand without their opener."""
        if said and "opener" in said.args:
            said = LocalizedText(said.key, {**said.args, "opener": ""})
        return translate(said, self.language, self.names, self.zone) if said else ""

    def word(self, key: str, **args: Arg) -> str:
        """One of WeCom's own sentences."""
        return self.translate(LocalizedText(f"wecom.{key}", args))

    def typed(self, button: Button) -> str:
        """What to type instead of pressing the button, in the reader's language."""
        asked = parse_command(button.code)
        if asked.command is None or self.language == "en":
            return button.code
        aliases = asked.command.aliases
        name = aliases[min(1, len(aliases) - 1)] if self.language == "zh-Hant" else aliases[0]
        return " ".join([name, *(self._typed_value(word, asked.values) for word in button.code.split(" ")[1:])])

    def _typed_value(self, word: str, values: Mapping[str, str]) -> str:
        """A value of the code as the reader would type it: `first_ack` as `首次回应`."""
        name = next((name for name, value in values.items() if value == word and name in VALUES), "")
        return self.translate(LocalizedText(f"{name}.{word}")).replace(" ", "") if name else word


def plain(text: str) -> str:
    """Outside text in a message without markup: whole and readable, but never a link or a mention."""
    return "".join(c for c in text.translate(PLAIN) if c in "\n\t" or unicodedata.category(c) != "Cc")


def flat(text: str) -> str:
    """Outside text within markdown: one line, nothing in it is markup."""
    return " ".join(plain(text).translate(MARKUP).split())


def address(url: str) -> str:
    """The address if people may open it (http or https, with a host), else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    fine = url.isprintable() and not any(c.isspace() or c in "<>\"'()" for c in url) and size(url) <= URL
    return url if fine and parts.scheme in ("http", "https") and parts.netloc else ""
