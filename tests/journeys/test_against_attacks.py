"""Against attacks: one neutral fact, no payment, defenders thanked and never steered."""

import pytest

from tests.journeys.test_glowskin import POST

N = 1
PLAIN = {**POST, "text": "GlowSkin急救精华质地黏，推不开，很失望", "author": {"name": "小美"}, "counts": {}}


@pytest.fixture
def plain(stage):
    """A complaint that Mei owns."""
    stage.alert(**PLAIN)
    stage.says("mei", f"take {N}")
    stage.says("ken", f"take {N} approver")
    return stage


def blocks(stage, kind, words):
    """Rules that block these words."""
    stage.says("mei", f"draft {N} {kind} {words}")
    return {f.rule for f in stage.desk.read(N).drafts[-1].findings if f.level == "block"}


@pytest.mark.parametrize(
    "words",
    [
        "明天12点前给您转五千元，这件事就过去了。",
        "您开个价，我们私下谈，删了就付。",
        "We can pay you 5000 yuan if we settle this quietly.",
    ],
)
def test_no_payment_to_an_extortionist_is_approvable(plain, words):
    """R28."""
    plain.says("ken", f"grade {N} L2 extortion 私信要钱")
    for kind in ("private_message", "resolution"):
        assert blocks(plain, kind, words)
        version = plain.desk.read(N).drafts[-1].version
        plain.says("rui", f"clear {N} {version}")
        plain.says("ken", f"approve {N} {version} ack=STALE,PROMISE,PERSONAL_MONEY sure=yes")
        plain.says("ada", f"approve {N} {version} ack=STALE,PROMISE,PERSONAL_MONEY sure=yes")
    assert plain.desk.read(N).approved_drafts() == ()


@pytest.mark.parametrize(
    "line",
    [
        *("promise 1 add 给他五千 明天18:00", "promise 1 add 转给对方5000元 due=明天18:00", "task 1 add 给他转五千"),
        *("task 1 add pay him 5000", "note 1 打算今晚汇款給對方"),
    ],
)
def test_no_payment_to_an_extortionist_is_a_promise_a_task_or_a_plan_r28(plain, line):
    plain.says("ken", f"grade {N} L2 extortion 私信要钱")
    before = plain.desk.read(N)
    assert "收买" in plain.says("mei", line)
    after = plain.desk.read(N)
    assert (after.promises, len(after.tasks)) == (before.promises, len(before.tasks))


def test_an_extortion_is_worked_on_by_tasks_and_notes_r28(plain):
    plain.says("ken", f"grade {N} L2 extortion 私信要钱")
    before = len(plain.desk.read(N).tasks)
    plain.says("mei", "task 1 add 收集敲诈5000元的证据交给法务")
    assert len(plain.desk.read(N).tasks) == before + 1


def test_words_from_before_the_case_was_called_extortion_are_checked_again(plain):
    """R28: a relabel does not let old words through."""
    plain.says("mei", f"draft {N} private_message 明天12点前给您转五千元，这件事就过去了。")
    plain.later(minutes=1)
    plain.says("jun", f"grade {N} L2 extortion 私信要钱")
    version = plain.desk.read(N).drafts[-1].version
    plain.says("rui", f"clear {N} {version}")
    rules = ",".join(f.rule for f in plain.desk.read(N).drafts[-1].findings)
    assert "不能批准" in plain.says("ken", f"approve {N} {version} ack=STALE,{rules} sure=yes")


@pytest.mark.parametrize(
    "words",
    [
        "您提到的黏、推不开我们看到了。这一批检测合格。备案和许可都齐全。",
        "推不开的情况看到了。实际抽检12支全部合格。与您说的批次不符。",
    ],
)
def test_two_lines_of_fact_against_an_attack_are_one_too_many(plain, words):
    """R84."""
    plain.says("ken", f"grade {N} L2 coordinated 同一批文案")
    assert "FACT_LINES" in blocks(plain, "resolution", words)


def test_one_line_of_fact_against_an_attack_passes(plain):
    """R84."""
    plain.says("ken", f"grade {N} L2 coordinated 同一批文案")
    words = "您提到的黏、推不开我们看到了。这一批检测合格。私信告诉我们批号，今天22点前回复您。"
    assert "FACT_LINES" not in blocks(plain, "resolution", words)


def test_defenders_are_thanked_and_not_steered(plain):
    """R55."""
    plain.says("mei", f"assess {N} climate=defend 老用户在替我们说话")
    plain.says("mei", f"draft {N} first_ack")
    assert "谢谢评论里" in plain.desk.read(N).drafts[-1].text
    steer = "看到你说推不开，很抱歉。也谢谢替我们说话的朋友，大家帮我们去评论区澄清一下。今天22点前回复你，私信说。"
    assert blocks(plain, "first_ack", steer)


def test_a_person_says_that_it_trends_and_that_it_no_longer_does(plain):
    plain.says("ken", f"grade {N} L2 trending 上了热搜榜")
    assert "trending" in plain.desk.read(N).flags
    plain.says("ken", f"grade {N} L2 trending=no 掉下来了")
    assert "trending" not in plain.desk.read(N).flags


def test_a_task_is_given_by_any_name_for_who_and_when(plain):
    plain.says("mei", f"task {N} add 补拍批号 role=quality due=明天18:00")
    added = plain.desk.read(N).tasks[-1]
    assert (added.title["any"], added.role) == ("补拍批号", "quality")


@pytest.mark.parametrize(
    "words",
    [
        *("We will wire you 5000 yuan tonight.", "送您一张五百元礼品卡，表示心意。", "我們寄一盒新品給您，當作禮物。"),
        *(
            "A voucher worth 2000 yuan is on its way to you.",
            "您报个数，我们来安排。",
            "Please accept free products for a year.",
        ),
    ],
)
def test_no_gift_to_an_extortionist_passes_the_gate_r28(plain, words):
    plain.says("ken", f"grade {N} L2 extortion 私信要钱")
    assert "PAYS_EXTORTION" in blocks(plain, "private_message", words)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "task 1 add wire him 5000 so he deletes it",
            "task 1 add pay the blackmailer",
            "task 1 add 给对方寄一台新手机",
        ),
        *(
            "task 1 add 買張禮品卡給他",
            "promise 1 add send her a hamper due=明天18:00",
            "note 1 we settle with him for 3k",
        ),
        "draft 1 private_message instruction=聘他做顾问，每月两千",
    ],
)
def test_nothing_of_value_for_an_extortionist_is_planned_in_any_wording_r28(plain, line):
    plain.says("ken", f"grade {N} L2 extortion 私信要钱")
    before = plain.desk.read(N)
    assert {"收买": "收买" in plain.says("mei", line)} == {"收买": True}
    after = plain.desk.read(N)
    assert (after.promises, len(after.tasks), after.drafts) == (before.promises, len(before.tasks), before.drafts)


@pytest.mark.parametrize(
    "words",
    [
        "他要五千元才肯删，已截图",
        "付律师费5000元",
        "we refuse to pay him",
        "把聊天记录转给法务",
        "暂停这款产品的样品寄送",
    ],
)
def test_the_demand_and_the_work_on_it_are_no_payment_r28(plain, words):
    plain.says("ken", f"grade {N} L2 extortion 私信要钱")
    before = len(plain.desk.read(N).tasks)
    plain.says("mei", f"task {N} add {words}")
    assert len(plain.desk.read(N).tasks) == before + 1


@pytest.mark.parametrize(
    "steer",
    [
        *(
            "谢谢替我们说话的朋友，麻烦多多顶帖，怼回去",
            "帮我们点个赞",
            "各位去原帖下面说说",
            "請大家幫忙按讚，把這則頂上去",
        ),
        *("Thanks for having our backs, please keep pushing back on her post", "Go and tell her how well it works"),
    ],
)
def test_defenders_are_not_set_to_work_in_any_wording_r55(plain, steer):
    assert "STEERS_CROWD" in blocks(
        plain, "first_ack", f"推不开的情况我们看到了，很抱歉。{steer}。今天22点前回复您，私信说。"
    )


@pytest.mark.parametrize(
    "thanks",
    [
        *("谢谢替我们说话的朋友，也请大家不要指责发帖人", "谢谢大家帮我们说话", "我们在原帖下回复了您"),
        *(
            "謝謝替我們說話的朋友，請大家理性討論",
            "Thank you to everyone who spoke up. Please do not attack the author",
        ),
    ],
)
def test_thanks_and_a_call_for_calm_steer_nobody_r55(plain, thanks):
    found = blocks(plain, "first_ack", f"推不开的情况我们看到了，很抱歉。{thanks}。今天22点前回复您，私信说。")
    assert "STEERS_CROWD" not in found


@pytest.mark.parametrize("post", ["骗子公司，抵制到底", "Scammers. Boycott this brand.", "騙子，大家抵制"])
def test_an_insult_is_answered_with_one_line_of_fact_r84(stage, post):
    stage.alert(**{**PLAIN, "text": post})
    stage.says("mei", f"take {N}")
    two = "看到您很生气。我们的产品由认可的实验室检测。公司成立于2009年。"
    assert "FACT_LINES" in blocks(stage, "resolution", two)
    assert "FACT_LINES" not in blocks(
        stage, "resolution", "看到您很生气。我们的产品由认可的实验室检测。今天22点前私信回复您。"
    )


def test_a_claim_found_untrue_is_answered_with_one_line_of_fact_r84(plain):
    two = "推不开的情况看到了。配方没有改过。订单里没有这一批。"
    assert "FACT_LINES" not in blocks(plain, "resolution", two)
    plain.says("mei", f"assess {N} validity=invalid 批次记录对不上")
    assert "FACT_LINES" in blocks(plain, "resolution", two)
