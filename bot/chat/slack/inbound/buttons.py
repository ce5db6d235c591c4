"""Buttons: one without questions is decided before it is acknowledged, one with questions opens a modal."""

from typing import Any

from slack_bolt import Ack

from bot.chat.slack.button_forms import form_of
from bot.chat.slack.context import Hearing, Knock
from bot.chat.slack.inbound.slash_command import files
from bot.chat.slack.outbound.permalinks import linked
from bot.chat.slack.outbound.respond import ask, reply, stranger
from bot.incidents.requests import Heard


def click(hearing: Hearing, ack: Ack, body: dict[str, Any]) -> None:
    """Carry out what a button says, or ask what it needs to know first."""
    action = body["actions"][0]
    knock, code = knock_of(body), str(action.get("value", ""))
    person = hearing.person(knock)
    if person is None:
        ack()
        return hearing.later(stranger, hearing, knock)
    form = form_of(hearing, code)
    heard = Heard(False, form=form) if form else hearing.hear(knock, person, code)
    ack()
    if heard.form:
        return hearing.later(ask, hearing, knock, heard.form, heard.says)
    hearing.later(reply, hearing, knock, heard)
    files(hearing, knock, heard)
    if code.startswith("new ") and heard.ok:
        hearing.later(linked, hearing, knock.user, person, heard, knock.channel, knock.thread)
    return None


def knock_of(body: dict[str, Any]) -> Knock:
    """A click has no lasting id: message, button, moment and person together are its name."""
    container, action, user = body.get("container", {}), body["actions"][0], body["user"]["id"]
    where = container.get("message_ts") or container.get("view_id", "")
    return Knock(
        user,
        f"slack click {where} {action['action_id']} {action.get('action_ts', '')} {user}",
        body.get("channel", {}).get("id", "") or container.get("channel_id", ""),
        body.get("message", {}).get("thread_ts", ""),
        body.get("response_url", ""),
        body.get("trigger_id", ""),
        body.get("view", {}).get("type", ""),
    )
