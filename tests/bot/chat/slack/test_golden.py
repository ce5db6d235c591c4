"""Cards as Slack gets them, whole: golden files beside this one; `GOLDEN=write pytest …` writes them anew."""

import json
import os
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.slack.blocks.card import card_messages
from bot.chat.slack.blocks.modal import ModalState, modal
from bot.chat.slack.blocks.rich_text import mention
from bot.i18n import Locale
from handlers.case.card import Card, Form, Highlight, Link, Quote, Row, Tone, msg
from handlers.case.drafts import Draft, DraftState, Reply
from handlers.commands.form_fields import KIND, REASON
from handlers.drafts.card import draft_card
from handlers.overview.case_card import case_card
from handlers.overview.owner_card import owner_card
from handlers.overview.room_card import room_card
from tests.fakes.slack_limits import faults_of_message, faults_of_view
from tests.fakes.slack_people import shown
from tests.people import NOON, POLICY, case

GOLDEN = Path(__file__).parent / "golden"
NAMES = {"mei": "Mei", "ken": "Ken", "jun": "Jun", "rui": "Rui"}


def draft_like() -> Card:
    """A draft before its reviewer, as the handlers put it together."""
    text = "很抱歉给您带来困扰，我们保证100%安全。"
    parts = (
        Quote("GlowSkin · 急救精华", msg("card.target")),
        Quote(text, msg("card.exact_text", length=len(text)), (Highlight(11, 19, "ABSOLUTE", "block"),)),
        Row(
            msg("card.written_by"),
            msg("card.written", author=msg("author.phrases"), at=NOON, hash="0123abcd", note=None),
        ),
        Row(
            msg("card.planned_promise"),
            msg("card.planned_promise_is", text="24小时内私信", due=NOON + timedelta(days=1), amount=""),
        ),
        Link("https://www.xiaohongshu.com/explore/1", msg("card.open_post")),
    )
    return Card(msg("card.draft_title", number=1, version=2, kind="resolution", severity="L2"), Tone.CRITICAL, parts)


CARDS = (
    ("case", case_card(case(), POLICY)),
    ("room", room_card(case(), POLICY)),
    ("owner", owner_card(case(), POLICY)),
    ("draft", draft_like()),
)


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize(
    ("name", "card"),
    [
        ("case", case_card(case(), POLICY)),
        ("room", room_card(case(), POLICY)),
        ("owner", owner_card(case(), POLICY)),
        ("draft", draft_like()),
    ],
)
def test_a_card_in_full(name: str, card: Card, language: str) -> None:
    names = {
        person: mention(f"U0{person.upper()}") if name in ("case", "room") else called
        for person, called in NAMES.items()
    }
    [body] = card_messages(card, Locale(language, names))
    assert faults_of_message(body["blocks"]) == []
    same_as_golden(f"{name}.{language}.json", body)


def test_a_form_in_full() -> None:
    view = modal(
        Form("send-back 1 2 0123abcd", msg("form.title", command="send-back", number=1), (KIND, REASON)),
        Locale("en"),
        ModalState("", "C0ROOM", "1.2"),
    )
    assert faults_of_view(view) == []
    same_as_golden("form.en.json", view)


def test_a_long_draft_says_first_who_decided_when() -> None:
    """Its first message is the one that had the buttons."""
    decided = {"state": DraftState.APPROVED, "decided_by": "ken", "decided_at": NOON}
    draft = Draft(
        1, "resolution", "很抱歉。" * 1200, "GlowSkin", "phrases", NOON, others=("第二版。" * 1200,) * 3, **decided
    )
    first, *more = card_messages(draft_card(case(drafts=(draft,)), draft, "ken"), Locale("en", NAMES))
    assert more and "approved; decided by Ken" in shown(first) and "2026-11-21 12:00" in shown(first)


def test_who_posted_is_called_by_a_mention_beside_the_link_to_the_reply() -> None:
    """A link holds words only, and none of our marks."""
    file = case(replies=(Reply(1, "first_ack", "https://a.example/1", "mei", NOON, "很抱歉。"),))
    [body] = card_messages(case_card(file, POLICY), Locale("en", {"mei": mention("U0MEI")}))
    runs = [
        run
        for block in body["blocks"]
        if block["type"] == "rich_text"
        for line in block["elements"]
        for run in line["elements"]
    ]
    at = next(place for place, run in enumerate(runs) if run.get("url") == "https://a.example/1")
    assert [run.get("text", run.get("user_id")) for run in runs[at : at + 3]] == [
        "Version 1, posted by ",
        "U0MEI",
        " 2026-11-21 12:00",
    ]
    assert "\ue000" not in json.dumps(body, ensure_ascii=False)


def same_as_golden(name: str, body: dict) -> None:
    file = GOLDEN / name
    if os.environ.get("GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert body == json.loads(file.read_text(encoding="utf-8"))
