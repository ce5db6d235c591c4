"""What triage says about an alert, and why, as rules and values; the sentences people read are made elsewhere."""

from dataclasses import dataclass

from handlers.case.grades import Category, Flag, Severity


@dataclass(frozen=True)
class Reason:
    """One rule that spoke, and the values its sentence needs."""

    rule: str
    args: tuple[tuple[str, str | int], ...] = ()


@dataclass(frozen=True)
class Triage:
    """The two axes and what stands beside them. Reasons come heaviest first; subtypes say which departments it is about (R24)."""

    category: Category
    severity: Severity
    flags: tuple[Flag, ...] = ()
    reasons: tuple[Reason, ...] = ()
    subtypes: tuple[str, ...] = ()


SeverityReason = tuple[Severity, Reason]


def reason(rule: str, **args: str | int) -> Reason:
    """A reason; empty values are left out."""
    return Reason(rule, tuple((name, value) for name, value in args.items() if value != ""))
