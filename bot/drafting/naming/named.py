"""What the namer found in one post, as the slots of a draft take it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """What a post tells: `issue` fits after 看到你说 and "told us that"; `also` are further grievances.

    `written`: it is a clause of the post itself; `advice`: the key of the safety sentences, empty for no harm;
    `treated`: has seen a doctor; `about`: a noun for where nothing is sure; `do`: what one does with the thing, in
    Chinese; `ask`: what to find out in private; `feel`: which word of feeling fits; `speaker`: who writes, a
    "customer", a "partner" in business, a "bystander", or who praises and has a "wish".
    """

    issue: str = ""
    written: bool = False
    also: tuple[str, ...] = ()
    thing: str = ""
    do: str = "用"
    advice: str = ""
    treated: bool = False
    frail: str = ""
    ask: str = "general"
    feel: str = "trouble"
    about: str = ""
    despair: bool = False
    speaker: str = "customer"
