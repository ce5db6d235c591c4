"""`incident.json`: the whole incident for a program, in the one form that JSON of these values can have.

Keys are sorted, there is no space, text is UTF-8 as it is, times are UTC. A line's `hash` is the SHA-256 of `previous`, the
incident's number, `seq`, `at`, `by`, `kind` and `data`, joined by line feeds; `personal_sha256` in `data` covers `personal`,
which may be gone.
"""

import hashlib
from collections.abc import Iterable, Iterator

from bot.reports.data import Material
from storage.incidents.timeline import Line, canonical

FORMAT = "dingfengbo incident 1"
ABOUT = (
    "alerts", "brand", "close_reason", "closed_at", "confirmed", "drill", "matched_terms", "no_reply", "no_reply_at", "number",
    "opened_at", "playbook", "product", "retro", "snoozed_until", "source", "status", "category", "severity",
)  # fmt: skip


def document(material: Material, lines: Iterable[object]) -> Iterator[str]:
    """The document piece by piece; `lines` are asked for when their place comes."""
    sections = {**_sections(material), "timeline": None}
    mark = "{"
    for name in sorted(sections):
        yield f'{mark}"{name}":'
        yield from _list(lines) if name == "timeline" else (canonical(sections[name]),)
        mark = ","
    yield "}\n"


def line_of(line: Line, previous: str) -> dict[str, object]:
    """A line of the timeline with the hash of the line before."""
    told = {name: getattr(line, name) for name in ("seq", "by", "kind", "data", "personal", "hash")}
    return {**told, "at": line.at.isoformat(), "previous": previous}


def _sections(material: Material) -> dict[str, object]:
    file, stamp = material.file, material.stamp
    taken = next(line for line in reversed(material.of("Exported")) if (line.by, line.at) == (stamp.by, stamp.at))
    return {
        "format": FORMAT,
        "exported": {**vars(stamp), "line": taken.seq, "zone": material.zone, "redaction": "none"},
        "incident": {**{name: getattr(file, name) for name in ABOUT}, "flags": sorted(file.flags)},
        "post": file.post,
        "clock": [{**vars(timed.window), "state": timed.state, "by": timed.by} for timed in material.clock],
        "seats": file.seats,
        "assessment": file.assessment,
        "drafts": [{**vars(draft), "hash": draft.hash} for draft in file.drafts],
        "replies": [{**vars(reply), "sha256": hashlib.sha256(reply.text.encode()).hexdigest()} for reply in file.replies],
        "promises": file.promises,
        "engagement": [{"at": at, "counts": counts} for at, counts in material.series],
        "chain": {"lines": material.lines, "head": material.chain},
    }


def _list(items: Iterable[object]) -> Iterator[str]:
    mark = "["
    for item in items:
        yield mark + canonical(item)
        mark = ","
    yield "[]" if mark == "[" else "]"
