"""The message shortcut: any message can become an incident, its text and links already filled in."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack

from bot.chat.slack.blocks.limits import pieces
from bot.chat.slack.blocks.modal import ModalState, modal
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.inbound.message import message_text
from bot.chat.slack.outbound.respond import open_view, unknown_user
from handlers.case.card import Form, msg
from handlers.commands.form_fields import NEW

MAX_TEXT = 5000  # of a message, in Slack's units, that the form is filled with


def open_incident(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> None:
    """Ask the person whether this is the text to report."""
    channel, message = body["channel"]["id"], body["message"]
    user, thread = body["user"]["id"], message.get("thread_ts", "")
    interaction = InteractionRef(user, "", channel, thread, body.get("response_url", ""), body["trigger_id"])
    ack()
    if slack.person(interaction) is None:
        return slack.later(unknown_user, slack, interaction)
    text = next(pieces(message_text(message), MAX_TEXT), "")
    fields = tuple(replace(field, value=text) if field.name == "text" else field for field in NEW)
    state = ModalState("new", channel, thread, f"{channel}/{message['ts']}")
    view = modal(Form("new", msg("form.new"), fields), slack.locale(user), state)
    return slack.later(open_view, slack, interaction, view)
