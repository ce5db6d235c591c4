"""Events: the bot mentioned or written to, its home opened, a listening tool's message in the alerts channel."""

from typing import Any

from bot.chat.received_files import SentFile
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.inbound.alert_channel import receive, refuse_unlisted
from bot.chat.slack.inbound.evidence_files import files_of, in_thread, take_in
from bot.chat.slack.inbound.files import receive_files
from bot.chat.slack.inbound.text import command_text, without_name
from bot.chat.slack.outbound.app_home import publish
from bot.chat.slack.outbound.respond import enqueue_files, respond, unknown_user
from bot.incidents.dispatch import parse
from bot.incidents.requests import CommandResult
from handlers.case.card import msg
from handlers.commands.parser import ParsedCommand

WRITTEN_SUBTYPES = ("", "file_share", "thread_broadcast")  # subtypes of messages that people write


def mention(slack: SlackContext, event: dict[str, Any]) -> None:
    """`@Dingfengbo approve 12 2`: as after `/incident`, in a thread about that thread's incident."""
    if event.get("user") and not event.get("bot_id"):
        _typed(slack, event, without_name(event.get("text", "")))


def message(slack: SlackContext, event: dict[str, Any], body: dict[str, Any]) -> None:
    """A direct message is a command; a bot's message in the alerts channel may be an alert, a file may hold many."""
    alerts = event.get("channel") == slack.deps.settings.slack_alerts_channel and "thread_ts" not in event
    listed = slack.deps.settings.alert_bots & {event.get("bot_id", ""), event.get("app_id", "")}
    sent_to_us = _from_a_person(event) and (alerts or event.get("channel_type") == "im")
    if event.get("files") and (sent_to_us or (alerts and listed)) and receive_files(slack, event):
        return
    if _from_a_person(event) and event.get("channel_type") == "im":
        _typed(slack, event, without_name(event.get("text", "")))
    elif _from_a_person(event) and files_of(event.get("files")):
        in_thread(slack, event)
    elif alerts and _from_a_tool(event, body):
        (receive if listed else refuse_unlisted)(slack, event)


def user_changed(slack: SlackContext, event: dict[str, Any]) -> None:
    """An account has another address, was made a guest or deactivated: it is proven anew at once."""
    slack.later(slack.sender.directory.profile_changed, event["user"], slack.deps.now())


def home_opened(slack: SlackContext, event: dict[str, Any]) -> None:
    """Draw the home of the user who opened it."""
    if event.get("tab", "home") == "home":
        slack.later(publish, slack, event["user"])


def _typed(slack: SlackContext, event: dict[str, Any], text: str) -> None:
    key = f"slack message {event['channel']} {event['ts']}"
    interaction = InteractionRef(event["user"], key, event["channel"], event.get("thread_ts", ""), typed=True)
    person = slack.person(interaction)
    if person is None:
        return slack.later(unknown_user, slack, interaction)
    command, files = parse(command_text(text, slack.sender.directory)), files_of(event.get("files"))
    if files:
        return respond(slack, interaction, _with_files(slack, interaction, person, command, files))
    result = slack.dispatch(interaction, person, command)
    if result.form:  # a message has no trigger_id, so it opens no modal
        result = CommandResult(False, (*result.says, msg("slack.needs_command", command=text[:60])))
    respond(slack, interaction, result)
    enqueue_files(slack, interaction, result)
    return None


def _with_files(
    slack: SlackContext, interaction: InteractionRef, person: str, command: ParsedCommand, files: list[SentFile]
) -> CommandResult:
    """Files written to the bot itself: the words beside them say of which incident they are evidence."""
    threaded = slack.incident(interaction.channel, interaction.thread)
    named = command.number if command.command and command.command.name == "evidence" else None
    if not (number := named or threaded):
        return CommandResult(False, (msg("slack.say_which_incident"),))
    return take_in(slack, interaction, person, number, files, command.values)


def _from_a_person(event: dict[str, Any]) -> bool:
    return bool(event.get("user")) and not event.get("bot_id") and event.get("subtype", "") in WRITTEN_SUBTYPES


def _from_a_tool(event: dict[str, Any], body: dict[str, Any]) -> bool:
    """Posted by a bot other than this app, at the top of the channel."""
    same_app = event.get("app_id") == body.get("api_app_id")
    own_message = event.get("metadata", {}).get("event_type") == "dingfengbo_message"
    posted_by_bot = bool(event.get("bot_id")) and event.get("subtype", "bot_message") == "bot_message"
    return posted_by_bot and not (same_app or own_message) and "thread_ts" not in event
