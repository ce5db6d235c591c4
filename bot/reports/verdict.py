"""What a check of exports or of the database found."""

from dataclasses import dataclass

from bot.i18n import phrase
from handlers.case.card import Say


@dataclass(frozen=True)
class Verdict:
    """`found` says that all is well, or everything that is wrong, the first change of a timeline before all else."""

    good: bool
    found: tuple[Say, ...]

    def sentence(self, language: str = "zh-Hans") -> str:
        """One line for each thing found."""
        return "\n".join(phrase(said, language, {}) for said in self.found)


def verdict(problems: list[Say], well: list[Say]) -> Verdict:
    """Bad as soon as there is one problem."""
    return Verdict(not problems, tuple(problems or well))
