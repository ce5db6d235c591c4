"""The desk's figures over a period: as a card for who asks, and as one that comes to the room by itself."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from prometheus_client import REGISTRY
from sqlalchemy import event

from bot.i18n import LANGUAGES
from bot.incidents.figures import period_report
from bot.workers.figures_report import FiguresReport
from handlers.case.people import Role
from handlers.overview.figures.card import PeriodReport
from handlers.overview.figures.count import Figures, figures
from handlers.overview.figures.facts import IncidentFacts, incident_facts
from tests.growth import LINEAR, growth
from tests.journeys.stage import Stage
from tests.journeys.test_before_the_first_words import POST
from tests.journeys.test_reputation_afterwards import LINK
from tests.journeys.test_the_retro import asked, closed, shown
from tests.people import NOON, POLICY, case

__all__ = ["closed"]
SLOW = "用起来很糟糕，太失望了，垃圾，再也不买"


def report(stage: Stage, line: str = "report week") -> dict[str, list[str]]:
    """What Ada reads."""
    return shown(stage, stage.hears("ada", line).card)


def test_a_week_is_counted_and_stands_beside_the_week_before_r17_r186(closed: Stage) -> None:
    seen = report(closed)
    assert (seen["事件"], seen["按级别"], seen["按平台"]) == (["1（0）"], ["L2 严重 1（0）"], ["小红书 1（0）"])
    assert seen["发布到发现（目标 1 小时）"] == ["中位数 50 分，90% 在 50 分 以内，共 1 件"]
    assert seen["发布到首次公开回应"] == ["中位数 1 小时 20 分，90% 在 1 小时 20 分 以内，共 1 件"]
    assert seen["承诺"] == ["已兑现 2（0）"]
    assert (seen["我们回应后的评论风向"], seen["发布的文字"]) == (["变好 1（0）"], ["人自己写的 1（0）"])
    assert seen["审批"] == ["Ken 1（0）"] and seen["审批时段"] == ["14 点 1"]
    closed.now += timedelta(days=8)
    closed.alert(**{**POST, "url": f"{LINK}0"}, text=SLOW)
    assert report(closed)["事件"] == ["1（1）"]
    assert report(closed, "月报")["事件"] == ["2（0）"]


def test_what_changes_afterwards_is_counted_the_next_time(closed: Stage) -> None:
    assert "根本原因" not in report(closed)
    closed.says("mei", "retro 1 cause product_design 弹簧太短")
    assert report(closed)["根本原因"] == ["产品设计 1（0）"]


def test_products_with_several_incidents_in_ninety_days_stand_with_their_causes_r36_r184(closed: Stage) -> None:
    closed.says("mei", "retro 1 cause product_design 弹簧太短")
    closed.says("mei", "about 1 product=精华泵瓶")
    second = closed.alert(**{**POST, "url": f"{LINK}0"}, text=SLOW)
    closed.says("ada", f"about {second} product=精华泵瓶")
    closed.now += timedelta(days=40)
    (products,) = report(closed, "report quarter")["90 天内多起事件的产品"]
    assert products.endswith("精华泵瓶 2 件：产品设计")


def test_drills_are_counted_apart_and_nothing_removed_is_a_figure_r186(closed: Stage) -> None:
    closed.says("ada", "drill glowskin")
    seen = report(closed)
    assert (seen["事件"], seen["演练（另计）"][0][:3]) == (["1（0）"], "1 次")
    assert not any("删除" in said or "下架" in said for texts in seen.values() for said in texts)
    assert "removed" not in "".join(vars(Figures())) and "来源" not in seen["背景"][0].replace("未注明来源", "")


def test_they_come_to_the_room_when_the_week_has_ended_until_a_manager_ends_that(closed: Stage) -> None:
    assert asked(closed, "mei", "figures week GlowSkin send=on") == ["rejection.figures_send"]
    assert asked(closed, "ada", "figures week GlowSkin send=on") == ["answer.figures_on"]
    job = FiguresReport(closed.desk)
    assert job.send_due(closed.now) == 0
    closed.now = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)  # Monday, nine in Shanghai
    assert (FiguresReport(closed.desk).send_due(closed.now), FiguresReport(closed.desk).send_due(closed.now)) == (1, 0)
    closed.carry()
    card = closed.card("room:GlowSkin", 0, "figures week GlowSkin-2026-11-23")
    assert "GlowSkin" in closed.words(card.title) and card.buttons[-1].code == "figures week send=off GlowSkin"
    assert asked(closed, "ada", card.buttons[-1].code) == ["answer.figures_off"]
    closed.now += timedelta(days=7)
    assert FiguresReport(closed.desk).send_due(closed.now) == 0


def test_a_reader_sees_the_brands_they_work_for_and_outsiders_none(closed: Stage) -> None:
    assert asked(closed, "lou", "report week") == ["rejection.not_on_duty"]
    assert period_report(closed.desk, "week", "LunaTea", closed.now).now.incidents == 0
    ada = closed.dispatcher.team().people["ada"]
    other = type(ada)("eve", "Eve", frozenset({Role.OWNER}), brands=frozenset({"LunaTea"}))
    assert period_report(closed.desk, "week", "", closed.now, other).now.incidents == 0


def test_a_report_of_a_post_is_still_that(closed: Stage) -> None:
    asked_for = closed.hears("ada", "report 1")
    assert (asked_for.ok, asked_for.card, asked_for.form is not None) == (False, None, True)
    assert closed.hears("ada", "figures").card is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_reads_whole_in_every_language(closed: Stage, language: str) -> None:
    closed.says("mei", "retro 1 cause product_design 弹簧太短")
    said = shown(closed, closed.hears("ada", "report month").card, language)
    whole = "\n".join([*said, *(text for texts in said.values() for text in texts)])
    assert [mark for mark in ("{", "}", "[[", "]]", "figures", "gated.", "product_design") if mark in whole] == []


def test_the_dashboard_draws_only_what_is_measured_r17() -> None:
    table = json.loads(Path("bot/ops/grafana.json").read_text("utf-8"))
    drawn = " ".join(target["expr"] for panel in table["panels"] for target in panel["targets"])
    known = {
        name for family in REGISTRY.collect() for name in (family.name, f"{family.name}_total", f"{family.name}_bucket")
    }
    named = set(re.findall(r"dingfengbo_\w+", drawn))
    assert named and named - known == set()
    assert "dingfengbo_detection_seconds_bucket" in named


def test_a_report_is_one_value_for_every_place() -> None:
    """Command, schedule and page read the same."""
    assert set(vars(PeriodReport("week", "", *(Figures() for _ in range(4)), (), 0))) == {
        *("period", "brand", "now", "before", "drills", "drills_before", "clusters", "unread")
    }


def test_figures_grow_with_the_number_of_incidents_and_no_faster() -> None:
    def many(length: int) -> list[IncidentFacts]:
        """So many different incidents."""
        one = incident_facts(case(owned_at=NOON), POLICY)
        return [replace(one, number=n, source=f"tool {n % 7}", latencies={"own": float(n)}) for n in range(length)]

    assert growth(lambda facts: figures(facts, NOON, "Asia/Shanghai"), many) < LINEAR


def test_ten_thousand_incidents_are_read_in_one_query_each_stretch_of_time(closed: Stage) -> None:
    period_report(closed.desk, "week", "", closed.now)
    seen = list[str]()

    @event.listens_for(closed.database.engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    period_report(closed.desk, "week", "", closed.now)
    event.remove(closed.database.engine, "before_cursor_execute", note)
    assert [said.split()[0] for said in seen if "incident_fact" in said] == ["SELECT", "SELECT"], "stale ones, then all"
    assert not [said for said in seen if "incident.file" in said], "no case file is read again"
