"""What triage says about an alert, and why, as rules and values; `bot/i18n` makes sentences of them."""

from dataclasses import dataclass

from handlers.case.grades import Category, Flag, Severity


@dataclass(frozen=True)
class Reason:
    """A rule that matched, and the values its sentence needs."""

    rule: str
    args: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True)
class Triage:
    """Category and severity with their reasons, heaviest first. `subtypes` are the departments concerned (R24).

    `unread`: no rule knows what the post is; a person has to read it before it counts as harmless.
    """

    category: Category
    severity: Severity
    flags: tuple[Flag, ...] = ()
    reasons: tuple[Reason, ...] = ()
    subtypes: tuple[str, ...] = ()
    unread: bool = False  # L0 because nothing is known of it: neither praise, nor about others, nor a complaint


SeverityReason = tuple[Severity, Reason]


def reason(rule: str, **args: str | int) -> Reason:
    """A reason; empty values are left out."""
    return Reason(rule, tuple((name, value) for name, value in args.items() if value != ""))
