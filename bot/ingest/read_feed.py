"""RSS and Atom, read by feedparser: it knows every dialect, resolves nothing outside and expands no entities."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser

from bot.ingest.columns import ADDRESS, Row, TableFile
from bot.ingest.file_limits import MAX_WHOLE
from bot.ingest.normalise import Records
from bot.ingest.presets import NO_PRESET, Preset
from bot.ingest.remarks import remark
from handlers.case.errors import InvalidFile

# What feedparser makes of an entry, and the heading under which an export would have it. Its dates come in UTC.
READ = {
    "title": "title",
    "link": "link",
    "id": "guid",
    "author": "author",
    "published": "published",
    "updated": "updated",
}
SAME_LIST = (  # another form of what is read
    "title_detail links guidislink author_detail authors published_parsed updated_parsed summary_detail content summary"
    " base language href"
)
SAME = frozenset(SAME_LIST.split())
PAGES = ("alternate", "related", "canonical")  # how a link says that it leads to the entry's page, the best first


UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)  # of declarations that are damaged


@contextmanager
def open_feed(path: Path, source: Preset = NO_PRESET) -> Iterator[TableFile]:
    """The feed's entries; InvalidFile when it is no feed."""
    if path.stat().st_size > MAX_WHOLE:
        raise InvalidFile(f"{path.name}: is larger than {MAX_WHOLE // 1024**2} MiB; split it")
    try:
        # a stream: what is no stream it may take for the name of a file, or for an address
        feed = feedparser.parse(BytesIO(path.read_bytes()), sanitize_html=True, resolve_relative_uris=False)
    except UNREADABLE:
        feed = None
    if feed is None or not feed.get("version"):
        raise InvalidFile(remark("no_feed", name=path.name))
    records, others = Records(source), dict[str, None]()

    def unread() -> tuple[str, ...]:
        """Elements of the entries that were not read."""
        return (*others, *(key for key in records.unread() if key not in READ.values()))

    yield TableFile(_rows(feed.entries, records, others), lambda: 0.0, unread)


def _rows(entries: list[Mapping[str, Any]], records: Records, others: dict[str, None]) -> Iterator[Row]:
    for number, entry in enumerate(entries, 1):
        record, left = _record(dict(entry.items()))  # its own look-up answers for what is not there
        others.update(dict.fromkeys(left))
        yield records.row(record, remark("entry", n=number))


def _record(entry: Mapping[str, Any]) -> tuple[dict[str, object], list[str]]:
    """An entry under the headings of exports, and what of it has none there."""
    words = [str(part.get("value", "")) for part in entry.get("content", ())] + [str(entry.get("summary", ""))]
    record: dict[str, object] = {READ[name]: entry[name] for name in READ if entry.get(name)}
    if isinstance(entry.get("tags"), list):
        record["tags"] = [tag.get("term") for tag in entry["tags"] if tag.get("term")]
    record["content"] = max(words, key=len)
    record["link"] = _link(entry)
    others = {name: value for name, value in entry.items() if name not in {*READ, *SAME, "tags"}}
    record |= {name: value for name, value in others.items() if isinstance(value, str | int | float)}
    return record, [name for name, value in others.items() if not isinstance(value, str | int | float)]


def _link(entry: Mapping[str, Any]) -> str:
    """The entry's page: an alternate or related link, never its id, which feedparser takes where no page is given."""
    links = [link for link in entry.get("links", ()) if ADDRESS.match(str(link.get("href", "")))]
    found = {str(link.get("rel", "alternate")): str(link["href"]) for link in reversed(links)}
    own = str(entry.get("link", ""))
    return next(filter(None, map(found.get, PAGES)), own if ADDRESS.match(own) else "")
