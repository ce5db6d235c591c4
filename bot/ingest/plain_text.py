"""HTML becomes plain text at the door: a draft never quotes markup (R16)."""

import re
from html import unescape
from html.parser import HTMLParser

BLOCKS_LIST = (
    "address article aside blockquote br dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p"
    " pre section table tr ul"
)
BLOCKS = frozenset(BLOCKS_LIST.split())
INLINE_LIST = (
    "a abbr acronym audio b bdi bdo big body button canvas caption center cite code col colgroup data del details dfn"
    " em embed figcaption font html iframe i img input ins kbd label link map mark meta noscript object optgroup option"
    " picture q rp rt ruby s samp script small source span strike strong style sub summary sup svg tbody td textarea"
    " tfoot th thead time title tt u var video wbr"
)
INLINE = frozenset(INLINE_LIST.split())
TAGS = BLOCKS | INLINE
UNSEEN = frozenset({"script", "style", "head", "title", "noscript", "svg"})  # what stands in them is not read
NAMES = "|".join(sorted(TAGS, key=len, reverse=True))
ATTRIBUTE = r"""\s+[A-Za-z_:@][A-Za-z0-9_:.@-]{0,60}\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+)"""
TAG = re.compile(  # a<b and b>c is none; the end of a text may cut one off
    rf"</?(?:{NAMES})(?:(?:{ATTRIBUTE}){{0,40}}\s*/?>|\s+[A-Za-z-]{{1,40}}\s*=[^<>]*\Z)", re.IGNORECASE
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>|<!DOCTYPE[^>]*>", re.DOTALL | re.IGNORECASE)
MAX_ROUNDS = 3  # tools escape text that was escaped before


def plain_text(text: str) -> str:
    """Return the text as people see it; text without known tags or entities stays as it is, a<b too."""
    for _ in range(MAX_ROUNDS):
        if not (TAG.search(text) or ENTITY.search(text) or COMMENT.search(text)):
            break
        text = _seen(text)
    return text


def _seen(text: str) -> str:
    text = COMMENT.sub("", text)
    if not TAG.search(text):
        return ENTITY.sub(lambda found: unescape(found[0]), text).replace("\xa0", " ")
    reader = _Reader()
    reader.feed(_without_other_brackets(text))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.parts).replace("\xa0", " ").splitlines())
    return "\n".join(line for line in lines if line)


def _without_other_brackets(text: str) -> str:
    """The text with every < that opens no known tag escaped, and tags that are cut off at the end left out."""
    pieces, end = [], 0
    for found in TAG.finditer(text):
        pieces += [text[end : found.start()].replace("<", "&lt;"), found[0] if found[0].endswith(">") else ""]
        end = found.end()
    return "".join([*pieces, text[end:].replace("<", "&lt;")])


class _Reader(HTMLParser):
    """Collects what a browser would show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins on a line of its own; an emoji that is a picture is read by its name."""
        self.unseen += tag in UNSEEN
        if tag in BLOCKS:
            self.parts.append("\n")
        elif tag == "img" and (name := dict(attrs).get("alt")):
            self.parts.append(name)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself hides nothing."""
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """What follows a block stands on a line of its own."""
        self.unseen -= tag in UNSEEN and self.unseen > 0
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Words, unless they are a script's or a style's."""
        if not self.unseen:
            self.parts.append(data)
