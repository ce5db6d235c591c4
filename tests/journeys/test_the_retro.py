"""What a team learns from an incident: drafted from the log when it closes, added to by everybody, reviewed, shared."""

import json

import pytest

from bot.i18n import LANGUAGES, Locale
from handlers.case.card import Card, Quote, Row
from handlers.case.event import EventMeta, apply_events
from handlers.closing.events import Purged
from handlers.closing.purge import TEXTS
from storage.incidents import timeline
from tests.journeys.stage import Stage
from tests.journeys.test_before_the_first_words import LEAK, POST
from tests.journeys.test_reputation_afterwards import LINK

N = 1
ANSWER = "泵头坏了三次，真的对不起，是我们的错。明天18点前给你寄新的，地址私信告诉我们。"


@pytest.fixture
def closed(stage: Stage) -> Stage:
    """An L2 that Mei owned and Ken approved: one draft came back, one reply is public, and Ken has closed it."""
    stage.alert(**POST, text=LEAK, url=LINK)
    stage.says("mei", "take 1")
    stage.says("ken", "take 1 approver")
    stage.says("ada", "grade 1 L2 genuine 很多人在问")
    stage.says("mei", "assess 1 note_count=3 climate=agree validity=valid 泵头偏紧")
    stage.says("mei", f"draft 1 resolution {ANSWER}")
    first = stage.desk.read(1).drafts[-1]
    stage.says("ken", f"send-back 1 {first.version} 没有说怎么赔")
    stage.later(minutes=30)
    stage.says("mei", f"draft 1 resolution {ANSWER}不满意可以退款。")
    draft = stage.desk.read(1).drafts[-1]
    rules = ",".join(["STALE", "COOL_OFF", *(finding.rule for finding in draft.findings)])
    stage.says("ken", f"approve 1 {draft.version} ack={rules}")
    stage.says("mei", f"posted 1 {draft.version} {LINK}?comment=1")
    stage.later(minutes=60)
    stage.says("mei", "assess 1 note_count=3 climate=mixed validity=valid 泵头偏紧")
    for promise in stage.desk.read(1).open_promises():
        stage.says("mei", f"promise 1 {promise.id} kept 已寄出")
    stage.settles_tasks("mei", 1)
    assert "已结案" in stage.says("ken", "close 1 已补寄")
    return stage


def shown(stage: Stage, card: Card | None, language: str = "zh-Hans") -> dict[str, list[str]]:
    """What a card says, by its labels."""
    assert card is not None
    locale, found = Locale(language, stage.chat.names), dict[str, list[str]]()
    for part in card.parts:
        said = locale.text(part.text) if isinstance(part, Row) else part.text if isinstance(part, Quote) else ""
        found.setdefault(locale.text(part.label), []).append(said)
    return found


def asked(stage: Stage, person: str, line: str, **values: str) -> list[str]:
    """The keys of what comes back."""
    return [said.key for said in stage.hears(person, line, **values).says]


def retro(stage: Stage) -> dict[str, list[str]]:
    """The retro as Mei reads it."""
    return shown(stage, stage.hears("mei", "retro 1").card)


def test_closing_drafts_it_from_the_log_without_a_model_r172_r174_r175(closed: Stage) -> None:
    facts = closed.desk.read(N).learning.facts
    assert (facts.climate_before, facts.climate_after, facts.sent_back) == ("agree", "mixed", 1)
    assert facts.latencies["first_ack"] == facts.latencies["resolve"] >= 1800
    assert set(facts.latencies) == {"detect", "own", "draft", "approve", "first_ack", "resolve"}
    assert facts.promises == {"kept": 2}
    seen = retro(closed)
    assert seen["评论风向"] == ["我们回应前：多数附和投诉；回应后：说法不一"]
    assert seen["退回的草稿"][0].endswith("没有说怎么赔")
    assert seen["状态"][0].startswith("初稿") and "根本原因" in seen["状态"][0]


def test_everybody_who_held_a_role_is_asked_in_private_and_answers_with_a_tap_or_a_line_r173(closed: Stage) -> None:
    assert {"mei", "ken"} <= set(closed.desk.read(N).learning.invited)
    codes = [button.code for button in closed.card("person:ken", N, "retro").buttons]
    assert codes == ["retro 1 wrong", "retro 1 well", "retro 1 prevent", "retro 1 nothing", "retro 1"]
    assert closed.hears("ken", "retro 1 wrong").form is not None, "a tap asks for the line"
    assert asked(closed, "ken", "retro 1 wrong", text="第一稿没写怎么赔") == ["answer.retro_line"]
    assert closed.reads("person:ken", N, "retro")[1:] == ["哪里出错：第一稿没写怎么赔"]
    assert asked(closed, "mei", "复盘 1 没有补充") == ["answer.retro_nothing"]
    assert not {"mei", "ken"} & set(closed.desk.read(N).learning.invited) - set(closed.desk.read(N).learning.silent) - {
        line.by for line in closed.desk.read(N).learning.lines
    }
    assert [line for line in closed.heard("room:GlowSkin") if "第一稿" in line] == [], "what people say stays private"


def test_three_headings_and_nothing_a_person_wrote_is_ever_replaced_r178(closed: Stage) -> None:
    for person, line in (
        ("ken", "复盘 1 哪里出错 发现得太晚"),
        ("mei", "retro 1 wrong service was slow"),
        ("mei", "retro 1 well 道歉没有绕弯"),
        ("ken", "retro 1 prevent 出货前抽检泵头"),
        ("mei", "retro 1 就这些"),
    ):
        assert asked(closed, person, line) == ["answer.retro_line"], line
    seen = retro(closed)
    assert (seen["哪里出错 · Ken"], seen["哪里出错 · Mei"]) == (["发现得太晚"], ["service was slow"])
    assert (seen["哪里做得好 · Mei"], seen["怎么预防 · Ken"], seen["其他的话 · Mei"]) == (
        ["道歉没有绕弯"],
        ["出货前抽检泵头"],
        ["就这些"],
    )
    closed.says("ken", "reopen 1 又有人说")
    closed.settles_tasks("mei", 1)
    assert closed.desk.read(N).open
    closed.says("ken", "no-reply 1 已答复过")
    closed.says("ken", "close 1 已处理")
    assert len(closed.desk.read(N).learning.lines) == 5, "a second closing drafts the facts anew and keeps the words"


def test_the_root_cause_is_one_of_a_list_with_words_and_an_earlier_one_stays_r184(closed: Stage) -> None:
    form = closed.hears("mei", "retro 1 cause 不知道").form
    assert form is not None and len(form.fields[0].options) == 14, "no cause of the list: a form asks for one"
    assert asked(closed, "mei", "retro 1 cause", topic="weather", text="热") == ["rejection.retro_cause"]
    assert asked(closed, "mei", "复盘 1 原因 物流 包裹在高温里放了两天") == ["answer.retro_cause"]
    assert asked(closed, "ken", "retro 1 cause", topic="product_design", text="泵头弹簧太短") == ["answer.retro_cause"]
    assert retro(closed)["根本原因"] == ["产品设计，泵头弹簧太短（Ken） · 物流，包裹在高温里放了两天（Mei）"]


def test_insights_go_to_a_department_and_actions_to_a_person_as_tasks_r176_r177(closed: Stage) -> None:
    assert asked(closed, "mei", "retro 1 insight product 泵头容易卡住") == ["answer.task_added"]
    assert asked(closed, "mei", "retro 1 action 每批抽检泵头 owner=ken due=7d") == ["answer.task_added"]
    assert asked(closed, "mei", "复盘 1 改预案 第一小时先查批号") == ["answer.task_added"]
    found = [t for t in closed.desk.read(N).tasks if t.key.startswith("retro.")]
    assert [(t.key, t.role, t.owner, t.title["any"]) for t in found] == [
        ("retro.insight.product", "product_owner", "", "泵头容易卡住"),
        ("retro.action", "owner", "ken", "每批抽检泵头"),
        ("retro.playbook", "manager", "", "第一小时先查批号"),
    ]
    assert [(t.due - closed.now).days for t in found] == [14, 7, 14]
    assert [said for said in closed.reads("person:ken", N, "roles") if "每批抽检泵头" in said] != []


def test_the_category_asks_its_own_question_and_the_playbook_what_to_change_r180_r185_r188(closed: Stage) -> None:
    file, seen = closed.desk.read(N), retro(closed)
    assert file.learning.facts.version == file.playbook == closed.book.library.version
    assert set(file.learning.facts.lines.values()) <= {"hit", "late", "missed", "dropped", "open"}
    assert "dropped" in file.learning.facts.lines.values()
    (prevention,) = seen["预案要问的预防"]
    assert closed.book.library.playbooks["genuine"].prevention["zh-Hans"].rstrip("。") in prevention
    assert any("这个级别还要不要" in said for said in seen["预案要不要改"])


def test_one_person_does_not_write_and_review_it_and_the_nag_ends_when_it_is_shared_r172(closed: Stage) -> None:
    assert asked(closed, "ken", "retro 1 review") == ["rejection.retro_incomplete"]
    closed.says("mei", "retro 1 wrong 发现得太晚")
    closed.says("mei", "retro 1 cause product_design 弹簧太短")
    assert asked(closed, "mei", "retro 1 review") == ["rejection.retro_own"]
    assert asked(closed, "ken", "retro 1 share 全体") == ["rejection.retro_review_first"]
    closed.heard("person:mei")
    closed.later(days=8)
    assert any("还是初稿" in said for said in closed.heard("person:mei"))
    assert asked(closed, "ken", "retro 1 review") == ["answer.retro_reviewed"]
    closed.says("jun", "retro 1 prevent 多看一天评论")
    assert closed.desk.read(N).learning.state == "drafted", "what was added is read by a second person too"
    closed.says("ken", "复盘 1 审阅")
    assert asked(closed, "mei", "retro 1 share") == [], "the form asks with whom"
    assert asked(closed, "mei", "复盘 1 分享 各区域经理") == ["answer.retro_shared"]
    assert closed.desk.read(N).learning.state == "shared"
    closed.heard("person:mei")
    closed.later(days=30)
    assert not any("复盘" in said for said in closed.heard("person:mei"))


def test_its_lines_are_on_the_timeline_and_their_words_expire(closed: Stage) -> None:
    closed.says("mei", "retro 1 wrong 发现得太晚")
    with closed.database.read_transaction() as connection:
        lines = timeline.of_kinds(connection, N, "RetroDrafted", "RetroNoted")
    assert [line.kind for line in lines] == ["RetroDrafted", "RetroNoted"]
    assert json.loads(lines[1].personal or "") == {"text": "发现得太晚"}
    assert "发现得太晚" not in lines[1].data


def test_what_people_wrote_expires_with_the_texts_and_what_the_log_counted_stays(closed: Stage) -> None:
    closed.says("mei", "retro 1 wrong 发现得太晚")
    closed.says("mei", "retro 1 cause product_design 小美的泵头弹簧太短")
    closed.says("mei", "retro 1 action 给小美换货")
    file = closed.desk.read(N)
    after = apply_events(file, [Purged(what=TEXTS)], EventMeta(closed.now))
    assert (after.learning.lines[0].text, after.learning.causes[0].text, after.learning.cause.cause) == (
        "",
        "",
        "product_design",
    )
    assert after.learning.facts == file.learning.facts
    assert [(task.key, task.title) for task in after.tasks if task.key.startswith("retro.")] == [("retro.action", {})]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_reads_whole_in_every_language(closed: Stage, language: str) -> None:
    closed.says("mei", "retro 1 wrong 发现得太晚")
    closed.says("mei", "retro 1 cause product_design 弹簧太短")
    closed.says("ken", "retro 1 review")
    closed.says("mei", "retro 1 share 各区域经理")
    said = shown(closed, closed.hears("mei", "retro 1").card, language)
    whole = "\n".join([*said, *(text for texts in said.values() for text in texts)])
    assert [mark for mark in ("{", "}", "[[", "]]", "retro.", "went.", "latency.") if mark in whole] == []
    assert "各区域经理" in whole
