"""Decisions on comments under our own posts, each beside the last ones on its ground (R121-R123, R144)."""

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import Form, Row, msg
from handlers.case.case_file import CaseFile
from handlers.commands.registry import BY_NAME
from handlers.removal.card import gate_parts
from handlers.removal.own_section.actions import LAST, EarlierDecision, account_key, last_lines, moderate
from storage.incidents import appeals

WHOLE = ("reason", "content", "shot")  # what a decision cannot do without
MEASURES_ON_A_COMMENT = ("delete", "hide", "keep", "block")


def moderate_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Decide on a comment, or switch pre-moderation; a form that shows the last decisions asks for what is missing."""
    if not request.number:
        return CommandResult(False, (msg("rejection.which_incident", example=msg("example.moderate")),))
    file, values = incidents.read(request.number), request.values
    earlier, count = _earlier(incidents, file, values.get("ground", "").lower(), values.get("account", ""))
    measure = values.get("measure", "").lower()
    on_comment = measure in MEASURES_ON_A_COMMENT or not measure
    if on_comment and not (values.get("ground") and any(values.get(name) for name in WHOLE)):
        return CommandResult(False, form=_form(file, earlier))
    decision = incidents.execute(
        file.number,
        moderate(earlier, count),
        request.person,
        values,
        request.now,
        request.idempotency_key,
        needs_draft_context=False,
    )[1]
    said = decision.rejection or decision.answer or msg("answer.done", number=file.number)
    return CommandResult(decision.rejection is None, (said,))


def _earlier(
    incidents: Incidents, file: CaseFile, ground: str, account: str
) -> tuple[tuple[EarlierDecision, ...], int]:
    with incidents.database.read_transaction() as connection:
        rows = appeals.last_decisions(connection, file.brand, ground, LAST)
        count = appeals.violations(connection, file.brand, account_key(account)) if account else 0
    return tuple(EarlierDecision(row.incident, row.measure, row.at, row.shows) for row in rows), count


def _form(file: CaseFile, earlier: tuple[EarlierDecision, ...]) -> Form:
    command = BY_NAME["moderate"]
    assert isinstance(command.form, tuple)
    parts = (*gate_parts(file)[1:2], *(Row(msg("moderation.last"), line) for line in last_lines(earlier)))
    return Form(f"moderate {file.number}", msg("form.moderate"), command.form, parts)
