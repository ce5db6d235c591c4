"""Cases of children, patients and health go to no model that nobody vouches for; names go to none at all."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bot.drafting import Model
from bot.drafting.second_reading import DraftReader
from handlers.case.assessment import Assessment
from handlers.case.grades import Category
from handlers.posts.post import Author
from tests.bot.drafting.conftest import LIBRARY
from tests.bot.drafting.test_hostile_posts import GOOD, POST, drafts
from tests.bot.drafting.test_second_reading import draft
from tests.fakes.model import Reply, said
from tests.people import NOON, case
from tests.waiting import PATIENCE

LATE = {"category": Category.GENUINE, "flags": frozenset()}


def post(text: str):
    """A post of these words."""
    return replace(POST, text=text, title="", author=Author("阿欣"))


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("女儿喝了拉肚子", "model_untrusted_child"),
        ("我家寶寶六個月大，紅屁股", "model_untrusted_child"),
        ("my 3-year-old son hated it", "model_untrusted_child"),
        ("用了以后过敏", "model_untrusted_health"),
        ("醫生話係濕疹", "model_untrusted_health"),
        ("the doctor said it is dermatitis", "model_untrusted_health"),
        ("作为糖友我信了你们", "model_untrusted_health"),
        ("孕五月了还在用", "model_untrusted_health"),
        ("T1D here, the label lied", "model_untrusted_health"),
        ("每天吃优甲乐的人看不清配料表", "model_untrusted_health"),
        ("張雅婷就讀大安國小", "model_untrusted_child"),
    ],
)
def test_health_and_children_stay_with_us_while_nobody_vouches_for_the_model(model, write, text, note):
    written = write(trust="none", post=post(text), **LATE)
    assert (model.asked, written.author, written.note) == ([], "phrases", note)


def test_what_a_colleague_found_or_asked_for_counts_as_well(model, write):
    found = Assessment(NOON, "mei", findings="查到顾客是孕妇")
    assert write(trust="none", post=post("发货太慢了"), assessment=found, **LATE).note == "model_untrusted_health"
    assert write("提一下她住院的事", trust="none", post=post("发货太慢了"), **LATE).note == "model_untrusted_health"
    assert model.asked == []


def test_a_safety_case_stays_whatever_its_words_are(model, write):
    assert write(trust="none", post=post("瓶子炸了"), category=Category.SAFETY).note == "model_untrusted_health"
    assert model.asked == []


@pytest.mark.parametrize("trust", ["contracted", "local"])
def test_a_model_that_is_vouched_for_writes_and_what_went_there_is_kept_for_who_asked(model, write, trust):
    model.replies = [Reply(said(drafts(GOOD)))]
    text = "客服张丽华不理我，孩子在阳光幼儿园用了满脸通红，北京协和医院说是接触性皮炎"
    written = write(trust=trust, post=post(text))
    went = json.dumps(model.asked, ensure_ascii=False)
    assert [name for name in ("张丽华", "阳光幼儿园", "协和", "皮炎", "阿欣") if name in went] == []
    assert (written.author, "客服⟦N1⟧不理我，孩子在⟦S2⟧用了满脸通红" in written.sent) == ("fake-1", True)


def test_an_ordinary_complaint_needs_nobody_to_vouch(model, write):
    model.replies = [
        Reply(said(drafts("看到你说等了三个小时没人理，真的很抱歉。我们正在查是哪一步断了，明天18点前在这里回你。")))
    ]
    write(trust="none", post=post("客服三个小时没人理，太失望了"), **LATE)
    assert len(model.asked) >= 1


@pytest.mark.parametrize(("trust", "asked"), [("none", 0), ("local", 1)])
def test_the_critic_reads_no_draft_of_such_a_case_either(model, trust, asked):
    critic = Model(model.url, "sk-test", "fake-1", "none", PATIENCE)
    model.replies = [Reply(said('{"found": []}'))]
    reading = DraftReader(LIBRARY, None, critic, trust).read(case(post=post("女儿喝了拉肚子")), draft())
    assert (len(model.asked), "model_untrusted_child" in reading.absent) == (asked, not asked)


def test_everything_that_asks_the_model_asks_first_whether_it_may():
    code = {file.name: file.read_text("utf-8") for file in Path("bot").rglob("*.py")}
    asking = {name for name, text in code.items() if "odel.ask(" in text} - {
        "chain.py",
        "doctor_models.py",
    }  # no case is in their questions
    assert asking == {name for name, text in code.items() if " trusted(" in text} - {"trust.py"}
