"""Where in Slack an incident came from: the message is linked on the timeline, and the message's thread names the incident."""

from bot.chat.protocol import GiveUp
from bot.chat.slack.api import call
from bot.chat.slack.context import Hearing, Knock
from bot.chat.slack.outbound.sender import ASIDE
from bot.incidents.outbox_messages import SAYS
from bot.incidents.requests import Heard
from handlers.case.card import say
from storage import idempotency as seen
from storage.outbox import queue as outbox


def linked(hearing: Hearing, user: str, person: str, heard: Heard, channel: str, ts: str) -> None:
    """Note the message's address on the incident that was opened from it, and say so below it: once, however often this is repeated."""
    number = next((int(str(said.args["number"])) for said in heard.says if "number" in said.args), 0)
    if not number or not ts:
        return
    try:
        link = str(call(hearing.client.chat_getPermalink, channel=channel, message_ts=ts)["permalink"])
    except GiveUp:  # a channel that the bot is not in
        link = hearing.courier.directory.workspace.address(channel, ts)
    name, now = f"slack link {channel} {ts} {number}", hearing.inward.now()
    hearing.hear(Knock(user, name, channel), person, f"note {number} {link}")
    line = {"lane": f"slack|{ASIDE}:{channel}:{ts}|{number}", "kind": "lines", "incident": number}
    payload = SAYS.dump_json((say("slack.from_here", number=number),)).decode()
    with hearing.inward.database.transaction() as connection:
        if seen.before(connection, f"{name} told") is None:
            seen.remember(connection, f"{name} told", "", "", now)
            outbox.put(connection, [line | {"payload": payload}], now)
    hearing.inward.reception.desk.wake()
