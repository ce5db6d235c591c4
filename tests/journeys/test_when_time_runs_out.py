"""The clock of a reply as people see it: where it starts, when it rings, what is watched afterwards."""

from tests.journeys.test_before_the_first_words import LEAK, POST, rows


def grave(stage) -> None:
    """An L2 that Mei owns, published at ten past one."""
    stage.alert(**POST, text=LEAK)
    stage.says("mei", "take 1")
    stage.says("ken", "take 1 approver")
    stage.says("ada", "grade 1 L2 genuine 很多人在问")
    stage.heard("person:mei")


def test_an_l2_is_acknowledged_within_a_day_with_reminders_on_the_way_r99(stage):
    grave(stage)
    lines = []
    for _ in range(24):
        stage.later(hours=1)
        lines += [said for said in stage.heard("person:mei") if "首次回应时限" in said]
    assert (len(lines), "11-22 13:10" in lines[0], "已超过" in lines[-1]) == (4, True, True)


def test_the_card_says_where_the_clock_starts_r102(stage):
    stage.alert(**POST, text=LEAK)
    stage.alert(
        **{**POST, "published_at": None},
        text="泵头漏液，漏了一包，太失望了",
        url="https://www.xiaohongshu.com/explore/6a01b4c0000000000500bb02",
    )
    stage.alert(brand="GlowSkin", product="急救精华", platform="weibo", text="包装破损，快递慢，太失望了，垃圾")
    said = [rows(stage, "mei", f"status {number}")["计时起点"] for number in (1, 2, 3)]
    found = [part in words for part, words in zip(("来源给出的", "由帖子 ID 推算", "按首次发现计"), said, strict=True)]
    assert found == [True, True, True]


def test_the_first_words_do_not_wait_for_what_is_still_looked_into_r104_r116(stage):
    grave(stage)
    assert any(task.asks for task in stage.desk.read(1).tasks if task.open), "nothing is found out yet"
    stage.later(hours=20)
    assert any("请负责人把首次回应送审" in line for line in stage.heard("person:mei"))
    assert "已批准" in stage.says("ken", "approve 1 1")


def test_the_watch_from_the_first_to_the_second_day_asks_for_message_and_mood_r113(stage):
    grave(stage)
    watch = next(task for task in stage.desk.read(1).tasks if task.asks == "watch")
    assert watch.due.isoformat() == "2026-11-23T05:10:00+00:00", "48 hours after publication"
    assert stage.hears("mei", f"task 1 {watch.id} done 看过了").says[0].key == "rejection.watch_needs"
    assert "已完成" in stage.says("mei", f"任务 1 {watch.id} 完成 私信=有 风向=不一 她来问过一次")
    done = stage.desk.read(1).tasks[watch.id - 1]
    assert (done.findings, done.note) == ({"dm": "yes", "climate": "mixed"}, "她来问过一次")


def test_aftercare_is_done_with_something_that_can_be_looked_at_r115(stage):
    grave(stage)
    stage.says("ken", "no-reply 1 原帖已删")
    stage.settles_tasks("mei", 1)
    stage.says("ken", "close 1 原帖已删")
    visit = next(task for task in stage.desk.read(1).tasks if task.key == "aftercare.7")
    assert stage.hears("mei", f"task 1 {visit.id} done 好了").says[0].key == "rejection.task_no_proof"
    assert stage.hears("mei", f"task 1 {visit.id} done 已回访，聊天截图存为证据 3").says[0].key == (
        "rejection.task_before_its_day"
    )
    stage.later(days=7)
    assert "已完成" in stage.says("mei", f"task 1 {visit.id} done 已回访，聊天截图存为证据 3")
