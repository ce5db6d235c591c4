"""Filled-in modals: checked again as they are sent, errors beside the field, the answer where the modal was opened."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from slack_bolt import Ack

from bot.chat.slack.api import LOG
from bot.chat.slack.blocks.card import card_blocks, plain
from bot.chat.slack.blocks.limits import short
from bot.chat.slack.blocks.modal import answer_view, block_of, modal, origin_of, values_of
from bot.chat.slack.blocks.rich_text import said_blocks
from bot.chat.slack.button_forms import after_edit
from bot.chat.slack.context import Interaction, SlackContext
from bot.chat.slack.outbound.app_home import publish
from bot.chat.slack.outbound.permalinks import linked
from bot.chat.slack.outbound.respond import reply, stranger
from bot.incidents.requests import CommandResult, fields_to_mend

ERROR = 1000  # length of a line beside a field


def submission(slack: SlackContext, ack: Ack, body: dict[str, Any]) -> None:
    """Carry out a command with the values of its form."""
    view, user = body["view"], body["user"]["id"]
    origin = origin_of(view)
    if not origin.code:
        LOG.warning("a modal that is none of ours was sent by %s", user)
        ack()
        return None
    values = values_of(view)
    interaction = Interaction(user, _key(view, origin.code, values, user), origin.channel, origin.thread)
    person = slack.person(interaction)
    if person is None:
        ack()
        return slack.later(stranger, slack, interaction)
    heard = slack.hear(interaction, person, origin.code, values)
    reader = slack.reader(user)
    if again := heard.form or (after_edit(slack, origin.code) if heard.ok else None):
        ack(response_action="update", view=modal(again, reader, origin, heard.says))
    elif not heard.ok:
        text = short(" ".join(plain(reader.translate(said)) for said in heard.says), ERROR)
        ack(response_action="errors", errors={block_of(view, fields_to_mend(heard)): text})
    elif heard.card or not origin.channel:
        _shown(slack, ack, interaction, heard)
    else:
        ack()
        slack.later(reply, slack, interaction, heard)
    if origin.code == "new" and heard.ok and origin.message:
        channel, _, ts = origin.message.partition("/")
        slack.later(linked, slack, user, person, heard, channel, ts)
    return None


def _key(view: Mapping[str, Any], code: str, values: Mapping[str, str], user: str) -> str:
    """The same view, as it was drawn last, with the same command and values: a repeat. A view drawn anew has a new hash."""
    digest = hashlib.sha256(json.dumps([code, values], sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]
    return f"slack form {view['id']} {view.get('hash', '')} {digest} {user}"


def _shown(slack: SlackContext, ack: Ack, interaction: Interaction, heard: CommandResult) -> None:
    """The answer in the modal itself: cards, and forms that were opened from the home, which is drawn anew."""
    reader = slack.reader(interaction.user)
    blocks = [*said_blocks(heard.says, reader), *(card_blocks(heard.card, reader) if heard.card else [])]
    title = reader.translate(heard.card.title) if heard.card else reader.word("answer")
    ack(response_action="update", view=answer_view(title, blocks, reader))
    if not interaction.channel:
        slack.later(publish, slack, interaction.user)
