"""The approver who does not read Chinese: a translation on demand, kept, marked, and never what is approved."""

import json
from dataclasses import replace

import pytest

from bot.drafting import DraftReader, Model
from bot.drafting.translation import Translator
from handlers.case.card import Quote, msg
from handlers.case.decision import Notify, TranslateDraft
from handlers.case.drafts import Draft, Finding
from handlers.drafts.card import draft_card
from handlers.drafts.review import approve
from handlers.drafts.translation import on_translated, translate
from handlers.drafts.write import on_draft_written
from handlers.drafts.written import WrittenDraft
from tests.bot.drafting.conftest import LIBRARY
from tests.fakes.model import Reply, refused, said
from tests.journeys.stage import Stage
from tests.people import KEN, NOON, POLICY, TEAM, act, case, refusal, told
from tests.waiting import PATIENCE

WORDS = "看到你说满脸通红，真的很抱歉，先别再用了。打13812345678找我们，今天18点前有同事回你。"
ENGLISH = replace(KEN, language="en")
FOUND = Finding("DM_INVITE", "ack", text="找我们")
MADE = {
    "translation": "We saw that your face turned red; we are truly sorry. Call ⟦P1⟧.",
    "findings": ["“找我们”: it does not lead to the platform's own messages."],
    "risks": ["“别再用了” sounds abrupt to some."],
}


def answers(**changes):
    return Reply(said(json.dumps({**MADE, **changes}, ensure_ascii=False)))


def drafted(text=WORDS, **changes):
    draft = Draft(1, "first_ack", text, "小美", "phrases", NOON, findings=(FOUND,), reviewers=("ken",))
    return case(drafts=(replace(draft, **changes),))


@pytest.fixture
def translator(model):
    model.replies = [answers()]

    def translator(trust="contracted"):
        return Translator(LIBRARY, Model(model.url, "sk-test", "fake-1", timeout=PATIENCE), trust)

    return translator


def test_words_findings_and_risks_come_in_the_readers_language(translator):
    file = drafted()
    made, _ = translator().translate(file, file.drafts[0], "en")
    assert (made.text, made.findings, made.risks, made.model) == (
        "We saw that your face turned red; we are truly sorry. Call 13812345678.",
        tuple(MADE["findings"]),
        tuple(MADE["risks"]),
        "fake-1",
    )


def test_no_personal_data_goes_out_and_the_language_is_named(translator, model):
    file = drafted()
    _, sent = translator().translate(file, file.drafts[0], "en")
    asked = json.dumps(model.asked, ensure_ascii=False)
    assert [word in asked + sent for word in ("13812345678", "⟦")] == [False, True]
    assert "译成English" in asked


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (refused(402), "model_balance"),
        (refused(400, "content_filter"), "model_filtered"),
        (Reply(said("不是 JSON")), "model_garbled"),
        (answers(translation=""), "model_garbled"),
        (Reply(said(json.dumps(MADE)[:60], "length")), "model_garbled"),
    ],
)
def test_why_there_is_none_is_said(translator, model, reply, why):
    translate_it, file = translator(), drafted()
    model.replies = [reply]
    assert translate_it.translate(file, file.drafts[0], "en")[0].failed == why


def test_trust_is_asked_first_and_without_a_model_nothing_is_sent(translator, model):
    file = drafted()
    assert translator("none").translate(file, file.drafts[0], "en")[0].failed == "model_untrusted_health"
    assert Translator(LIBRARY, None).translate(file, file.drafts[0], "en")[0].failed == "model_missing"
    assert model.asked == []


def test_a_line_alone_or_objects_are_lines_too(translator, model):
    translate_it, file = translator(), drafted()
    model.replies = [answers(findings="one", risks=[{"words": "别", "why": "abrupt"}])]
    made, _ = translate_it.translate(file, file.drafts[0], "en")
    assert (made.findings, made.risks) == (("one",), ("别：abrupt",))


def test_an_english_reader_asks_once_and_has_it_from_then_on(translator):
    file = drafted()
    decision = translate(file, act(ENGLISH), NOON)
    assert decision.follow_ups == (TranslateDraft(1, "en", "ken"),)
    file = told(file, decision, ENGLISH)
    assert refusal(translate(file, act(ENGLISH), NOON)) == "rejection.being_translated"
    made, sent = translator().translate(file, file.drafts[0], "en")
    decision = on_translated(file, 1, made, sent, "ken")
    (notice,) = [one for one in decision.follow_ups if isinstance(one, Notify)]
    assert (notice.people, notice.says[0].key) == (("ken",), "tell.translated")
    file = told(file, decision)
    assert translate(file, act(ENGLISH), NOON).answer.args["text"] == made.text
    shown = [part.label for part in draft_card(file, file.drafts[0], "ken").parts if isinstance(part, Quote)]
    assert msg("card.translation", language="en") in shown
    before, after = drafted().drafts[0], file.drafts[0]
    assert (after.text, after.hash) == (before.text, before.hash)
    assert (
        told(file, approve(file, act(KEN, version="1", hash=before.hash[:8], ack="DM_INVITE"), NOON)).drafts[0].legal
        == ""
    )


def test_after_a_failure_it_may_be_asked_for_again(translator, model):
    file = told(drafted(), translate(drafted(), act(ENGLISH), NOON), ENGLISH)
    made, sent = Translator(LIBRARY, None).translate(file, file.drafts[0], "en")
    file = told(file, on_translated(file, 1, made, sent, "ken"))
    assert translate(file, act(ENGLISH), NOON).follow_ups == (TranslateDraft(1, "en", "ken"),)


def test_who_reads_it_needs_none(translator):
    assert refusal(translate(drafted(), act(KEN), NOON)) == "rejection.reads_it"
    assert (
        refusal(translate(drafted(text="We saw your post and are sorry."), act(ENGLISH), NOON)) == "rejection.reads_it"
    )


@pytest.mark.parametrize(("language", "offered"), [("en", True), ("zh-Hans", False), ("zh-Hant", False)])
def test_the_button_is_there_for_a_reviewer_who_does_not_read_chinese(language, offered):
    team = replace(TEAM, people={**TEAM.people, "ken": replace(KEN, language=language)})
    file = case(drafting="first_ack")
    file = told(file, on_draft_written(file, WrittenDraft("first_ack", WORDS, "phrases"), team, POLICY, NOON))
    codes = [button.code for button in draft_card(file, file.drafts[0], "ken").buttons]
    assert ("translate 1 1" in codes) is offered


def test_through_the_desk_it_comes_in_private(model, tmp_path):
    model.replies = [answers()]
    stage = Stage(tmp_path, NOON)
    reader = DraftReader(LIBRARY, None, Model(model.url, "sk-test", "fake-1", timeout=PATIENCE), "local")
    stage.outbox_dispatcher.model_work.draft_reader = reader
    number = stage.alert(text="用了一次就满脸通红，客服不理人")

    def in_english(file, context, now):
        return translate(file, replace(context, by=replace(context.by, language="en")), now)

    stage.desk.execute(number, in_english, "mei", {}, NOON)
    stage.carry()
    assert any(made.readable for made in stage.desk.read(number).drafts[-1].translations)
    assert any("We saw that your face" in line for line in stage.heard("person:mei"))
    assert stage.says("mei", f"translate {number}")
    stage.database.close()
