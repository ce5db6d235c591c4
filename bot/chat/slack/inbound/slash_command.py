"""Typed commands: `/incident …` answers in its own acknowledgement, so that the answer needs no further call."""

from typing import Any

from slack_bolt import Ack

from bot.chat.slack.context import Hearing, Knock
from bot.chat.slack.inbound.text import command_text
from bot.chat.slack.outbound.respond import ask, bodies, reply, stranger
from bot.chat.slack.outbound.uploads import parcel
from bot.incidents.requests import Heard
from storage import idempotency as seen
from storage.outbox import queue as outbox


def command(hearing: Hearing, ack: Ack, body: dict[str, Any]) -> None:
    """Carry out `/incident …` for whoever typed it."""
    knock = Knock(
        body["user_id"],
        f"slack command {body['trigger_id']}",
        body["channel_id"],
        url=body.get("response_url", ""),
        trigger=body["trigger_id"],
    )
    person = hearing.person(knock)
    if person is None:
        ack()
        return hearing.later(stranger, hearing, knock)
    heard = hearing.hear(knock, person, command_text(body.get("text", ""), hearing.courier.directory))
    if heard.form:
        ack()
        return hearing.later(ask, hearing, knock, heard.form, heard.says)
    first, *more = bodies(heard, hearing.reader(knock.user))
    ack(response_type="ephemeral", text=first["text"], blocks=first["blocks"])
    if more:
        hearing.later(reply, hearing, knock, Heard(heard.ok, card=heard.card))
    files(hearing, knock, heard)
    return None


def files(hearing: Hearing, knock: Knock, heard: Heard) -> None:
    """What was exported goes up, through the outbox; once for this knock."""
    if heard.files:
        incident, now, name = int(str(heard.says[0].args["number"])), hearing.inward.now(), f"{knock.key} files"
        with hearing.inward.database.transaction() as connection:
            if seen.before(connection, name) is None:
                seen.remember(connection, name, "", "", now)
                outbox.put(connection, [parcel(hearing.person(knock) or "", incident, heard.files)], now)
        hearing.inward.reception.desk.wake()
