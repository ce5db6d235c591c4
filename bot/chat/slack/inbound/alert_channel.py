"""The alerts channel: posts of listening tools become alerts; where none is found, a button offers an incident."""

from typing import Any

from bot.chat.slack.api import LOG
from bot.chat.slack.blocks.limits import VALUE, pieces
from bot.chat.slack.context import SlackContext
from bot.chat.slack.inbound.text import message_text
from bot.incidents.outbox_messages import card_message
from bot.ingest.pasted import alert_from_text
from handlers.case.card import Button, Card, Row, msg
from handlers.posts import find_posts
from storage import idempotency
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage

MAX_TEXT = 20_000  # code points of one message that are read


def receive(slack: SlackContext, event: dict[str, Any]) -> None:
    """Open or join an incident for the post in the message; once, however often Slack repeats it."""
    text, now = message_text(event)[:MAX_TEXT], slack.deps.now()
    key = f"slack alert {event['channel']} {event['ts']}"
    with slack.deps.database.read_transaction() as connection:
        # Slack sends an event again that was not acknowledged in three seconds, up to three times.
        if not text or idempotency.find(connection, key):
            return
    # The alert has the same key: after a kill between the two the repeated event is still one alert.
    if _receive_post(slack, event, text, key):
        return
    with slack.deps.database.transaction() as connection:
        if idempotency.find(connection, key) is None:
            idempotency.save(connection, key, "", "", now)
            outbox.enqueue(connection, [_offer(event, text)], now)
    slack.deps.dispatcher.incidents.wake()


def refuse_unlisted(slack: SlackContext, event: dict[str, Any]) -> None:
    """Say in the post's thread, once for each bot, that it is not on the list; a stranger's app opens nothing."""
    bot, now = str(event.get("bot_id", ""))[:64], slack.deps.now()
    key = f"slack unlisted {bot}"
    LOG.warning("a post of %s in the alerts channel is no alert: it is not in SLACK_ALERT_BOTS", bot)
    with slack.deps.database.transaction() as connection:
        if idempotency.find(connection, key) is None:
            idempotency.save(connection, key, "", "", now)
            outbox.enqueue(connection, [_hint(event, bot)], now)
    slack.deps.dispatcher.incidents.wake()


def _hint(event: dict[str, Any], bot: str) -> OutboxMessage:
    card = Card(msg("slack.unlisted_bot", bot=bot), parts=())
    place = f"thread:{event['channel']}:{event['ts']}"
    return card_message("slack", place, 0, card, f"unlisted-{event['ts']}")


def _receive_post(slack: SlackContext, event: dict[str, Any], text: str, key: str) -> bool:
    """Receive the post in the text as an alert, once under this key; False when there is none that can be read."""
    now, platforms = slack.deps.now(), slack.deps.platforms
    if not find_posts(text, platforms, now):
        return False
    source = f"slack:{event.get('username') or event.get('bot_id', '')}"[:150]
    try:
        slack.deps.dispatcher.incidents.receive_alert(
            alert_from_text(text, source, platforms, now), idempotency_key=key
        )
    except ValueError:  # a person may make more of it than the parser
        return False
    return True


def _offer(event: dict[str, Any], text: str) -> OutboxMessage:
    """The outbox message with the button, for the thread below the tool's message."""
    button = Button(f"new {next(pieces(text, VALUE - 100))}", msg("slack.new"))
    card = Card(msg("slack.offer"), parts=(Row(msg("slack.offer_label"), msg("slack.offer_text")),), buttons=(button,))
    place, key = f"thread:{event['channel']}:{event['ts']}", f"offer-{event['ts']}"
    return card_message("slack", place, 0, card, key)
