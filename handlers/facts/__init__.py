"""Every way a case file changes. `KINDS` names them for the timeline."""

from handlers.facts import arriving, duty, keeping, retaining, wording
from handlers.facts.fact import BOT, Fact, Stamp, after

KINDS: dict[str, type[Fact]] = {
    name: kind
    for room in (arriving, duty, wording, keeping, retaining)
    for name, kind in vars(room).items()
    if isinstance(kind, type) and issubclass(kind, Fact) and kind is not Fact
}

__all__ = ["BOT", "KINDS", "Fact", "Stamp", "after"]
