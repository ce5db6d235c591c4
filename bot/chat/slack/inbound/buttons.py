"""Buttons: one without questions is decided before it is acknowledged, one with questions opens a modal."""

from typing import Any

from slack_bolt import Ack

from bot.chat.slack.button_forms import form_of
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.outbound.permalinks import link_source_message
from bot.chat.slack.outbound.respond import enqueue_files, open_form, respond, unknown_user
from bot.incidents.dispatch import parse
from bot.incidents.requests import CommandResult


def click(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> None:
    """Carry out the command a button carries, or ask what it needs to know first."""
    action = body["actions"][0]
    chosen = action.get("selected_option") or action  # of a menu, or the button itself
    interaction, command = interaction_of(body), parse(str(chosen.get("value", "")))
    person = slack.person(interaction)
    if person is None:
        ack()
        return slack.later(unknown_user, slack, interaction)
    form = form_of(slack, command, person)
    result = CommandResult(False, form=form) if form else slack.dispatch(interaction, person, command)
    ack()
    if result.form:
        return slack.later(open_form, slack, interaction, result.form, result.says)
    respond(slack, interaction, result)
    enqueue_files(slack, interaction, result)
    if command.text.startswith("new ") and result.ok:
        slack.later(link_source_message, slack, interaction, person, result, interaction.channel, interaction.thread)
    return None


def interaction_of(body: dict[str, Any]) -> InteractionRef:
    """Slack gives a click no lasting id and may send it twice: message, button, moment and user together name it."""
    container, action, user = body.get("container", {}), body["actions"][0], body["user"]["id"]
    where = container.get("message_ts") or container.get("view_id", "")
    return InteractionRef(
        user,
        f"slack click {where} {action['action_id']} {action.get('action_ts', '')} {user}",
        body.get("channel", {}).get("id", "") or container.get("channel_id", ""),
        body.get("message", {}).get("thread_ts", ""),
        body.get("response_url", ""),
        body.get("trigger_id", ""),
        body.get("view", {}).get("type", ""),
    )
