"""The files of an export: whole, readable, sortable, and harmless whatever outsiders wrote."""

import csv
import io
import json
import threading
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from bot.incidents.incidents import Incidents, NoSuchIncident
from bot.reports import verify_export, write_export
from bot.reports.data import ExportData, load_export_data
from handlers.case.drill import Drill
from handlers.case.event import EventMeta
from handlers.closing.actions import exported as exported_by
from handlers.posts.post import Alert, Post
from tests.people import HOUR, NOON
from tests.waiting import ended

SENT = ("INC-1/INC-1 GlowSkin 2026-11-21.pdf", "INC-1/INC-1 GlowSkin 2026-11-21.zip")


def document(folder: Path) -> dict[str, object]:
    return dict(json.loads((folder / "incident.json").read_text("utf-8")))


def report(folder: Path) -> str:
    return (folder / "report.md").read_text("utf-8")


def rows(folder: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO((folder / "timeline.csv").read_text("utf-8-sig"), newline="")))


def test_the_document_holds_the_whole_incident(exported: Path) -> None:
    data = document(exported)
    assert sorted(data) == [
        *("assessment", "chain", "clock", "drafts", "engagement", "evidence", "exported", "format"),
        *("incident", "learning", "post", "promises", "replies", "seats", "tasks", "timeline"),
    ]
    assert data["exported"] == {
        "at": "2026-11-21T05:00:00Z",
        "by": "mei",
        "line": len(rows(exported)) - 1,
        "redaction": "none",
        "zone": "Asia/Shanghai",
    }
    assert data["engagement"] == [{"at": "2026-11-21T04:00:00Z", "counts": {"like": 46, "save": 9}}]


def test_an_export_is_a_folder_of_files_to_read_to_sort_and_to_verify(exported: Path) -> None:
    assert sorted(file.name for file in exported.iterdir()) == [
        "INC-1 GlowSkin 2026-11-21.pdf",
        "INC-1 GlowSkin 2026-11-21.zip",
        "incident.json",
        "incident.xlsx",
        "manifest.sha256",
        "report.html",
        "report.md",
        "timeline.csv",
    ]


def test_the_export_holds_the_line_of_who_exported(exported: Path) -> None:
    assert rows(exported)[-1][1:7] == [
        "2026-11-21T13:00:00+08:00",
        "2026-11-21T05:00:00+00:00",
        "Mei",
        "mei",
        "Exported",
        "Mei 导出案卷（files）",
    ]


def test_the_clock_says_of_each_window_how_it_went_and_by_whom(exported: Path) -> None:
    clock = report(exported).partition("## 时限")[2].partition("\n## ")[0].split("\n")
    assert clock[-6:-2] == [
        "| 发现时限 | 2026-11-21T12:00:00+08:00 | 2026-11-21T12:00:00+08:00 | 按时做到 | 定风波 |",
        "| 快速首次回应时限 | 2026-11-21T14:00:00+08:00 | 2026-11-21T12:20:00+08:00 | 按时做到 | Mei |",
        "| 首次回应时限 | 2026-11-22T11:00:00+08:00 | 2026-11-21T12:20:00+08:00 | 按时做到 | Mei |",
        "| 解决时限 | 2026-11-23T11:00:00+08:00 |  | 关闭时还没到期 | – |",
    ]


def test_every_line_of_the_timeline_has_its_date(exported: Path) -> None:
    lines = report(exported).partition("## 时间线 · Timeline")[2].partition("\n## ")[0].strip().split("\n")
    assert len(lines) == len(rows(exported)) - 1
    assert [line for line in lines if "**2026-11-21T1" not in line] == []


def test_headings_are_in_the_exporters_language_and_in_english(exported: Path) -> None:
    headings = [line for line in report(exported).split("\n") if line.startswith("#") and " · " in line]
    assert headings[:4] == [
        "# 事件 1 案卷 · Incident 1: the file",
        "## 一页看懂 · On one page",
        "## 时限 · Clock",
        "## 每一步用了多久 · How long each step took",
    ]


def test_another_language_can_be_asked_for(desk: Incidents, tmp_path: Path) -> None:
    write_export(desk, 1, tmp_path, EventMeta(NOON + 2 * HOUR, "mei"), language="en")
    assert report(tmp_path / "INC-1").startswith("# Incident 1: the file\n\n**Confidential")
    assert rows(tmp_path / "INC-1")[0][:4] == ["No.", "Time", "Time (UTC)", "Who"]


@pytest.mark.parametrize("extra", [[], ["strikethrough", "table"]])
def test_what_outsiders_wrote_does_nothing_in_the_report(exported: Path, extra: list[str]) -> None:
    markdown = MarkdownIt("commonmark", {"html": True}).enable(extra)
    tokens = [token for block in markdown.parse(report(exported)) for token in (block, *(block.children or []))]
    kinds = {token.type for token in tokens}
    assert kinds & {"link_open", "image", "html_block", "html_inline", "autolink", "blockquote_open", "s_open"} == set()
    headings = [after.content for before, after in pairwise(tokens) if before.type == "heading_open"]
    assert all(" · " in heading for heading in headings) and len(headings) == 24


def test_addresses_in_the_report_stand_in_code_where_nobody_makes_links_of_them(exported: Path) -> None:
    tokens = [child for block in MarkdownIt("commonmark").parse(report(exported)) for child in block.children or []]
    running = " ".join(token.content for token in tokens if token.type == "text")
    assert [bait for bait in ("://", "www.", "@", ".cn") if bait in running] == []


def test_what_outsiders_wrote_is_whole_in_its_block(exported: Path) -> None:
    blocks = [token.content for token in MarkdownIt("commonmark").parse(report(exported)) if token.type == "fence"]
    text = str(document(exported)["post"]["text"])
    assert blocks[0] == text.replace("\u202e", "\N{REPLACEMENT CHARACTER}") + "\n"


def test_no_cell_of_the_sheet_begins_a_formula(exported: Path) -> None:
    noted = next(row for row in rows(exported) if row[5] == "Noted")
    assert noted[6].startswith("Mei 备注：=HYPERLINK") and "\n" not in noted[6]
    assert [cell for row in rows(exported) for cell in row if cell[:1] in "=+-@\t\r" and cell] == []


def test_a_drill_says_so_before_all_else(desk: Incidents, exported: Path, tmp_path: Path) -> None:
    alert = Alert("drill", Post("xiaohongshu", text="演习用的帖子，敷完过敏", published_at=NOON), NOON)
    number = desk.receive_alert(alert, Drill("glowskin", 60, NOON)).number
    write_export(desk, number, tmp_path, EventMeta(NOON + HOUR, "ken"))
    assert report(tmp_path / f"INC-{number}").split("\n")[2] == "**演练，不是真实事件 · A drill, not a real incident**"
    assert "**演练" not in report(exported)


def test_an_export_of_nothing_is_refused_and_leaves_nothing(desk: Incidents, tmp_path: Path) -> None:
    with pytest.raises(NoSuchIncident):
        write_export(desk, 99, tmp_path, EventMeta(NOON + HOUR, "mei"))
    assert list(tmp_path.iterdir()) == []


def test_an_export_cut_short_leaves_the_earlier_one(
    desk: Incidents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert write_export(desk, 1, tmp_path, EventMeta(NOON + 2 * HOUR, "mei")) == SENT
    before = (tmp_path / "INC-1" / "incident.json").read_bytes()
    monkeypatch.setattr("bot.reports.incident_report.markdown_writer.MarkdownWriter.end", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_export(desk, 1, tmp_path, EventMeta(NOON + 3 * HOUR, "mei"))
    assert [path.name for path in tmp_path.iterdir()] == ["INC-1"]
    assert ((tmp_path / "INC-1" / "incident.json").read_bytes(), verify_export(tmp_path).ok) == (before, True)


def test_several_may_export_at_once_and_the_result_is_whole(desk: Incidents, tmp_path: Path) -> None:
    stamps = [EventMeta(NOON + 4 * HOUR + timedelta(seconds=n), "mei") for n in range(6)]
    threads = [threading.Thread(target=write_export, args=(desk, 1, tmp_path, stamp)) for stamp in stamps]
    for thread in threads:
        thread.start()
    ended(*threads)
    assert verify_export(tmp_path).ok
    assert [path.name for path in tmp_path.iterdir()] == ["INC-1"]


def test_an_export_points_at_its_own_line_when_somebody_else_exports_meanwhile(
    desk: Incidents, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*args: Any) -> ExportData:
        desk.execute(1, exported_by, "ken", {}, NOON + 6 * HOUR)
        return load_export_data(*args)

    monkeypatch.setattr("bot.reports.writer.load_export_data", meanwhile)
    write_export(desk, 1, tmp_path, EventMeta(NOON + 5 * HOUR, "mei"))
    assert verify_export(tmp_path).ok


def full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")
