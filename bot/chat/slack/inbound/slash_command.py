"""Typed commands: `/incident …` answers in its own acknowledgement, so that the answer needs no further call."""

from typing import Any

from slack_bolt import Ack

from bot.chat.slack.context import Interaction, SlackContext
from bot.chat.slack.inbound.text import command_text
from bot.chat.slack.outbound.respond import ask, bodies, reply, stranger
from bot.chat.slack.outbound.uploads import parcel
from bot.incidents.requests import CommandResult
from storage import idempotency
from storage.outbox import queue as outbox


def command(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> None:
    """Carry out `/incident …` for whoever typed it."""
    interaction = Interaction(
        body["user_id"],
        f"slack command {body['trigger_id']}",
        body["channel_id"],
        url=body.get("response_url", ""),
        trigger=body["trigger_id"],
    )
    person = slack.person(interaction)
    if person is None:
        ack()
        return slack.later(stranger, slack, interaction)
    heard = slack.hear(interaction, person, command_text(body.get("text", ""), slack.sender.directory))
    if heard.form:
        ack()
        return slack.later(ask, slack, interaction, heard.form, heard.says)
    first, *more = bodies(heard, slack.reader(interaction.user))
    ack(response_type="ephemeral", text=first["text"], blocks=first["blocks"])
    if more:
        slack.later(reply, slack, interaction, CommandResult(heard.ok, card=heard.card))
    files(slack, interaction, heard)
    return None


def files(slack: SlackContext, interaction: Interaction, heard: CommandResult) -> None:
    """What was exported goes up, through the outbox; once for this knock."""
    if heard.files:
        incident, now, name = int(str(heard.says[0].args["number"])), slack.deps.now(), f"{interaction.key} files"
        with slack.deps.database.transaction() as connection:
            if idempotency.find(connection, name) is None:
                idempotency.save(connection, name, "", "", now)
                outbox.enqueue(connection, [parcel(slack.person(interaction) or "", incident, heard.files)], now)
        slack.deps.dispatcher.incidents.wake()
