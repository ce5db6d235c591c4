"""Files of alerts that are broken off, of another kind or of no kind: they are refused in words, and nothing fails."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.file_import import import_file
from bot.ingest.idempotency import IdempotencyStore
from handlers.case.errors import InvalidFile
from tests.bot.ingest.exports import HEAD, csv_text

from .conftest import NOW


def test_a_file_that_does_not_exist_is_refused(desk, prompt_content, tmp_path):
    with pytest.raises(InvalidFile, match="there is no such file"):
        import_file(tmp_path / "gone.csv", desk, IdempotencyStore(desk.database), prompt_content.platforms, NOW)


@pytest.mark.parametrize("size", [10, 64 * 1024 - 40, 300_000])
def test_an_array_is_read_piece_by_piece(import_bytes, size):
    items = [{"text": f"烂脸{size}", "摘要": "面" * size}, {"text": f"断货{size}"}]
    summary = import_bytes("n.json", json.dumps(items, ensure_ascii=False).encode())
    assert (summary.opened, summary.unread) == (1, 1)


def test_an_array_that_breaks_off_keeps_what_came_before(import_bytes):
    summary = import_bytes("o.json", b'[{"text": "breaks off"}, {"text": "bro')
    assert (summary.unread, summary.reasons) == (1, ["item 2: is not JSON; nothing after it could be read"])


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("p.pdf", b"%PDF-1.7", "is no file that can be imported"),
        ("p.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "locked with a password, or an old .xls"),
        ("p.xlsx", b"PK\x03\x04 and then nothing", "is damaged or no Excel workbook"),
        ("p.csv", b"name,price\nx,1\n", "found name, price"),
        ("p.csv", b"name,price\nx,1\n", "url (笔记链接/原文链接)"),
        ("p.csv", b"", "is empty"),
        ("p.csv", b"\x81\xff\xff", "neither UTF-8 nor GB18030"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_do(import_bytes, name, content, reason):
    with pytest.raises(InvalidFile) as refused:
        import_bytes(name, content)
    assert reason in str(refused.value)


CELL = st.text(max_size=12) | st.sampled_from(
    ["1.8万", "昨天 14:30", "9" * 50, "=1+1", "-", "46346.5", '"', "https://xhslink.com/a/x"]
)


@pytest.fixture(scope="module")
def import_any(desk, prompt_content, tmp_path_factory):
    """Import any bytes under any ending."""

    def import_bytes(suffix, content):
        path = tmp_path_factory.getbasetemp() / f"any{suffix}"
        path.write_bytes(content)
        return import_file(path, desk, IdempotencyStore(desk.database), prompt_content.platforms, NOW)

    return import_bytes


@given(st.lists(st.lists(CELL, max_size=len(HEAD)), max_size=4), st.sampled_from(["utf-8", "gb18030"]))
@settings(max_examples=40)
def test_no_table_makes_the_import_fail(import_any, rows, encoding):
    summary = import_any(".csv", csv_text(HEAD, *rows).encode(encoding, "replace"))
    assert summary.skipped == len(summary.reasons)


@given(st.binary(max_size=80), st.sampled_from([".csv", ".jsonl", ".json", ".xlsx"]))
@settings(max_examples=60)
def test_no_bytes_make_the_import_fail(import_any, content, suffix):
    try:
        assert import_any(suffix, content).opened == 0
    except InvalidFile as refused:
        assert str(refused).startswith("any")
