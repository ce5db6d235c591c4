"""Cuts a text into links and the words between them, each looked at once, however hostile the text."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from handlers.text.fold import INVISIBLE

HTTP = "https?://"
# What a host may be made of. Letters of any alphabet belong to it, or a look-alike would be cut down to the genuine name.
HOST = r"[\w.\-~%:@!$&*+,;=．｡]|。(?=[A-Za-z0-9])"
PATH = r"[A-Za-z0-9\-._~:/?#@!$&*+,;=%\\]"
# A run without spaces, brackets, quotes and Chinese: the alphabets of Europe stay in, so that half a look-alike is no word.
WORD = re.compile(r"[A-Za-z0-9\-._~:/?#@!$&*+=%\u00c0-\u02ff\u0370-\u1fff]+")
LEADING_PUNCTUATION = ".:/?#!$&*+=~-"
TRAILING_PUNCTUATION = ".,;:!?*~&"
PUNCTUATION_BEFORE_HOST = "=&!~*$+:"


@dataclass(frozen=True)
class Token:
    """A `link` has a scheme; an `inner` link begins inside the one before it, behind a slash or the like; a `word` may be anything."""

    kind: Literal["link", "inner", "word"]
    text: str


def link_pattern(apps: Collection[str]) -> re.Pattern[str]:
    """Links with http(s) or an app's scheme. One link ends where the next begins, unless it carries it as a parameter."""
    schemes = "|".join((HTTP, *(f"{re.escape(app)}://" for app in sorted(apps))))
    return re.compile(
        rf"(?i:{schemes})(?:(?!{HTTP})(?:{HOST}))+(?:[/?#\\](?:={HTTP}|(?!{HTTP}){PATH})*)?", re.IGNORECASE
    )


def tokenize(text: str, links: re.Pattern[str]) -> Iterator[Token]:
    """The pieces of a text in order, without invisible characters and the escapes of JSON and HTML."""
    text = text.translate(INVISIBLE).replace(r"\/", "/").replace("&amp;", "&")
    end = 0
    for match in links.finditer(text):
        yield from _words(text[end : match.start()], links)
        inner = match.start() == end > 0 and text[end - 1] in "/#?&:@"
        yield Token("inner" if inner else "link", match[0].rstrip(TRAILING_PUNCTUATION))
        end = match.end()
    yield from _words(text[end:], links)


def _words(gap: str, links: re.Pattern[str]) -> Iterator[Token]:
    for match in WORD.finditer(gap):
        word = match[0].lstrip(LEADING_PUNCTUATION).rstrip(TRAILING_PUNCTUATION + "/=#")
        if word[:12].lower().startswith(("http%3a", "https%3a")):
            yield from (Token("link", m[0].rstrip(TRAILING_PUNCTUATION)) for m in links.finditer(unquote(word)))
        elif word:
            yield Token("word", word)


def link_without_scheme(word: str) -> str | None:
    """A word such as `m.weibo.cn/status/1` or `id=weibo.com/1` as a link; None when it does not begin with a host."""
    end = min((at for at in map(word.find, "/?#") if at >= 0), default=len(word))
    place, rest = word[:end], word[end:]
    if "@" in place or "%" in place or not place.isascii():
        return None
    host, _, port = place.rpartition(":") if place[-1:].isdigit() else (place, "", "")
    host = host[max(host.rfind(mark) for mark in PUNCTUATION_BEFORE_HOST) + 1 :]
    name, _, top = host.rpartition(".")
    return f"https://{host}{port and ':'}{port}{rest}" if name and len(top) > 1 and top.isalpha() else None
