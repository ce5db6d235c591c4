"""What tools really send comes in whole, and what it does not tell is said (R1, R14, R16)."""

import io
import json

import openpyxl
import pytest

from bot.cli.commands import main
from bot.ingest.headings import known_fields
from bot.ingest.presets import presets

LINK = "https://www.xiaohongshu.com/explore/691fc06e000000001e03a5f1"
CLEAN = "https://m.weibo.cn/detail/5320265912291527"


@pytest.fixture
def shown(stored, capsys, monkeypatch, tmp_path):
    """What `import --dry-run --json` prints for a file: its alerts, and the report."""
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "none"))

    def show(name, content, *words):
        path = stored(name, content if isinstance(content, bytes) else content.encode())
        main(["import", str(path), "--dry-run", "--json", *words])
        *alerts, report = map(json.loads, capsys.readouterr().out.splitlines())
        return alerts, report["report"]

    return show


def test_a_preview_has_these_keys_and_writes_nothing(shown, tmp_path):
    alerts, report = shown("a.csv", f"笔记链接,正文,点赞数,备注\n{LINK},烂脸,-1,x\n")
    assert " ".join(alerts[0]) == (
        "platform kind native_id url parent title text author followers verified counts published_at published_source"
        " captured_at matched_terms brand product warnings"
    )
    assert (alerts[0]["counts"]["like"], alerts[0]["published_source"]) == (None, "derived")
    assert (report["alerts"], report["columns_not_read"]) == (1, ["备注"])
    assert not (tmp_path / "none").exists()


def test_the_report_counts_rows_with_warnings(shown):
    alerts, report = shown("a.csv", f"笔记链接,正文,点赞数\n{LINK},烂脸,many\n{LINK},烂脸了,5\n")
    assert ([bool(one["warnings"]) for one in alerts], report["files"][0]["rows_with_warnings"]) == ([True, False], 1)


@pytest.mark.parametrize(
    ("language", "warning", "file"),
    [
        ("en", "! like: '很多' is not a count", "a.csv: 1 alerts, 1 rows left out; nothing was written"),
        ("zh-Hans", "! 点赞数：'很多' 不是数量", "a.csv：1 条预警，没收 1 行；什么都没写入"),
        ("zh-Hant", "! 按讚數：'很多' 不是數量", "a.csv：1 條預警，沒收 1 列；什麼都沒寫入"),
    ],
)
def test_the_table_is_in_the_language_that_lou_asks_for(stored, capsys, language, warning, file):
    path = str(stored("a.csv", f"笔记链接,正文,点赞数\n{LINK},烂脸,很多\n,,3\n".encode()))
    assert main(["import", path, "--dry-run", "--lang", language]) == 1
    out = capsys.readouterr().out
    assert (warning in out, file in out) == (True, True)


def test_codes_of_warnings_and_reasons_stand_beside_their_words(stored, capsys):
    path = str(stored("a.csv", f"笔记链接,正文,点赞数,发布时间\n{LINK},烂脸,很多,不久\n,,3,\n".encode()))
    main(["import", path, "--dry-run", "--json"])
    (report,) = json.loads(capsys.readouterr().out.splitlines()[-1])["report"]["files"]
    assert (report["reasons"], report["reason_codes"]) == (["row 3: has no link, id or words"], {"no_post": 1})
    assert report["warning_codes"] == {"not_a_time": 1, "not_a_count": 1}


def test_people_get_a_table(stored, capsys):
    assert main(["import", str(stored("a.csv", f"笔记链接,正文\n{LINK},烂脸\n".encode())), "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert ("a.csv: 1 alerts, 0 rows left out; nothing was written" in out, f"{LINK}" in out) == (True, True)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        pytest.param(
            "a.csv",
            "aweme_id,desc,liked_count,aweme_url,video_download_url\n7385822337847635259,烂脸,5,"
            "https://www.douyin.com/video/7385822337847635259,https://v26-web.douyinvod.com/a.mp4\n",
            {"platform": "douyin", "kind": "video", "url": "https://www.douyin.com/video/7385822337847635259"},
            id="a file on a content network is no post's address",
        ),
        pytest.param(
            "b.csv",
            "id,bid,用户昵称,微博正文,发布时间,user_authentication\n5320265912291527,,路人,客服不理,2026-07-13 17:08,金V\n",
            {"platform": "weibo", "native_id": "5320265912291527", "url": CLEAN, "verified": True},
            id="a tool's own id becomes the link",
        ),
        pytest.param(
            "c.csv",
            f'Date,Time,Content,URL,Likes count\n2026-11-20,09:12,<b>rash</b> &amp; pain,{LINK},"1,200"\n',
            {"text": "rash & pain", "published_at": "2026-11-20T01:12:00Z"},
            id="date and time in two columns, words without markup",
        ),
        pytest.param(
            "d.csv",
            f"Published (UTC),Link,Text\n2026-11-21 01:35:00,{LINK},烂脸\n",
            {"published_at": "2026-11-21T01:35:00Z", "published_source": "given"},
            id="the zone that a heading names",
        ),
        pytest.param(
            "e.json",
            json.dumps(
                {
                    "code": 0,
                    "data": {"items": [{"fields": {"笔记链接": [{"link": LINK, "text": "看", "type": "url"}]}}]},
                }
            ),
            {"url": LINK},
            id="cells of Feishu within an object",
        ),
        pytest.param("f.json", json.dumps({"url": LINK, "text": "烂脸"}, indent=2), {"text": "烂脸"}, id="one object"),
        pytest.param(
            "g.json",
            json.dumps(
                {"rateDetail": {"rateList": [{"id": 33, "rateContent": "红疹", "rateDate": "2026-11-20 10:00:00"}]}}
            ),
            {"platform": "tmall", "kind": "review", "text": "红疹"},
            id="the one list inside an object",
        ),
        pytest.param(
            "h.csv",
            f"链接,内容\n{LINK},小美发布了一篇小红书笔记，快来看吧！\n",
            {"text": "", "url": LINK},
            id="what an app writes is not the post's words",
        ),
        pytest.param(
            "i.csv",
            f"链接,内容,发布时间\n{LINK},烂脸,下周\n",
            {"published_at": "2025-11-21T01:29:18Z", "published_source": "derived"},
            id="an unreadable time leaves the id's own",
        ),
    ],
)
def test_a_tools_file_comes_in_whole(shown, name, content, expected):
    (alert,), _ = shown(name, content)
    assert {key: alert[key] for key in expected} == expected


def test_ids_that_a_spreadsheet_rounded_are_never_linked(shown):
    head = "平台,作品ID,正文\n"
    alerts, _ = shown("a.csv", f"{head}抖音,7713538784433520000,过敏\n微博,5370684792377490,烂脸\n微博,1.23E+18,红疹\n")
    assert [(one["native_id"], one["url"]) for one in alerts] == [("", "")] * 3
    assert all("format the column as text and export anew" in one["warnings"][0] for one in alerts)
    (exact,), _ = shown("b.csv", f"{head}抖音,'7385822337847635259,过敏\n")
    assert exact["native_id"] == "7385822337847635259"


def test_a_link_under_a_cell_is_found(shown):
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["标题", "正文"])
    book.active.append(["点击查看", "烂脸"])
    book.active.append([f'=HYPERLINK("{CLEAN}","原文")', "客服不理"])
    book.active["A2"].hyperlink = LINK
    book.save(content)
    alerts, _ = shown("a.xlsx", content.getvalue())
    assert [one["url"] for one in alerts] == [LINK, CLEAN]


FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><id>y</id><entry>
<id>1</id><title type="html">&lt;b&gt;G&lt;/b&gt;
爆過敏</title><link href="https://www.google.com/url?sa=t&amp;url=https://news.example/a/1&amp;ct=ga"/>
<published>2026-11-20T11:30:00Z</published><content type="html">&lt;p&gt;紅腫&lt;/p&gt;</content></entry></feed>"""
MAIL = """From: a@b.c
Date: Fri, 20 Nov 2026 12:00:00 +0800
Content-Type: text/plain; charset=utf-8

1、客服不理人
https://weibo.com/detail/5320265912291527

2、用了红痒
https://news.example/a/2
退订 https://news.example/unsubscribe?u=1
"""


def test_feeds_and_mail_lead_to_the_posts_themselves(shown):
    (entry,), _ = shown("a.xml", FEED)
    assert (entry["url"], entry["title"].split(), entry["text"]) == (
        "https://news.example/a/1",
        ["G", "爆過敏"],
        "紅腫",
    )
    alerts, _ = shown("b.eml", MAIL)
    assert [(one["url"], one["title"]) for one in alerts] == [
        (CLEAN, "客服不理人"),
        ("https://news.example/a/2", "用了红痒"),
    ]
    two, _ = shown("c.mbox", f"From a@b Fri Nov 20 12:00:00 2026\n{MAIL}\nFrom a@b Fri Nov 20 13:00:00 2026\n{MAIL}")
    assert len(two) == 4


def test_a_source_of_ones_own_is_described_in_a_file(shown, tmp_path):
    (tmp_path / "none").mkdir()
    (tmp_path / "none/sources.toml").write_text(
        '[source.agency]\nfiles = ["agency*"]\nzone = "UTC"\nbrand = "LUMIA"\nrows = "$.list[*]"\n'
        '[source.agency.paths]\ntext = "$.card.words"\nlike = "$.n[0]"\n[source.agency.fields]\nurl = "帖文网址"\n',
        "utf-8",
    )
    record = {"帖文网址": LINK, "card": {"words": "烂脸"}, "n": [7], "发布时间": "2026-11-20 10:00"}
    (alert,), _ = shown("agency-1.json", json.dumps({"list": [record]}))
    assert (alert["url"], alert["text"], alert["counts"]["like"]) == (LINK, "烂脸", 7)
    assert (alert["brand"], alert["published_at"]) == ("LUMIA", "2026-11-20T10:00:00Z")


def test_every_mistake_in_the_file_of_sources_is_named_at_once(stored, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    (tmp_path / "sources.toml").write_text(
        '[source.agency]\ncolour = "red"\nzone = "Mars/Base"\nshape = "star"\nrows = "$["\n'
        '[source.agency.fields]\nmood = "情绪"\n[sources.other]\nbrand = "LUMIA"\n',
        "utf-8",
    )
    assert main(["import", str(stored("a.csv", f"链接\n{LINK}\n".encode())), "--dry-run"]) == 2
    said = " ".join(capsys.readouterr().err.split())
    faults = (
        "sources.toml:",
        "[source.agency] colour: no such field; there are brand, day_first, fields, files",
        "[source.agency] zone: 'Mars/Base' is no time zone; write one such as Asia/Shanghai",
        "[source.agency] shape: write one of ",
        "[source.agency] rows: '$[' is no JSONPath: ",
        "[source.agency] fields: mood is no field; known are ",
        "sources: there are [source.<name>]",
    )
    assert [fault for fault in faults if fault not in said] == [], said


def test_a_file_that_cannot_be_read_is_in_the_report(shown):
    alerts, report = shown("a.json", '{"broken": ')
    assert (alerts, report["skipped"]) == ([], 1)
    assert report["files"][0]["reasons"][0].startswith("file: a.json: is not JSON")


def test_every_preset_names_known_fields_and_what_it_is_found_by():
    assert [one.name for one in presets() if not one.found_by or set(one.fields) - known_fields()] == []


PUBLIC = {
    "a post of X's API, with its account beside it": (
        "a.json",
        json.dumps(
            {
                "data": [
                    {
                        "id": "1995300000000000001",
                        "text": "burned",
                        "author_id": "44",
                        "created_at": "2026-11-20T08:12:00.000Z",
                        "edit_history_tweet_ids": ["1995300000000000001"],
                        "public_metrics": {"like_count": 120},
                    }
                ],
                "includes": {"users": [{"id": "44", "username": "kim", "public_metrics": {"followers_count": 51}}]},
            }
        ),
        ("x", "note", "1995300000000000001", "kim", "burned", 120),
    ),
    "a comment of YouTube whose channel is no platform": (
        "a.json",
        json.dumps([{"cid": "Ugx", "text": "burned", "author": "@kim", "channel": "UCabc", "votes": "12"}]),
        ("youtube", "comment", "Ugx", "kim", "burned", 12),
    ),
    "a review of Google Play": (
        "a.csv",
        "reviewId,userName,content,score,thumbsUpCount,at\n7a1b,Kim,App crashes,1,33,2026-11-19 10:11:12\n",
        ("web", "review", "7a1b", "Kim", "App crashes", 33),
    ),
    "a review of a place, by its scraper": (
        "a.json",
        json.dumps(
            [
                [
                    {
                        "author_title": "Kim",
                        "review_id": "ChZD",
                        "review_text": "rude",
                        "review_rating": 1,
                        "review_likes": 2,
                    }
                ]
            ]
        ),
        ("google_maps", "review", "ChZD", "Kim", "rude", 2),
    ),
    "a review of the App Store as a feed": (
        "a.xml",
        '<feed xmlns:im="http://itunes.apple.com/rss" xmlns="http://www.w3.org/2005/Atom"><title>r</title><entry>'
        "<id>119</id><title>Charged</title><content>twice</content><im:voteSum>3</im:voteSum><im:rating>1</im:rating>"
        '<author><name>kim</name></author><link rel="related" href="https://itunes.apple.com/us/review?id=1"/>'
        "</entry></feed>",
        ("web", "review", "119", "kim", "twice", 3),
    ),
    "a review of Trustpilot": (
        "a.csv",
        "Review Id,Review Created (UTC),Review Username,Review Title,Review Content,Review Stars\n"
        "64f0,2026-11-19 10:00:00,Kim,Never again,burned,1\n",
        ("web", "review", "64f0", "Kim", "burned", None),
    ),
    "comments below lines that say what they stand under": (
        "a.csv",
        "Exported URL,https://www.instagram.com/p/DAbCdEfGhIj/\nTotal,2\n\n"
        ',"Name (click to view profile)",Date,Likes,Comment,"(view source)"\n1,kim,"19 Nov 2026 10:11",3,burned,view\n',
        ("instagram", "comment", "", "kim", "burned", 3),
    ),
    "a mention of Awario": (
        "a.csv",
        "Date,Source,Author name,Post snippet,Post URL\n"
        "2026-11-19 10:00,Instagram,Kim,burned,https://www.instagram.com/p/DAbCdEfGhIj/\n",
        ("instagram", "note", "DAbCdEfGhIj", "Kim", "burned", None),
    ),
    "a post of 识微": (
        "a.csv",
        "信息标题,信息内容,信息来源,作者,信息链接\n烂脸,送医,小红书,阿美," + LINK + "\n",
        ("xiaohongshu", "note", "691fc06e000000001e03a5f1", "阿美", "送医", None),
    ),
}


@pytest.mark.parametrize("name", PUBLIC)
def test_a_tools_public_schema_comes_in_whole(shown, name):
    file, content, expected = PUBLIC[name]
    (alert,), report = shown(file, content)
    seen = (
        alert["platform"],
        alert["kind"],
        alert["native_id"],
        alert["author"],
        alert["text"],
        alert["counts"]["like"],
    )
    assert (seen, report["skipped"]) == (expected, 0)


def test_a_column_that_only_says_unknown_was_read(shown):
    _, report = shown("a.csv", f"笔记链接,正文,收藏数,备注\n{LINK},烂脸,暂无,x\n")
    assert report["columns_not_read"] == ["备注"]
