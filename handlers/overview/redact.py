"""What a room may show of a need-to-know incident: who acts, by when, how grave; never words about the case."""

from dataclasses import replace
from enum import Enum

from handlers.case.card import Arg, Card, Link, LocalizedText, Part, Row, msg

# Names of values that are codes or people of the roster; any other text may tell of the case.
_SAFE = """
    category severity role window kind flag state platform status clock_source climate level ground verb language
    proposal by person people owner approver proposed_by closed_by chat hash source command author
"""
SAFE = frozenset(_SAFE.split())


def redact(said: LocalizedText) -> LocalizedText:
    """A sentence without free text; codes, numbers, times and people of the roster stay."""
    return LocalizedText(said.key, {name: _value(name, value) for name, value in said.args.items()})


def redact_card(card: Card, about: str) -> Card:
    """A card for the room: no quotes and links, no free text; `about` names the brand, or nothing."""
    title = LocalizedText(card.title.key, {**redact(card.title).args, "about": about})
    note = Row(msg("card.restricted"), msg("card.restricted_is"))
    return replace(card, title=title, parts=(note, *(part for each in card.parts for part in _part(each))))


def _part(part: Part) -> tuple[Part, ...]:
    if isinstance(part, Row):
        return (Row(redact(part.label), redact(part.text)),)
    return (Row(msg("card.reply"), redact(part.label)),) if isinstance(part, Link) and _of_reply(part) else ()


def _of_reply(link: Link) -> bool:
    return link.label.key.startswith("card.posted_")


def _value(name: str, value: Arg) -> Arg:
    if isinstance(value, LocalizedText):
        return redact(value)
    if isinstance(value, tuple):
        return tuple(redact(each) for each in value)
    known = name in SAFE or name.rpartition("_")[2] in ("at", "due", "until")  # stored times are text
    hidden = isinstance(value, str) and not isinstance(value, Enum) and not known
    return "" if hidden else value
