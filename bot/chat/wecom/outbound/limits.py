"""What WeCom takes at most, in UTF-8 bytes or UTF-16 units, and how a text is cut to it between characters.

WeCom cuts silently above these, so nothing is ever handed to it that is longer.
"""

from collections.abc import Iterator

MESSAGE = 2048  # bytes of a text or markdown message
TITLE, DESCRIPTION, SUBTITLE = 36, 44, 160  # units of a card's title, the line below it, and its text
KEYNAME, VALUE, ROWS = 5, 26, 6  # units of a row's label and text, and how many rows
BUTTON, BUTTONS = 10, 6  # units on a button, and how many
KEY, TASK, OPTION_ID = 1024, 128, 128  # bytes of a button's key, a card's task id, an option's id
OPTIONS, OPTION = 10, 10  # options of a selection, units of each
JUMPS, JUMP = 3, 13  # links below a card, units of each
URL = 1024  # bytes of an address; longer ones stand in the text only
ROOM_NAME = 50  # units of a group's name
FILE = 20 * 1024 * 1024  # bytes of a file or picture
NUMBERED = 48  # bytes kept free for a piece's number
IN_ROOM = MESSAGE - 64  # bytes of a room's message: the rest is for the mark of one that is said again

JOINERS = frozenset("\u200d\ufe0f\ufe0e\u20e3")


def size(text: str) -> int:
    """Bytes of UTF-8."""
    return len(text.encode())


def units(text: str) -> int:
    """UTF-16 units, as the client counts characters: an emoji is two or more."""
    return len(text.encode("utf-16-le")) // 2


def clipped(text: str, max_units: int) -> str:
    """At most so many units on one line; `…` shows that something was left out."""
    line = " ".join(text.split())
    if units(line) <= max_units:
        return line
    kept, used = [], 1
    for piece in _characters(line):
        used += units(piece)
        if used > max_units:
            break
        kept.append(piece)
    return "".join(kept).rstrip() + "…"


def pieces(text: str, max_bytes: int = MESSAGE) -> list[str]:
    """The text in pieces of at most `max_bytes` bytes, cut after a late line end, else between characters.

    Joined together the pieces are exactly the text.
    """
    found: list[str] = []
    piece: list[str] = []
    used = 0
    for character in _characters(text):
        length = size(character)
        if used + length > max_bytes and piece:
            whole = "".join(piece)
            cut = whole.rfind("\n") + 1
            if cut <= len(whole) // 2:
                cut = len(whole)
            found.append(whole[:cut])
            piece = [whole[cut:]]
            used = size(whole[cut:])
        piece.append(character)
        used += length
    return [*found, "".join(piece)] if piece else found


def _characters(text: str) -> Iterator[str]:
    """What people see as one character, in the cases that matter: joined emoji, skin tones, variation marks, flags."""
    kept = ""
    for char in text:
        if kept and len(kept) < 16 and _belongs(kept, char):
            kept += char
            continue
        if kept:
            yield kept
        kept = char
    if kept:
        yield kept


def _belongs(before: str, char: str) -> bool:
    if (
        char in JOINERS
        or before[-1] == "\u200d"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\u0300" <= char <= "\u036f"
    ):
        return True
    flag = "\U0001f1e6" <= char <= "\U0001f1ff"
    return flag and len(before) == 1 and "\U0001f1e6" <= before <= "\U0001f1ff"
