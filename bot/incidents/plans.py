"""The tasks of an incident, its retro and the playbooks, straight back to the person who asks."""

from bot.incidents.access import Access
from bot.incidents.incidents import Incidents
from bot.incidents.overviews import my_tasks
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import msg
from handlers.case.event import EventMeta
from handlers.case.grades import Flag, Severity
from handlers.closing.learning.card import retro_card
from handlers.closing.learning.rules import drafted
from handlers.tasks.card import list_card
from handlers.tasks.plan import TRENDING
from handlers.tasks.plan_card import all_plans, plan_card


def tasks_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Every task of an incident, the reader's first; without a number what waits for the reader."""
    if not request.number:
        return CommandResult(True, card=my_tasks(Access(incidents), request.person, request.now))
    file = incidents.read(request.number)
    key = "task.title_drill" if file.drill else "task.list_title"
    return CommandResult(
        True, card=list_card(file, msg(key, number=file.number, severity=file.severity), request.person)
    )


def plan_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """The playbook of an incident, or of a category and severity; without either all that there are (R31, R58, R59)."""
    file = incidents.read(request.number) if request.number else None
    given = request.values.get("playbook", "") or (file.category.value if file else "")
    books = incidents.policy.playbooks
    if not given:
        return CommandResult(True, card=all_plans(books))
    if given not in books:
        return CommandResult(False, (msg("rejection.no_such_plan", given=given[:40], names=", ".join(books)),))
    severity = request.values.get("severity", "").upper() or (file.severity.value if file else Severity.L2.value)
    on_top = file and not request.values.get("playbook") and Flag.TRENDING in file.flags
    return CommandResult(True, card=plan_card(books[given], severity, file, books[TRENDING] if on_top else None))


def retro_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """The whole retro of a closed incident; one that closed without one is shown as the log has it now."""
    file = incidents.read(request.number or 0)
    if file.open:
        return CommandResult(False, (msg("rejection.close_first", number=file.number),))
    shown = drafted(file, incidents.policy, request.now).apply(file, EventMeta(request.now))
    known = file.learning or shown.learning
    assert known is not None
    return CommandResult(True, card=retro_card(file, known))
