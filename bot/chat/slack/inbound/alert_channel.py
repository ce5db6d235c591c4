"""The alerts channel: posts of listening tools become alerts; where none is found, a button offers an incident."""

from typing import Any

from bot.chat.slack.api import LOG
from bot.chat.slack.blocks.limits import VALUE, pieces
from bot.chat.slack.context import SlackContext
from bot.chat.slack.inbound.message import message_text
from bot.incidents.enqueue_once import enqueue_once
from bot.incidents.new_incident import left_out_rows
from bot.incidents.outbox_messages import card_message
from bot.ingest.pasted import alert_from_text
from bot.ingest.pasted_posts import PastedPosts, read_pasted
from handlers.case.card import Button, Card, Row, msg
from handlers.posts import find_posts
from storage import idempotency
from storage.outbox.queue import OutboxMessage

MAX_TEXT = 20_000  # code points of one message that are read


def receive(slack: SlackContext, event: dict[str, Any]) -> None:
    """Open or join an incident for each post in the message; once, however often Slack repeats it."""
    text = message_text(event)[:MAX_TEXT]
    key = f"slack alert {event['channel']} {event['ts']}"
    with slack.deps.database.read_transaction() as connection:
        # Slack sends an event again that was not acknowledged in three seconds, up to three times.
        if not text or idempotency.find(connection, key):
            return
    # The alert has the same key: after a kill between the two the repeated event is still one alert.
    if not _receive_posts(slack, event, text, key):
        _say_once(slack, key, _offer(event, text))


def refuse_unlisted(slack: SlackContext, event: dict[str, Any]) -> None:
    """Say in the post's thread, once for each bot, that it is not on the list; a stranger's app opens nothing."""
    bot = str(event.get("bot_id", ""))[:64]
    LOG.warning("a post of %s in the alerts channel is no alert: it is not in SLACK_ALERT_BOTS", bot)
    _say_once(slack, f"slack unlisted {bot}", _hint(event, bot))


def _hint(event: dict[str, Any], bot: str) -> OutboxMessage:
    card = Card(msg("slack.unlisted_bot", bot=bot), parts=())
    place = f"thread:{event['channel']}:{event['ts']}"
    return card_message("slack", place, 0, card, f"unlisted-{event['ts']}")


def _receive_posts(slack: SlackContext, event: dict[str, Any], text: str, key: str) -> bool:
    """Receive the posts in the text as alerts, each once under this key; False when there is none that can be read."""
    now, platforms, incidents = slack.deps.now(), slack.deps.platforms, slack.deps.dispatcher.incidents
    source = f"slack:{event.get('username') or event.get('bot_id', '')}"[:150]
    if several := read_pasted(text, source, platforms, now):
        for place, alert in enumerate(several.alerts):
            incidents.receive_alert(alert, idempotency_key=f"{key}:{place}")
        if several.alerts and several.left_out:
            _say_once(slack, key, _left_out(event, several))
        return bool(several.alerts)
    if not find_posts(text, platforms, now):
        return False
    try:
        incidents.receive_alert(alert_from_text(text, source, platforms, now), idempotency_key=key)
    except ValueError:  # a person may make more of it than the parser
        return False
    return True


def _say_once(slack: SlackContext, key: str, message: OutboxMessage) -> None:
    """Enqueue a message about the tool's post, however often Slack repeats the event."""
    enqueue_once(slack.deps.dispatcher.incidents, key, [message], slack.deps.now())


def _left_out(event: dict[str, Any], several: PastedPosts) -> OutboxMessage:
    """What of a digest was not taken in, for the thread below it."""
    card = Card(msg("pasted.title"), parts=left_out_rows(several))
    place, key = f"thread:{event['channel']}:{event['ts']}", f"left-out-{event['ts']}"
    return card_message("slack", place, 0, card, key)


def _offer(event: dict[str, Any], text: str) -> OutboxMessage:
    """The outbox message with the button, for the thread below the tool's message."""
    button = Button(f"new {next(pieces(text, VALUE - 100))}", msg("slack.new"))
    card = Card(msg("slack.offer"), parts=(Row(msg("slack.offer_label"), msg("slack.offer_text")),), buttons=(button,))
    place, key = f"thread:{event['channel']}:{event['ts']}", f"offer-{event['ts']}"
    return card_message("slack", place, 0, card, key)
