"""Sends to WeCom: cards and lines to people, announcements to the room; a new card where none can be changed."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256

from bot.chat import alert_uploads, exported_files, received_files
from bot.chat.alert_uploads import AlertUploads
from bot.chat.protocol import Message
from bot.chat.received_files import ReceivedFiles
from bot.chat.wecom.inbound.form_dialog import QUESTION_SLOT as QUESTION
from bot.chat.wecom.inbound.form_dialog import OpenQuestions
from bot.chat.wecom.media import MediaStore
from bot.chat.wecom.outbound import template_cards
from bot.chat.wecom.outbound.card_text import numbered
from bot.chat.wecom.outbound.escape import plain
from bot.chat.wecom.outbound.group_messages import GroupSender
from bot.chat.wecom.outbound.markdown import markdown
from bot.chat.wecom.outbound.member_messages import MemberMessages
from bot.chat.wecom.outbound.rate_limit import MEMBER, QUEUE_SLOT, RateLimiter, Target
from bot.chat.wecom.outbound.throttled_send import (
    SendChannel,
    flush_queue,
    send_over_limit,
    send_queued,
    split_for_queue,
)
from bot.chat.wecom.users import WecomDirectory
from bot.i18n import Locale
from handlers.case.card import Card, Row

URGENT = ("draft-", "post-")  # cards that somebody decides on: a changed one is always shown


@dataclass
class Sender:
    """WeCom as a chat."""

    directory: WecomDirectory
    member_messages: MemberMessages
    room: GroupSender
    rate_limiter: RateLimiter
    questions: OpenQuestions
    media: MediaStore
    alerts: AlertUploads
    received: ReceivedFiles
    name: str = "wecom"

    def deliver(self, message: Message, now: datetime) -> str:
        """Post or update. Returns `task shape` of a card: its name there, and a digest of what people act by."""
        kind, _, name = message.place.partition(":")
        if kind == alert_uploads.KIND:
            return self.alerts.show(message, partial(self.media.fetch, now), now)
        if kind == "room":
            return self._in_room(message, now)
        user, locale = self.directory.user_of(name), self.directory.locale(name)
        if kind == received_files.KIND:
            said = self.received.receive(message, partial(self.media.fetch, now), now)
            return self._line(message, user, locale.text(said), now)
        if kind == exported_files.KIND:
            self.rate_limiter.acquire(_target(user), 1, now)
            self.member_messages.send_file(user, self.media.uploaded(message, now), now)
            return ""
        if message.card is None:
            return self._lines(message, user, locale, now)
        return (
            self._asked(message, name, user, locale, now)
            if message.card_key == QUESTION
            else self._card(message, user, locale, now)
        )

    def _lines(self, message: Message, user: str, locale: Locale, now: datetime) -> str:
        if message.card_key == QUEUE_SLOT:
            flush_queue(self._member_channel(user, now), str(message.id), now)
            return ""
        return self._line(message, user, "\n".join(locale.text(said) for said in message.says), now)

    def _line(self, message: Message, user: str, text: str, now: datetime) -> str:
        place = f"person:{message.place.partition(':')[2]}"
        texts = numbered(plain(text), str(message.id))
        if self.rate_limiter.acquire_or_queue(_target(user), place, texts, split_for_queue(plain(text)), now):
            self.member_messages.send_texts(user, texts, now)
        return ""

    def _card(self, message: Message, user: str, locale: Locale, now: datetime) -> str:
        card, shape = _of(message), _shape(_of(message))
        task, _, before = message.ref.partition(" ")
        if task and self.member_messages.update_card(user, task, template_cards.template_card(card, locale, task), now):
            return f"{task} {shape}"
        if task and before == shape and not message.card_key.startswith(URGENT):
            return message.ref  # only times and figures changed: that is worth no new message
        at = int(message.at.timestamp()) if message.at else 0
        fresh = template_cards.task_id(message.incident, message.card_key, user, at, message.id, content=repr(card))
        drawn = template_cards.render_card(card, locale, fresh, str(message.id))
        if task:  # the long part is there already
            drawn = template_cards.RenderedCard((), "", template_cards.template_card(card, locale, fresh))
        self._drawn(user, drawn, fresh, now)
        return f"{fresh} {shape}"

    def _drawn(self, user: str, drawn: template_cards.RenderedCard, task: str, now: datetime) -> None:
        """A card and its texts, at once if a minute has room for all; else its texts go first, as there is room."""
        last, target, key = 0, _target(user), f"{_target(user).name} {task}"
        if drawn.messages > MEMBER.per_minute_total:
            more = drawn.messages - len(drawn.texts)
            last = send_over_limit(self._member_channel(user, now), key, drawn.texts, more, now)
        else:
            self.rate_limiter.acquire(target, drawn.messages, now)
            self.member_messages.send_texts(user, drawn.texts, now)
        if drawn.copy_text:
            self.member_messages.send_copy_text(user, drawn.copy_text, now)
        if drawn.card:
            self.member_messages.send_card(user, drawn.card, now)
        if last:
            self.rate_limiter.dequeue(key, last)

    def _asked(self, message: Message, person: str, user: str, locale: Locale, now: datetime) -> str:
        """A question with a few answers, as a card to choose on; none if it was answered or replaced."""
        if (question := self.questions.open(person, now)) and template_cards.selectable(question.fields[0]):
            task = template_cards.task_id(message.incident, QUESTION, user, question.id, question.fields[0].name)
            card = template_cards.question_card(
                locale.text(question.title), question.fields[0], locale, task, question.code_of_choice
            )
            self.rate_limiter.acquire(_target(user), 1, now)
            self.member_messages.send_card(user, card, now)
        return ""

    def _in_room(self, message: Message, now: datetime) -> str:
        """A group's messages cannot be changed: the card comes again when title or buttons differ; else lines do."""
        locale, target = self.directory.locale(""), self.room.target(message.place)
        if message.card is None:
            self._lines_in_room(message, locale, target, now)
            return ""
        shape = _shape(message.card, rows=False)
        if message.ref != shape:
            channel = self._group_channel(message, locale, target, "markdown", now)
            send_queued(channel, f"{target.name} {message.id} {shape}", markdown(message.card, locale), now)
        return shape

    def _lines_in_room(self, message: Message, locale: Locale, target: Target, now: datetime) -> None:
        channel = self._group_channel(message, locale, target, "text", now)
        if message.card_key == QUEUE_SLOT:
            flush_queue(channel, "", now)
            return
        head = locale.word("wecom.about", number=message.incident) if message.incident and message.says else ""
        text = head + plain("\n".join(locale.text(said) for said in message.says))
        texts, key = split_for_queue(text), f"{target.name} {message.id}"
        if self.rate_limiter.has_queued(key):
            send_queued(channel, key, texts, now)
        elif text:
            said = channel.marked(texts)
            if self.rate_limiter.acquire_or_queue(target, message.place, said, said, now, key):
                send_queued(channel, key, said, now, counted=True)

    def _member_channel(self, user: str, now: datetime) -> SendChannel:
        """The channel to one person. WeCom takes an equal message for the same one, so nothing is marked."""
        return SendChannel(
            self.rate_limiter, _target(user), lambda text: self.member_messages.send_texts(user, [text], now)
        )

    def _group_channel(self, message: Message, locale: Locale, target: Target, kind: str, now: datetime) -> SendChannel:
        prefix = locale.word("wecom.said_again")

        def send(text: str) -> None:
            self.room.send(message.place, kind, text, now)

        return SendChannel(
            self.rate_limiter,
            target,
            send,
            lambda text: text if text.startswith(prefix) else prefix + text,
            message.possibly_delivered,
        )


def _target(user: str) -> Target:
    return Target(f"wecom:{user}", MEMBER)


def _of(message: Message) -> Card:
    assert message.card is not None
    return message.card


def _shape(card: Card, rows: bool = True) -> str:
    """A digest of what people act by: title, buttons, and what is next; not of times and figures."""
    first_rows = [
        repr(part) for part in card.parts if rows and isinstance(part, Row) and part.label.key in template_cards.FIRST
    ]
    return sha256(repr((card.title, [button.code for button in card.buttons], first_rows)).encode()).hexdigest()[:12]
