"""What those who ask a model rely on, whether it is one model or a chain of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class ModelAnswer:
    """The text, whether it was cut off, the model, tokens in and out, tries, and milliseconds of all tries.

    `cost` is what it cost by the prices that are set; `failed` are models that were asked before and had none: their
    names and note keys.
    """

    text: str
    cut: bool
    model: str
    tokens: tuple[int, int]
    tries: int
    ms: int
    cost: float = 0.0
    failed: tuple[tuple[str, str], ...] = ()


class LanguageModel(Protocol):
    """Answers one question by a deadline, or raises ModelError; `timeout` is for one try, in seconds."""

    name: str
    timeout: float

    def ask(self, system: str, user: str, schema: Mapping[str, object], deadline: float) -> ModelAnswer:
        """One answer; `deadline` is of the monotonic clock."""
