"""A card and where it belongs: its slot within the incident, and the room or a person."""

from dataclasses import dataclass

from handlers.case.card import Card

ROOM = "room"


@dataclass(frozen=True)
class PlacedCard:
    """`slot` names the card for ever within its incident; `place` is `room` or `person:<id>`."""

    slot: str
    place: str
    card: Card


def person_place(person: str) -> str:
    """The place that is a private message to somebody."""
    return f"person:{person}"
