"""Rooms of brands as places that messages are addressed to, and back."""

DESK = "desk"  # the "chat" of the application's own work; also the room for incidents without a brand
WIDE_BAR = "｜"  # it reads as the bar that it stands for


def room_place(brand: str) -> str:
    """The place of a brand's room; one room for no brand. The bar that divides a queue's name is written full width."""
    clean = brand if brand.isprintable() else "".join(filter(str.isprintable, brand))
    return "room:" + (clean.replace("|", WIDE_BAR).strip() or DESK)


def brand_of(place: str) -> str:
    """The brand whose room this is, as it is written elsewhere."""
    return place.removeprefix("room:").replace(WIDE_BAR, "|")
