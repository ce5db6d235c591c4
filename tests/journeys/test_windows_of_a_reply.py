"""The windows of a reply: fast lane by growth, a dated next step, a statement's time, who hears of overdue."""

import pytest

from bot.config.content import load_content
from bot.config.settings import Settings
from tests.fakes.settings import settings_of
from tests.journeys.test_glowskin import POST, REPLY

N = 1
QUIET = {**POST, "text": "GlowSkin急救精华质地黏，推不开，很失望", "author": {"name": "小美"}}
ACK = "看到你说质地黏、推不开，让你失望了，真的很抱歉。私信告诉我们批号和在哪儿买的，今天22点前回复你。"


def windows(stage):
    """The lines of the windows on the owner's card."""
    return [line for line in stage.reads("person:mei", N, "owner") if "时限：" in line]


def posts(stage, kind, words):
    """Mei drafts, everybody who has to agrees, Mei posts."""
    stage.says("mei", f"draft {N} {kind} {words}")
    version = stage.desk.read(N).drafts[-1].version
    rules = ",".join({f.rule for f in stage.desk.read(N).drafts[-1].findings} | {"STALE", "COOL_OFF", "REPLY_COUNT"})
    stage.says("rui", f"clear {N} {version}")
    assert "已批准" in stage.says("ken", f"approve {N} {version} ack={rules} sure=yes")
    return version


@pytest.mark.parametrize(("likes", "fast"), [(90, True), (30, False)])
def test_fast_growth_opens_the_fast_window_below_l3(stage, likes, fast):
    """R100."""
    stage.alert(**{**QUIET, "counts": {"like": likes}, "published_at": "2026-11-21T13:30:00+08:00"})
    stage.says("mei", f"take {N}")
    file = stage.desk.read(N)
    assert (file.severity, any("快速" in line for line in windows(stage))) == ("L1", fast)


def test_the_fast_window_is_a_setting_of_one_to_six_hours(tmp_path):
    """R100."""
    given = settings_of(Settings, data_dir=tmp_path, fast_ack_hours=2)
    assert load_content(given).policy.fast_ack.total_seconds() == 2 * 3600
    with pytest.raises(ValueError):
        settings_of(Settings, data_dir=tmp_path, fast_ack_hours=7)


@pytest.mark.parametrize(
    ("words", "settled"),
    [
        ("你说的推不开，我们还在查，请再等等，很抱歉让你等着，私信也可以找我们。", False),
        ("你说的推不开，正在进一步核实，有结果会尽快告诉你，很抱歉，私信也可以找我们。", False),
        ("你说的推不开，还在查，很抱歉让你等着，明天18点前告诉你结果，私信也可以找我们。", True),
        ("你说的推不开，很抱歉，这一批已经停售，钱已经退到原处，有事私信找我们。", True),
    ],
)
def test_an_undated_still_looking_does_not_settle_the_golden_window(stage, words, settled):
    """R101."""
    stage.alert(**{**QUIET, "counts": {}})
    stage.says("mei", f"grade {N} L2 genuine 很多人在问")
    stage.says("mei", f"take {N}")
    stage.says("ken", f"take {N} approver")
    stage.says("mei", f"assess {N} 这批泵头偏紧")
    stage.later(minutes=1)
    version = posts(stage, "update", words)
    stage.says("mei", f"posted {N} {version} {REPLY}")
    assert len(stage.desk.read(N).replies) == 1
    assert any("解决时限" in line for line in windows(stage)) is not settled


@pytest.mark.parametrize(
    ("post", "validity", "asked"),
    [
        ("GlowSkin就是骗子，抵制到底", "unclear", True),
        ("GlowSkin急救精华质地黏，推不开，很失望", "invalid", True),
        ("GlowSkin急救精华质地黏，推不开，很失望", "valid", False),
    ],
)
def test_a_third_reply_in_a_hostile_thread_asks_for_a_tick_r86(stage, post, validity, asked):
    stage.alert(**{**QUIET, "text": post, "counts": {}})
    stage.says("mei", f"take {N}")
    stage.says("ken", f"take {N} approver")
    stage.says("mei", f"assess {N} validity={validity} 这批泵头没有改过")
    for turn in (1, 2):
        stage.later(minutes=40)
        words = f"您说的情况我们第{turn}次看到了，很抱歉，明天18点前告诉您结果，私信也可以找我们。"
        version = posts(stage, "update", words)
        said = stage.says("mei", f"posted {N} {version} {REPLY}{turn}")
        assert len(stage.desk.read(N).replies) == turn, said
    stage.later(minutes=40)
    stage.says("mei", f"draft {N} update 您说的情况我们还在核对，后天18点前告诉您结果，私信也可以找我们。")
    version = stage.desk.read(N).drafts[-1].version
    said = stage.says("ken", f"approve {N} {version} sure=yes")
    assert (len(stage.desk.read(N).replies), "已经回复多次" in said) == (2, asked), said


def test_an_approved_statement_has_a_time_of_its_own(stage):
    """R103."""
    stage.alert(**{**QUIET, "counts": {}})
    stage.says("mei", f"grade {N} L2 genuine 很多人在问")
    stage.says("mei", f"take {N}")
    stage.says("ken", f"take {N} approver")
    stage.says("mei", f"assess {N} 这批泵头偏紧")
    stage.later(minutes=1)
    posts(
        stage,
        "statement",
        "11月21日我们接到反映，急救精华推不开。很抱歉。购买的可以退款。今后每批加强检查，明天18点前公布结果。",
    )
    assert [line for line in windows(stage) if line.startswith("声明")] == ["声明时限：2026-11-21 16:01 前"]
    stage.heard("person:mei")
    stage.later(hours=2, minutes=1)
    assert any("声明时限" in line for line in stage.heard("person:mei"))


def test_overdue_is_red_and_the_deputy_and_an_executive_of_an_l3_hear_of_it(stage):
    """R105."""
    stage.alert(**POST)
    stage.says("mei", f"grade {N} L3 safety 很多人受伤")
    stage.says("mei", f"take {N}")
    stage.heard("person:jun")
    stage.heard("person:ada")
    stage.later(hours=3)
    card = stage.card("room:GlowSkin", N, "case")
    assert card.tone == "danger" and any("已超时" in line for line in stage.reads("room:GlowSkin", N, "case"))
    assert any("请你顶上" in line for line in stage.heard("person:jun"))
    assert any("快速首次回应时限" in line for line in stage.heard("person:ada"))
