"""What a command asks for in own words and the desk refuses: schemes, and value for an extortionist (R28)."""

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext
from handlers.case.grades import Category
from handlers.checks.payments import pays_extortionist
from handlers.checks.refusals import refusal
from handlers.commands.command import Command

# In whose words a payment may be planned. The text of a draft is the gate's to read.
PLANS = frozenset(
    {"promise", "task", "note", "ticket", "contact", "remedy", "retro", "draft", "send-back", "assign", "decline"}
)
RECORDS = frozenset({"note", "contact"})  # these may tell what was paid already
WORDS = ("text", "reason", "means", "note", "instruction", "what", "id")


def refused_wish(command: Command, file: CaseFile, context: CommandContext) -> LocalizedText | None:
    """Return why the desk does not help with this, and what to do instead; None for any other command."""
    if refused := refusal(_asked_for(command, context)):
        return refused
    return msg("refusal.pay_for_silence") if _pays_extortionist(command, file, context) else None


def _asked_for(command: Command, context: CommandContext) -> str:
    """The words in which a person asks for an act: of a task or promise only when it is new."""
    if command.asks and context.text("act") in ("", "add") and context.text("what") in ("", "add"):
        return "\n".join(context.text(name) for name in command.asks)
    return context.text("instruction")


def _pays_extortionist(command: Command, file: CaseFile, context: CommandContext) -> bool:
    """True when this would plan or record that an extortionist is given something of value."""
    if file.category is not Category.EXTORTION or command.name not in PLANS:
        return False
    record = command.name in RECORDS or context.text("act") == "done"
    words = map(context.text, WORDS if command.name != "draft" else ("instruction",))
    return pays_extortionist("\n".join(words), tells_what_was=record)
