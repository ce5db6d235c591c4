"""Rich text: runs of words that Slack shows exactly as they are, so that nothing from outside can ping, link or format."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from bot.chat.slack.blocks.limits import SECTION, URL, pieces, size
from bot.chat.slack.reader import MENTION, Reader
from handlers.case.card import Link, LocalizedText, Part, Quote, Row

Json = dict[str, Any]  # as it goes over the wire
ROOM = SECTION - 100


def part_blocks(parts: Sequence[Part], reader: Reader) -> list[Json]:
    """Facts, quotes and links, in order; neighbouring facts share a block while they fit."""
    blocks: list[Json] = []
    waiting: list[Json] = []
    for part in parts:
        if isinstance(part, Quote):
            blocks += [*_blocks(waiting), *_quote(part, reader)]
            waiting = []
        else:
            waiting += _sections(_fact(part, reader))
    return blocks + list(_blocks(waiting))


def said_blocks(says: Iterable[LocalizedText], reader: Reader) -> list[Json]:
    """Sentences, each on a line of its own."""
    return list(_blocks([section for said in says for section in _sections(_runs(reader.translate(said)))]))


def address(url: str) -> str:
    """The address if people may open it (http or https, with a host), else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = url.isprintable() and not any(c.isspace() for c in url) and size(url) <= URL
    return url if plain and parts.scheme in ("http", "https") and parts.netloc else ""


def _fact(part: Row | Link, reader: Reader) -> list[Json]:
    label = reader.translate(part.label)
    if isinstance(part, Row):
        return [*_runs(reader.word("label", label=label), bold=True), *_runs(reader.translate(part.text))]
    if url := address(part.url):
        return [
            {"type": "link", "url": url, "text": run["text"]} if run["type"] == "text" else run for run in _runs(label)
        ]
    return [*_runs(reader.word("label", label=label), bold=True), *_runs(part.url)]


def _runs(text: str, **style: bool) -> list[Json]:
    """Text as it is, our own mentions as mentions."""
    halves = MENTION.split(text)
    runs: list[Json] = []
    for place, piece in enumerate(halves):
        if place % 2:
            runs.append({"type": "user", "user_id": piece})
        elif piece:
            runs.append({"type": "text", "text": piece, **({"style": style} if style else {})})
    return runs


def _quote(quote: Quote, reader: Reader) -> Iterator[Json]:
    """The text whole, over as many blocks as it takes; what a check found is bold and struck out of the ordinary by a code face."""
    if quote.label:
        yield from _blocks(_sections(_runs(reader.translate(quote.label), bold=True)))
    copied = quote.label is not None and quote.label.key == "card.copy_exactly"
    for runs in _filled(list(_marked(quote))):
        plain = [run for run in runs if "style" not in run]
        inside: Json = {
            "type": "rich_text_preformatted" if copied and plain == runs else "rich_text_quote",
            "elements": runs,
        }
        yield {"type": "rich_text", "elements": [inside]}


def _marked(quote: Quote) -> Iterator[Json]:
    """The text cut where findings begin and end; together the pieces are exactly the text."""
    ends = (min(max(at, 0), len(quote.text)) for mark in quote.marks for at in (mark.start, mark.end))
    for start, end in pairwise(sorted({0, len(quote.text), *ends})):
        found = any(mark.start <= start and end <= mark.end for mark in quote.marks)
        yield {
            "type": "text",
            "text": quote.text[start:end],
            **({"style": {"bold": True, "code": True}} if found else {}),
        }


def _sections(runs: list[Json]) -> list[Json]:
    """The runs as a line; one that is too long goes on in the next."""
    return [{"type": "rich_text_section", "elements": filled} for filled in _filled(runs)]


def _filled(runs: list[Json]) -> Iterator[list[Json]]:
    """The runs in groups that fit into a block, cut where one does not."""
    group: list[Json] = []
    for run in runs:
        for piece in pieces(run["text"], ROOM) if run["type"] == "text" else [""]:
            cut = run | {"text": piece} if piece else run
            if group and width(group) + width([cut]) > ROOM:
                yield group
                group = []
            group.append(cut)
    if group:
        yield group


def _blocks(sections: list[Json]) -> Iterator[Json]:
    """Lines gathered into blocks while they fit, with a line break between."""
    group: list[Json] = []
    for section in sections:
        if group and width(group) + width([section]) > ROOM:
            yield {"type": "rich_text", "elements": group}
            group = []
        if group and group[-1]["elements"][-1] != BREAK:
            group[-1]["elements"].append(dict(BREAK))
        group.append(section)
    if group:
        yield {"type": "rich_text", "elements": group}


BREAK: Json = {"type": "text", "text": "\n"}


def width(part: object) -> int:
    """Everything that counts as text, anywhere inside; each element counts a little for itself."""
    if isinstance(part, dict):
        own = sum(size(str(part[name])) for name in ("text", "url", "user_id") if isinstance(part.get(name), str))
        return own + sum(width(inner) for inner in part.values() if isinstance(inner, dict | list))
    return sum(width(inner) for inner in part) if isinstance(part, list) else 0
