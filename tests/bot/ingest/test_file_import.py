"""Files of alerts, in the forms that exports come in."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import openpyxl
import pytest
from sqlalchemy import update

from bot.ingest.file_import import ImportSummary
from handlers.posts.post import ClockSource, Counts, Kind
from storage import idempotency
from storage.incidents import cases, posts
from tests.bot.ingest.exports import HEAD, LINK, csv_text, row

from .conftest import NOW


@pytest.fixture
def incident_of(desk):
    """The case file that knows this note."""

    def find(n):
        with desk.database.read_transaction() as connection:
            (number,) = posts.find_by_keys(connection, [f"xiaohongshu:68f1a2b3000000000504{n:04x}"]).values()
        return desk.read(number)

    return find


def test_a_row_becomes_an_alert_without_what_is_personal_or_unknown(import_bytes, incident_of):
    assert import_bytes("a.csv", csv_text(HEAD, row(1, "编辑于 11-19 广东")).encode()) == ImportSummary(
        "a.csv", unknown_headings=("IP属地",), opened=1
    )
    file = incident_of(1)
    assert (file.post.title, file.post.kind, file.post.url) == (
        "面霜烂脸 1",
        Kind.VIDEO,
        LINK.format(1).partition("?")[0],
    )
    assert (file.post.published_at, file.post.clock_source) == (
        datetime(2026, 11, 18, 16, tzinfo=UTC),
        ClockSource.GIVEN,
    )
    assert (file.post.author.name, file.post.author.followers) == ("小美", 12_000)
    assert (file.counts, file.matched_terms, file.source) == (
        Counts(like=18_000, save=100_000),
        ("面霜", "烂脸"),
        "file:a.csv",
    )
    assert "广东" not in repr(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_and_delimiter_are_found_out(import_bytes, desk, encoding, delimiter):
    text = csv_text(
        HEAD, ["脱妆，还卡粉", "", "图文", f"{encoding}{ord(delimiter)}", "", "3", "", "", "", ""], delimiter=delimiter
    )
    summary = import_bytes("b.csv", text.encode(encoding))
    assert (summary.opened, summary.skipped) == (1, 0)


def test_headings_may_be_traditional_or_english_and_stand_below_a_title(import_bytes, incident_of):
    assert (
        import_bytes(
            "c.csv",
            csv_text(
                ["匯出報表"], [], ["筆記標題", "貼文連結", "按讚數（次）"], ["爛臉", LINK.format(2), "3千"]
            ).encode("big5hkscs"),
        ).opened
        == 1
    )
    assert (
        import_bytes(
            "d.tsv",
            csv_text(
                ["Note Title", "note_url", "Liked-Count"], ["烂脸", LINK.format(3), "2k"], delimiter="\t"
            ).encode(),
        ).opened
        == 1
    )
    assert (incident_of(2).counts, incident_of(3).counts) == (Counts(like=3000), Counts(like=2000))


@pytest.mark.parametrize(
    ("n", "heads"), [(12, ["笔记链接", "正文", "内容摘要"]), (13, ["笔记链接", "内容摘要", "正文"])]
)
def test_of_two_columns_for_one_field_the_more_specific_counts(import_bytes, incident_of, n, heads):
    cells = {"笔记链接": LINK.format(n), "正文": "整篇都在说烂脸", "内容摘要": "烂脸"}
    import_bytes("e.csv", csv_text(heads, [cells[head] for head in heads]).encode())
    assert incident_of(n).post.text == cells["正文"]


def test_rows_with_a_value_that_cannot_be_read_are_kept_and_it_is_named(import_bytes):
    content = csv_text(
        HEAD,
        row(4),
        [],
        ["多行\n标题", "", "", "", "", "", "", "下周", "", ""],
        ["贵", "", "", "", "", "很多", "", "", "", ""],
        ["快", "", "", "", "", "", "", "不久", "", ""],
        row(5),
    )
    summary = import_bytes("f.csv", content.encode())
    assert (summary.opened, summary.unread + summary.on_record, summary.skipped) == (2, 3, 0)
    assert [warning.partition(";")[0] for warning in summary.warnings] == [
        "row 4: published_at: 下周 lies in the future",
        "row 5: like: '很多' is not a count",
        "row 6: published_at: '不久' is not a time",
    ]


def test_a_file_that_is_imported_twice_changes_nothing(import_bytes, incident_of, desk):
    content = csv_text(HEAD, row(6), row(7), row(7)).encode()
    first, before = import_bytes("g.csv", content), incident_of(6)
    with desk.database.transaction() as connection:
        idempotency.forget(connection, NOW + timedelta(days=3650))  # as the clock does with answers to requests
    again = import_bytes("renamed.csv", content)
    assert (first.opened, first.known, again.known) == (2, 1, 3)
    assert incident_of(6) == before


def test_new_counts_of_a_known_post_join_its_incident(import_bytes, incident_of):
    import_bytes("h.csv", csv_text(HEAD, row(8)).encode())
    summary = import_bytes("i.csv", csv_text(HEAD, [*row(8)[:5], "2万", *row(8)[6:]]).encode())
    assert (summary.joined, [c.counts.like for c in incident_of(8).captures]) == (1, [18_000, 20_000])


def test_an_import_that_was_killed_goes_on_where_it_stopped(import_bytes, incident_of, desk, monkeypatch):
    content, receive = csv_text(HEAD, *map(row, range(20, 30))).encode(), desk.receive_alerts

    def killed(keyed):
        receive(keyed[:4])
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(desk, "receive_alerts", killed)
        with pytest.raises(KeyboardInterrupt):
            import_bytes("j.csv", content)
    assert import_bytes("j.csv", content) == ImportSummary("j.csv", unknown_headings=("IP属地",), opened=6, known=4)
    assert {incident_of(n).alerts for n in range(20, 30)} == {1}


def test_a_row_about_a_damaged_case_is_named_and_the_others_come_in(import_bytes, incident_of, desk):
    import_bytes("first.csv", csv_text(HEAD, row(31)).encode())
    number = incident_of(31).number
    with desk.database.transaction() as connection:
        connection.execute(update(cases.TABLE).where(cases.TABLE.c.number == number).values(file="{"))
    newer = [*row(31)[:5], "2万", *row(31)[6:]]
    summary = import_bytes("next.csv", csv_text(HEAD, row(32), newer, row(33)).encode())
    assert (summary.opened, summary.skipped, summary.reasons) == (
        2,
        1,
        [f"row 3: the file of incident {number} is damaged; ask who runs the desk"],
    )


def test_a_workbook_is_read_with_its_dates_numbers_and_every_sheet(import_bytes, incident_of, desk):
    book = openpyxl.Workbook()
    book.active.append(["平台", "笔记ID", "正文", "发布时间", "采集时间", "点赞数", "备注"])
    published = datetime(2026, 11, 20, 10, 3)  # noqa: DTZ001  # cells know no zone
    book.active.append(["小红书", LINK.format(9)[36:60], "烂脸了", published, 46346.5, 12.0, "x"])
    book.active.append([None] * 7)
    book.create_sheet("说明").append(["这张表没有帖子"])
    other = book.create_sheet("微博")
    other.append(["平台", "微博ID", "正文"])
    other.append(["微博", "5.32027E+15", "断货"])
    other.append(["微博", 5320265912291527, "断货"])
    content = io.BytesIO()
    book.save(content)
    summary = import_bytes("k.xlsx", content.getvalue())
    assert (summary.opened, summary.on_record + summary.unread, summary.unknown_headings) == (1, 2, ("备注",))
    assert summary.notes == ("sheet 说明: has no headings of posts; it was not read",)
    assert [warning.removesuffix(", or give the link") for warning in summary.warnings] == [
        "sheet 微博, row 2: native_id: the spreadsheet has cut 5.32027E+15; format the column as text and export anew"
    ]
    assert incident_of(9).post.published_at == datetime(2026, 11, 20, 2, 3, tzinfo=UTC)
    assert incident_of(9).captures[0].at == datetime(2026, 11, 20, 4, tzinfo=UTC)


def test_json_comes_as_lines_or_as_an_array_with_our_names_or_an_exports(import_bytes, incident_of):
    one = {
        "source": "tool",
        "url": LINK.format(10),
        "text": "烂脸",
        "author": {"name": "小美", "id": "u1"},
        "counts": {"like": 3, "save": "1k"},
    }
    two = {
        "笔记链接": LINK.format(11),
        "正文": "烂脸",
        "点赞数": "1.8万",
        "话题标签": [{"name": "避雷"}, "面霜"],
        "图片": {"a": [1]},
    }
    lines = "\n".join(json.dumps(item, ensure_ascii=False) for item in (one, two)) + "\n\n{broken\n[]\n"
    summary = import_bytes("l.jsonl", lines.encode())
    assert (summary.opened, [r.partition(":")[0] for r in summary.reasons]) == (2, ["line 4", "line 5"])
    assert (incident_of(10).source, incident_of(10).counts, incident_of(10).post.author.name) == (
        "tool",
        Counts(like=3, save=1000),
        "小美",
    )
    assert (incident_of(11).counts, incident_of(11).post.text) == (Counts(like=18_000), "烂脸\n#避雷 #面霜")
    assert import_bytes("m.json", json.dumps([one, 7, two], indent=1).encode()) == ImportSummary(
        "m.json",
        unknown_headings=("author.id", "图片.a"),
        known=2,
        skipped=1,
        reasons=["item 2: is not a JSON object"],
    )


@pytest.mark.parametrize("tags", ["#避雷 #面霜", "#避雷[话题]##面霜[话题]#", "避雷、面霜", "避雷,面霜,烂脸"])
def test_topics_are_read_as_words_of_the_post_and_terms_may_hold_spaces(import_bytes, incident_of, tags):
    n = 100 + len(tags)
    import_bytes(
        "q.csv",
        csv_text(
            ["笔记链接", "正文", "话题标签", "关键词"], [LINK.format(n), "烂脸", tags, "Glow Skin；面霜"]
        ).encode(),
    )
    assert (incident_of(n).post.text, incident_of(n).matched_terms) == ("烂脸\n#避雷 #面霜", ("Glow Skin", "面霜"))


def test_a_summary_names_counts_reasons_and_unknown_headings():
    summary = ImportSummary("a.csv", unknown_headings=("备注",), opened=2, joined=1, known=3)
    summary.skip("row 7", "like: 'x' is not a count")
    assert str(summary).splitlines() == [
        "a.csv: 7 rows; 2 opened an incident, 1 joined one, 3 imported before, 1 skipped",
        "  skipped row 7: like: 'x' is not a count",
        "Columns not read: 备注",
    ]
    assert str(replace(summary, skipped=2000)).splitlines()[2] == "  skipped … and 1999 more"
