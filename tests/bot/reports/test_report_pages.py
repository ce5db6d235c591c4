"""The report as people open it: PDF, one page of HTML, a workbook, and the zip that is sent."""

import json
import shutil
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Sequence
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.i18n import LANGUAGES, Locale
from bot.incidents.incidents import Incidents
from bot.reports import verify_export, write_export
from bot.reports.data import ExportData, load_export_data
from bot.reports.incident_report.contents import build_report
from bot.reports.incident_report.model import Chart, Report, Table
from bot.reports.incident_report.words import Words
from bot.reports.writer import sent_name
from handlers.case.case_file import CaseFile
from handlers.case.event import EventMeta
from handlers.posts.post import Post
from tests.people import HOUR, NOON

SENT = "INC-1 GlowSkin 2026-11-21"
RUNS = {"script", "iframe", "object", "embed", "link", "form", "base"}


class Seen(HTMLParser):
    """What a browser would find in a page: tags, attributes, and its words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags, self.attributes, self.words = set[str](), list[tuple[str, str]](), list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def data_of(desk: Incidents) -> ExportData:
    with desk.database.read_transaction() as connection:
        return load_export_data(connection, 1, desk.policy, EventMeta(NOON + HOUR, "mei"))


def report_of(desk: Incidents, language: str = "en") -> Report:
    names = {"mei": "Mei", "ken": "Ken", "ada": "Ada", "rui": "Rui"}
    return build_report(data_of(desk), Words(Locale(language, names)), lambda item: b"")


def table(report: Report, name: str) -> Table:
    [section] = [section for section in report.sections if section.name == name]
    [found] = [block for block in section.blocks if isinstance(block, Table)]
    return found


def test_the_first_page_answers_what_a_manager_asks(desk: Incidents) -> None:
    answers = {row[0]: row[1] for row in table(report_of(desk), "summary").rows}
    assert list(answers) == [
        "What happened?",
        "Was anybody hurt?",
        "What did we say in public, and when?",
        "Where does it stand?",
        "Were the response windows met?",
        "What is still open?",
    ]
    assert answers["Was anybody hurt?"] == "Possibly: it is handled as a safety case"
    assert answers["What did we say in public, and when?"].startswith(
        "R1 first acknowledgement, posted by Mei 2026-11-21 12:20: 对不起"
    )
    assert answers["Where does it stand?"] == "closed"
    assert answers["What is still open?"] == "none"


def test_the_report_says_who_decided_on_exactly_which_text(desk: Incidents) -> None:
    draft = data_of(desk).file.drafts[0]
    assert table(report_of(desk), "decisions").rows == (
        ("1 · first acknowledgement", "posted", "Ada", "2026-11-21T12:09:00+08:00", "no", "", draft.hash[:12]),
    )


def test_r174_the_report_says_how_long_each_step_took_and_what_the_team_took_from_it(desk: Incidents) -> None:
    report = report_of(desk)
    assert table(report, "figures").rows[:3] == (
        ("owner after 5 min",),
        ("first draft after 8 min",),
        ("approved within 1 min",),
    )
    [retro] = [section for section in report.sections if section.name == "retro"]
    assert [block.kind for block in retro.blocks[:1]] == ["sentences"]


def test_a_kept_promise_says_when_and_whether_in_time(desk: Incidents) -> None:
    [promise] = table(report_of(desk), "promises").rows
    assert promise[2:6] == ("Mei", "2026-11-22T18:00:00+08:00", "kept · in time", "2026-11-21T12:25:00+08:00")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_report_is_missing_in_a_language(desk: Incidents, language: str) -> None:
    report = report_of(desk, language)
    shown = json.dumps(
        [report.cover, report.timeline_columns, [s.heading for s in (*report.sections, *report.closing)]]
    )
    assert [key for key in ("report.", "export.", "{") if key in shown] == []


def test_a_drawing_is_well_formed_and_names_every_window(desk: Incidents) -> None:
    [section] = [section for section in report_of(desk).sections if section.name == "clock"]
    [chart] = [block for block in section.blocks if isinstance(block, Chart)]
    texts = [element.text for element in ET.fromstring(chart.svg).iter("{http://www.w3.org/2000/svg}text")]
    assert texts[6:] == [
        "Published, detected, closed",
        "detection window",
        "fast first-acknowledgement window",
        "first-acknowledgement window",
        "resolution window",
        "Drafts",
        "Decisions",
        "Replies",
        "Promises (to due time)",
    ]


def test_the_page_runs_nothing_and_asks_for_nothing(exported: Path) -> None:
    page = Seen((exported / "report.html").read_text("utf-8"))
    assert page.tags & RUNS == set()
    addresses = [
        value for name, value in page.attributes if name in ("src", "href") and not value.startswith(("#", "data:"))
    ]
    assert (addresses, [name for name, _ in page.attributes if name.startswith("on")]) == ([], [])
    assert "<script>alert(1)</script>" in "".join(page.words), "shown as the words they are"


def test_the_pdf_is_a_pdf_that_embeds_its_font(exported: Path) -> None:
    raw = (exported / f"{SENT}.pdf").read_bytes()
    assert (raw[:5], b"NotoSansCJK" in raw) == (b"%PDF-", True)


def test_every_table_is_a_sheet_without_formulas(exported: Path) -> None:
    book = load_workbook(exported / "incident.xlsx")
    assert book.sheetnames[:4] == ["事件 1 案卷", "一页看懂", "时限", "每一步用了多久"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert [cell.value for cell in cells if cell.data_type == "f"] == []
    assert book["时间线"].max_row == 1 + json.loads((exported / "incident.json").read_text("utf-8"))["chain"]["lines"]


def test_the_zip_is_an_export_that_can_be_verified(exported: Path, tmp_path: Path) -> None:
    sent = Path(shutil.copy(exported / f"{SENT}.zip", tmp_path))
    assert verify_export(sent) == verify_export(exported)
    with zipfile.ZipFile(sent, "a") as archive:
        archive.writestr("INC-1/more.txt", "x")
    assert verify_export(sent).text("en") == "The file more.txt is not in the manifest"


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 no zip", b"%PDF-1.7"])
def test_a_file_that_is_no_zip_is_called_unreadable(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "INC-1.zip").write_bytes(raw)
    assert verify_export(tmp_path / "INC-1.zip").text("en") == "INC-1.zip cannot be read: BadZipFile"


@pytest.mark.parametrize(
    ("brand", "name"),
    [
        ("Glow|Skin/../x", "INC-7 Glow Skin x 2026-11-21"),
        ("", "INC-7 2026-11-21"),
        ("花漾" * 40, f"INC-7 {'花漾' * 15} 2026-11-21"),
    ],
)
def test_a_brand_cannot_lead_a_file_elsewhere(brand: str, name: str) -> None:
    file = CaseFile(7, Post("xiaohongshu", text="x"), NOON, brand=brand)
    assert sent_name(file, "2026-11-21", redacted=False) == name


def test_a_redacted_report_says_so_in_its_name_and_on_its_cover(desk: Incidents, tmp_path: Path) -> None:
    names = write_export(desk, 1, tmp_path, EventMeta(NOON + 2 * HOUR + timedelta(minutes=1), "mei"), redacted=True)
    assert names[0] == f"INC-1-redacted/{SENT} redacted.pdf"
    page = (tmp_path / "INC-1-redacted" / "report.html").read_text("utf-8")
    assert "姓名、原文和链接已隐去" in page and "精华用了一次就过敏" not in page
