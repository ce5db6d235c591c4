"""Splits a text into links and the words between them, in linear time."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from handlers.text.fold import INVISIBLE

HTTP = "https?://"
# A host may hold letters of any alphabet, or a look-alike would be cut down to the genuine name.
HOST = r"[\w.\-~%:@!$&*+,;=．｡]|。(?=[A-Za-z0-9])"
PATH = r"[A-Za-z0-9\-._~:/?#@!$&*+,;=%\\]"
# No spaces, brackets, quotes and Chinese; Europe's alphabets stay in, so that half a look-alike is no word.
WORD = re.compile(r"[A-Za-z0-9\-._~:/?#@!$&*+=%\u00c0-\u02ff\u0370-\u1fff]+")
LEADING_PUNCTUATION = ".:/?#!$&*+=~-"
TRAILING_PUNCTUATION = ".,;:!?*~&"
PUNCTUATION_BEFORE_HOST = "=&!~*$+:"


@dataclass(frozen=True)
class Token:
    """A `link` has a scheme; an `inner` link begins inside the one before it; a `word` may be anything."""

    kind: Literal["link", "inner", "word"]
    text: str


def link_pattern(apps: Collection[str]) -> re.Pattern[str]:
    """Return a pattern of links. A link ends where the next begins, unless that is its parameter."""
    schemes = "|".join((HTTP, *(f"{re.escape(app)}://" for app in sorted(apps))))
    return re.compile(
        rf"(?i:{schemes})(?:(?!{HTTP})(?:{HOST}))+(?:[/?#\\](?:={HTTP}|(?!{HTTP}){PATH})*)?", re.IGNORECASE
    )


def tokenize(text: str, links: re.Pattern[str]) -> Iterator[Token]:
    """Yield a text's tokens in order, without invisible characters and the escapes of JSON and HTML."""
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
    """Return a word such as `m.weibo.cn/status/1` or `id=weibo.com/1` as a link; None without a host."""
    end = min((at for at in map(word.find, "/?#") if at >= 0), default=len(word))
    place, rest = word[:end], word[end:]
    if "@" in place or "%" in place or not place.isascii():
        return None
    host, _, port = place.rpartition(":") if place[-1:].isdigit() else (place, "", "")
    host = host[max(host.rfind(mark) for mark in PUNCTUATION_BEFORE_HOST) + 1 :]
    name, _, top = host.rpartition(".")
    return f"https://{host}{port and ':'}{port}{rest}" if name and len(top) > 1 and top.isalpha() else None
