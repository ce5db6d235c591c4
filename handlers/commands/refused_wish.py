"""What a command asks for in own words and the desk refuses: schemes, and value for an extortionist (R28)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision
from handlers.case.grades import Category
from handlers.checks.payments import pays_extortionist
from handlers.checks.refusals import refusal
from handlers.commands.command import Command
from handlers.roles.proposals.actions import propose
from handlers.roles.proposals.rules import SCHEME

# In whose words a payment may be planned. The text of a draft is the gate's to read.
PLANS = frozenset(
    {"promise", "task", "note", "ticket", "contact", "remedy", "retro", "draft", "send-back", "assign", "decline"}
)
RECORDS = frozenset({"note", "contact"})  # these may tell what was paid already
WORDS = ("text", "reason", "means", "note", "instruction", "what", "id")


def refused_wish(command: Command, file: CaseFile, context: CommandContext) -> LocalizedText | None:
    """Return why the desk does not help with this, and what to do instead; None for any other command."""
    if refused := refusal(asked_for(command, context.args)):
        return refused
    if file.category is Category.EXTORTION and command.name in PLANS and _pays_extortionist(command, context):
        return msg("refusal.pay_for_silence")
    return None


def asked_for(command: Command, given: Mapping[str, str]) -> str:
    """Return the words in which a person asks for an act: of a task or promise only when it is new."""
    if command.asks and given.get("act", "") in ("", "add") and given.get("what", "") in ("", "add"):
        return "\n".join([given.get(name, "") for name in command.asks]).strip()
    return given.get("instruction", "")


def doubted_wish(
    command: Command, file: CaseFile, decided: Decision, context: CommandContext, now: datetime
) -> Decision:
    """Return a proposal of what was decided on words that a reader beside the rules doubts; a refusal stays one."""
    if decided.rejection:
        return decided
    proposed = propose(command.name, SCHEME, file, (), context, now)
    return (
        replace(proposed, answer=replace(proposed.answer, key="answer.proposed_scheme"))
        if proposed.answer
        else proposed
    )


def _pays_extortionist(command: Command, context: CommandContext) -> bool:
    """True when this would plan or record that an extortionist is given something of value."""
    record = command.name in RECORDS or context.text("act") == "done"
    words = map(context.text, WORDS if command.name != "draft" else ("instruction",))
    return pays_extortionist("\n".join(words), tells_what_was=record)
