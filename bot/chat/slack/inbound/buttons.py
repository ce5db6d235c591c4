"""Buttons: one without questions is decided before it is acknowledged, one with questions opens a modal."""

from typing import Any

from slack_bolt import Ack

from bot.chat.slack.button_forms import form_of
from bot.chat.slack.context import Interaction, SlackContext
from bot.chat.slack.inbound.slash_command import files
from bot.chat.slack.outbound.permalinks import linked
from bot.chat.slack.outbound.respond import ask, reply, stranger
from bot.incidents.requests import CommandResult


def click(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> None:
    """Carry out what a button says, or ask what it needs to know first."""
    action = body["actions"][0]
    interaction, code = knock_of(body), str(action.get("value", ""))
    person = slack.person(interaction)
    if person is None:
        ack()
        return slack.later(stranger, slack, interaction)
    form = form_of(slack, code)
    heard = CommandResult(False, form=form) if form else slack.hear(interaction, person, code)
    ack()
    if heard.form:
        return slack.later(ask, slack, interaction, heard.form, heard.says)
    slack.later(reply, slack, interaction, heard)
    files(slack, interaction, heard)
    if code.startswith("new ") and heard.ok:
        slack.later(linked, slack, interaction.user, person, heard, interaction.channel, interaction.thread)
    return None


def knock_of(body: dict[str, Any]) -> Interaction:
    """A click has no lasting id: message, button, moment and person together are its name."""
    container, action, user = body.get("container", {}), body["actions"][0], body["user"]["id"]
    where = container.get("message_ts") or container.get("view_id", "")
    return Interaction(
        user,
        f"slack click {where} {action['action_id']} {action.get('action_ts', '')} {user}",
        body.get("channel", {}).get("id", "") or container.get("channel_id", ""),
        body.get("message", {}).get("thread_ts", ""),
        body.get("response_url", ""),
        body.get("trigger_id", ""),
        body.get("view", {}).get("type", ""),
    )
