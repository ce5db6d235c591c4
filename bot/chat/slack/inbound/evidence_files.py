"""Files in Slack that become evidence: in an incident's thread, by the message shortcut, or chosen in a form.

Only their ids are taken here; the sender fetches them through the outbox, and again until Slack hands them out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from slack_bolt import Ack

from bot.chat.received_files import SentFile, received_message
from bot.chat.slack.blocks.modal import ModalState, modal
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.outbound.respond import open_view, respond, unknown_user
from bot.incidents.dispatch import parse
from bot.incidents.enqueue_once import enqueue_once
from bot.incidents.requests import CommandResult
from handlers.case.card import Field, Form, msg
from handlers.commands.form_fields import optional
from handlers.commands.parser import ParsedCommand
from handlers.commands.removal_commands import PROOF_KIND, PROOF_NOTE
from handlers.commands.value_shapes import NUMBER

SHORTCUT = "evidence"  # the callback_id in the manifest, and the code of its form
MAX_FILES = 10  # of one message or form


def files_of(files: object) -> list[SentFile]:
    """The files of a message by id and name; what is hidden or gone has no id."""
    known = [each for each in files if isinstance(each, Mapping)] if isinstance(files, list) else []
    return [SentFile(str(each["id"]), str(each.get("name") or "")) for each in known if each.get("id")][:MAX_FILES]


def in_thread(slack: SlackContext, event: dict[str, Any]) -> None:
    """A file that a person posts in an incident's thread, or in its own channel, is evidence of it."""
    incident = slack.incident(event["channel"], event.get("thread_ts", ""))
    if not incident:
        return None
    key = f"slack message {event['channel']} {event['ts']}"
    interaction = InteractionRef(event["user"], key, event["channel"], event.get("thread_ts", ""), typed=True)
    person = slack.person(interaction)
    if person is None:
        return slack.later(unknown_user, slack, interaction)
    said = {"text": str(event.get("text") or "")[:500]}
    return respond(
        slack, interaction, take_in(slack, interaction, person, incident, files_of(event.get("files")), said)
    )


def ask(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> None:
    """The message shortcut: ask which incident the files of a message are evidence of, and of what kind."""
    channel, message, user = body["channel"]["id"], body["message"], body["user"]["id"]
    thread, url = message.get("thread_ts", ""), body.get("response_url", "")
    interaction = InteractionRef(user, "", channel, thread, url, body["trigger_id"])
    ack()
    if slack.person(interaction) is None:
        return slack.later(unknown_user, slack, interaction)
    files = [each.reference for each in files_of(message.get("files"))]
    if not files:
        return respond(slack, interaction, CommandResult(False, (msg("slack.no_files"),)))
    number = slack.incident(channel, thread) or ""
    which = Field("number", msg("slack.which_incident"), value=str(number), max_length=16)
    form = Form(SHORTCUT, msg("slack.add_evidence"), (which, optional(PROOF_KIND), optional(PROOF_NOTE)))
    view = modal(form, slack.locale(user), ModalState(SHORTCUT, channel, thread, files=files))
    return slack.later(open_view, slack, interaction, view)


def of_form(
    slack: SlackContext, interaction: InteractionRef, person: str, state: ModalState, values: dict[str, str]
) -> CommandResult | None:
    """What a form about evidence hands in: files of the message it was opened on, or chosen in it; None for none."""
    command = parse(state.code)
    files = [*(state.files or ()), *values.pop("file", "").split()]
    if not files or not _about_evidence(command):
        return None
    given = NUMBER.fullmatch(values.get("number", "").strip())
    number = command.number or (int(given[1]) if given else 0)
    if not number:
        return CommandResult(False, (msg("rejection.no_such_incident", number=values.get("number", "")[:20]),))
    return take_in(slack, interaction, person, number, [SentFile(each) for each in files], values)


def _about_evidence(command: ParsedCommand) -> bool:
    return command.command is not None and command.command.name == SHORTCUT


def take_in(
    slack: SlackContext,
    interaction: InteractionRef,
    person: str,
    incident: int,
    files: Iterable[SentFile],
    said: Mapping[str, str],
) -> CommandResult:
    """Have these files fetched as evidence, once for this interaction; or say why not."""
    if refused := slack.deps.dispatcher.evidence.intake.refusal(incident, person):
        return CommandResult(False, (refused,))
    now, name = slack.deps.now(), f"{interaction.key} evidence"
    wanted = [received_message("slack", person, incident, replace(each, said=said)) for each in files]
    enqueue_once(slack.deps.dispatcher.incidents, name, wanted, now)
    return CommandResult(True, (msg("slack.files_come", n=len(wanted), number=incident),))
