"""A promise found in a text."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Promise:
    """What was said, where (code points of the text as given), and what it binds us to.

    `due` is UTC; None says that no date was named. `amount` is how much, in the text's own words. `unbounded` promises
    have no limit. `owner_hint` is who the text says will do it ("同事", "客服"), folded; empty when it does not say.
    """

    text: str
    start: int
    end: int
    due: datetime | None = None
    amount: str | None = None
    unbounded: bool = False
    owner_hint: str = ""
