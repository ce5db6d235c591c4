"""The message shortcut: any message can become an incident, its text and links already filled in."""

from dataclasses import replace
from typing import Any

from slack_bolt import Ack

from bot.chat.slack.blocks.limits import pieces
from bot.chat.slack.blocks.modal import Origin, modal
from bot.chat.slack.context import Interaction, SlackContext
from bot.chat.slack.inbound.text import message_text
from bot.chat.slack.outbound.respond import show, stranger
from bot.incidents.requests import Form
from handlers.case.card import msg
from handlers.commands.forms import NEW

MOST = 5000


def open_incident(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> None:
    """Ask whether this is the text to report."""
    channel, message = body["channel"]["id"], body["message"]
    interaction = Interaction(
        body["user"]["id"], "", channel, message.get("thread_ts", ""), body.get("response_url", ""), body["trigger_id"]
    )
    ack()
    if slack.person(interaction) is None:
        return slack.later(stranger, slack, interaction)
    text = next(pieces(message_text(message), MOST), "")
    form = Form(
        "new", msg("form.new"), tuple(replace(field, value=text) if field.name == "text" else field for field in NEW)
    )
    origin = Origin("new", channel, message.get("thread_ts", ""), f"{channel}/{message['ts']}")
    return slack.later(show, slack, interaction, modal(form, slack.reader(interaction.user), origin))
