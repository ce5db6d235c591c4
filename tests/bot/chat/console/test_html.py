"""A card as HTML: exactly this markup, whatever the texts in it try to be."""

from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.chat.console.render import HighlightedText, address, field_errors, render, split_highlights
from bot.i18n import Locale
from bot.incidents.requests import CommandResult
from handlers.case.card import (
    Button,
    Card,
    Field,
    Form,
    Highlight,
    InputType,
    Link,
    LocalizedText,
    Quote,
    Row,
    Tone,
    msg,
)

GOLDEN = Path(__file__).with_name("card.html")
ENGLISH = Locale("en", {"mei": "Mei", "ken": "Ken"})
DUE = datetime(2026, 11, 21, 6, 30, tzinfo=UTC)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</blockquote></dialog><iframe src=//evil.example>",
    "{{ 7 * 7 }}{% include 'page.html' %}",
    "<!-- -->]]>&lt;b&gt;",
    "\u202egnp.exe\u2066 \u200f",
    "<svg/onload=alert(1)//",
)
OURS = {
    "li",
    "header",
    "span",
    "time",
    "button",
    "p",
    "code",
    "article",
    "h3",
    "dl",
    "div",
    "dt",
    "dd",
    "blockquote",
    "mark",
    "a",
    "bdi",
}
OURS |= {
    "details",
    "summary",
    "ul",
    "dialog",
    "form",
    "h2",
    "input",
    "label",
    "textarea",
    "small",
    "select",
    "option",
    "footer",
}


class Keys(Locale):
    """Reads keys and values instead of words: the shape is judged here, the words elsewhere."""

    def text(self, message: LocalizedText) -> str:
        return " ".join([message.key.rpartition(".")[2], *map(str, message.args.values())])


class Seen(HTMLParser):
    """Tags, attribute names and text of a piece of markup, as a browser would read them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def answer(
    card: Card | None = None, form: Form | None = None, locale: Locale = ENGLISH, values: dict[str, str] | None = None
) -> str:
    result = CommandResult(True, card=card, form=form)
    shown = {"files": [], "typed": "/incident status 7", "now": DUE, "message": "", "submit": None, "faults": {}}
    return render("answer.html", locale, result=result, values=values, **shown)


def draft_card() -> Card:
    return Card(
        msg("card.draft_title", number=7, version=2, kind="first_ack", severity="L2"),
        Tone.WARNING,
        (
            Quote(
                "We take this <b>very</b> seriously & will call",
                msg("card.exact_text", length=46),
                (Highlight(3, 22, "CORP_PHRASE", "ack"),),
            ),
            Row(msg("card.seat", role="approver"), msg("card.person", person="ken")),
            Row(msg("card.window", window="ack"), msg("card.window_due", due=DUE)),
            Link("https://weibo.com/1/x?a=1&b=2", msg("card.open_post")),
            Link("javascript:alert(1)", msg("card.open_post")),
        ),
        (
            Button("approve 7 2 ab12cd34", msg("button.approve"), primary=True),
            Button("withdraw 7 2", msg("button.withdraw"), danger=True),
        ),
    )


def test_a_card_is_exactly_this_markup() -> None:
    assert answer(draft_card(), locale=Keys("en", {})) == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_from_outside_becomes_markup_or_an_attribute(text: str) -> None:
    card = Card(
        msg("plain.text", text=text),
        parts=(
            Quote(text, msg("plain.text", text=text), (Highlight(1, 5, text, text),)),
            Row(msg("plain.text", text=text), msg("plain.text", text=text)),
            Link(text, LocalizedText(text)),
        ),
        buttons=(Button(text, msg("plain.text", text=text)),),
    )
    fields = tuple(
        Field(text, msg("plain.text", text=text), ask, value=text, options=((text, LocalizedText(text)),))
        for ask in InputType
    )
    calm = Seen(
        answer(
            _plain(card),
            Form(
                "x",
                LocalizedText("x"),
                tuple(
                    Field("x", LocalizedText("x"), a, value="x", options=(("x", LocalizedText("x")),))
                    for a in InputType
                ),
            ),
        )
    )
    seen = Seen(answer(card, Form(text, msg("plain.text", text=text), fields)))
    assert (seen.tags - OURS, seen.attributes - calm.attributes) == (set(), set())
    assert text in seen.text


def _plain(card: Card) -> Card:
    parts = (
        Quote("xxxxxx", LocalizedText("x"), (Highlight(1, 5, "x", "x"),)),
        Row(LocalizedText("x"), LocalizedText("x")),
        Link("https://x", LocalizedText("x")),
    )
    return Card(LocalizedText("x"), parts=parts, buttons=(Button("x", LocalizedText("x")),))


def test_a_quote_is_cut_at_its_findings_and_loses_nothing() -> None:
    text = "一二三四五六七八"
    quote = Quote(
        text,
        None,
        (Highlight(1, 4, "PROMISE", "info"), Highlight(3, 6, "THREAT", "block"), Highlight(7, 99, "LENGTH", "warn")),
    )
    pieces = split_highlights(quote, Locale("en", {}))
    assert "".join(piece.text for piece in pieces) == text
    assert [(p.text, p.level) for p in pieces] == [
        ("一", ""),
        ("二三", "info"),
        ("四", "block"),
        ("五六", "block"),
        ("七", ""),
        ("八", "warn"),
    ]
    assert pieces[2].reason.count("\n") == 1
    assert split_highlights(Quote("plain"), ENGLISH) == [HighlightedText("plain")]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://weibo.com/1/x", "https://weibo.com/1/x"),
        ("http://xhslink.com/a", "http://xhslink.com/a"),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("data:text/html,<script>", ""),
        ("//evil.example/x", ""),
        ("https:evil", ""),
        ("https://a\u202eb/", ""),
        ("https://a b/", ""),
        ("\x01https://a/", ""),
        ("http://[::1", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(url: str, shown: str) -> None:
    assert address(url) == shown


def test_the_reader_decides_language_and_clock() -> None:
    assert ">批准</button>" in answer(draft_card(), locale=Locale("zh-Hans", {}))
    assert "2026-11-21 14:30" in answer(draft_card())
    assert "2026-11-21 06:30" in answer(draft_card(), locale=Locale("en", {}, "UTC"))


def test_approved_words_can_be_copied_only_while_they_wait_to_be_posted() -> None:
    words = (Quote("Exactly this.", msg("card.copy_exactly")), Quote("Not this.", msg("card.target")))
    posted = Button("posted 7 2", msg("button.posted"))
    assert (
        answer(Card(msg("card.post_title", number=7, version=2), parts=words, buttons=(posted,))).count('class="copy"')
        == 1
    )
    assert answer(Card(msg("card.post_title", number=7, version=2), parts=words)).count('class="copy"') == 0


def test_a_long_text_survives_the_form_unchanged() -> None:
    text = "\n first line kept </textarea> \n\n last "
    drawn = answer(
        form=Form("edit 7 2", LocalizedText("x"), (Field("text", LocalizedText("x"), InputType.TEXT, value=text),))
    )
    inside = drawn.partition("<textarea")[2].partition(">\n")[2].partition("</textarea>")[0]
    assert inside.replace("&lt;", "<").replace("&gt;", ">") == text


def test_a_form_says_what_is_wrong_with_each_value() -> None:
    fields = (
        Field("reason", LocalizedText("x"), InputType.TEXT, max_length=5),
        Field("kind", LocalizedText("x"), InputType.CHOICE, options=(("a", LocalizedText("A")),)),
        Field("ack:PROMISE", LocalizedText("x"), InputType.TICK),
        Field("wish", LocalizedText("x"), required=False),
    )
    missing, tick = msg("console.fault_missing"), msg("console.fault_tick")
    assert field_errors(fields, {}) == {"reason": missing, "kind": missing, "ack:PROMISE": tick}
    long = msg("console.fault_long", length=6, limit=5)
    assert field_errors(fields, {"reason": "六个字的理由", "kind": "b", "ack:PROMISE": "yes"}) == {
        "reason": long,
        "kind": msg("console.fault_choice"),
    }
    assert field_errors(fields, {"reason": "because"[:5], "kind": "a", "ack:PROMISE": "yes"}) == {}
