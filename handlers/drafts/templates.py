"""A reply that was approved, posted and did well becomes a house example for the writer, with its outcome (R95)."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.event import Event
from handlers.case.people import Role

MAY_PROMOTE = frozenset({Role.APPROVER, Role.MANAGER, Role.LEGAL, Role.EXECUTIVE})


@dataclass(frozen=True, kw_only=True)
class ReplyPromoted(Event):
    """A posted reply went into the library of house examples; the library has its words without personal data."""

    code: ClassVar = "ReplyPromoted"
    personal: ClassVar = ("outcome",)
    version: int
    outcome: str


def promote(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Put a posted reply into the library, with what came of it."""
    version, outcome = context.integer("version"), context.text("outcome")
    posted = [r for r in file.public_replies() if r.approved and not r.wrong and r.text]
    meant = [r for r in posted if r.version == version] if context.text("version") else posted[-1:]
    if not meant:
        return reject("objection.nothing_to_promote", number=file.number)
    if not MAY_PROMOTE & context.by.roles:
        return reject("objection.promoting_is_for", number=file.number)
    if not outcome:
        return reject("objection.outcome_needed", number=file.number, version=meant[0].version)
    event = ReplyPromoted(version=meant[0].version, outcome=outcome)
    return Decision((event,), answer=msg("answer.promoted", number=file.number, version=meant[0].version))
