"""A reply that was approved, posted and did well becomes a house example for the writer, with its outcome (R95)."""

import re
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import ClassVar

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.event import Event
from handlers.case.people import Role

TIME = re.compile(r"(?:今天|今晚|明天|明早|明晚|后天|後天)(?:上午|中午|下午|晚上)?\d{1,2}(?:点|點|:\d\d)(?:半)?前?")
SEVERAL = re.compile(r"\{issue\}(?:[、，,和及]*\{issue\})+")
MARKS, MIN_SHARED = " 、，。,.！!？?", 3  # code points that a reply must share with the post to have taken them from it
MAY_PROMOTE = frozenset({Role.APPROVER, Role.MANAGER, Role.LEGAL, Role.EXECUTIVE})


@dataclass(frozen=True, kw_only=True)
class ReplyPromoted(Event):
    """A posted reply went into the library of house examples; the library has its words without personal data."""

    code: ClassVar = "ReplyPromoted"
    personal: ClassVar = ("outcome",)
    version: int
    outcome: str


def as_wording(text: str, post: str) -> str:
    """The reply with {issue} for what it took from the post and {due} for its time, to be filled for another post."""
    shared = SequenceMatcher(None, text, post, autojunk=False).get_matching_blocks()
    parts = [text[block.a : block.a + block.size].strip(MARKS) for block in shared if block.size >= MIN_SHARED]
    slotted = text
    for part in filter(None, parts):
        slotted = slotted.replace(part, "{issue}")
    slotted = TIME.sub("{due}", SEVERAL.sub("{issue}", slotted), count=1)
    return slotted if slotted.count("{issue}") == 1 else ""


def promote(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Put a posted reply into the library, with what came of it."""
    version, outcome = context.integer("version"), context.text("outcome")
    posted = [r for r in file.public_replies() if r.approved and not r.wrong and r.text]
    meant = [r for r in posted if r.version == version] if context.text("version") else posted[-1:]
    if not meant:
        return reject("rejection.nothing_to_promote", number=file.number)
    if not MAY_PROMOTE & context.by.roles:
        return reject("rejection.promoting_is_for", number=file.number)
    if not outcome:
        return reject("rejection.outcome_needed", number=file.number, version=meant[0].version)
    event = ReplyPromoted(version=meant[0].version, outcome=outcome)
    return Decision((event,), answer=msg("answer.promoted", number=file.number, version=meant[0].version))
