"""Which questions a button asks first: worked out from the case file as it is now, never from what an old message says."""

from bot.chat.slack.context import SlackContext
from bot.incidents.incidents import NoSuchIncident
from bot.incidents.requests import Form
from handlers.case.card import Button, InputType, Part, Quote, msg
from handlers.case.case_file import CaseFile
from handlers.case.form_fields import UNTIL
from handlers.commands.forms import FORMS
from handlers.commands.parser import ParsedCommand, parse_command
from handlers.drafts.card import draft_parts
from handlers.overview.cards import cards_for
from storage.incidents.cases import CorruptCaseFile

AWAY = "away"
ASKING = frozenset({*FORMS, "approve"})  # buttons of other verbs never have questions


def form_of(slack: SlackContext, command: ParsedCommand) -> Form | None:
    """The form behind a button; None when it has no questions, or stands on no card any more."""
    asked, code = command, command.text
    if asked.command is None:
        return None
    if asked.command.handler is None:
        return Form(code, msg("slack.away"), (UNTIL,)) if code == AWAY else None
    if asked.command.name not in ASKING:
        return None
    button, file = _button(slack, asked, code)
    if button is None or file is None or not button.fields:
        return None
    ticks = any(field.ask is InputType.TICK for field in button.fields)
    return Form(
        code,
        msg("form.title", verb=asked.command.name, number=file.number),
        button.fields,
        _to_read(file, asked, ticks),
    )


def after_edit(slack: SlackContext, command: ParsedCommand) -> Form | None:
    """Once an edited text is saved: what the checks found in it, and the text to go on with; None when they found nothing."""
    asked = command
    if asked.command is None or asked.command.name != "edit" or not asked.number:
        return None
    file = _file(slack, asked.number)
    draft = file.waiting() if file else None
    if file is None or draft is None or not draft.findings:
        return None
    return form_of(slack, parse_command(f"edit {file.number} {draft.version}"))


def _button(slack: SlackContext, asked: ParsedCommand, code: str) -> tuple[Button | None, CaseFile | None]:
    file = _file(slack, asked.number or 0)
    if file is None:
        return None, None
    buttons = (
        button for slip in cards_for(file, slack.deps.dispatcher.incidents.policy) for button in slip.card.buttons
    )
    return next((button for button in buttons if button.code == code), None), file


def _file(slack: SlackContext, number: int) -> CaseFile | None:
    """The case file; None when there is none or it cannot be read, which the reception says better."""
    try:
        return slack.deps.dispatcher.incidents.read(number)
    except (NoSuchIncident, CorruptCaseFile):
        return None


def _to_read(file: CaseFile, asked: ParsedCommand, ticks: bool) -> tuple[Part, ...]:
    """What is ticked off must be in sight; who edits sees what was found."""
    version = asked.values.get("version", "").removeprefix("v")
    draft = file.draft(int(version)) if version else None
    if draft is None or not (ticks or (asked.command and asked.command.name == "edit")):
        return ()
    parts = draft_parts(draft)
    return parts if ticks else tuple(part for part in parts if not isinstance(part, Quote))
