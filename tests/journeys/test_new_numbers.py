"""The monitor looks again at open posts, the sooner the faster they grow, and answers by one tap (R7)."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.ingest.schema import AlertIn, CountsIn, to_alert
from bot.workers.numbers_reminder import NumbersReminder
from handlers.posts.post import Counts
from storage import periodic_jobs
from tests.fakes.slack_desk import SlackDesk
from tests.fakes.slack_people import button_commands, shown
from tests.fakes.wecom_desk import WecomDesk
from tests.journeys.stage import Stage

RED = "https://www.xiaohongshu.com/explore/69200c8000000000000{}c8d1"
ASKED = "请再看一次数字"


class Watched:
    """A stage on which the desk asks for numbers every minute, as it does while it runs."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.reminder = stage, NumbersReminder(stage.desk)
        self.reminder.ask_due(stage.now)  # the first run of a new job only waits for the next

    def asked(self, minutes: int, step: int = 5) -> list[tuple[int, str, str]]:
        """Who was asked for what within this time, and after how many minutes."""
        found = []
        for passed in range(step, minutes + 1, step):
            self.stage.later(minutes=step)
            self.reminder.ask_due(self.stage.now)
            self.stage.carry()
            for place in list(self.stage.chat.lines):
                found += [(passed, place, line.split("。")[0]) for line in self.stage.heard(place) if "数字" in line]
        return found


@pytest.fixture
def watched(stage: Stage) -> Watched:
    watched = Watched(stage)
    harm(stage, 1, like=40, save=10, comment=5)
    stage.says("mei", "take 1")
    stage.chat.lines.clear()
    return watched


def harm(stage: Stage, n: int, **counts: int) -> int:
    """An L2 an hour after it was published; Mei monitors."""
    published = (stage.now - timedelta(hours=1)).isoformat()
    text = f"GlowSkin精华第{n}次用了满脸通红过敏"
    return stage.alert(
        platform="xiaohongshu", text=text, brand="GlowSkin", url=RED.format(n), counts=counts, published_at=published
    )


def test_the_monitor_is_asked_after_an_hour_and_then_at_growing_gaps_r7(watched: Watched) -> None:
    assert watched.asked(60 * 8) == [
        (60, "person:mei", f"{ASKED}：#1"),
        (180, "person:mei", f"{ASKED}：#1"),
        (420, "person:mei", f"{ASKED}：#1"),
    ]


def test_one_tap_says_unchanged_and_the_next_look_comes_later(watched: Watched) -> None:
    stage = watched.stage
    watched.asked(60)
    assert "numbers 1 same" in [b.code for b in stage.card("person:mei", 1, "owner").buttons]
    assert stage.says("mei", "numbers 1 same").startswith("事件 1 的数字已记：点赞 40、收藏 10、评论 5")
    assert "numbers 1 same" not in [b.code for b in stage.card("person:mei", 1, "owner").buttons]
    assert [minutes for minutes, _, _ in watched.asked(150)] == [120]
    file = stage.desk.read(1)
    assert [capture.counts for capture in file.captures] == [Counts(like=40, save=10, comment=5)] * 2
    assert file.hand_reports == (), "who reads numbers off a post has written none of it"


def test_a_word_about_the_only_post_that_waits_needs_no_number(watched: Watched) -> None:
    watched.asked(60)
    assert watched.stage.says("mei", "numbers same").startswith("事件 1 的数字已记：点赞 40、收藏 10、评论 5")


def test_growth_brings_the_next_look_sooner_and_may_raise_the_grade_r7_r9(watched: Watched) -> None:
    stage = watched.stage
    watched.asked(60)
    assert "L3" in stage.says("mei", "数字 1 赞120 藏60 评1.2k 转5")
    assert (stage.desk.read(1).counts, stage.desk.read(1).severity) == (
        Counts(like=120, save=60, comment=1200, share=5),
        "L3",
    )
    assert watched.asked(10)[0][0] == 10


def test_new_numbers_of_a_kind_never_read_before_are_no_growth(watched: Watched) -> None:
    watched.asked(60)
    watched.stage.says("mei", "numbers 1 like=40 save=10 comment=5 view=9000")
    assert [minutes for minutes, _, _ in watched.asked(130)] == [120]


def test_what_a_tool_reads_meanwhile_is_a_look_too(watched: Watched) -> None:
    watched.asked(50)
    harm(watched.stage, 1, like=41, save=10, comment=5)
    assert [minutes for minutes, _, _ in watched.asked(60)] == [60]


def test_several_posts_are_one_line_and_one_list_never_a_storm_r7(watched: Watched) -> None:
    stage = watched.stage
    harm(stage, 2)
    stage.says("mei", "take 2")
    assert watched.asked(60) == [(60, "person:mei", f"{ASKED}：#1、#2")]
    card = stage.hears("mei", "数字").card
    assert card and [b.code for b in card.buttons] == ["numbers 1 same", "numbers 1", "numbers 2"]
    mine = stage.hears("mei", "mine").card
    assert mine and any("再看一次数字" in stage.words(part.text) for part in mine.parts)


def test_a_look_asked_for_in_vain_is_told_to_the_owner_and_then_to_managers_r7(watched: Watched) -> None:
    stage = watched.stage
    stage.says("mei", "assign 1 monitor jun")
    stage.says("jun", "take 1 monitor")
    stage.chat.lines.clear()
    asked = watched.asked(60 * 16)
    vain = "这几件的数字有一阵没人看了：#1"
    assert [(m, p) for m, p, line in asked if line == vain] == [
        (420, "person:mei"),
        (900, "person:ada"),
        (900, "person:mei"),
    ]


def test_no_one_is_asked_about_what_is_closed_or_has_no_place_to_look(stage: Stage) -> None:
    watched = Watched(stage)
    stage.alert(platform="weibo", text="GlowSkin客服一直不回消息，差评", brand="GlowSkin")
    stage.alert(platform="xiaohongshu", text="GlowSkin客服不理人，差评", brand="GlowSkin", url=RED.format(2))
    stage.says("mei", "take 2")
    stage.settles_tasks("mei", 2)
    stage.says("mei", "close 2 用户满意")
    stage.chat.lines.clear()
    assert (stage.desk.read(2).status, watched.asked(60 * 18, step=60)) == ("closed", [])
    assert [stage.says("mei", f"numbers {n} same") for n in (1, 2)] == [
        "事件 1 没有可以去看的链接：有新内容请用“新事件”上报",
        "事件 2 已结案；要继续处理，请先重新打开",
    ]


def test_an_old_l1_is_left_alone_and_an_old_l2_is_looked_at_once_a_day(watched: Watched) -> None:
    stage = watched.stage
    stage.now += timedelta(hours=49)
    stage.says("mei", "numbers 1 same")
    assert [minutes for minutes, _, _ in watched.asked(60 * 50, step=60)] == [24 * 60, 48 * 60]


def test_a_desk_that_was_off_asks_once_and_a_second_process_not_again(watched: Watched) -> None:
    stage = watched.stage
    stage.now += timedelta(hours=6)
    second = NumbersReminder(stage.desk)
    assert (watched.reminder.ask_due(stage.now), second.ask_due(stage.now)) == (1, 0)
    stage.now += timedelta(minutes=2)
    assert NumbersReminder(stage.desk).ask_due(stage.now) == 0, "a process that starts anew reads what was asked"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("numbers 1 like=viele", "“viele”不是数字，请写 1234、1.8万 或 10w+"),
        ("numbers 9 same", "没有事件 9"),
    ],
)
def test_what_is_no_number_is_said(watched: Watched, line: str, said: str) -> None:
    assert said in watched.stage.says("mei", line)


@pytest.fixture
def slack(tmp_path: Path) -> Iterator[SlackDesk]:
    desk = SlackDesk(tmp_path)
    yield desk
    desk.close()


def test_in_slack_the_tap_and_the_short_form_stand_on_the_card(slack: SlackDesk) -> None:
    slack.mei.types(f"new {RED.format(3)} GlowSkin精华用了满脸通红过敏")
    slack.mei.types("take 1")
    now, desk = slack.inward.now(), slack.application.incidents
    seen = AlertIn(
        source="tool", url=RED.format(3), counts=CountsIn(like=40, save=3), captured_at=now - timedelta(days=2)
    )
    desk.receive_alert(to_alert(seen, slack.application.content.platforms, now))
    with slack.application.database.transaction() as connection:
        periodic_jobs.set_run(connection, "numbers", now)
    NumbersReminder(desk).ask_due(now)
    slack.message("D0MEI", "look at the numbers again", "#1")
    card = slack.slack.wait(
        lambda: next((m for m in slack.slack.channels["D0MEI"] if "numbers" in button_commands(m)), None)
    )
    slack.mei.clicks("D0MEI", card["ts"], "numbers")
    slack.whisper("Numbers of incident 1 recorded")
    slack.slack.wait(lambda: "numbers" not in button_commands(card))
    slack.mei.types("numbers 1")
    assert slack.mei.fills_in(like="41", comment="7") == {}
    assert "41" in shown(slack.whisper("41 likes"))


def test_in_wecom_a_line_is_enough(tmp_path: Path) -> None:
    desk = WecomDesk(tmp_path)
    try:
        desk.mei.types(f"新事件 {RED.format(4)} GlowSkin精华用了满脸通红过敏")
        assert "点赞 120、收藏 30、评论 44" in desk.mei.types("数字 1 赞120 藏30 评44")
        assert "点赞 120、收藏 30、评论 44" in desk.mei.types("数字 1 没变")
    finally:
        desk.close()
