"""Events: the bot mentioned or written to, its home opened, a listening tool's message in the alerts channel."""

from typing import Any

from bot.chat.slack.context import Interaction, SlackContext
from bot.chat.slack.inbound.alert_channel import taken_in
from bot.chat.slack.inbound.slash_command import files
from bot.chat.slack.inbound.text import command_text, without_name
from bot.chat.slack.outbound.app_home import publish
from bot.chat.slack.outbound.respond import reply, stranger
from bot.incidents.requests import CommandResult
from handlers.case.card import msg

EVERYDAY = ("", "file_share", "thread_broadcast")  # subtypes of messages that people write


def mention(slack: SlackContext, event: dict[str, Any]) -> None:
    """`@Dingfengbo approve 12 2`: as after `/incident`, in a thread about that thread's incident."""
    if event.get("user") and not event.get("bot_id"):
        _typed(slack, event, without_name(event.get("text", "")))


def message(slack: SlackContext, event: dict[str, Any], body: dict[str, Any]) -> None:
    """A direct message is a command; a bot's message in the alerts channel may be an alert."""
    if (
        event.get("channel_type") == "im"
        and event.get("user")
        and not event.get("bot_id")
        and event.get("subtype", "") in EVERYDAY
    ):
        _typed(slack, event, without_name(event.get("text", "")))
    elif event.get("channel") == slack.deps.settings.slack_alerts_channel and _from_a_tool(event, body):
        taken_in(slack, event)


def home_opened(slack: SlackContext, event: dict[str, Any]) -> None:
    """Draw the home of whoever opened it."""
    if event.get("tab", "home") == "home":
        slack.later(publish, slack, event["user"])


def _typed(slack: SlackContext, event: dict[str, Any], text: str) -> None:
    thread = event.get("thread_ts", "")
    interaction = Interaction(
        event["user"], f"slack message {event['channel']} {event['ts']}", event["channel"], thread
    )
    person = slack.person(interaction)
    if person is None:
        return slack.later(stranger, slack, interaction)
    heard = slack.hear(interaction, person, command_text(text, slack.sender.directory))
    if heard.form:  # a message opens no modal
        heard = CommandResult(False, (*heard.says, msg("slack.needs_command", command=text[:60])))
    slack.later(reply, slack, interaction, heard)
    files(slack, interaction, heard)
    return None


def _from_a_tool(event: dict[str, Any], body: dict[str, Any]) -> bool:
    """Posted by a bot that is not us, at the top of the channel."""
    ours = (
        event.get("app_id") == body.get("api_app_id")
        or event.get("metadata", {}).get("event_type") == "dingfengbo_message"
    )
    return (
        bool(event.get("bot_id"))
        and event.get("subtype", "bot_message") == "bot_message"
        and not ours
        and "thread_ts" not in event
    )
