"""`incident.json`: the whole incident for a program, in the one form that JSON of these values can have.

Keys are sorted, there is no space, text is UTF-8 as it is, times are UTC. A line's `hash` is the SHA-256 of `previous`,
the incident's number, `seq`, `at`, `by`, `kind` and `data`, joined by line feeds; `personal_sha256` in `data` covers
`personal`, which may be purged.
"""

import hashlib
from collections.abc import Iterable, Iterator

from bot.reports.data import ExportData
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft
from handlers.closing.events import Exported
from handlers.reminders.windows import Window
from storage.incidents.timeline import TimelineEntry, canonical

FORMAT = "dingfengbo incident 1"
INCIDENT_FIELDS = (
    "alerts",
    "brand",
    "close_reason",
    "closed_at",
    "confirmed",
    "drill",
    "matched_terms",
    "no_reply",
    "no_reply_at",
    "number",
    "opened_at",
    "playbook",
    "product",
    "retro",
    "snoozed_until",
    "source",
    "status",
    "category",
    "severity",
)


def json_chunks(data: ExportData, lines: Iterable[object]) -> Iterator[str]:
    """The document piece by piece; `lines` of the timeline are consumed when their place comes."""
    sections = {**_sections(data), "timeline": None}
    separator = "{"
    for name in sorted(sections):
        yield f'{separator}"{name}":'
        yield from _json_list(lines) if name == "timeline" else (canonical(sections[name]),)
        separator = ","
    yield "}\n"


def line_json(line: TimelineEntry, previous: str) -> dict[str, object]:
    """A line of the timeline, with the hash of the line before it."""
    fields = {name: getattr(line, name) for name in ("seq", "by", "kind", "data", "personal", "hash")}
    return {**fields, "at": line.at.isoformat(), "previous": previous}


def _sections(data: ExportData) -> dict[str, object]:
    file, meta = data.file, data.meta
    exported = next(line for line in reversed(data.by_kind(Exported)) if (line.by, line.at) == (meta.by, meta.at))
    return {
        "format": FORMAT,
        "exported": {
            **vars(meta),
            "line": exported.seq,
            "zone": data.zone,
            "redaction": "redacted" if data.redacted else "none",
        },
        "incident": {**_incident(file), "flags": sorted(file.flags)},
        "post": file.post,
        "clock": [{**_window(result.window), "state": result.state, "by": result.by} for result in data.windows],
        "seats": file.assignments,
        "assessment": file.assessment,
        "drafts": [_draft(draft) for draft in file.drafts],
        "replies": [{**vars(reply), "sha256": _sha256(reply.text)} for reply in file.replies],
        "learning": file.learning,
        "promises": file.promises,
        "tasks": file.tasks,
        "evidence": file.evidence_items,
        "engagement": [{"at": at, "counts": counts} for at, counts in data.engagement],
        "chain": {"lines": data.timeline_length, "head": data.timeline_head},
    }


def _incident(file: CaseFile) -> dict[str, object]:
    """What is said of the incident itself, by the names of the format."""
    fields = {name: getattr(file, name) for name in INCIDENT_FIELDS}
    if file.drill:
        drill = dict(vars(file.drill))
        fields["drill"] = {"pace": drill.pop("speed"), **drill}
    return fields


def _window(window: Window) -> dict[str, object]:
    """A window by the names of the format."""
    fields = dict(vars(window))
    before_us = fields.pop("lapsed_before_detection")
    return {**fields, "before_us": before_us}


def _draft(draft: Draft) -> dict[str, object]:
    """A draft by the names of the format."""
    fields = dict(vars(draft))
    old = {"hands": fields.pop("contributors"), "stand_ins": fields.pop("deputies_asked")}
    return {**fields, **old, "hash": draft.hash}


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _json_list(items: Iterable[object]) -> Iterator[str]:
    separator = "["
    for item in items:
        yield separator + canonical(item)
        separator = ","
    yield "[]" if separator == "[" else "]"
