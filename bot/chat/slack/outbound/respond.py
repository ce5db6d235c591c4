"""What goes straight back to whoever asked: for their eyes only, in the place they asked from."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from slack_sdk import WebhookClient

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.slack.api import LOG, SDK_LOG, TIMEOUT, call
from bot.chat.slack.blocks.card import card_blocks, card_messages, said_messages
from bot.chat.slack.blocks.modal import Origin, answer_view, modal
from bot.chat.slack.blocks.rich_text import Json, said_blocks
from bot.chat.slack.context import Interaction, SlackContext
from bot.chat.slack.outbound.app_home import publish
from bot.chat.slack.reader import Reader
from bot.incidents.requests import CommandResult, Form
from handlers.case.card import LocalizedText, msg

MOST = 4  # messages of one answer; a response_url takes five


def bodies(heard: CommandResult, reader: Reader) -> list[Json]:
    """An answer as messages."""
    said = said_messages(heard.says, reader) if heard.says else []
    return [*said, *(card_messages(heard.card, reader) if heard.card else [])][:MOST]


def reply(slack: SlackContext, interaction: Interaction, heard: CommandResult) -> None:
    """Answer for this person only; in a direct message when nothing else works."""
    if interaction.view:
        _in_view(slack, interaction, heard)
    else:
        slack.later(tell, slack, interaction, bodies(heard, slack.reader(interaction.user)))


def tell(slack: SlackContext, interaction: Interaction, waiting: list[Json]) -> None:
    """One message after the other. What Slack took is crossed off, so that a repeat goes on where it stopped."""
    while waiting:
        _quietly(slack, interaction, waiting[0])
        del waiting[0]


def ask(slack: SlackContext, interaction: Interaction, form: Form, notes: tuple[LocalizedText, ...] = ()) -> None:
    """Open a modal; when the click is too old for that, say so."""
    view = modal(
        form, slack.reader(interaction.user), Origin(form.code, interaction.channel, interaction.thread), notes
    )
    show(slack, interaction, view)


def show(slack: SlackContext, interaction: Interaction, view: Json) -> None:
    """Open this modal, on top of the one that is open."""
    opened = slack.client.views_push if interaction.view == "modal" else slack.client.views_open
    try:
        _twice(partial(call, opened, trigger_id=interaction.trigger, view=view))
    except (RetryLater, PermanentFailure) as trouble:
        LOG.warning("a modal could not be opened: %s", trouble)
        elsewhere = replace(interaction, view="") if interaction.view == "modal" else interaction
        reply(slack, elsewhere, CommandResult(False, (msg("slack.too_late"),)))


def _twice(step: Callable[[], object]) -> None:
    """Once more at once when there was trouble that passes: three seconds leave time for no more."""
    try:
        step()
    except RetryLater as first:
        if first.after:
            raise
        try:
            step()
        except PermanentFailure as second:
            if "exchanged_trigger_id" not in str(
                second
            ):  # that says that it opened at first, and only the answer was lost
                raise


def stranger(slack: SlackContext, interaction: Interaction) -> None:
    """Somebody we do not know yet: ask Slack for their address, then say who they are, or how they are added."""
    try:
        person = slack.sender.directory.recognise(interaction.user, slack.deps.now())
    except RetryLater as trouble:
        LOG.warning("%s could not be looked up: %s", interaction.user, trouble)
        return reply(slack, interaction, CommandResult(False, (msg("slack.trouble"),)))
    except PermanentFailure as trouble:
        LOG.warning("%s could not be looked up: %s", interaction.user, trouble)
        person = None
    team = slack.sender.directory.team()
    managers = ", ".join(team.name(p) for p in team.managers(""))
    said = (
        msg("slack.known_now", person=person)
        if person
        else msg("slack.stranger", user=interaction.user, managers=managers)
    )
    return reply(slack, interaction, CommandResult(False, (said,)))


def _quietly(slack: SlackContext, interaction: Interaction, body: Json) -> None:
    """By the address Slack gave with the click while that takes it, else in the channel, else in a direct message."""
    if interaction.url and _responded(interaction.url, body):
        return
    place = {"channel": interaction.channel, "user": interaction.user} | (
        {"thread_ts": interaction.thread} if interaction.thread else {}
    )
    try:
        call(slack.client.chat_postEphemeral, **place, text=body["text"], blocks=body["blocks"])
    except PermanentFailure as refused:
        LOG.warning("an answer goes by direct message: %s", refused)
        call(slack.client.chat_postMessage, channel=slack.sender.direct(interaction.user), **body)


def _responded(url: str, body: Json) -> bool:
    webhook = WebhookClient(url, TIMEOUT, logger=SDK_LOG, retry_handlers=[])
    try:
        sent = call(webhook.send_dict, body={"response_type": "ephemeral", "replace_original": False, **body})
    except (RetryLater, PermanentFailure):  # there are other ways
        return False
    return bool(sent.status_code == 200)


def _in_view(slack: SlackContext, interaction: Interaction, heard: CommandResult) -> None:
    """From the home: a card opens as a modal, the rest stands on top of the home; from a modal: another on top of it."""
    reader = slack.reader(interaction.user)
    if heard.card:
        shown = [*said_blocks(heard.says, reader), *card_blocks(heard.card, reader)]
        show(slack, interaction, answer_view(reader.translate(heard.card.title), shown, reader))
    elif interaction.view == "modal":
        show(slack, interaction, answer_view(reader.word("answer"), said_blocks(heard.says, reader), reader))
    else:
        publish(slack, interaction.user, heard.says)
