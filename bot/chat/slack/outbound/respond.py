"""What goes straight back to the person who asked: for their eyes only, in the place they asked from."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from slack_sdk import WebhookClient

from bot.chat.exported_files import file_message
from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.slack.api import LOG, SDK_LOG, TIMEOUT, call
from bot.chat.slack.blocks.card import card_blocks, card_messages, said_messages
from bot.chat.slack.blocks.modal import ModalState, answer_view, modal
from bot.chat.slack.blocks.rich_text import Json, said_blocks
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.outbound.app_home import publish
from bot.i18n import Locale
from bot.incidents.enqueue_once import enqueue_once
from bot.incidents.requests import CommandResult
from handlers.case.card import Form, LocalizedText, msg

MAX_MESSAGES = 4  # of one answer: Slack takes five on a response_url, within 30 minutes


def answer_messages(result: CommandResult, locale: Locale) -> list[Json]:
    """An answer as messages."""
    said = said_messages(result.says, locale) if result.says else []
    return [*said, *(card_messages(result.card, locale) if result.card else [])][:MAX_MESSAGES]


@dataclass
class Answer:
    """One answer on its way. What Slack took is crossed off `unsent`, so that a retry goes on where it stopped."""

    slack: SlackContext
    interaction: InteractionRef
    result: CommandResult
    unsent: list[Json] | None = None

    def send(self) -> None:
        """Answer in the view, or message by message for this person only. Raises RetryLater."""
        if self.interaction.view:
            return _respond_in_view(self.slack, self.interaction, self.result)
        if self.unsent is None:
            self.unsent = answer_messages(self.result, self.slack.locale(self.interaction.user))
        while self.unsent:
            _send_ephemeral(self.slack, self.interaction, self.unsent[0])
            del self.unsent[0]
        return None


def respond(slack: SlackContext, interaction: InteractionRef, result: CommandResult) -> None:
    """Answer in the background: composed and sent in one job, after the acknowledgement."""
    slack.later(Answer(slack, interaction, result).send)


def open_form(
    slack: SlackContext, interaction: InteractionRef, form: Form, notes: tuple[LocalizedText, ...] = ()
) -> None:
    """Open a form as a modal."""
    state = ModalState(form.code, interaction.channel, interaction.thread)
    open_view(slack, interaction, modal(form, slack.locale(interaction.user), state, notes))


def open_view(slack: SlackContext, interaction: InteractionRef, view: Json) -> None:
    """Open this modal, on top of the one that is open; a click too old for that is answered in words."""
    opened = slack.client.views_push if interaction.view == "modal" else slack.client.views_open
    try:
        _retry_once(partial(call, opened, trigger_id=interaction.trigger_id, view=view))
    except (RetryLater, PermanentFailure) as failure:
        LOG.warning("a modal could not be opened: %s", failure)
        elsewhere = replace(interaction, view="") if interaction.view == "modal" else interaction
        respond(slack, elsewhere, CommandResult(False, (msg("slack.too_late"),)))


def _retry_once(step: Callable[[], object]) -> None:
    """Try a second time at once after passing trouble: a trigger_id lives three seconds, and serves once."""
    try:
        step()
    except RetryLater as first:
        if first.after:
            raise
        try:
            step()
        except PermanentFailure as second:
            # Slack says this when the first try did open the modal and only its answer was lost.
            if "exchanged_trigger_id" not in str(second):
                raise


def unknown_user(slack: SlackContext, interaction: InteractionRef) -> None:
    """Ask Slack for the address of an unknown user, then tell them who they are, or how a manager adds them."""
    try:
        person = slack.sender.directory.recognise(interaction.user, slack.deps.now())
    except RetryLater as trouble:
        LOG.warning("%s could not be looked up: %s", interaction.user, trouble)
        return respond(slack, interaction, CommandResult(False, (msg("slack.trouble"),)))
    except PermanentFailure as trouble:
        LOG.warning("%s could not be looked up: %s", interaction.user, trouble)
        person = None
    return respond(slack, interaction, CommandResult(False, (_introduction(slack, interaction.user, person),)))


def _introduction(slack: SlackContext, user: str, person: str | None) -> LocalizedText:
    if person:
        return msg("slack.known_now", person=person)
    team = slack.sender.directory.team()
    return msg("slack.stranger", user=user, managers=", ".join(team.name(p) for p in team.managers("")))


def enqueue_files(slack: SlackContext, interaction: InteractionRef, result: CommandResult) -> None:
    """Have exported files uploaded, through the outbox; once for this interaction."""
    if not result.files:
        return
    incident, now, name = int(str(result.says[0].args["number"])), slack.deps.now(), f"{interaction.key} files"
    message = file_message("slack", slack.person(interaction) or "", incident, result.files)
    enqueue_once(slack.deps.dispatcher.incidents, name, [message], now)


def _send_ephemeral(slack: SlackContext, interaction: InteractionRef, body: Json) -> None:
    """On the response_url while Slack takes it, else in the channel, else in a direct message."""
    if interaction.response_url and _sent_on_response_url(interaction.response_url, body):
        return
    thread = {"thread_ts": interaction.thread} if interaction.thread else {}
    place = {"channel": interaction.channel, "user": interaction.user, **thread}
    try:
        call(slack.client.chat_postEphemeral, **place, text=body["text"], blocks=body["blocks"])
    except PermanentFailure as refused:  # the app is not in that channel, or the person has left it
        LOG.warning("an answer goes by direct message: %s", refused)
        call(slack.client.chat_postMessage, channel=slack.sender.direct_channel(interaction.user), **body)


def _sent_on_response_url(url: str, body: Json) -> bool:
    webhook = WebhookClient(url, TIMEOUT, logger=SDK_LOG, retry_handlers=[])
    try:
        sent = call(webhook.send_dict, body={"response_type": "ephemeral", "replace_original": False, **body})
    except (RetryLater, PermanentFailure):  # the caller has other ways
        return False
    return bool(sent.status_code == 200)


def _respond_in_view(slack: SlackContext, interaction: InteractionRef, result: CommandResult) -> None:
    """In the home a card opens as a modal and words go on top; in a modal another modal opens on top of it."""
    locale = slack.locale(interaction.user)
    if result.card:
        shown = [*said_blocks(result.says, locale), *card_blocks(result.card, locale)]
        open_view(slack, interaction, answer_view(locale.text(result.card.title), shown, locale))
    elif interaction.view == "modal":
        open_view(
            slack, interaction, answer_view(locale.word("slack.answer"), said_blocks(result.says, locale), locale)
        )
    else:
        publish(slack, interaction.user, result.says)
