"""Filled-in modals: checked again as they are sent, errors beside the field, the answer where the modal was opened."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack

from bot.chat.slack.api import LOG
from bot.chat.slack.blocks.card import card_blocks, plain
from bot.chat.slack.blocks.limits import short
from bot.chat.slack.blocks.modal import ModalState, answer_view, block_of, modal, state_of, values_of
from bot.chat.slack.blocks.rich_text import said_blocks
from bot.chat.slack.button_forms import after_edit
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.inbound.evidence_files import of_form
from bot.chat.slack.outbound.app_home import publish
from bot.chat.slack.outbound.permalinks import link_source_message
from bot.chat.slack.outbound.respond import respond, unknown_user
from bot.incidents.dispatch import parse
from bot.incidents.requests import CommandResult, fields_to_correct

MAX_ERROR = 1000  # length of a line beside a field, in Slack's units


def submission(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> None:
    """Carry out a command with the values of its form."""
    view, user = body["view"], body["user"]["id"]
    state = state_of(view)
    if not state.code:
        LOG.warning("a modal that is none of ours was sent by %s", user)
        ack()
        return None
    values, command = values_of(view), parse(state.code)
    interaction = InteractionRef(user, _key(view, state.code, values, user), state.channel, state.thread)
    person = slack.person(interaction)
    if person is None:
        ack()
        return slack.later(unknown_user, slack, interaction)
    handed_in = of_form(slack, interaction, person, state, values)
    result = handed_in or slack.dispatch(interaction, person, command, values)
    again = result.form or (after_edit(slack, command) if result.ok else None)
    if again:
        ack(response_action="update", view=modal(again, slack.locale(user), state, result.says))
    else:
        _acknowledge(slack, ack, view, interaction, result)
    if state.code == "new" and result.ok:
        _link(slack, state, interaction, person, result)
    return None


def _acknowledge(
    slack: SlackContext, ack: Ack, view: Mapping[str, Any], interaction: InteractionRef, result: CommandResult
) -> None:
    """The result beside the field to mend, in the modal itself, or where the modal was opened."""
    if not result.ok:
        locale = slack.locale(interaction.user)
        text = short(" ".join(plain(locale.text(said)) for said in result.says), MAX_ERROR)
        ack(response_action="errors", errors={block_of(view, fields_to_correct(result)): text})
    elif result.card or not interaction.channel:
        _show_in_modal(slack, ack, interaction, result)
    else:
        ack()
        respond(slack, interaction, result)


def _link(
    slack: SlackContext, state: ModalState, interaction: InteractionRef, person: str, result: CommandResult
) -> None:
    """Tie the new incident to the message that the shortcut was used on, if it was."""
    if state.message:
        channel, _, ts = state.message.partition("/")
        slack.later(link_source_message, slack, interaction, person, result, channel, ts)


def _key(view: Mapping[str, Any], code: str, values: Mapping[str, str], user: str) -> str:
    """Names the submission. A repeat has the same view, hash, command and values; a view drawn anew has a new hash."""
    digest = hashlib.sha256(json.dumps([code, values], sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]
    return f"slack form {view['id']} {view.get('hash', '')} {digest} {user}"


def _show_in_modal(slack: SlackContext, ack: Ack, interaction: InteractionRef, result: CommandResult) -> None:
    """The answer in the modal itself: cards, and forms that were opened from the home, which is drawn anew."""
    locale = slack.locale(interaction.user)
    blocks = [*said_blocks(result.says, locale), *(card_blocks(result.card, locale) if result.card else [])]
    title = locale.text(result.card.title) if result.card else locale.word("slack.answer")
    ack(response_action="update", view=answer_view(title, blocks, locale))
    if not interaction.channel:
        slack.later(publish, slack, interaction.user)
