"""Requests of people from another workspace, or before ours is known, are answered and decide nothing."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, BoltResponse

from bot.chat.slack.blocks.card import said_messages
from bot.chat.slack.blocks.modal import answer_view
from bot.chat.slack.blocks.rich_text import said_blocks
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.chat.slack.outbound.respond import respond
from bot.incidents.requests import CommandResult
from handlers.case.card import LocalizedText, msg

NOT_OUR_WORKSPACE, NOT_READY = msg("slack.foreign"), msg("slack.not_ready")


def reject_external(
    slack: SlackContext, ack: Ack, body: dict[str, Any], go_on: Callable[[], BoltResponse]
) -> BoltResponse:
    """Bolt middleware before every listener: let in only what comes from our own workspace, once it is known."""
    workspace = slack.sender.directory.workspace
    if not workspace.is_known():
        # not acknowledged, an event is sent again by Slack; a person is told at once
        return BoltResponse(status=503) if "event" in body else _rejected(slack, ack, body, NOT_READY)
    return _rejected(slack, ack, body, NOT_OUR_WORKSPACE) if workspace.is_external(body) else go_on()


def _rejected(slack: SlackContext, ack: Ack, body: dict[str, Any], why: LocalizedText) -> BoltResponse:
    locale = slack.locale("")
    if "command" in body:
        [message] = said_messages((why,), locale)
        return ack(response_type="ephemeral", text=message["text"], blocks=message["blocks"])
    if body.get("type") == "view_submission":
        blocks = said_blocks((why,), locale)
        return ack(response_action="update", view=answer_view(locale.word("slack.answer"), blocks, locale))
    if interaction := _interaction_of(body):
        respond(slack, interaction, CommandResult(False, (why,)))
    return ack()


def _interaction_of(body: dict[str, Any]) -> InteractionRef | None:
    """Who waits for an answer, and where; None for what was not said to this app."""
    event = body.get("event") or {}
    if body.get("type") in ("block_actions", "message_action"):
        channel = (body.get("channel") or {}).get("id", "")
        return InteractionRef(body["user"]["id"], "", channel, response_url=body.get("response_url", ""))
    addressed = event.get("type") == "app_mention" or event.get("channel_type") == "im"
    if addressed and event.get("user") and not event.get("bot_id"):
        return InteractionRef(event["user"], "", event["channel"], event.get("thread_ts", ""))
    return None
