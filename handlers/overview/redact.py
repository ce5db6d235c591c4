"""What a room may show of a need-to-know incident: who acts, by when, how grave; never words about the case."""

from collections.abc import Iterable
from dataclasses import replace
from enum import Enum

from handlers.case.card import Arg, Card, Link, LocalizedText, Part, Row, msg

# Names of values that are codes or people of the roster; any other text may tell of the case.
_SAFE = """
    category severity role window kind flag state platform status clock_source climate level ground command language
    appeal_state appeal_result proof_kind measure legal_step lawsuit report_channel
    proposal by person people owner approver proposed_by closed_by chat hash source command author reported_by
"""
SAFE = frozenset(_SAFE.split())


def redact(said: LocalizedText) -> LocalizedText:
    """A sentence without free text; codes, numbers, times and people of the roster stay."""
    shown: dict[str, Arg] = {}
    for name, value in said.args.items():
        if isinstance(value, LocalizedText):
            shown[name] = redact(value) if value.args else value
        elif isinstance(value, tuple):
            shown[name] = tuple(map(redact, value)) if value else value
        else:
            code = name in SAFE or not isinstance(value, str) or isinstance(value, Enum)
            stored_time = name.rpartition("_")[2] in ("at", "due", "until")  # as text
            shown[name] = value if code or stored_time else ""
    return LocalizedText(said.key, shown) if shown else said


def redact_card(card: Card, about: str) -> Card:
    """A card for the room: no quotes and links, no free text; `about` names the brand, or nothing."""
    title = LocalizedText(card.title.key, {**redact(card.title).args, "about": about})
    note = Row(msg("card.restricted"), msg("card.restricted_is"))
    return replace(card, title=title, parts=(note, *_parts(card.parts)))


def _parts(parts: Iterable[Part]) -> Iterable[Part]:
    shown = []
    for part in parts:
        if isinstance(part, Row):
            label, text = part.label, part.text
            shown.append(Row(redact(label) if label.args else label, redact(text) if text.args else text))
        elif isinstance(part, Link) and _of_reply(part):
            shown.append(Row(msg("card.reply"), redact(part.label)))
    return shown


def _of_reply(link: Link) -> bool:
    return link.label.key.startswith("card.posted_")
