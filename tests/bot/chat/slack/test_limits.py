"""With any text, every payload is inside Slack's limits, says the text whole, and neither pings, links nor formats."""

import json

import pytest

from bot.chat.slack.blocks.card import card_messages, said_messages
from bot.chat.slack.blocks.limits import pieces, short, size
from bot.chat.slack.blocks.modal import ModalState, modal, values_of
from bot.chat.slack.blocks.rich_text import mention
from bot.chat.slack.emoji import with_emoji
from bot.i18n import Locale
from handlers.case.card import Button, Card, Field, Form, Highlight, InputType, Link, Quote, Row, msg
from tests.fakes.slack_limits import faults_of_message, faults_of_view, length
from tests.fakes.slack_people import _state

LOCALE = Locale("en", {"mei": "Mei"})
TEXTS = {
    "long": "红" * 10_000,
    "emoji": "😀" * 10_000,
    "family": "👨‍👩‍👧‍👦" * 1_400,
    "rtl": "שלום \u202e evil مرحبا " * 400,
    "escapes": "&<>" * 3_400,
    "markup": "*bold* _it_ ~no~ `code` ```pre``` > quote\n• list :tada: " * 180,
    "pings": "<!channel> <!here> @channel @everyone <@U0MEI> <!subteam^S1> " * 160,
    "links": "<https://evil.example|your bank> https://evil.example " * 180,
    "lines": "第一行\n\n  第二行  \n" * 700,
    "one": "x",
    "controls": "a\u0007b\u200bc\u2028d" * 1_200,
    "our mark": "\ue000U0MEI\ue001" * 1_000,
}


def card(text: str) -> Card:
    parts = (
        Quote(
            text,
            msg("card.post", platform="xiaohongshu"),
            (Highlight(0, 3, "ABSOLUTE", "block"), Highlight(2, 9, "BLAME", "ack")),
        ),
        Row(msg("card.terms"), msg("plain.text", text=text)),
        Row(msg("plain.text", text=text), msg("plain.text", text="")),
        Link(f"https://example.com/{text[:3500]}", msg("card.open_post")),
        Link("javascript:alert(1)", msg("card.open_post")),
    )
    return Card(
        msg("card.title", number=1, severity="L2", category="genuine", about=text),
        parts=parts,
        buttons=(Button("take 1", msg("plain.text", text=text)),),
    )


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_card_of_any_text_is_inside_the_limits(text: str) -> None:
    bodies = card_messages(card(text), LOCALE)
    assert [faults_of_message(body["blocks"]) for body in bodies] == [[]] * len(bodies) != []
    assert max(length(body["text"]) for body in bodies) < 40_000
    assert [body["text"] for body in bodies if "<" in body["text"]] == []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_quoted_text_is_shown_whole(text: str) -> None:
    bodies = card_messages(Card(msg("board.title"), parts=(Quote(text),)), LOCALE)
    runs = [run for body in bodies for run in quoted(body["blocks"])]
    assert "".join(run["text"] for run in runs) == text
    assert {run["type"] for run in runs} == {"text"}, "no links, no mentions"


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_lines_of_any_text_are_inside_the_limits(text: str) -> None:
    bodies = said_messages((msg("plain.text", text=text),) * 3, LOCALE)
    assert [faults_of_message(body["blocks"]) for body in bodies] == [[]] * len(bodies) != []


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_form_of_any_text_is_inside_the_limits(text: str) -> None:
    options = tuple((f"p{n}", msg("plain.text", text=text)) for n in range(150))
    fields = (
        Field("text", msg("plain.text", text=text), InputType.TEXT, value=text, max_length=5000),
        Field("person", msg("field.person"), InputType.CHOICE, options=options),
        Field("ack:ABSOLUTE", msg("plain.text", text=text), InputType.TICK),
        Field("reason", msg("field.reason"), InputType.TEXT, value=text[:400], max_length=500),
    )
    view = modal(
        Form("edit 1 1", msg("plain.text", text=text), fields, (Quote(text),)), LOCALE, ModalState("edit 1 1", "C0ROOM")
    )
    assert faults_of_view(view) == []


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "lines"])
def test_an_edited_text_comes_back_exactly(name: str) -> None:
    text = TEXTS[name].strip()
    view = modal(
        Form(
            "edit 1 1",
            msg("form.new"),
            (Field("text", msg("field.text"), InputType.TEXT, value=text, max_length=5000),),
        ),
        LOCALE,
        ModalState("x"),
    )
    assert values_of(submitted(view)) == {"text": with_emoji(text)}


def test_blanks_between_the_parts_of_a_text_are_kept_though_slack_may_trim_them() -> None:
    text = TEXTS["lines"].strip()
    view = modal(
        Form(
            "edit 1 1",
            msg("form.new"),
            (Field("text", msg("field.text"), InputType.TEXT, value=text, max_length=5000),),
        ),
        LOCALE,
        ModalState("x"),
    )
    assert values_of(submitted(view, trim=True)) == {"text": text}


def test_only_we_can_mention_somebody() -> None:
    ours = Locale("en", {"mei": mention("U0MEI")})
    role = Row(msg("card.seat", role="owner"), msg("card.person", person="mei"))
    [body] = card_messages(Card(msg("board.title"), parts=(role, Quote(TEXTS["our mark"][:60]))), ours)
    users = [
        e
        for b in body["blocks"]
        for s in b.get("elements", [])
        for e in s.get("elements", [])
        if e.get("type") == "user"
    ]
    assert users == [{"type": "user", "user_id": "U0MEI"}]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_pieces_are_the_text_and_fit(text: str) -> None:
    parts = list(pieces(text, 100))
    assert ("".join(parts), max(map(size, parts)) <= 100) == (text, True)


def test_a_label_is_never_empty_nor_too_long() -> None:
    assert short(" \n ", 24) == "…"
    assert all(size(short(text, 24)) <= 24 for text in TEXTS.values())


def edit_of(text: str) -> dict:
    field = Field("text", msg("field.text"), InputType.TEXT, value=text, max_length=5000)
    return modal(Form("edit 1 1", msg("form.new"), (field,)), LOCALE, ModalState("edit 1 1"))


def submitted(view: dict, trim: bool = False) -> dict:
    """The view as it comes back untouched; with `trim`, as a client that cuts blanks off."""
    values = {b["block_id"]: {"value": _state(b, {})} for b in view["blocks"] if b["type"] == "input"}
    for state in values.values():
        if trim and state["value"]["value"]:
            state["value"]["value"] = state["value"]["value"].strip()
    return {**view, "state": {"values": values}}


def quoted(blocks: list[dict]) -> list[dict]:
    inside = (e for b in blocks if b["type"] == "rich_text" for e in b["elements"])
    return [run for e in inside if e["type"] in ("rich_text_quote", "rich_text_preformatted") for run in e["elements"]]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_nothing_is_ever_marked_up(text: str) -> None:
    blocks = [block for body in card_messages(card(text), LOCALE) for block in body["blocks"]]
    assert {block["type"] for block in blocks} <= {"header", "section", "rich_text", "actions", "context", "divider"}
    assert '"mrkdwn"' not in json.dumps(blocks)
