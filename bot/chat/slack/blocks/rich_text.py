"""Rich text: elements that Slack shows exactly as they are, so that nothing from outside can ping, link or format."""

import re
import secrets
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from bot.chat.slack.blocks.limits import SECTION, URL, pieces, size
from bot.i18n import Locale
from handlers.case.card import Difference, Link, LocalizedText, Part, Quote, Row

Json = dict[str, Any]  # as it goes over the wire
_NONCE = secrets.token_hex(8)  # text from outside cannot know it, so it cannot pretend to be one of our mentions
MENTION = re.compile(f"\ue000{_NONCE}([A-Z0-9]{{1,40}})\ue001")
BLOCK_TEXT = SECTION - 100  # of one block, with a reserve for what Slack may count besides


def mention(user: str) -> str:
    """A mark within a sentence that becomes a real mention of this Slack user."""
    return f"\ue000{_NONCE}{user}\ue001"


def part_blocks(parts: Sequence[Part], locale: Locale) -> list[Json]:
    """Rows, quotes and links, in order; neighbouring rows share a block while they fit."""
    blocks: list[Json] = []
    rows: list[Json] = []
    for part in parts:
        if isinstance(part, Quote | Difference):
            shown = _quote(part, locale) if isinstance(part, Quote) else _difference(part, locale)
            blocks += [*_blocks(rows), *shown]
            rows = []
        else:
            rows += _sections(_part(part, locale))
    return blocks + list(_blocks(rows))


def said_blocks(says: Iterable[LocalizedText], locale: Locale) -> list[Json]:
    """Sentences, each on a line of its own."""
    return list(_blocks([section for said in says for section in _sections(_elements(locale.text(said)))]))


def address(url: str) -> str:
    """The address if people may open it (http or https, with a host), else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = url.isprintable() and not any(c.isspace() for c in url) and size(url) <= URL
    return url if plain and parts.scheme in ("http", "https") and parts.netloc else ""


def _part(part: Row | Link, locale: Locale) -> list[Json]:
    label = locale.text(part.label)
    if isinstance(part, Row):
        return [*_elements(locale.word("slack.label", label=label), bold=True), *_elements(locale.text(part.text))]
    if url := address(part.url):
        return [_linked(element, url) for element in _elements(label)]
    return [*_elements(locale.word("slack.label", label=label), bold=True), *_elements(part.url)]


def _linked(element: Json, url: str) -> Json:
    return {"type": "link", "url": url, "text": element["text"]} if element["type"] == "text" else element


def _elements(text: str, **style: bool) -> list[Json]:
    """Text as it is, our own mentions as mentions."""
    found: list[Json] = []
    for place, piece in enumerate(MENTION.split(text)):  # every second piece is a Slack user
        if place % 2:
            found.append({"type": "user", "user_id": piece})
        elif piece:
            found.append({"type": "text", "text": piece, **({"style": style} if style else {})})
    return found


def _quote(quote: Quote, locale: Locale) -> Iterator[Json]:
    """The text whole, over as many blocks as it takes; what a check found is bold and in a code face."""
    if quote.label:
        yield from _blocks(_sections(_elements(locale.text(quote.label), bold=True)))
    copied = quote.label is not None and quote.label.key == "card.copy_exactly"
    for elements in _chunk(list(_split_by_findings(quote))):
        unstyled = all("style" not in element for element in elements)
        kind = "rich_text_preformatted" if copied and unstyled else "rich_text_quote"
        yield {"type": "rich_text", "elements": [{"type": kind, "elements": elements}]}


def _difference(part: Difference, locale: Locale) -> Iterator[Json]:
    """What is gone struck out, what is new bold."""
    yield from _blocks(_sections(_elements(locale.text(part.label), bold=True)))
    styles = {"gone": {"style": {"strike": True}}, "new": {"style": {"bold": True}}}
    runs = [{"type": "text", "text": run.text, **styles.get(run.kind, {})} for run in part.changes]
    for elements in _chunk(runs):
        yield {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": elements}]}


def _split_by_findings(quote: Quote) -> Iterator[Json]:
    """The text cut where findings begin and end; together the pieces are exactly the text."""
    ends = (
        min(max(at, 0), len(quote.text)) for highlight in quote.highlights for at in (highlight.start, highlight.end)
    )
    for start, end in pairwise(sorted({0, len(quote.text), *ends})):
        found = any(highlight.start <= start and end <= highlight.end for highlight in quote.highlights)
        style = {"style": {"bold": True, "code": True}} if found else {}
        yield {"type": "text", "text": quote.text[start:end], **style}


def _sections(elements: list[Json]) -> list[Json]:
    """The elements as a line; one that is too long goes on in the next."""
    return [{"type": "rich_text_section", "elements": chunk} for chunk in _chunk(elements)]


def _chunk(elements: list[Json]) -> Iterator[list[Json]]:
    """The elements in groups that fit into a block, cut where one does not."""
    group: list[Json] = []
    for element in elements:
        for piece in pieces(element["text"], BLOCK_TEXT) if element["type"] == "text" else [""]:
            cut = element | {"text": piece} if piece else element
            if group and text_size(group) + text_size([cut]) > BLOCK_TEXT:
                yield group
                group = []
            group.append(cut)
    if group:
        yield group


def _blocks(sections: list[Json]) -> Iterator[Json]:
    """Lines gathered into blocks while they fit, with a line break between."""
    group: list[Json] = []
    for section in sections:
        if group and text_size(group) + text_size([section]) > BLOCK_TEXT:
            yield {"type": "rich_text", "elements": group}
            group = []
        if group and group[-1]["elements"][-1] != BREAK:
            group[-1]["elements"].append(dict(BREAK))
        group.append(section)
    if group:
        yield {"type": "rich_text", "elements": group}


BREAK: Json = {"type": "text", "text": "\n"}


def text_size(part: object) -> int:
    """How long Slack may find everything that counts as text, anywhere inside."""
    if isinstance(part, dict):
        own = sum(size(str(part[name])) for name in ("text", "url", "user_id") if isinstance(part.get(name), str))
        return own + sum(text_size(inner) for inner in part.values() if isinstance(inner, dict | list))
    return sum(text_size(inner) for inner in part) if isinstance(part, list) else 0
