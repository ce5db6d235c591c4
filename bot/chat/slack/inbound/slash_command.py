"""Typed commands: `/incident …` answers in its own acknowledgement, so that the answer needs no further call."""

from typing import Any

from slack_bolt import Ack

from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.inbound.text import command_text
from bot.chat.slack.outbound.respond import answer_messages, enqueue_files, open_form, respond, unknown_user
from bot.incidents.dispatch import parse
from bot.incidents.requests import CommandResult


def command(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> None:
    """Carry out `/incident …` for the person who typed it."""
    interaction = interaction_of(body)
    person = slack.person(interaction)
    if person is None:
        ack()
        return slack.later(unknown_user, slack, interaction)
    text = command_text(body.get("text", ""), slack.sender.directory)
    result = slack.dispatch(interaction, person, parse(text))
    if result.form:
        ack()
        return slack.later(open_form, slack, interaction, result.form, result.says)
    first, *more = answer_messages(result, slack.locale(interaction.user))
    ack(response_type="ephemeral", text=first["text"], blocks=first["blocks"])
    if more:
        respond(slack, interaction, CommandResult(result.ok, card=result.card))
    enqueue_files(slack, interaction, result)
    return None


def interaction_of(body: dict[str, Any]) -> InteractionRef:
    """Slack sends a command once; its trigger_id names it."""
    return InteractionRef(
        body["user_id"],
        f"slack command {body['trigger_id']}",
        body["channel_id"],
        response_url=body.get("response_url", ""),
        trigger_id=body["trigger_id"],
        typed=True,
    )
