"""What an import would take in, for people and for programs; nothing is written."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime

from bot.ingest.file_import import ImportSummary
from bot.ingest.normalise import Normalised
from handlers.posts.post import ClockSource


def as_record(one: Normalised) -> dict[str, object]:
    """An alert as one JSON object. Times are UTC; `published_at` is null while no source tells it."""
    alert, post = one.alert, one.alert.post
    seen = post.published_at != alert.seen_at  # by the tool, at a time that it told
    known = post.clock_source is not ClockSource.FIRST_SEEN or seen
    return {
        "platform": post.platform,
        "kind": post.kind.value,
        "native_id": post.native_id,
        "url": post.url,
        "parent": post.parent,
        "title": post.title,
        "text": post.text,
        "author": post.author.name,
        "followers": post.author.followers,
        "verified": post.author.verified,
        "counts": asdict(alert.counts),
        "published_at": _iso(post.published_at) if known else None,
        "published_source": post.clock_source.value if known else "unknown",
        "captured_at": _iso(alert.captured_at),
        "matched_terms": list(alert.matched_terms),
        "brand": alert.brand,
        "product": alert.product,
        "warnings": list(one.warnings),
    }


def as_report(summaries: Iterable[ImportSummary], alerts: Mapping[str, int]) -> dict[str, object]:
    """What became of every file: rows left out, columns and keys not read, notes."""
    files = [
        {
            "file": summary.name,
            "alerts": alerts.get(summary.name, 0),
            "skipped": summary.skipped,
            "reasons": summary.reasons,
            "reason_codes": dict(summary.reason_codes),
            "rows_with_warnings": summary.warned,
            "warning_codes": dict(summary.warning_codes),
            "columns_not_read": list(summary.unknown_headings),
            "notes": list(summary.notes),
        }
        for summary in summaries
    ]
    return {
        "report": {
            "alerts": sum(alerts.values()),
            "skipped": sum(int(str(one["skipped"])) for one in files),
            "columns_not_read": list(dict.fromkeys(name for one in files for name in _names(one["columns_not_read"]))),
            "notes": [note for one in files for note in _names(one["notes"])],
            "files": files,
        }
    }


def as_line(record: Mapping[str, object]) -> str:
    """A record as one line of JSON."""
    return json.dumps(record, ensure_ascii=False)


def _names(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _iso(at: datetime | None) -> str | None:
    return at.isoformat().replace("+00:00", "Z") if at else None
