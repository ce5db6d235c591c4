"""Where in Slack an incident came from: the message is linked on the timeline, and the message's thread names the incident."""

from bot.chat.slack.blocks import said_messages
from bot.chat.slack.calls import call
from bot.chat.slack.hearing import Hearing
from bot.delivery import Heard
from handlers.card import say


def linked(hearing: Hearing, person: str, heard: Heard, channel: str, ts: str) -> None:
    """Note the message's address on the incident that was opened from it, and answer in its thread."""
    number = next((int(str(said.args["number"])) for said in heard.says if "number" in said.args), 0)
    if not number or not ts:
        return
    link = str(call(hearing.client.chat_getPermalink, channel=channel, message_ts=ts)["permalink"])
    hearing.inward.reception.hear(person, f"note {number} {link}", hearing.inward.now())
    [body] = said_messages((say("slack.from_here", number=number),), hearing.courier.reader("room:"))
    call(hearing.client.chat_postMessage, channel=channel, thread_ts=ts, **body)
