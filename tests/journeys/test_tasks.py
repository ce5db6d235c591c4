"""Playbooks act: what an incident asks of people besides replies, from its first hour to half a year after."""

from datetime import timedelta

import prompts
from bot.config.playbooks import playbooks_of
from bot.i18n import LANGUAGES, Locale
from handlers.case.card import Card, Row
from handlers.tasks.plan_card import plan_card
from tests.journeys.stage import Stage
from tests.journeys.test_glowskin import POST

N = 1
PLAIN = {**POST, "title": "", "text": "用起来很糟糕，太失望了，垃圾，再也不买", "author": {"name": "路人"}}


def text_of(card: Card | None, language: str = "zh-Hans") -> str:
    """All that a card says."""
    assert card is not None
    locale = Locale(language)
    rows = [f"{locale.text(part.label)}：{locale.text(part.text)}" for part in card.parts if isinstance(part, Row)]
    return "\n".join([locale.text(card.title), *rows])


def whole_card(stage: Stage) -> Card | None:
    """Everything about the incident, as Mei reads it behind the details button of the room's card."""
    return stage.hears("mei", f"status {N}").card


def number_of(stage: Stage, key: str, number: int = N) -> int:
    """The number of the task of this playbook line."""
    return next(task.id for task in stage.desk.read(number).tasks if task.key == key)


def asked(stage: Stage, line: str, person: str = "mei") -> list[str]:
    """The keys of what comes back."""
    return [said.key for said in stage.hears(person, line).says]


def test_every_line_of_every_playbook_is_on_a_card_in_three_languages_r31_r58_r59() -> None:
    library = prompts.load()
    missing = []
    for name, book in library.playbooks.items():
        shown = playbooks_of(library)[name]
        for language in LANGUAGES:
            seen = "\n".join(text_of(plan_card(shown, level), language) for level in shown.steps)
            lists = [book.strategy, book.forbidden, book.holding, *(c.lines for c in book.checklist.values())]
            lines = [line for each in lists for line in each[language]]
            single = (book.name, book.scenario, book.public_reply, book.windows, book.prevention)
            lines += [each[language] for each in (*single, *(i.text for i in book.investigate))]
            missing += [(name, language, line) for line in lines if line.rstrip("。.") not in seen]
    assert missing == []


def test_an_incident_opens_with_the_tasks_of_its_playbook_and_without_noise_r31_r35(stage: Stage) -> None:
    stage.alert(**POST)
    tasks = stage.desk.read(N).tasks
    assert {"safety.checklist.L2.1", "safety.investigate.counterfeit", "partners", "watch"} <= {t.key for t in tasks}
    assert {t.version for t in tasks} == {stage.book.library.version}
    assert not [line for line in stage.heard("room:GlowSkin") if "任务" in line], "the room is not told one by one"
    assert stage.heard("person:mei") == [], "they stand on the card"
    stage.says("ken", f"grade {N} L3 又有两家媒体在问")
    again = stage.desk.read(N).tasks
    kept = [t for t in again if t.key in {known.key for known in tasks}]
    assert [t for t in kept if t.open] == [t for t in tasks if t.key != "safety.people.L2"]
    assert len(kept) == len(tasks) and "safety.checklist.L3.3" in {t.key for t in again}
    stage.says("ken", f"grade {N} L2 冷下来了")
    assert stage.desk.read(N).tasks == again, "added, never silently removed"


def test_three_investigations_are_due_three_hours_after_publication_r56(stage: Stage) -> None:
    stage.alert(**POST)
    three = [
        t for t in stage.desk.read(N).tasks if t.key in {f"investigate.{k}" for k in ("orders", "account", "batch")}
    ]
    published = stage.desk.read(N).post.published_at
    assert published and [t.due for t in three] == [published + timedelta(hours=3)] * 3
    assert "1–3 小时" in text_of(whole_card(stage)), "milestones from publication (R106)"


def test_no_order_found_is_that_and_no_more_r57(stage: Stage) -> None:
    stage.alert(**POST)
    orders = number_of(stage, "investigate.orders")
    for claim in (
        "查不到订单，此人从未购买，是造谣",
        "該帳號從未購買過",
        "天猫没查到，是捏造",
        "never bought from us, made up",
    ):
        assert asked(stage, f"task {N} {orders} done {claim}") == ["rejection.claims_too_much"], claim
    assert asked(stage, f"task {N} {orders} done 查不到订单") == ["rejection.channels_needed"]
    assert asked(stage, f"task {N} {orders} not-needed 此人没买过") == ["rejection.claims_too_much"]
    assert asked(stage, f"assess {N} 查不到订单，此人从未购买，是造谣") == ["rejection.finding_claims_too_much"]
    assert asked(stage, f"report {N} fabricated 官方店查不到订单") == ["rejection.no_order_is_no_proof"]
    assert stage.desk.read(N).assessment is None
    assert asked(stage, f"任務 {N} {orders} 完成 在天猫、京东没有查到订单") == ["answer.task_done"]
    done = next(t for t in stage.desk.read(N).tasks if t.id == orders)
    assert done.findings == {"result": "not_found", "channels": "天猫, 京东"}
    shown = {language: text_of(stage.hears("mei", f"tasks {N}").card, language) for language in LANGUAGES}
    assert "未查到订单的渠道：天猫, 京东（不说明有没有买" in shown["zh-Hans"]
    assert "no order found in: 天猫, 京东 (this says nothing about whether they bought it" in shown["en"]


def test_publishing_is_paused_by_name_and_lifted_by_a_task_r37_r39(stage: Stage) -> None:
    stage.alert(**PLAIN)
    stage.says("ken", f"grade {N} L2 kol_scandal 合作达人出事")
    pauses = [t for t in stage.desk.read(N).tasks if t.key.startswith("freeze.")]
    assert [t.key for t in pauses] == ["freeze.posts", "freeze.ads", "freeze.kol", "freeze.live"]
    assert asked(stage, f"task {N} {pauses[1].id} done 停了") == ["rejection.result_needed"]
    stage.says("mei", f"任务 {N} {pauses[1].id} 完成 结果=已暂停 全部计划停到周一")
    card = text_of(whole_card(stage))
    assert "发布暂停：暂停这款产品的广告投放：mei 已确认" in card
    assert "发布暂停：暂停这款产品的直播：还没确认" in card
    lift = number_of(stage, "lift")
    assert asked(stage, f"task {N} {lift} not_needed 用不着算了", "mei") == ["rejection.lift_is_for"]
    assert asked(stage, f"task {N} {lift} done result=stays 先停着", "mei") == ["rejection.lift_is_for"]
    assert asked(stage, f"task {N} {lift} not_needed 用不着算了", "ken") == ["rejection.lift_too_early"]
    early = f"task {N} {lift} done result=resumed 逐项恢复"
    assert asked(stage, early, "ken") == ["rejection.lift_too_early"], "two pauses are not confirmed yet"
    for pause in (pauses[0], pauses[2], pauses[3]):
        stage.says("ada", f"任务 {N} {pause.id} 完成 结果=没有安排 排期表里没有")
    assert asked(stage, early, "ken") == ["rejection.lift_too_early"], "nor is it looked into"
    for one in (t for t in stage.desk.read(N).tasks if t.asks in ("finding", "orders")):
        by = "rui" if one.role == "legal" else "ada"
        stage.says(by, f"task {N} {one.id} not_needed 第{one.id}项与这次无关，不用查")
    stage.says("ken", f"task {N} {lift} done result=resumed 原因已查清，逐项恢复")
    assert "发布暂停：ken 已决定" in text_of(whole_card(stage))


def test_tasks_ring_in_private_and_climb_when_they_are_overdue_r60(stage: Stage) -> None:
    stage.alert(**POST)
    stage.says("mei", f"take {N}")
    stage.heard("person:mei")
    stage.later(minutes=30)
    assert sum("到期" in line for line in stage.heard("person:mei")) == 1, "as time runs out, all in one line"
    stage.later(hours=3)
    assert any("项任务从 11-21" in line for line in stage.heard("person:mei"))
    assert any("请督促" in line for line in stage.heard("person:ada")), "Ken did not accept, so Ada approves by now"


def test_a_person_adds_moves_gives_and_settles_a_task(stage: Stage) -> None:
    stage.alert(**POST)
    assert "已记下" in stage.says("mei", f"新增任务 {N} 给门店打电话 负责人=jun 期限=23:00")
    mine = stage.desk.read(N).tasks[-1]
    assert (mine.title, mine.owner, mine.added_by) == ({"any": "给门店打电话"}, "jun", "mei")
    assert any("给门店打电话" in line for line in stage.heard("person:jun"))
    assert "给门店打电话" in text_of(stage.hears("jun", "mine").card)
    stage.says("jun", f"任务 {N} {mine.id} 改期 明天18:00 门店休息")
    assert stage.desk.read(N).tasks[-1].due.isoformat() == "2026-11-22T10:00:00+00:00"
    assert asked(stage, f"task {N} {mine.id} done x", "lou") == ["rejection.not_on_duty"]
    assert stage.says("jun", f"task {N} {mine.id} done 店长说没有别的投诉").startswith("事件 1 的任务")
    assert asked(stage, f"task {N} {mine.id} done 再说一次", "jun") == ["rejection.task_settled"]
    stage.says("mei", f"task {N} {mine.id} reopen 还有一家店")
    assert stage.desk.read(N).tasks[-1].open


def test_a_task_is_due_from_publication_or_from_the_end_of_another_task_r106(stage: Stage) -> None:
    stage.alert(**POST)
    published = stage.desk.read(N).post.published_at
    assert published
    stage.says("mei", f"任务 {N} 新增 再看一次评论区 截止=发布后36小时")
    stage.says("mei", f"任务 {N} 新增 问柜台 截止=明天18:00")
    first = stage.desk.read(N).tasks[-1]
    stage.says("mei", f"任务 {N} 新增 回顾客 在{first.id}之后 截止=2小时")
    assert stage.desk.read(N).tasks[-3].due == published + timedelta(hours=36)
    assert stage.desk.read(N).tasks[-1].due == first.due + timedelta(hours=2)
    stage.later(minutes=10)
    stage.says("mei", f"任务 {N} {first.id} 完成 柜台说收到了")
    assert stage.desk.read(N).tasks[-1].due == stage.now + timedelta(hours=2), "it counts from that one's end"
    assert f"接在任务 {first.id} 之后" in text_of(stage.hears("mei", f"任务清单 {N}").card)
    assert asked(stage, f"任务 {N} 新增 回顾客 在999之后") == ["rejection.task_unknown"]


def test_a_button_asks_for_what_the_finding_consists_of(stage: Stage) -> None:
    stage.alert(**POST)
    fields = {
        key: [f.name for f in form.fields]
        for key in ("investigate.orders", "watch", "partners")
        if (form := stage.hears("mei", f"task {N} {number_of(stage, key)} done").form)
    }
    assert fields == {
        "investigate.orders": ["result", "channels", "text"],
        "watch": ["dm", "climate", "text"],
        "partners": ["text"],
    }
    form = stage.hears("mei", f"task {N} {number_of(stage, 'watch')} done").form
    assert form and "已完成" in stage.says("mei", form.code, dm="yes", climate="mixed"), "R113"
    watched = next(t for t in stage.desk.read(N).tasks if t.key == "watch")
    assert (watched.findings, watched.note) == ({"dm": "yes", "climate": "mixed"}, "")


def test_a_ticket_has_its_own_time_r114(stage: Stage) -> None:
    stage.alert(**POST)
    assert "工单 CS-123 已关联事件 1" in stage.says("mei", f"工单 {N} CS-123 期限=23:00 等顾客寄回")
    assert "客服工单 CS-123 等顾客寄回" in text_of(whole_card(stage))
    assert asked(stage, f"ticket {N} cs-123") == ["rejection.ticket_known"]
    stage.says("mei", f"take {N}")
    stage.later(hours=10)
    assert any("客服工单 CS-123" in line for line in stage.heard("person:jun"))


def test_partners_are_told_again_when_the_line_changes_r156(stage: Stage) -> None:
    stage.alert(**POST)
    stage.says("mei", f"task {N} {number_of(stage, 'partners')} done 已告诉三位达人：在查")
    stage.says("mei", f"take {N}")
    stage.later(minutes=5)
    stage.clicks("ken", N, "draft-1", "approve")
    stage.clicks("mei", N, "post-1", "posted", link=f"{stage.desk.read(N).post.url}?comment=1")
    again = [t for t in stage.desk.read(N).tasks if t.key.startswith("partners")]
    assert [t.key for t in again] == ["partners", "partners.1"]


def test_after_closing_the_search_is_looked_at_again_and_the_person_visited_r12_r115(stage: Stage) -> None:
    stage.alert(**PLAIN)
    stage.says("ken", f"grade {N} L2 有媒体在问")
    stage.says("ken", f"no-reply {N} 帖子已删除")
    assert "已处理" in stage.says("mei", f"任务 {N} 全部 不需要 帖子已删除")
    stage.says("ken", f"close {N} 帖子已删除")
    file = stage.desk.read(N)
    later = {t.key: (t.due - file.closed_at).days for t in file.tasks if t.open and file.closed_at}
    assert later == {
        **{"aftercare.7": 7, "aftercare.30": 30},
        **{"search.7": 7, "search.30": 30, "search.90": 90, "search.180": 180},
    }
    assert text_of(stage.hears("mei", "mine").card).count("复查搜索结果") == 4
    search = number_of(stage, "search.7")
    assert asked(stage, f"task {N} {search} done 看过了") == ["rejection.result_needed"]
    early = f"任务 {N} {search} 完成 结果=首页还有 第三条"
    assert asked(stage, early) == ["rejection.task_before_its_day"], "the seventh day is not today"
    stage.later(days=7)
    stage.says("mei", early)
    assert text_of(stage.hears("mei", "mine").card).count("复查搜索结果") == 3, "checked off"
    month = f"任务 {N} {number_of(stage, 'aftercare.30')}"
    assert asked(stage, f"{month} 完成 已回访，聊天截图存为证据 3") == ["rejection.task_before_its_day"]
    assert asked(stage, f"{month} 改期 明天18:00 想早点") == ["rejection.task_before_its_day"]
    assert asked(stage, f"task {N} {number_of(stage, 'aftercare.7')} done") == [], "a form asks for the proof"
    stage.heard("person:mei")
    stage.later(days=31)
    assert any("复查搜索结果" in line for line in stage.heard("person:mei"))


def test_the_third_misuse_of_a_product_asks_for_better_instructions_r182_r183(stage: Stage) -> None:
    for n, product in enumerate(("急救精华", "急救精華", "急救 精华"), 1):
        text = f"第{n}次用还是搓泥，用起来很糟糕，太失望了，垃圾"
        stage.alert(
            platform="xiaohongshu",
            native_id=f"6a01a6b0000000000500aa0{n}",
            text=text,
            brand="GlowSkin",
            product=product,
            author={"name": f"u{n}"},
        )
        stage.says("mei", f"grade {n} L1 misuse 用法问题")
    asked_for = [n for n in (1, 2, 3) if "fix_instructions" in {t.key for t in stage.desk.read(n).tasks}]
    assert asked_for == [3]
    assert "改说明书" in text_of(stage.hears("mei", "tasks 3").card)


def test_the_export_has_the_tasks(stage: Stage, tmp_path) -> None:
    stage.alert(**POST)
    stage.says("mei", f"task {N} {number_of(stage, 'watch')} done dm=no climate=agree 没人起哄")
    stage.says("mei", f"export {N} profile=full")
    stage.says("ken", f"confirm {N} 1")
    stage.says("mei", f"export {N} profile=full")
    folder = next((tmp_path / "exports").iterdir())
    assert "没人起哄" in (folder / "report.md").read_text("utf-8")
    assert '"asks":"watch"' in (folder / "incident.json").read_text("utf-8")
    assert "没人起哄" in (folder / "timeline.csv").read_text("utf-8-sig")


def test_the_owner_does_not_drop_the_tasks_of_legal_and_x_is_no_reason(stage: Stage) -> None:
    stage.alert(**POST)
    legal = next(task for task in stage.desk.read(N).tasks if task.role == "legal")
    stage.says("rui", f"task {N} {legal.id} not_needed x")
    assert stage.desk.read(N).tasks[legal.id - 1].open
    assert "由法务决定" in stage.says("mei", f"task {N} {legal.id} not_needed 客户已经满意了")
    assert stage.desk.read(N).tasks[legal.id - 1].open


def test_a_higher_grade_calls_people_in_once_and_a_short_reason_counts(stage: Stage) -> None:
    """R31, R106."""
    number = stage.alert(platform="weibo", text="用了GlowSkin面霜脸红刺痛", brand="GlowSkin", product="面霜")
    stage.says("ken", f"grade {number} L3 safety 很多人受伤")
    called = [t for t in stage.desk.read(number).tasks if ".people." in t.key]
    assert [(t.key, t.open) for t in called] == [("safety.people.L2", False), ("safety.people.L3", True)]
    assert called[0].note == f"→ #{called[1].id}"
    mine = next(t.id for t in stage.desk.read(number).tasks if t.open and t.role == "owner")
    assert "不需要" in stage.says("mei", f"task {number} {mine} not_needed 用不着")
