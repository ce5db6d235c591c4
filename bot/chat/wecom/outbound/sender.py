"""What we tell WeCom: cards and lines to people, announcements to the room; what cannot be changed in place comes as a new card."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bot.chat.protocol import Message
from bot.chat.wecom.inbound.form_dialog import SLOT as QUESTION
from bot.chat.wecom.inbound.form_dialog import Questions
from bot.chat.wecom.media import MediaStore
from bot.chat.wecom.outbound import template_cards
from bot.chat.wecom.outbound.escape import plain
from bot.chat.wecom.outbound.group_messages import Room
from bot.chat.wecom.outbound.markdown import markdown
from bot.chat.wecom.outbound.member_messages import Post
from bot.chat.wecom.outbound.rate_limit import MEMBER, SLOT, RateLimiter, Target
from bot.chat.wecom.outbound.throttled_send import Way, keepable, send_held, send_kept, send_long
from bot.chat.wecom.users import Directory
from bot.i18n import Locale
from handlers.case.card import Card, Row

URGENT = ("draft-", "post-")  # cards that somebody decides on: a changed one is always shown


@dataclass
class Sender:
    """WeCom as a chat."""

    directory: Directory
    post: Post
    room: Room
    allowance: RateLimiter
    questions: Questions
    fetching: MediaStore
    name: str = "wecom"

    def deliver(self, message: Message, now: datetime) -> str:
        """Post or update. Returns `task shape` of a card: its name there, and a digest of what people act by."""
        kind, _, name = message.place.partition(":")
        if kind == "room":
            return self._in_room(message, now)
        user, locale = self.directory.user(name), self.directory.locale(name)
        if kind == "media":
            return self._line(message, user, locale.text(self.fetching.picture(name, message, now)), now)
        if kind == "file":
            self.allowance.take(_target(user), 1, now)
            self.post.file(user, self.fetching.uploaded(message, now), now)
            return ""
        if message.card is None:
            return self._lines(message, user, locale, now)
        return (
            self._asked(message, name, user, locale, now)
            if message.slot == QUESTION
            else self._card(message, user, locale, now)
        )

    def _lines(self, message: Message, user: str, locale: Locale, now: datetime) -> str:
        if message.slot == SLOT:
            send_held(self._way(user, now), str(message.id), now)
            return ""
        return self._line(message, user, "\n".join(locale.text(said) for said in message.says), now)

    def _line(self, message: Message, user: str, text: str, now: datetime) -> str:
        lane = f"{self.name}|person:{message.place.partition(':')[2]}|0"
        texts = template_cards.numbered(plain(text), str(message.id))
        if self.allowance.line(_target(user), lane, texts, keepable(plain(text)), now):
            self.post.texts(user, texts, now)
        return ""

    def _card(self, message: Message, user: str, locale: Locale, now: datetime) -> str:
        card, shape = _of(message), _shape(_of(message))
        task, _, before = message.ref.partition(" ")
        if task and self.post.change(user, task, template_cards.template(card, locale, task), now):
            return f"{task} {shape}"
        if task and before == shape and not message.slot.startswith(URGENT):
            return message.ref  # only times and figures changed: that is worth no new message
        at = int(message.at.timestamp()) if message.at else 0
        fresh = template_cards.task_id(message.incident, message.slot, user, at, message.id, content=repr(card))
        drawn = template_cards.drawn(card, locale, fresh, str(message.id))
        if task:  # the long part is there already
            drawn = template_cards.Drawn((), "", template_cards.template(card, locale, fresh))
        self._drawn(user, drawn, fresh, now)
        return f"{fresh} {shape}"

    def _drawn(self, user: str, drawn: template_cards.Drawn, task: str, now: datetime) -> None:
        """A card with all that belongs to it, at once if a minute has room for it; else its texts go first, as there is room."""
        last, target, key = 0, _target(user), f"{_target(user).name} {task}"
        if drawn.messages > MEMBER.all:
            more = drawn.messages - len(drawn.texts)
            last = send_long(self._way(user, now), key, drawn.texts, more, now)
        else:
            self.allowance.take(target, drawn.messages, now)
            self.post.texts(user, drawn.texts, now)
        if drawn.exact:
            self.post.exact(user, drawn.exact, now)
        if drawn.card:
            self.post.card(user, drawn.card, now)
        if last:
            self.allowance.release(key, last)

    def _asked(self, message: Message, person: str, user: str, locale: Locale, now: datetime) -> str:
        """A question with a few answers, as a card to choose on; nothing if it was answered meanwhile, or another one is open by now."""
        if (question := self.questions.open(person, now)) and template_cards.selectable(question.fields[0]):
            task = template_cards.task_id(message.incident, QUESTION, user, question.id, question.fields[0].name)
            card = template_cards.question(
                locale.text(question.title), question.fields[0], locale, task, question.code_of_choice
            )
            self.allowance.take(_target(user), 1, now)
            self.post.card(user, card, now)
        return ""

    def _in_room(self, message: Message, now: datetime) -> str:
        """A group's messages cannot be changed: the card comes again when its title or its buttons are others; lines tell the rest."""
        locale, target = self.directory.locale(""), self.room.target(message.place)
        if message.card is None:
            self._lines_in_room(message, locale, target, now)
            return ""
        shape = _shape(message.card, rows=False)
        if message.ref != shape:
            way = self._way_to_room(message, locale, target, "markdown", now)
            send_kept(way, f"{target.name} {message.id} {shape}", markdown(message.card, locale), now)
        return shape

    def _lines_in_room(self, message: Message, locale: Locale, target: Target, now: datetime) -> None:
        way = self._way_to_room(message, locale, target, "text", now)
        if message.slot == SLOT:
            send_held(way, "", now)
            return
        head = locale.word("wecom.about", number=message.incident) if message.incident and message.says else ""
        text = head + plain("\n".join(locale.text(said) for said in message.says))
        texts, lane, key = keepable(text), f"{self.name}|{message.place}|0", f"{target.name} {message.id}"
        if self.allowance.waits(key):
            send_kept(way, key, texts, now)
        elif text and self.allowance.line(target, lane, texts, texts, now, key):
            send_kept(way, key, texts, now, counted=True)

    def _way(self, user: str, now: datetime) -> Way:
        """To one person. WeCom takes an equal message for the same one, so nothing is marked."""
        return Way(self.allowance, _target(user), lambda text: self.post.texts(user, [text], now))

    def _way_to_room(self, message: Message, locale: Locale, target: Target, kind: str, now: datetime) -> Way:
        mark = locale.word("wecom.said_again")

        def send(text: str) -> None:
            self.room.send(message.place, kind, text, now)

        return Way(
            self.allowance, target, send, lambda text: text if text.startswith(mark) else mark + text, message.unsure
        )


def _target(user: str) -> Target:
    return Target(f"wecom:{user}", MEMBER)


def _of(message: Message) -> Card:
    assert message.card is not None
    return message.card


def _shape(card: Card, rows: bool = True) -> str:
    """A digest of what people act by: title, buttons, and what is next; not of times and figures."""
    told = [
        repr(part) for part in card.parts if rows and isinstance(part, Row) and part.label.key in template_cards.FIRST
    ]
    return sha256(repr((card.title, [button.code for button in card.buttons], told)).encode()).hexdigest()[:12]
