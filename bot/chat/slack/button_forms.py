"""Which questions a button asks first, by the case file as it is now: an old message may show an old state."""

from dataclasses import replace

from bot.chat.slack.context import SlackContext
from bot.incidents.incidents import NoSuchIncident
from handlers.case.card import Form
from handlers.case.drafts import DraftState
from handlers.commands.parser import ParsedCommand
from storage.incidents.cases import CorruptCaseFile


def form_of(slack: SlackContext, command: ParsedCommand, person: str = "") -> Form | None:
    """Return the form that a button opens; None when it has no questions, or it is too late for them."""
    return slack.deps.dispatcher.button_form(command, person)


def after_edit(slack: SlackContext, command: ParsedCommand) -> Form | None:
    """After an edit was saved: what the checks found in it, and the text to go on with; None without findings."""
    if command.command is None or command.command.name != "edit" or not command.number:
        return None
    try:
        file = slack.deps.dispatcher.incidents.read(command.number)
    except (NoSuchIncident, CorruptCaseFile):
        return None
    edited = file.drafts[-1]  # an edit that was carried out is the newest version
    waits = edited.state is DraftState.WAITING and edited.findings
    return form_of(slack, replace(command, values={"version": str(edited.version)})) if waits else None
