"""Issue 11: what a file of a few hundred kilobytes may cost; each bomb is a real one, and its memory is measured."""

import resource
import subprocess
import sys
import zipfile

import pytest
from openpyxl import Workbook

from bot.ingest import file_limits
from bot.ingest.read_csv import open_csv
from bot.ingest.read_json import open_json
from bot.ingest.read_xlsx import open_xlsx
from handlers.case.errors import InvalidFile

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
CELL = '<c r="A2" t="inlineStr"><is><t>%s</t></is></c>'
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
HEAD += '<c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="2">'


@pytest.fixture
def bomb(tmp_path):
    """A workbook in which one part is replaced by these pieces, each so many times."""

    def make(part, *pieces, name="bomb.xlsx"):
        book = Workbook()
        book.active.append(["text"])
        book.active.append(["用了就过敏"])
        book.save(tmp_path / "good.xlsx")
        with zipfile.ZipFile(tmp_path / "good.xlsx") as good, zipfile.ZipFile(tmp_path / name, "w", 8) as made:
            for each in good.namelist():
                if each != part:
                    made.writestr(each, good.read(each))
            with made.open(part, "w", force_zip64=True) as opened:
                for piece, times in pieces:
                    for _ in range(times):
                        opened.write(piece.encode() if isinstance(piece, str) else piece)
        return tmp_path / name

    return make


MEBI = "x" * 1024**2
BOMBS = {
    "a cell of 300 MB": (SHEET, [(HEAD + CELL.split("%s")[0], 1), (MEBI, 300)]),
    "a cell of 40 MB": (SHEET, [(HEAD + CELL.split("%s")[0], 1), (MEBI, 40)]),
    "a row of 100 MB in small cells": (SHEET, [(HEAD, 1), (CELL % ("y" * 1000) * 100, 1000)]),
    "shared texts of 100 MB": (STRINGS, [("<sst>", 1), ("<si><t>x</t></si>" * 50_000, 120)]),
    "styles of 60 MB": ("xl/styles.xml", [("<styleSheet>", 1), ("<a/>" * 100_000, 150)]),
    "an entity": (SHEET, [('<!DOCTYPE a [<!ENTITY x "yyyy">]><worksheet>&x;</worksheet>', 1)]),
    "UTF-16": (SHEET, [('<?xml version="1.0" encoding="utf-16"?><worksheet/>'.encode("utf-16"), 1)]),
    "a sheet that is called a picture": ("xl/media/a.png", [(HEAD, 1), (CELL % ("y" * 1000) * 100, 1000)]),
    "another encoding that is called a picture": (
        "xl/media/a.png",
        [(HEAD.encode("utf-16"), 1), (b"y\0" * 500_000, 20)],
    ),
    "a code page": (SHEET, [('<?xml version="1.0" encoding="cp1252"?><worksheet/>', 1)]),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_is_read_as_xml(bomb, name):
    part, pieces = BOMBS[name]
    path = bomb(part, *pieces)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InvalidFile, match=r"bomb\.xlsx: .*split it, or save it as CSV"), open_xlsx(path):
        pass
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024  # KiB


def test_the_largest_workbook_that_is_let_in_takes_less_than_half_a_gibibyte(bomb):
    size = file_limits.MAX_PART - 2 * 1024**2
    path = bomb(SHEET, (HEAD, 1), (CELL % ("y" * 30_000), size // 30_060), ("</row></sheetData></worksheet>", 1))
    code = (
        "import re, sys; from pathlib import Path; from bot.ingest.read_xlsx import open_xlsx\n"
        "with open_xlsx(Path(sys.argv[1])) as table: print(len(list(table.rows)))\n"
        "peak = re.search('VmHWM:\\s*(\\d+)', Path('/proc/self/status').read_text())\n"  # getrusage's is the parent's
        "print(int(peak[1]) // 1024)"
    )
    ended = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    rows, mebibytes = map(int, ended.stdout.split())
    assert (rows, mebibytes < 512) == (1, True), ended.stdout


def test_a_good_workbook_with_the_longest_cell_that_a_spreadsheet_has_is_read(tmp_path):
    book = Workbook()
    book.active.append(["text"])
    book.active.append(["&" * 32_767])
    book.save(tmp_path / "good.xlsx")
    with open_xlsx(tmp_path / "good.xlsx") as table:
        assert [row.cells for row in table.rows] == [{"text": "&" * 32_767}]


@pytest.mark.parametrize(("name", "opener"), [("a.csv", open_csv), ("a.jsonl", open_json)])
def test_a_line_without_an_end_costs_one_row_and_not_the_memory(tmp_path, name, opener):
    good = ["text", "好好"] if name == "a.csv" else ['{"text": "一"}', '{"text": "好好"}']
    with (tmp_path / name).open("w", encoding="utf-8") as file:
        file.write(good[0] + "\n")
        for _ in range(60):
            file.write("," * 1024**2)
        file.write(f"\n{good[1]}\n")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with opener(tmp_path / name) as table:
        rows = list(table.rows)
    assert [row.cells for row in rows if not row.error][-1] == {"text": "好好"}
    assert [row.error for row in rows if row.error] == ["has more than 4194304 characters"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150 * 1024  # KiB


def test_a_file_that_is_too_large_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(file_limits, "MAX_FILE", 4 * 1024**2)
    with (tmp_path / "a.csv").open("wb") as file:
        file.truncate(4 * 1024**2 + 1)
    with pytest.raises(InvalidFile, match="is larger than 4 MiB; split it"):
        file_limits.check_file(tmp_path / "a.csv")
