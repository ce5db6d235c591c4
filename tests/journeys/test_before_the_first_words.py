"""From the alert to the first words: which complaint it is, what is known, what a text may say."""

import pytest

from handlers.case.card import Row

POST = {
    "platform": "xiaohongshu",
    "brand": "GlowSkin",
    "product": "急救精华",
    "published_at": "2026-11-21T13:10:00+08:00",
}
LEAK = "GlowSkin急救精华的泵头坏了三次，客服也不回，太失望了，垃圾"


@pytest.fixture
def n(stage) -> int:
    """An ordinary complaint that Mei owns and Ada raised to L2: many ask about it."""
    stage.alert(**POST, text=LEAK)
    stage.says("mei", "take 1")
    stage.says("ada", "grade 1 L2 genuine 很多人在问")
    return 1


def rows(stage, person: str, line: str) -> dict[str, str]:
    """What a card says, by its labels."""
    return {
        stage.words(p.label): stage.words(p.text) for p in stage.hears(person, line).card.parts if isinstance(p, Row)
    }


def found(stage, n: int, kind: str, words: str) -> dict[str, str]:
    """The findings of a draft of Mei's, each with its level."""
    stage.says("mei", f"draft {n} {kind} {words}")
    return {finding.rule: str(finding.level) for finding in stage.desk.read(n).drafts[-1].findings}


@pytest.mark.parametrize("text", ["这件衣服色差严重，包装破损，太失望了", "這件衣服色差嚴重，包裝破損，太失望了"])
def test_a_sub_type_is_read_in_both_scripts_and_calls_in_its_departments_r24_r25(stage, text):
    stage.alert(**POST, text=text)
    assert stage.desk.read(1).subtypes == ("quality", "packaging", "expectation")
    assert rows(stage, "mei", "status 1")["涉及部门"] == "产品质量 · 包装 · 与预期不符"
    assert {"quality", "logistics", "product_owner"} <= set(stage.desk.read(1).assignments)


def test_what_is_not_a_plain_complaint_waits_for_a_person_before_anything_is_drafted_r29(stage):
    stage.alert(**POST, text="给我五千块封口费就删帖，不给就继续发，你们看着办")
    file = stage.desk.read(1)
    assert (file.category, file.drafts) == ("extortion", ())
    assert stage.hears("mei", "draft 1 first_ack").says[0].key == "rejection.confirm_first"
    stage.alert(**POST, text=LEAK)
    assert (stage.desk.read(2).category, len(stage.desk.read(2).drafts)) == ("genuine", 1)


def test_each_severity_has_its_own_people_and_its_own_steps_r30(stage):
    stage.alert(**POST, text=LEAK)
    seen = {}
    for severity in ("L1", "L2", "L3"):
        if severity != "L1":
            stage.says("ken", f"grade 1 {severity} genuine 又多了几篇")
        file = stage.desk.read(1)
        seen[severity] = (len(file.tasks), len(file.assignments))
    assert sorted(seen.values()) == list(seen.values()) and len(set(seen.values())) == 3
    assert "executive" in stage.desk.read(1).assignments


def test_a_rumour_is_contradicted_only_by_what_the_fact_sheet_holds_r40(stage, n):
    stage.says("ken", "grade 1 L2 misinformation 有人说用的是工业酒精")
    words = "看到你问是不是工业酒精，让你担心了，很抱歉。这款通过了SGS检测，酒精含量0%，有疑问私信我们。"
    assert found(stage, n, "correction", words)["FACT_UNSUPPORTED"] == "block"
    stage.says(
        "ken",
        "fact",
        text="急救精华通过了SGS检测，酒精含量0%",
        document="SGS 2026-1101",
        date="2026-11-01",
        brand="GlowSkin",
    )
    assert "FACT_UNSUPPORTED" not in found(stage, n, "correction", words)


def test_nothing_but_a_first_acknowledgement_goes_out_before_the_picture_is_known_r52(stage, n):
    words = "泵头坏了三次，真的对不起，是我们的错。明天18点前给你寄新的，地址私信告诉我们。"
    assert found(stage, n, "resolution", words) == {}
    version = stage.desk.read(n).drafts[-1].version
    assert stage.hears("ken", f"approve {n} {version}").says[0].key == "rejection.assess_first"
    stage.says("mei", f"assess {n} waive=只是换泵头，门店已当面处理")
    assert "已批准" in stage.says("ken", f"approve {n} {version} ack=STALE")


def test_the_assessment_keeps_how_many_how_far_who_and_the_mood_with_its_time_r53_r54(stage, n):
    stage.says("mei", f"assess {n} note_count=12 spread=转到两个群 big_accounts=一个五万粉 climate=mixed 批号已查")
    kept = stage.desk.read(n).assessment
    assert (kept.note_count, kept.spread, kept.big_accounts, kept.climate, kept.findings, kept.at) == (
        *(12, "转到两个群", "一个五万粉", "mixed", "批号已查"),
        stage.now,
    )
    assert stage.hears("mei", f"assess {n}").form is not None


@pytest.mark.parametrize(
    ("kind", "words", "rule"),
    [
        ("first_ack", "泵头坏了三次，真的对不起。请把订单号和手机号打在评论区，我们今天22点前回你。", "PRIVATE_DATA"),
        ("first_ack", "泵头坏了三次，这是常识哦，谁让你那么用力按。", "BLAME_USER"),
        ("first_ack", "泵头坏了三次，真的对不起。你要每次只按1下、停10秒再按，私信我们。", "FACT_UNSUPPORTED"),
        ("first_ack", "你就是同行的小号，别在这里带节奏。", "DEFENSIVE"),
    ],
    ids=["R80", "R83", "R82", "R84"],
)
def test_what_a_public_reply_may_not_ask_say_or_teach_r80_r82_r83_r84(stage, n, kind, words, rule):
    assert rule in found(stage, n, kind, words)


def test_an_order_number_is_asked_for_in_private_only_r80(stage, n):
    asked = found(
        stage, n, "private_message", "泵头坏了三次，真的对不起。方便告诉我们订单号吗？明天18点前把新的寄给你。"
    )
    assert "PRIVATE_DATA" not in asked


def test_no_public_reply_is_a_decision_of_the_approver_with_a_reason_r85(stage, n):
    assert stage.hears("mei", f"no-reply {n} 已私下说好").says[0].key == "rejection.not_approver"
    assert stage.hears("ken", f"no-reply {n}").form is not None
    stage.says("ken", f"no-reply {n} 原帖已删，本人不希望再提")
    assert stage.desk.read(n).no_reply == "原帖已删，本人不希望再提"
    assert [draft.state for draft in stage.desk.read(n).drafts] == ["withdrawn"]
