"""Where in Slack an incident came from: the message is linked on the timeline, and the message's thread names the incident."""

from bot.chat.protocol import PermanentFailure
from bot.chat.slack.api import call
from bot.chat.slack.context import Interaction, SlackContext
from bot.chat.slack.outbound.sender import ASIDE
from bot.incidents.outbox_messages import text_message
from bot.incidents.requests import CommandResult
from handlers.case.card import msg
from storage import idempotency
from storage.outbox import queue as outbox


def linked(slack: SlackContext, user: str, person: str, heard: CommandResult, channel: str, ts: str) -> None:
    """Note the message's address on the incident that was opened from it, and say so below it: once, however often this is repeated."""
    number = next((int(str(said.args["number"])) for said in heard.says if "number" in said.args), 0)
    if not number or not ts:
        return
    try:
        link = str(call(slack.client.chat_getPermalink, channel=channel, message_ts=ts)["permalink"])
    except PermanentFailure:  # a channel that the bot is not in
        link = slack.sender.directory.workspace.address(channel, ts)
    name, now = f"slack link {channel} {ts} {number}", slack.deps.now()
    slack.hear(Interaction(user, name, channel), person, f"note {number} {link}")
    reply = text_message("slack", f"{ASIDE}:{channel}:{ts}", number, [msg("slack.from_here", number=number)])
    with slack.deps.database.transaction() as connection:
        if idempotency.find(connection, f"{name} told") is None:
            idempotency.save(connection, f"{name} told", "", "", now)
            outbox.enqueue(connection, [reply], now)
    slack.deps.dispatcher.incidents.wake()
