"""What goes straight back to whoever asked: for their eyes only, in the place they asked from."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from slack_sdk import WebhookClient

from bot.chat.protocol import GiveUp, TryAgain
from bot.chat.slack.api import LOG, SDK_LOG, TIMEOUT, call
from bot.chat.slack.blocks.card import card_blocks, card_messages, said_messages
from bot.chat.slack.blocks.modal import Origin, answer_view, modal
from bot.chat.slack.blocks.rich_text import Json, said_blocks
from bot.chat.slack.context import Hearing, Knock
from bot.chat.slack.outbound.app_home import publish
from bot.chat.slack.reader import Reader
from bot.incidents.requests import Form, Heard
from handlers.case.card import Say, say

MOST = 4  # messages of one answer; a response_url takes five


def bodies(heard: Heard, reader: Reader) -> list[Json]:
    """An answer as messages."""
    said = said_messages(heard.says, reader) if heard.says else []
    return [*said, *(card_messages(heard.card, reader) if heard.card else [])][:MOST]


def reply(hearing: Hearing, knock: Knock, heard: Heard) -> None:
    """Answer for this person only; in a direct message when nothing else works."""
    if knock.view:
        _in_view(hearing, knock, heard)
    else:
        hearing.later(tell, hearing, knock, bodies(heard, hearing.reader(knock.user)))


def tell(hearing: Hearing, knock: Knock, waiting: list[Json]) -> None:
    """One message after the other. What Slack took is crossed off, so that a repeat goes on where it stopped."""
    while waiting:
        _quietly(hearing, knock, waiting[0])
        del waiting[0]


def ask(hearing: Hearing, knock: Knock, form: Form, notes: tuple[Say, ...] = ()) -> None:
    """Open a modal; when the click is too old for that, say so."""
    view = modal(form, hearing.reader(knock.user), Origin(form.code, knock.channel, knock.thread), notes)
    show(hearing, knock, view)


def show(hearing: Hearing, knock: Knock, view: Json) -> None:
    """Open this modal, on top of the one that is open."""
    opened = hearing.client.views_push if knock.view == "modal" else hearing.client.views_open
    try:
        _twice(partial(call, opened, trigger_id=knock.trigger, view=view))
    except (TryAgain, GiveUp) as trouble:
        LOG.warning("a modal could not be opened: %s", trouble)
        elsewhere = replace(knock, view="") if knock.view == "modal" else knock
        reply(hearing, elsewhere, Heard(False, (say("slack.too_late"),)))


def _twice(step: Callable[[], object]) -> None:
    """Once more at once when there was trouble that passes: three seconds leave time for no more."""
    try:
        step()
    except TryAgain as first:
        if first.after:
            raise
        try:
            step()
        except GiveUp as second:
            if "exchanged_trigger_id" not in str(second):  # that says that it opened at first, and only the answer was lost
                raise


def stranger(hearing: Hearing, knock: Knock) -> None:
    """Somebody we do not know yet: ask Slack for their address, then say who they are, or how they are added."""
    try:
        person = hearing.courier.directory.recognise(knock.user, hearing.inward.now())
    except TryAgain as trouble:
        LOG.warning("%s could not be looked up: %s", knock.user, trouble)
        return reply(hearing, knock, Heard(False, (say("slack.trouble"),)))
    except GiveUp as trouble:
        LOG.warning("%s could not be looked up: %s", knock.user, trouble)
        person = None
    team = hearing.courier.directory.team()
    managers = ", ".join(team.name(p) for p in team.managers(""))
    said = say("slack.known_now", person=person) if person else say("slack.stranger", user=knock.user, managers=managers)
    return reply(hearing, knock, Heard(False, (said,)))


def _quietly(hearing: Hearing, knock: Knock, body: Json) -> None:
    """By the address Slack gave with the click while that takes it, else in the channel, else in a direct message."""
    if knock.url and _responded(knock.url, body):
        return
    place = {"channel": knock.channel, "user": knock.user} | ({"thread_ts": knock.thread} if knock.thread else {})
    try:
        call(hearing.client.chat_postEphemeral, **place, text=body["text"], blocks=body["blocks"])
    except GiveUp as refused:
        LOG.warning("an answer goes by direct message: %s", refused)
        call(hearing.client.chat_postMessage, channel=hearing.courier.direct(knock.user), **body)


def _responded(url: str, body: Json) -> bool:
    webhook = WebhookClient(url, TIMEOUT, logger=SDK_LOG, retry_handlers=[])
    try:
        sent = call(webhook.send_dict, body={"response_type": "ephemeral", "replace_original": False, **body})
    except (TryAgain, GiveUp):  # there are other ways
        return False
    return bool(sent.status_code == 200)


def _in_view(hearing: Hearing, knock: Knock, heard: Heard) -> None:
    """From the home: a card opens as a modal, the rest stands on top of the home; from a modal: another on top of it."""
    reader = hearing.reader(knock.user)
    if heard.card:
        shown = [*said_blocks(heard.says, reader), *card_blocks(heard.card, reader)]
        show(hearing, knock, answer_view(reader.say(heard.card.title), shown, reader))
    elif knock.view == "modal":
        show(hearing, knock, answer_view(reader.word("answer"), said_blocks(heard.says, reader), reader))
    else:
        publish(hearing, knock.user, heard.says)
