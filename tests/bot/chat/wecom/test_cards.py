"""Cards in WeCom's shape: the golden one, and every field within its limit whatever words come, with nothing lost on
the way.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.chat.wecom.outbound.card_text import numbered
from bot.chat.wecom.outbound.limits import clipped, pieces, size, units
from bot.chat.wecom.outbound.markdown import markdown
from bot.chat.wecom.outbound.template_cards import question_card, render_card, task_id, template_card
from bot.chat.wecom.outbound.typed_commands import typed_command
from bot.i18n import LANGUAGES, Locale
from handlers.case.card import Button, Card, Field, InputType, Link, Quote, Row, Tone, msg
from handlers.case.drafts import DRAFT_KINDS, Draft, DraftState
from handlers.case.policy import ResponsePolicy
from handlers.commands.parser import parse_command
from handlers.drafts.card import draft_card, post_card
from handlers.overview.owner_card import owner_card
from tests.fakes.wecom_limits import CARD, LISTS, at, faults_of_card, faults_of_message, leaves
from tests.people import NOON, TEAM, case

NAMES = {p.id: p.name for p in TEAM.people.values()}
MIXED = "Mixed 宽度 text，半形ｶﾅ！Ａ１ é\u0301 "
LONG = {
    "han": "字" * 10_000,
    "latin": "w" * 10_000,
    "emoji": "😀" * 5_000,
    "families": "👨‍👩‍👧‍👦🇨🇳👍🏽" * 1_000,
    "mixed": MIXED * 400,
    "lines": "一行\n" * 3_300,
    "markup": "<a href='x'>**[b](c)`d`_e_</a>\n> #" * 300,
}


def in_language(language: str = "zh-Hans") -> Locale:
    """Somebody who reads this."""
    return Locale(language, NAMES, "Asia/Shanghai")


def draft(text: str, **changes: object) -> Draft:
    """A draft as it waits for Ken."""
    made = Draft(2, "resolution", text, "用户的帖子", "mei", NOON, reviewers=("ken",))
    return replace(made, **changes)


def stuffed(text: str, buttons: int = 9) -> Card:
    """A card with this text wherever text can stand."""
    said = msg("plain.text", text=text)
    link = Link("https://example.com/" + "a" * 1200, said)
    made = tuple(Button(f"note {n} x", said) for n in range(buttons))
    lines = (Row(said, said), Row(msg("card.next"), said), *[Row(msg("card.next"), msg("plain.text", text="短"))] * 8)
    return Card(
        said,
        Tone.CRITICAL,
        (
            *lines,
            Quote(text, said),
            link,
            Link("https://example.com/a", said),
            *[Link("ftp://x", msg("card.open_post"))] * 3,
        ),
        made,
    )


def test_the_draft_card_is_this():
    words = "看到你说满脸通红，让你难受了真的对不起。这一批已经停售，今天20点前私信把退款办好。"
    lines = (Row(msg("card.next"), msg("next.draft")), Row(msg("card.written_by"), msg("author.by", by="mei")))
    link = Link("https://www.xiaohongshu.com/explore/6a01a9800000000005000001", msg("card.open_post"))
    buttons = (
        Button("approve 1 2 02ed5523", msg("button.approve"), primary=True),
        Button("send-back 1 2 02ed5523", msg("button.send_back")),
        Button("withdraw 1 2", msg("button.withdraw"), danger=True),
    )
    card = Card(
        msg("plain.text", text="事件 1 · 第 2 版草稿"),
        Tone.WARNING,
        (Quote(words, msg("card.target")), *lines, link),
        buttons,
    )
    shown = render_card(card, in_language(), task_id(1, "draft-2", "ken.wu", 7), "7")
    golden = Path(__file__).with_name("draft_card.json")
    assert {"texts": list(shown.texts), "card": shown.card} == json.loads(golden.read_text("utf-8"))
    assert words in shown.texts[0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", LONG)
def test_every_field_of_every_card_stays_within_its_limit(kind, language):
    text = LONG[kind]
    shown = render_card(stuffed(text), in_language(language), task_id(12, "owner", "MeiLi", 3), "3")
    options = tuple((str(n), msg("plain.text", text=text)) for n in range(10))
    field = Field("role", msg("plain.text", text=text), InputType.CHOICE, options=options)
    asked = question_card(text, field, in_language(language), task_id(1, "question"), "choose 1234abcd")
    assert shown.card is not None
    for card in (
        shown.card,
        asked,
        template_card(Card(msg("plain.text", text=text)), in_language(language), task_id(0, "x")),
    ):
        assert faults_of_card(card) == []
    assert [faults_of_message({"text": {"content": each}}) for each in shown.texts] == [[]] * len(shown.texts)
    room = markdown(stuffed(text), in_language(language))
    assert [faults_of_message({"markdown": {"content": each}}) for each in room] == [[]] * len(room)


def test_the_table_of_limits_covers_every_text_on_a_card():
    field = Field("role", msg("field.role"), InputType.CHOICE, options=(("a", msg("role.owner")),))
    cards = [
        render_card(stuffed("很长的文字" * 40), in_language(), "t").card,
        render_card(stuffed("短", 2), in_language(), "t").card,
        question_card("问", field, in_language(), "t", "c"),
    ]
    known = {path for path, _, _ in CARD} | {"card_type", "button_selection.title", "button_selection.selected_id"}
    assert set().union(*(leaves(card) for card in cards)) == known
    assert {path for path, _, _ in LISTS} <= {path.rpartition(".*")[0] or path for path, _, _ in CARD}


@pytest.mark.parametrize("kind", LONG)
def test_a_draft_arrives_whole_in_numbered_messages_before_its_card(kind):
    text = LONG[kind].strip()
    waiting = draft(text)
    shown = render_card(draft_card(case(drafts=(waiting,)), waiting, "ken"), in_language(), "1-draft-2", "9")
    whole = "".join(each.partition("\n")[2] if each.startswith("(") else each for each in shown.texts)
    assert text.replace("<", "＜") in whole
    count = len(shown.texts)
    assert [each.partition(")")[0] for each in shown.texts] == [f"({n}/{count} ·9" for n in range(1, count + 1)]
    assert shown.card is not None and shown.card["main_title"]["desc"] == f"先读上面 {count} 条消息，内容在那里"


@pytest.mark.parametrize("kind", LONG)
def test_a_text_is_cut_between_characters_and_nothing_is_lost(kind):
    cut = pieces(LONG[kind], 2048)
    assert "".join(cut) == LONG[kind]
    assert max(size(piece) for piece in cut) <= 2048
    joined = ("\u200d", "\ufe0f", "\u0301", "🏽")
    assert [piece for piece in cut if piece.startswith(joined) or piece.endswith("\u200d")] == []


def test_what_is_clipped_shows_it_and_what_fits_is_left_alone():
    assert [clipped("一二三四五", n) for n in (5, 4, 1)] == ["一二三四五", "一二三…", "…"]
    assert clipped("😀😀😀", 5) == "😀😀…"
    assert units(clipped("👨‍👩‍👧‍👦" * 9, 36)) <= 36
    assert numbered("短", "4") == ["短 ·4"]
    assert numbered("回复：\n不回复：不回复 1", "4") == ["回复：\n不回复：不回复 1\n·4"], (
        "a copied command has no mark in it"
    )


def test_a_card_that_fits_needs_no_message_before_it():
    small = Card(
        msg("plain.text", text="标题"),
        Tone.INFO,
        (Row(msg("card.next"), msg("next.draft")),),
        (Button("take 1", msg("button.take")),),
    )
    assert render_card(small, in_language(), "t").messages == 1
    shown = render_card(replace(small, buttons=()), in_language(), "t", "1")
    assert (shown.card, len(shown.texts), shown.texts[0].startswith("标题\n下一步：")) == (None, 1, True)


def test_the_words_to_post_come_alone_so_that_they_can_be_copied():
    approved = draft("就是这句<a>", state=DraftState.APPROVED, decided_by="ken", decided_at=NOON)
    shown = render_card(post_card(case(drafts=(approved,)), approved), in_language(), "t", "5")
    assert shown.copy_text == "就是这句＜a>"
    assert "就是这句" not in "".join(shown.texts) and "下一条消息就是要发布的原文" in shown.texts[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_of_a_real_button_fits_without_being_cut(language):
    waiting = draft("短")
    file = case(drafts=(waiting,))
    cards = [
        draft_card(file, waiting, "ken"),
        draft_card(replace(file), replace(waiting, needs_legal=True), "rui"),
        owner_card(file, ResponsePolicy()),
    ]
    texts = [
        text for card in cards for text in at(template_card(card, in_language(language), "t"), "button_list.*.text")
    ]
    assert [text for text in texts if str(text).endswith("…")] == []


def test_every_button_can_be_typed_in_the_readers_language():
    button = Button("approve 1 2 02ed5523", msg("button.approve"))
    assert [typed_command(button, in_language(language)) for language in LANGUAGES] == [
        "通过 1 2 02ed5523",
        "通過 1 2 02ed5523",
        "approve 1 2 02ed5523",
    ]

    done = Button("task 1 2 done", msg("button.task_done", id=2))
    assert [typed_command(done, in_language(language)) for language in LANGUAGES] == [
        "任务 1 2 完成",
        "任務 1 2 完成",
        "task 1 2 done",
    ]

    again = Button("draft 1 first_ack", msg("button.again"))
    assert [typed_command(again, in_language(language)) for language in LANGUAGES] == [
        "起草 1 首次回应",
        "草稿 1 首次回應",
        "draft 1 first_ack",
    ]


@pytest.mark.parametrize("kind", DRAFT_KINDS)
def test_what_a_button_is_typed_as_is_read_as_what_the_button_does(kind):
    code = f"draft 1 {kind}"
    read = [
        parse_command(typed_command(Button(code, msg("button.again")), in_language(language))).values
        for language in LANGUAGES
    ]
    assert read == [{"kind": kind}] * len(LANGUAGES)


def test_a_decided_card_says_first_who_decided():
    decided = draft("短", state=DraftState.APPROVED, decided_by="ken", decided_at=NOON)
    card = template_card(draft_card(case(drafts=(decided,)), decided, "ken"), in_language(), "1-draft-2-x")
    assert card["sub_title_text"].startswith("决定：") and "Ken" in card["sub_title_text"]
    assert card["button_list"] == [{"text": "撤销批准", "style": 2, "key": "undo 1 2"}]
    others = template_card(draft_card(case(drafts=(decided,)), decided, "ada"), in_language(), "1-draft-2-x")
    assert others["button_list"] == [{"text": "详情", "style": 2, "key": "status 1"}]
