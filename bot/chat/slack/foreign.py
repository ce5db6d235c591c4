"""Whoever is of another workspace is answered like everybody, and decides nothing."""

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, BoltResponse

from bot.chat.slack.blocks.card import said_messages
from bot.chat.slack.blocks.modal import answer_view
from bot.chat.slack.blocks.rich_text import said_blocks
from bot.chat.slack.context import Interaction, SlackContext
from bot.chat.slack.outbound.respond import reply
from bot.incidents.requests import CommandResult
from handlers.case.card import msg

SAID = msg("slack.foreign")


def gate(slack: SlackContext, ack: Ack, body: dict[str, Any], go_on: Callable[[], BoltResponse]) -> BoltResponse:
    """Let in what is of our own workspace; stands before every listener."""
    return _turned_away(slack, ack, body) if slack.sender.directory.workspace.foreign(body) else go_on()


def _turned_away(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> BoltResponse:
    reader = slack.reader("")
    if "command" in body:
        [told] = said_messages((SAID,), reader)
        return ack(response_type="ephemeral", text=told["text"], blocks=told["blocks"])
    if body.get("type") == "view_submission":
        return ack(
            response_action="update", view=answer_view(reader.word("answer"), said_blocks((SAID,), reader), reader)
        )
    if interaction := _spoken_to(body):
        slack.later(reply, slack, interaction, CommandResult(False, (SAID,)))
    return ack()


def _spoken_to(body: dict[str, Any]) -> Interaction | None:
    """Who waits for an answer, and where; None for what was not said to us."""
    event = body.get("event") or {}
    if body.get("type") in ("block_actions", "message_action"):
        return Interaction(
            body["user"]["id"], "", (body.get("channel") or {}).get("id", ""), url=body.get("response_url", "")
        )
    mentioned = event.get("type") == "app_mention" or event.get("channel_type") == "im"
    if mentioned and event.get("user") and not event.get("bot_id"):
        return Interaction(event["user"], "", event["channel"], event.get("thread_ts", ""))
    return None
