"""Counts the cases of misuse of one product, whatever its name's script or case; three ask for better instructions."""

from datetime import datetime

from bot.incidents.incidents import Incidents
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision
from handlers.case.event import BOT
from handlers.tasks.plan import fix_instructions
from handlers.text.fold import fold
from storage.incidents import listing

MISUSES_UNTIL_MENDED = 3  # cases of misuse of a product (R182)
MAX_COUNTED = 200  # newest cases looked at


def count_misuse(incidents: Incidents, number: int, now: datetime) -> None:
    """Add the task to this incident when it is the third case since the last such task (R182, R183)."""
    with incidents.database.read_transaction() as connection:
        files = listing.misused(connection, MAX_COUNTED)
    this = next((file for file in files if file.number == number), None)
    if this is None:
        return
    same = [file for file in files if _product(file) == _product(this) and not file.drill]
    asked = max((f.number for f in same if any(t.key == "fix_instructions" for t in f.tasks)), default=0)
    if sum(file.number > asked for file in same) >= MISUSES_UNTIL_MENDED:
        incidents.execute(number, _mend, BOT, {}, now, needs_draft_context=False)


def _mend(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    return Decision(fix_instructions(file, context.policy, now))


def _product(file: CaseFile) -> str:
    """The name as it is compared: no spaces, one script, one case."""
    return "".join(fold(file.product).text.split())
