"""Whatever is pushed, mailed or written into a mapping: rows or a sentence, never a fault (R16)."""

import json
from datetime import UTC, datetime
from email import message_from_bytes, policy

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ingest.delivery_words import MAIL, excerpt, own_words
from bot.ingest.file_import import ImportSummary, alerts_in
from bot.ingest.headings import known_fields
from bot.ingest.mail_posts import posts_in_html, posts_in_text
from bot.ingest.open_file import open_file
from bot.ingest.presets import Preset
from bot.ingest.read_body import as_file
from bot.ingest.read_mail import open_mail
from bot.ingest.sources import parse_sources
from handlers.case.errors import InvalidFile
from storage.deliveries import Delivery, DeliveryState

NOW = datetime(2026, 11, 21, 2, 3, tzinfo=UTC)
KEYS = st.sampled_from([*sorted(known_fields()), "documents", "alerts", "payload", "a[b]", "a__b", "", "status"])
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.just("https://xhslink.com/a")
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
OBJECTS = VALUES.map(lambda value: json.dumps(value).encode())
FORMS = st.lists(st.tuples(KEYS, st.text(max_size=12)), max_size=5).map(
    lambda f: "&".join(f"{k}={v}" for k, v in f).encode("utf-8", "replace")
)
TYPES = st.sampled_from(
    [
        "application/json",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/csv",
        "text/xml",
        "text/plain",
        MAIL,
        "",
    ]
)
HEADERS = st.sampled_from(
    [
        "Subject: =?gb2312?B?!!?=",
        "Content-Type: text/html; charset=nothing",
        "Content-Type: multipart/mixed; boundary=x",
        "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment; filename=a.csv",
        "From: <<>@",
        "Date: tomorrow",
        "Content-Type: message/rfc822",
        "Content-Type: multipart/mixed",
        "Content-Disposition: attachment; filename*=utf-8''%FF.xlsx",
    ]
)
MAILS = st.tuples(
    st.lists(HEADERS, max_size=4),
    st.lists(st.binary(max_size=40) | st.just(b"--x\r\n") | HEADERS.map(str.encode), max_size=6),
).map(lambda parts: "\r\n".join(parts[0]).encode() + b"\r\n\r\n" + b"\r\n".join(parts[1]))
PATHS = st.sampled_from(
    ["$", "$..*", "$.a[*].b", "$['a','b']", "$[?@.a]", "$..url", "$[0]", "$.documents[?@.url == 'x']"]
)
PRESETS = st.builds(
    lambda fields, rows, paths, skip: Preset("tool", fields=fields, rows=rows, paths=paths, skip=skip),
    st.dictionaries(
        st.sampled_from(sorted(known_fields())),
        st.tuples(st.sampled_from(["text", "url", "documents", "a"])),
        max_size=3,
    ),
    PATHS | st.just(""),
    st.dictionaries(st.sampled_from(["url", "text", "like", "published_at", "native_id", "author"]), PATHS, max_size=3),
    st.dictionaries(st.just("status"), st.just(frozenset({"resolved"})), max_size=1),
)


def read(folder, platforms, name, content, preset):
    """The rows of a file with this in it; a file that cannot be read says so."""
    path = folder / name
    path.write_bytes(content)
    summary = ImportSummary("body")
    opened = open_mail(path, preset, open_file, words_alone=False) if name.endswith(".eml") else open_file(path, preset)
    with opened as table:
        for _, one in alerts_in(table, "tool", platforms, (NOW, NOW), summary):
            assert one.alert.source
    assert all(summary.reasons)


@given(TYPES, OBJECTS | FORMS | st.binary(max_size=80) | MAILS, PRESETS)
@settings(max_examples=150)
def test_any_body_is_alerts_or_a_sentence(prompt_content, tmp_path_factory, media_type, body, preset):
    suffix, content = as_file(media_type, body)
    try:
        read(tmp_path_factory.getbasetemp(), prompt_content.platforms, f"body{suffix}", content, preset)
    except InvalidFile as refused:
        assert str(refused)
    shown = excerpt(Delivery(1, "tool", media_type, body, NOW, DeliveryState.UNREADABLE, 0, 1, ()))
    assert len(shown) <= 501


@given(MAILS)
@settings(max_examples=150)
def test_any_mail_is_alerts_or_a_sentence(prompt_content, tmp_path_factory, body):
    read(tmp_path_factory.getbasetemp(), prompt_content.platforms, "body.eml", body, Preset("tool"))
    assert len(own_words(Delivery(1, "mail", MAIL, body, NOW, DeliveryState.UNREADABLE, 0, 1, ()))) == 2
    assert message_from_bytes(body, policy=policy.default) is not None


@given(st.text(alphabet="标题:： |\n1.、https://a.b/c<>&;\"='来源作者x", max_size=200))
@settings(max_examples=150)
def test_any_words_of_a_mail_are_posts_with_addresses(text):
    found = [str(post["url"]) for post in (*posts_in_text(text), *posts_in_html(text))]
    assert [url for url in found if not url.startswith(("http://", "https://"))] == []


@given(st.dictionaries(st.text(max_size=8), st.dictionaries(KEYS, VALUES, max_size=3), max_size=2))
@settings(max_examples=80)
def test_any_file_of_sources_is_read_or_told_what_is_wrong(tables):
    lines = [
        f"[source.{json.dumps(name)}]\n" + "".join(f"{json.dumps(k)} = {json.dumps(v)}\n" for k, v in table.items())
        for name, table in tables.items()
    ]
    try:
        parse_sources("".join(lines))
    except InvalidFile as refused:
        assert str(refused)
