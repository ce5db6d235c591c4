"""Files of alerts: sent to the app in a direct message, or into the alerts channel by a person or a listening tool."""

from collections.abc import Iterator
from typing import Any

from bot.chat.alert_uploads import SentAlerts, upload_message
from bot.chat.slack.context import InteractionRef, SlackContext
from bot.incidents.enqueue_once import enqueue_once
from handlers.case.card import person_place
from storage.outbox.queue import OutboxMessage

MAX_FILES = 5  # of one message


def receive_files(slack: SlackContext, event: dict[str, Any]) -> bool:
    """Have each file of alerts fetched and shown, once however often Slack repeats it; False when there is none.

    In the alerts channel what is in it is shown in the thread below, to who presses first.
    """
    sender = slack.person(InteractionRef(event.get("user", ""), "", event["channel"])) if event.get("user") else ""
    found = list(_messages(event, sender or "")) if sender is not None else []
    key, now = f"slack files {event['channel']} {event['ts']}", slack.deps.now()
    if not found:
        return False
    enqueue_once(slack.deps.dispatcher.incidents, key, found, now)
    return True


def _messages(event: dict[str, Any], person: str) -> Iterator[OutboxMessage]:
    direct = event.get("channel_type") == "im"
    place = person_place(person) if direct else f"thread:{event['channel']}:{event['ts']}"
    for file in (event.get("files") or [])[:MAX_FILES]:
        sent = SentAlerts(str(file.get("id", "")), str(file.get("name") or file.get("title") or ""), place, person)
        if sent.reference and (message := upload_message("slack", sent)):
            yield message
