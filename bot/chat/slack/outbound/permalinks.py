"""Where in Slack an incident came from: the timeline links the message, and the message's thread names the incident."""

from dataclasses import replace

from bot.chat.protocol import PermanentFailure
from bot.chat.slack.api import call
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.outbound.sender import THREAD_REPLY
from bot.incidents.dispatch import parse
from bot.incidents.enqueue_once import enqueue_once
from bot.incidents.outbox_messages import text_message
from bot.incidents.requests import CommandResult
from handlers.case.card import msg


def link_source_message(
    slack: SlackContext, interaction: InteractionRef, person: str, result: CommandResult, channel: str, ts: str
) -> None:
    """Note the message's address on the incident that was opened from it, and say so below it; once, when repeated."""
    number = next((int(str(said.args["number"])) for said in result.says if "number" in said.args), 0)
    if not number or not ts:
        return
    key = f"slack link {channel} {ts} {number}"
    note = parse(f"note {number} {_address(slack, channel, ts)}")
    slack.dispatch(replace(interaction, key=key, channel=channel, thread=""), person, note)
    _reply_in_thread(slack, f"{key} told", channel, ts, number)


def _address(slack: SlackContext, channel: str, ts: str) -> str:
    """The message's permalink. Raises RetryLater."""
    try:
        return str(call(slack.client.chat_getPermalink, channel=channel, message_ts=ts)["permalink"])
    except PermanentFailure:  # a channel that the bot is not in
        return slack.sender.directory.workspace.address(channel, ts)


def _reply_in_thread(slack: SlackContext, key: str, channel: str, ts: str, number: int) -> None:
    reply = text_message("slack", f"{THREAD_REPLY}:{channel}:{ts}", number, [msg("slack.from_here", number=number)])
    enqueue_once(slack.deps.dispatcher.incidents, key, [reply], slack.deps.now())
