"""Text and addresses from outside, made harmless for the place in a message where they go."""

import unicodedata
from urllib.parse import urlsplit

from bot.chat.wecom.outbound.limits import URL, size

# In a text message `<a href>` would make a link with any words on it, and `<@all>` would notify the whole group.
PLAIN = str.maketrans({"<": "＜"})
MARKUP = str.maketrans("<>[]`*_#~|\\", "＜＞［］｀＊＿＃～｜＼")


def plain(text: str) -> str:
    """Outside text in a message without markup: whole and readable, but never a link or a mention."""
    return "".join(c for c in text.translate(PLAIN) if c in "\n\t" or unicodedata.category(c) != "Cc")


def flat(text: str) -> str:
    """Outside text within markdown: one line, nothing in it is markup."""
    return " ".join(plain(text).translate(MARKUP).split())


def address(url: str) -> str:
    """The address if people may open it (http or https, with a host), else an empty string."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    fine = url.isprintable() and not any(c.isspace() or c in "<>\"'()" for c in url) and size(url) <= URL
    return url if fine and parts.scheme in ("http", "https") and parts.netloc else ""
