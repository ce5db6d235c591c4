"""Whatever a tool or a person sends: it becomes an alert or a sentence, never a fault (R16)."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.file_import import ImportSummary, read_alerts
from bot.ingest.headings import known_fields
from bot.ingest.normalise import normalise_record
from bot.ingest.plain_text import plain_text
from bot.ingest.record_lists import find_records
from handlers.case.errors import InvalidFile

NOW = datetime(2026, 11, 21, 2, 3, tzinfo=UTC)
KEYS = st.sampled_from([*sorted(known_fields()), "comment_id", "note_id", "日期", "user", "counts"])
WORDS = st.text(max_size=20) | st.sampled_from(
    [
        "1.8万",
        "-1",
        "https://[::1",
        "http://a.b/c.mp4",
        "9" * 40,
        "2026-99-99",
        "<p>",
        "&#9;",
        "1e400",
        "\x00",
        "='",
        '="1"',
    ]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4))


@given(st.dictionaries(KEYS, VALUES, max_size=8))
@settings(max_examples=80)
def test_any_object_is_an_alert_or_a_sentence(prompt_content, record):
    find_records(record)
    try:
        normalise_record(record, "tool", prompt_content.platforms, NOW)
    except ValueError as refused:
        assert str(refused)


@given(st.binary(max_size=120), st.sampled_from([".xml", ".eml", ".mbox"]))
@settings(max_examples=60)
def test_any_bytes_are_rows_or_a_sentence(prompt_content, tmp_path_factory, content, suffix):
    path = tmp_path_factory.getbasetemp() / f"some{suffix}"
    path.write_bytes(content)
    try:
        list(read_alerts(path, prompt_content.platforms, NOW, ImportSummary(path.name)))
    except InvalidFile as refused:
        assert str(refused).startswith("some")


@pytest.mark.parametrize(
    "entity",
    ['<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">', '<!ENTITY b SYSTEM "file:///etc/passwd">'],
)
def test_a_feed_expands_no_entities(prompt_content, tmp_path, entity):
    path = tmp_path / "a.xml"
    item = "<item><title>x &b; y</title><link>https://news.example/a</link></item>"
    path.write_text(f"<!DOCTYPE r [{entity}]><rss version='2.0'><channel>{item}</channel></rss>", "utf-8")
    found = [one.alert.post.title for _, one in read_alerts(path, prompt_content.platforms, NOW, ImportSummary("a"))]
    assert all("aaaa" not in title and "root:" not in title for title in found)


def test_a_file_that_is_only_the_name_of_another_is_not_followed(prompt_content, tmp_path):
    (tmp_path / "secret.xml").write_text("<rss version='2.0'><channel><item><title>x</title></item></channel></rss>")
    (tmp_path / "a.xml").write_text(str(tmp_path / "secret.xml"))
    with pytest.raises(InvalidFile, match="is no RSS or Atom feed"):
        list(read_alerts(tmp_path / "a.xml", prompt_content.platforms, NOW, ImportSummary("a")))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>用了<b>A</b>&nbsp;烂脸&amp;客服</p><br/>第二行", "用了A 烂脸&客服\n第二行"),
        ("&lt;b&gt;rash&lt;/b&gt;", "rash"),
        ("a<b 而且 c>d", "a<b 而且 c>d"),
        ("<GlowSkin> AT&T", "<GlowSkin> AT&T"),
        ('过敏<em class="k', "过敏"),
        ("<script>x()</script>过敏", "过敏"),
    ],
)
def test_markup_becomes_plain_text_and_other_signs_stay(written, read):
    assert plain_text(written) == read
