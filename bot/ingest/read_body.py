"""The body of a tool's request as a file that the import reads: JSON, a form, CSV, a workbook, a feed, mail or text."""

import json
import re
from collections.abc import Iterable
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import parse_qsl

from bot.ingest.mail_posts import posts_in_text

SUFFIXES = {
    "text/csv": ".csv",
    "application/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "message/rfc822": ".eml",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"
MAX_FIELDS = 2000  # of a form
KEY = re.compile(r"[^\[\].]+")  # a step of a[b][c] or a.b.c
FORM_START = re.compile(rb"[\w.%+\[\]-]{1,100}=")


def as_file(media_type: str, body: bytes) -> tuple[str, bytes]:
    """How a file with this body ends, and what stands in it. What the body is counts before its media type."""
    kind = media_type.partition(";")[0].strip().lower()
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:200]
    if kind == PARTS:
        return ".json", _as_json(_parts(media_type, body))
    if body.startswith(b"PK\x03\x04"):
        return ".xlsx", body
    if kind in SUFFIXES:
        return SUFFIXES[kind], body
    if start.startswith((b"{", b"[")):
        return ".json", body
    if start.startswith(b'"{') or start.startswith(b'"['):
        return ".json", _unquoted(body)
    if start.startswith(b"<"):
        return ".xml", body
    if kind == FORM or (FORM_START.match(start) and b"\n" not in body.strip()):
        return ".json", _as_json(parse_qsl(body.decode("utf-8", "replace"), max_num_fields=MAX_FIELDS))
    return _text(body)


def _text(body: bytes) -> tuple[str, bytes]:
    """A message in plain words with links in it, or a table."""
    words = body.decode("utf-8", "replace")
    first = words.strip().partition("\n")[0]
    posts = [] if first.count(",") + first.count("\t") >= 2 and "://" not in first else posts_in_text(words)
    return (".json", json.dumps(posts, ensure_ascii=False).encode()) if posts else (".csv", body)


def _unquoted(body: bytes) -> bytes:
    """JSON that was written as JSON once more."""
    try:
        text = json.loads(body)
    except ValueError:
        return body
    return str(text).encode("utf-8", "replace")


def _parts(media_type: str, body: bytes) -> list[tuple[str, str]]:
    """The fields of a form in parts; files in it are left out."""
    head = f"Content-Type: {media_type}\r\n\r\n".encode("latin-1", "replace")
    message = message_from_bytes(head + body, policy=policy.default)
    found = []
    for part in message.iter_parts() if isinstance(message, EmailMessage) else ():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes) and not part.get_filename():
            found.append((name, content.decode("utf-8", "replace")))
    return found[:MAX_FIELDS]


def _as_json(fields: Iterable[tuple[str, str]]) -> bytes:
    """A form as the object it stands for: `a[b]`, `a.b` and `a__b` are b within a; a value may be JSON itself."""
    found: dict[str, object] = {}
    for key, value in fields:
        steps = KEY.findall(key.replace("__", "."))[:8]
        place = found
        for step in steps[:-1]:
            inner = place.setdefault(step, {})
            if not isinstance(inner, dict):
                break
            place = inner
        else:
            if steps:
                _put(place, steps[-1], _value(value))
    only = next(iter(found.values())) if len(found) == 1 else None
    return json.dumps(only if isinstance(only, dict | list) else found, ensure_ascii=False).encode("utf-8", "replace")


def _put(place: dict[str, object], key: str, value: object) -> None:
    """A field that comes several times is a list."""
    if key not in place:
        place[key] = value
        return
    before = place[key]
    place[key] = [*before, value] if isinstance(before, list) else [before, value]


def _value(text: str) -> object:
    if text.lstrip()[:1] in ("{", "["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return text
    return text
