"""A machine's translation of a draft, for a reader who does not read its language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Translation:
    """The draft in one language, a line for each thing that was found in it, and what outsiders would not notice.

    It is for understanding only: what is approved and posted is the draft itself. `failed` is why there is none, as a
    key of `model_fault`; `waiting` while it is being made.
    """

    language: str
    text: str = ""
    findings: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    model: str = ""
    failed: str = ""
    waiting: bool = False

    @property
    def readable(self) -> bool:
        """True when there are words."""
        return bool(self.text)
