"""One table of everything we send to WeCom: each kind stays within every limit of its fields, whatever words come."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.wecom.inbound.form_dialog import Question, question_text
from bot.chat.wecom.outbound import template_cards
from bot.chat.wecom.outbound.card_text import numbered
from bot.chat.wecom.outbound.escape import plain
from bot.chat.wecom.outbound.limits import ROOM_NAME, clipped
from bot.chat.wecom.outbound.markdown import markdown
from bot.chat.wecom.outbound.rate_limit import MEMBER, RateLimiter, Target
from bot.chat.wecom.outbound.template_cards import question_card, render_card, task_id, template_card
from bot.chat.wecom.outbound.throttled_send import SendChannel, flush_queue, split_for_queue
from bot.chat.wecom.setup_commands import create_menu
from bot.i18n import LANGUAGES, Locale
from bot.ops.clock import utc_now
from handlers.case.card import Button, Card, Field, InputType, Link, Quote, Row, Tone, msg
from tests.fakes.wecom import FakeWecom
from tests.fakes.wecom_desk import USERS, settings_for
from tests.fakes.wecom_limits import (
    CARD,
    GROUP,
    LISTS,
    MESSAGES,
    at,
    faults_of,
    faults_of_card,
    faults_of_message,
    leaves,
)

Sent = dict[str, Any]
AGAIN = "（重发，可能已经收到过）"
# Characters that count differently: one, two, three and four bytes; one and two units; joined, combining,
# full-width, right to left.
ALPHABET = [
    "a",
    "é",
    "\u0301",
    "字",
    "，",
    "Ａ",
    "ｶ",
    "😀",
    "👍🏽",
    "👨‍👩‍👧‍👦",
    "🇨🇳",
    "\u200d",
    "\ufe0f",
    "ش",
    " ",
    "\n",
    "<",
    "*",
    "[x](http://y)",
    "𠮷",
]
texts = st.builds(
    lambda pieces, times: ("".join(pieces) * times)[:10_000],
    st.lists(st.one_of(st.sampled_from(ALPHABET), st.text(max_size=5)), min_size=1, max_size=30),
    st.sampled_from([1, 3, 40, 10_000]),
)
tones = st.sampled_from(list(Tone))


def stuffed(text: str, tone: Tone, count: int) -> Card:
    """A card with this text wherever text can stand, and more of everything than fits."""
    said = msg("plain.text", text=text)
    lines = (Row(said, said), Row(msg("card.next"), said), *[Row(said, msg("plain.text", text="短"))] * count)
    links = (Link(f"https://example.com/{'a' * 1200}", said), *[Link("https://example.com/a", said)] * count)
    buttons = tuple(Button(f"note {n} {'x' * 1200 * (n == 2)}", said) for n in range(count))
    return Card(said, tone, (*lines, Quote(text, said), Quote(text, msg("card.copy_exactly")), *links), buttons)


def field(text: str) -> Field:
    """A choice between ten, all of them this text."""
    return Field(
        "role",
        msg("plain.text", text=text),
        InputType.CHOICE,
        options=tuple((f"o{n}", msg("plain.text", text=text)) for n in range(10)),
    )


def button_interaction(card: Card, text: str, locale: Locale) -> Iterator[Sent]:
    """A card as it is first posted, its texts and the words to copy before it."""
    shown = render_card(card, locale, task_id(12, text, text, content=text), "123456789")
    yield from ({"text": {"content": each}} for each in (*shown.texts, *filter(None, [shown.copy_text])))
    yield from ({"template_card": each} for each in [shown.card] if each)


def update_template_card(card: Card, text: str, locale: Locale) -> Iterator[Sent]:
    """What a card becomes; the same without anything to press."""
    for each in (card, Card(card.title, card.tone, card.parts)):
        yield {"template_card": template_card(each, locale, task_id(0, text))}


def choice_card(card: Card, text: str, locale: Locale) -> Iterator[Sent]:
    """A choice to make on a card, and the same question in words."""
    yield {
        "template_card": question_card(
            locale.text(card.title), field(text), locale, task_id(1, "question", text), "choose 1234abcd"
        )
    }
    asked = Question("1", "x", card.title, (field(text),), (Field("due", card.title, required=False),))
    yield from ({"text": {"content": each}} for each in numbered(plain(question_text(asked, locale)), "123456789"))


def text_message(card: Card, text: str, locale: Locale) -> Iterator[Sent]:
    """Sentences to one person, and a card with nothing to press."""
    yield from ({"text": {"content": each}} for each in numbered(plain(text) or "x", "123456789"))
    yield from (
        {"text": {"content": each}} for each in render_card(Card(card.title, parts=card.parts), locale, "t", "9").texts
    )


def held_message(card: Card, text: str, locale: Locale) -> Iterator[Sent]:
    """Sentences that were held back, put together and marked."""
    sent: list[str] = []
    flush_queue(
        SendChannel(Holding(split_for_queue(plain(text) or "x") * 3), Target("x", MEMBER), sent.append, str, False),
        "123456789",
        utc_now(),
    )
    yield from ({"text": {"content": each}} for each in sent)


def room_message(card: Card, text: str, locale: Locale) -> Iterator[Sent]:
    """A card and a line for a group or for a robot, at their longest: said again."""
    yield from ({"markdown": {"content": AGAIN + each}} for each in markdown(card, locale))
    yield from ({"text": {"content": AGAIN + each}} for each in split_for_queue(plain(text) or "x"))


KINDS: dict[str, Callable[[Card, str, Locale], Iterator[Sent]]] = {
    made.__name__: made
    for made in (button_interaction, update_template_card, choice_card, text_message, held_message, room_message)
}


class Holding(RateLimiter):
    """Lines that are held back, and room for all of them."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def queued(self, key: str) -> list[Any]:
        """All of them, with numbers as large as they get."""
        from bot.chat.wecom.sent_store import Waiting

        return (
            []
            if key.endswith("again")
            else [Waiting(900_000_000 + n, line, utc_now()) for n, line in enumerate(self.lines)]
        )

    def acquire(self, *_: object, **__: object) -> None:
        """There is room."""

    def dequeue(self, *_: object) -> None:
        """Sent."""


def faults(sent: Sent) -> list[str]:
    """What WeCom would refuse or cut of one message."""
    return faults_of_card(sent["template_card"]) if "template_card" in sent else faults_of_message(sent)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40)
@given(text=texts, tone=tones, count=st.integers(0, 12), language=st.sampled_from(LANGUAGES))
def test_everything_we_send_stays_within_every_limit(kind, text, tone, count, language):
    holder = Locale(language, {}, "Asia/Shanghai")
    wide = stuffed(text, tone, count)
    assert [found for sent in KINDS[kind](wide, text, holder) for found in faults(sent)] == []


def test_the_table_names_every_field_of_every_kind():
    known = {f"template_card.{path}" for path, _, _ in CARD} | {path for path, _, _ in MESSAGES}
    fixed = {
        f"template_card.{path}" for path in ("card_type", "button_selection.title", "button_selection.selected_id")
    }
    locale, text = Locale("zh-Hans", {}, "Asia/Shanghai"), "很长的文字" * 40
    cards = (
        stuffed(text, Tone.INFO, 7),
        stuffed("短", Tone.INFO, 3),
        Card(msg("plain.text", text="短"), Tone.INFO, (), ()),
    )
    found = set().union(
        *(leaves(sent) for made in KINDS.values() for card in cards for sent in made(card, text, locale))
    )
    assert found == known | fixed
    assert {path for path, _, _ in LISTS} <= {path.rpartition(".*")[0] or path for path, _, _ in CARD}


@given(name=texts, chat=st.text(min_size=1))
def test_a_groups_name_fits(name, chat):
    assert faults_of({"name": clipped(name, ROOM_NAME)}, GROUP) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_fits_in_every_language(tmp_path, language):
    fake = FakeWecom(users=set(USERS.values()))
    create_menu(settings_for(fake, tmp_path, language=language), utc_now())
    assert len(fake.menu["button"]) == 3
    fake.close()


def test_a_table_that_forgot_a_limit_would_be_seen():
    """The checks themselves: one more than each limit is a fault."""
    long = {
        "main_title": {"title": "字" * 37},
        "button_list": [{"text": "字" * 11, "key": "k" * 1025}] * 7,
        "task_id": "t" * 129,
    }
    named = {fault.split(":")[0] for fault in faults_of_card(long)}
    assert {"main_title.title", "button_list.*.text", "button_list.*.key", "button_list", "task_id"} <= named
    assert list(at(long, "button_list.*.text")) == ["字" * 11] * 7
    assert template_cards.limits.MESSAGE == 2048
