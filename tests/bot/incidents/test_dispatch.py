"""Whatever a person clicks or types, an answer comes back: done, refused with a reason, or a question."""

from zoneinfo import ZoneInfo

import pytest

from bot.config.policy import TeamPolicy
from handlers.case.people import Role

POST = {
    "url": "https://www.xiaohongshu.com/explore/6a01a9800000000005000001",
    "text": "精华用了一次就过敏，满脸通红",
    "published_at": "2026-11-21T13:10:00+08:00",
}


@pytest.fixture
def number(stage):
    """An incident that Mei has taken."""
    number = stage.alert(**POST)
    stage.says("mei", f"take {number}")
    return number


def keys(result):
    """The sentences of an answer, by key."""
    return [said.key for said in result.says]


def test_somebody_who_is_not_on_the_roster_is_told_so(stage):
    assert keys(stage.hears("mallory", "status")) == ["rejection.not_on_roster"]


def test_lou_may_read_and_report_but_not_act(stage, number):
    assert stage.hears("lou", "status").ok
    seen = stage.hears("lou", f"status {number}")
    assert (seen.ok, seen.card.buttons) == (True, ())  # counts, no words and nothing to press
    assert keys(stage.hears("lou", f"note {number} 我觉得没事")) == ["rejection.not_on_duty"]
    assert keys(stage.hears("lou", "new https://www.xiaohongshu.com/explore/6a01a9800000000005000777 烂脸了")) == [
        "answer.opened"
    ]


def test_an_unknown_word_an_unknown_number_and_a_missing_number_are_each_answered(stage, number):
    assert keys(stage.hears("mei", "dance")) == ["rejection.no_such_command"]
    assert keys(stage.hears("mei", "take 99")) == ["rejection.no_such_incident"]
    assert keys(stage.hears("mei", "status 99")) == ["rejection.no_such_incident"]
    assert keys(stage.hears("mei", "take")) == ["rejection.which_incident"]


def test_in_a_thread_the_number_need_not_be_typed(stage, number):
    result = stage.dispatcher.dispatch("mei", "note 已联系仓库", stage.now, incident=number)
    assert (result.ok, keys(result)) == (True, ["answer.noted"])


def test_what_a_command_lacks_is_asked_for_in_a_form_that_keeps_what_was_typed(stage, number):
    form = stage.hears("mei", f"close {number}").form
    assert (form.code, [f.name for f in form.fields]) == (f"close {number}", ["reason", "override"])
    form = stage.hears("mei", f"assign {number} owner").form
    assert {f.name: f.value for f in form.fields}["role"] == "owner"
    assert keys(stage.hears("mei", form.code, role="owner", person="jun")) == ["answer.assigned"]


def test_findings_that_need_a_tick_come_back_as_a_form_under_the_exact_text(stage, number):
    text = "看到你说满脸通红真的抱歉，我们高度重视。先停用，不舒服就去看医生，产品和票据留着。私信告诉我们批号，今天22点前回你。"
    stage.says("mei", f"draft {number} first_ack {text}")
    result = stage.hears("ken", f"approve {number} 2 sure=yes")
    assert keys(result) == ["rejection.tick_first"]
    assert [f.name for f in result.form.fields] == ["ack:CORP_PHRASE"]
    assert result.form.parts[1].text == stage.desk.read(number).drafts[-1].text
    assert keys(stage.hears("ken", result.form.code, **{"ack:CORP_PHRASE": "on"})) == ["answer.approved"]
    assert stage.desk.read(number).drafts[-1].acknowledged == ("CORP_PHRASE",)


def test_an_approval_that_names_no_version_shows_the_exact_text_first(stage, number):
    result = stage.hears("ken", f"approve {number}")
    assert keys(result) == ["rejection.see_first"]
    assert result.card.parts[1].text == stage.desk.read(number).drafts[-1].text
    once_more = stage.hears("ken", result.card.buttons[0].code)
    assert keys(once_more) == ["rejection.sure_first"]
    assert keys(stage.hears("ken", once_more.card.buttons[0].code)) == ["answer.approved"]


def test_absurd_values_are_answered_not_raised(stage, number):
    for text in (
        "snooze {n} 0001-01-01 x",
        "assess {n} note_count=" + "9" * 5000,
        "promise {n} add due=9999-12-31T23:59-12:00 x",
        "note {n} a\0b",
    ):
        assert stage.hears("mei", text.format(n=number)).says
    assert stage.hears("mei", f"approve {number}", version="9" * 5000).says


def test_a_new_approver_gets_the_draft_and_the_old_ones_card_loses_its_buttons(stage, number):
    stage.says("ada", f"assign {number} approver ada")
    assert "approve" in stage.buttons("person:ada", number, "draft-1")
    assert stage.buttons("person:ken", number, "draft-1") == {}


def test_a_pasted_link_opens_an_incident_without_any_command(stage):
    result = stage.hears(
        "mei", "姐妹们避雷 用了一次满脸通红 http://xhslink.com/o/Al86aESFGd9 复制后打开【小红书】查看笔记！"
    )
    assert keys(result) == ["answer.opened"]
    post = stage.desk.read(1).post
    assert (post.platform, post.short_code, "http" in post.text) == ("xiaohongshu", "o/Al86aESFGd9", False)


@pytest.mark.parametrize(
    ("published", "started"),
    [
        ("昨天 21:05", "11-20 21:05"),
        ("上週五18:00", "11-13 18:00"),
        ("2 hours ago", "11-21 12:00"),
        ("", "11-21 14:00"),
    ],
)
def test_a_person_says_when_a_post_was_published_that_does_not_tell(stage, published, started):
    stage.hears("mei", "new", text="GlowSkin的面膜用了脸上起红疹", published=published)
    post = stage.desk.read(1).post
    local = post.published_at.astimezone(ZoneInfo("Asia/Shanghai"))
    assert f"{local:%m-%d %H:%M}" == started


def test_a_publication_time_that_is_none_or_is_to_come_is_asked_for_again(stage):
    answers = [stage.hears("mei", "new", text="面膜用了脸上起红疹", published=given) for given in ("soon", "明天")]
    assert [keys(answer) for answer in answers] == [["rejection.not_a_post"]] * 2


def test_a_link_that_only_looks_like_the_platform_is_refused_with_the_reason(stage):
    assert keys(
        stage.hears("mei", "new https://www.xiaohongshu.com.evil.example/explore/68f1a2b3000000000503c8d1")
    ) == ["rejection.not_a_post"]


def test_away_and_back(stage):
    assert keys(stage.hears("mei", "away 2h")) == ["answer.away"]
    assert stage.desk.read(stage.alert(**POST)).assignments["owner"].person == "jun"
    assert keys(stage.hears("mei", "away off")) == ["answer.back"]


# What people type for a time, seen from Saturday, 21 November, 14:00, and what it is in Shanghai.
TIMES = {
    "周五18:00": "11-27 18:00",
    "週五 18:00": "11-27 18:00",
    "明天": "11-22 23:59",
    "11月25日": "11-25 23:59",
    "月底": "11-30 23:59",
    "二十分钟": "11-21 14:20",
    "一周": "11-28 23:59",
    "一周后": "11-28 23:59",
    "下周一上午十点": "11-23 10:00",
    "下週一上午十點": "11-23 10:00",
    "Friday 18:00": "11-27 18:00",
    "tomorrow": "11-22 23:59",
    "Nov 25": "11-25 23:59",
    "end of month": "11-30 23:59",
    "20 minutes": "11-21 14:20",
    "a week": "11-28 23:59",
}
# A snooze lasts 24 hours at most, and one until a day ends on its morning.
SNOOZES = {
    "明天": "11-22 08:00",
    "tomorrow": "11-22 08:00",
    "今晚": "11-21 18:00",
    "今天": "11-21 23:59",
    "二十分鐘": "11-21 14:20",
    "20 minutes": "11-21 14:20",
    "明天 9:30": "11-22 09:30",
    "tomorrow 9am": "11-22 09:00",
    "一天": "11-22 14:00",
    "18:00": "11-21 18:00",
}


def local(moment):
    return f"{moment.astimezone(ZoneInfo('Asia/Shanghai')):%m-%d %H:%M}"


def test_an_absence_lasts_as_long_as_was_typed(stage):
    found = {}
    for typed in TIMES:
        assert keys(stage.hears("mei", f"/incident away {typed}")) == ["answer.away"]
        found[typed] = local(stage.desk.people.team().people["mei"].away_until)
    assert found == TIMES


def test_a_promise_moves_to_the_time_that_was_typed(stage, number):
    stage.hears("mei", f"promise {number} add 公布检测报告")
    found = {}
    for typed in TIMES:
        assert keys(stage.hears("mei", f"/incident promise {number} 1 moved {typed} 等检测")) == [
            "answer.promise_moved"
        ]
        found[typed] = local(stage.desk.read(number).promises[0].due)
    assert found == TIMES


def test_a_new_promise_is_given_by_fields_as_by_words(stage, number):
    form = stage.hears("mei", f"promise {number}").form
    assert [(field.name, field.required) for field in form.fields] == [
        ("id", False),
        ("what", True),
        ("reason", True),
        ("due", False),
    ]
    given = {"what": "add", "reason": "寄新的一瓶", "due": "明天18:00"}
    assert keys(stage.hears("mei", f"promise {number}", **given)) == ["answer.promise_added"]
    given.pop("what")
    assert keys(stage.hears("mei", f"promise {number} add", **given)) == ["answer.promise_added"]
    local = [f"{p.due.astimezone(ZoneInfo('Asia/Shanghai')):%m-%d %H:%M}" for p in stage.desk.read(number).promises]
    assert local == ["11-22 18:00"] * 2


def test_reminders_are_silent_until_the_time_that_was_typed(stage, number):
    found = {}
    for typed in SNOOZES:
        assert keys(stage.hears("mei", f"/incident snooze {number} {typed} 等法务")) == ["answer.snoozed"]
        found[typed] = local(stage.desk.read(number).snoozed_until)
    assert found == SNOOZES
    assert keys(stage.hears("mei", f"snooze {number} 一周 等法务")) == ["rejection.snooze_too_long"]


def test_a_time_that_cannot_be_read_or_is_past_is_refused_with_examples(stage, number):
    assert stage.says("mei", f"静默 {number} 尽快 等法务").startswith("看不懂时间“尽快”；请写将来的时间，例如")
    assert stage.says("mei", f"静默 {number} 25点 等法务").startswith("看不懂时间“25点”；请写将来的时间，例如")
    assert stage.says("mei", "请假到昨天").startswith("“到昨天”是 2026-11-20 23:59，已经过去；请写将来的时间，例如")


def test_help_is_made_from_the_registry(stage):
    from handlers.commands.permissions import may_use
    from handlers.commands.registry import COMMANDS

    lou = stage.desk.people.team().people["lou"]
    listed = [row.label.args["line"].key for row in stage.hears("lou", "help").card.parts[1:]]
    assert listed == [f"example.{c.name}" for c in COMMANDS if may_use(c, lou)]


def test_check_runs_the_gate_on_any_text(stage):
    card = stage.hears("mei", "check 尊敬的用户您好，我司高度重视").card
    assert stage.words(card.title) == "检查结果：可以发，但要逐条确认"
    blocked = stage.hears("mei", "check 对不起，加我微信13812345678给你返现").card
    assert stage.words(blocked.title) == "检查结果：不能发，先改"


def test_what_matched_only_a_competitors_name_is_recorded_and_opens_nothing(stage):
    stage.team_policy = TeamPolicy(competitors=frozenset({"LunaTea"}))
    number = stage.alert(text="LunaTea的奶茶喝完上吐下泻", matched_terms=["LunaTea"], brand="GlowSkin")
    file = stage.desk.read(number)
    assert (file.open, file.severity, file.close_reason) == (False, "L0", "l0")


def test_who_reports_what_is_not_against_us_is_told_that_nobody_is_asked_and_how_to_go_on(stage):
    assert keys(stage.hears("lou", "new 今天收到快递，包装好看")) == ["answer.unread"]
    assert not stage.desk.read(1).open
    stage.says("mei", "open 1 有人在评论里说烂脸")
    stage.says("mei", "grade 1 L2 评论里说烂脸")
    assert stage.desk.read(1).person(Role.APPROVER) == "ken"


def test_whoever_is_to_post_is_told_when_the_approval_is_taken_back(stage, number):
    stage.says("ken", f"approve {number} 1 sure=yes")
    stage.says("ken", f"withdraw {number} 1 批号写错了")
    assert "不要发布事件 1 的第 1 版" in " ".join(stage.heard("person:mei"))
    assert stage.reads("person:mei", number, "post-1") == ["下一步：第 1 版不要发布：已撤回"]


def test_whoever_takes_their_own_posting_back_is_not_told_so(stage, number):
    stage.says("ken", f"approve {number} 1 sure=yes")
    stage.says("mei", f"withdraw {number} 1 批号写错了")
    assert "不要发布" not in " ".join(stage.heard("person:mei"))
