"""Events: the bot mentioned or written to, its home opened, a listening tool's message in the alerts channel."""

from typing import Any

from bot.chat.slack.context import Hearing, Knock
from bot.chat.slack.inbound.alert_channel import taken_in
from bot.chat.slack.inbound.slash_command import files
from bot.chat.slack.inbound.text import command_text, without_name
from bot.chat.slack.outbound.app_home import publish
from bot.chat.slack.outbound.respond import reply, stranger
from bot.incidents.requests import Heard
from handlers.case.card import say

EVERYDAY = ("", "file_share", "thread_broadcast")  # subtypes of messages that people write


def mention(hearing: Hearing, event: dict[str, Any]) -> None:
    """`@Dingfengbo approve 12 2`: as after `/incident`, in a thread about that thread's incident."""
    if event.get("user") and not event.get("bot_id"):
        _typed(hearing, event, without_name(event.get("text", "")))


def message(hearing: Hearing, event: dict[str, Any], body: dict[str, Any]) -> None:
    """A direct message is a command; a bot's message in the alerts channel may be an alert."""
    if event.get("channel_type") == "im" and event.get("user") and not event.get("bot_id") and event.get("subtype", "") in EVERYDAY:
        _typed(hearing, event, without_name(event.get("text", "")))
    elif event.get("channel") == hearing.inward.settings.slack_alerts_channel and _from_a_tool(event, body):
        taken_in(hearing, event)


def home_opened(hearing: Hearing, event: dict[str, Any]) -> None:
    """Draw the home of whoever opened it."""
    if event.get("tab", "home") == "home":
        hearing.later(publish, hearing, event["user"])


def _typed(hearing: Hearing, event: dict[str, Any], text: str) -> None:
    thread = event.get("thread_ts", "")
    knock = Knock(event["user"], f"slack message {event['channel']} {event['ts']}", event["channel"], thread)
    person = hearing.person(knock)
    if person is None:
        return hearing.later(stranger, hearing, knock)
    heard = hearing.hear(knock, person, command_text(text, hearing.courier.directory))
    if heard.form:  # a message opens no modal
        heard = Heard(False, (*heard.says, say("slack.needs_command", command=text[:60])))
    hearing.later(reply, hearing, knock, heard)
    files(hearing, knock, heard)
    return None


def _from_a_tool(event: dict[str, Any], body: dict[str, Any]) -> bool:
    """Posted by a bot that is not us, at the top of the channel."""
    ours = event.get("app_id") == body.get("api_app_id") or event.get("metadata", {}).get("event_type") == "dingfengbo_message"
    return bool(event.get("bot_id")) and event.get("subtype", "bot_message") == "bot_message" and not ours and "thread_ts" not in event
