"""A person's request about their own data, as the two of the team see it who have to agree (PIPL art. 44 to 47)."""

from dataclasses import dataclass
from datetime import datetime

from handlers.case.card import Button, Card, Row, Tone, msg


@dataclass(frozen=True)
class RequestShown:
    """What a card shows of a request: never the whole name, which a chat would keep."""

    id: str
    author: str
    corrects: bool
    platform: str
    reason: str
    by: str
    agreed: str
    found: int
    expires: datetime


def masked(name: str) -> str:
    """The first character of a name and its length, enough to compare it with the person's letter."""
    return f"{name[:1]}{'*' * (len(name) - 1)}"


def request_card(request: RequestShown) -> Card:
    """What is asked for, by whom, and the two buttons."""
    what = "erasure.correct" if request.corrects else "erasure.erase"
    rows = (
        Row(msg("erasure.what"), msg(what, name=masked(request.author), platform=request.platform, n=request.found)),
        Row(msg("erasure.why"), msg("plain.text", text=request.reason)),
        Row(msg("erasure.two"), msg("erasure.both", by=request.by, agreed=request.agreed, until=request.expires)),
    )
    buttons = (
        Button(f"erasure {request.id} yes", msg("button.agree"), danger=True),
        Button(f"erasure {request.id} no", msg("button.refuse")),
    )
    return Card(msg("erasure.title", receipt=request.id), Tone.WARNING, rows, buttons)
