"""Whether what an export says of the post, drafts, approvals, replies and promises is what its own timeline says."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.alerts.events import Learned, Opened
from handlers.case.card import LocalizedText, msg
from handlers.case.event import Event
from handlers.closing.events import Exported, PersonForgotten, Purged
from handlers.drafts.events import Drafted, Posted
from handlers.drafts.review_events import Approved
from handlers.promises.events import Promised, PromiseSettled
from storage.incidents.audit_chain import ChainEntry

Fields = Mapping[str, Any]  # of an event, as the timeline stores them
Events = list[tuple[ChainEntry, Fields]]


@dataclass(frozen=True)
class IncidentPart:
    """Which incident it is."""

    number: int


@dataclass(frozen=True)
class ChainPart:
    """How many lines the timeline has, and the hash of the last one."""

    lines: int
    head: str


@dataclass(frozen=True)
class ExportedPart:
    """When, by whom and in which line of the timeline it was exported."""

    at: datetime
    by: str
    line: int


@dataclass(frozen=True)
class DraftPart:
    """A draft as the document has it."""

    version: int
    kind: str
    text: str
    target: str
    author: str
    state: str
    decided_by: str
    hash: str


@dataclass(frozen=True)
class ReplyPart:
    """A reply as the document has it."""

    version: int
    link: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True)
class PromisePart:
    """A promise as the document has it."""

    id: int
    text: str
    state: str


@dataclass(frozen=True)
class Document:
    """The parts of `incident.json` that can be proved."""

    incident: IncidentPart
    chain: ChainPart
    exported: ExportedPart
    post: dict[str, Any]
    drafts: list[DraftPart]
    replies: list[ReplyPart]
    promises: list[PromisePart]
    timeline: list[ChainEntry]


def inconsistencies(document: Document) -> Iterator[LocalizedText]:
    """Each part that differs from the timeline, whose hash chain is known to be whole. Purged data is not compared."""
    events = [(link, _fields(link)) for link in document.timeline]
    yield from _check_post(document.post, _by_kind(events, Opened, Learned))
    drafted = {str(fields.get("version")): fields for _, fields in _by_kind(events, Drafted)}
    yield from _check_drafts({str(draft.version): draft for draft in document.drafts}, drafted)
    yield from _check_approvals(document.drafts, drafted, _by_kind(events, Approved))
    purged = bool(_by_kind(events, Purged, PersonForgotten))
    if not _same_replies(document.replies, _by_kind(events, Posted), purged):
        yield msg("export.differs_replies")
    yield from _check_promises({str(promise.id): promise for promise in document.promises}, events, purged)
    exported = document.exported
    exports = [(link.seq, link.by, link.at) for link, _ in _by_kind(events, Exported)]
    if (exported.line, exported.by, exported.at) not in exports:
        yield msg("export.differs_exporter")


def _check_post(post: Fields, events: Events) -> Iterator[LocalizedText]:
    known = [(link.seq, fields["post"]) for link, fields in events if "post" in fields]
    if known and not _agree(known[-1][1], post):
        yield msg("export.differs_post", seq=known[-1][0])


def _check_drafts(drafts: Mapping[str, DraftPart], drafted: Mapping[str, Fields]) -> Iterator[LocalizedText]:
    for version in sorted({*drafts, *drafted}):
        event = drafted.get(version, {"version": None})
        if version not in drafts or not _agree(event, vars(drafts[version])):
            yield msg("export.differs_draft", version=version)


def _check_approvals(
    drafts: list[DraftPart], drafted: Mapping[str, Fields], approved: Events
) -> Iterator[LocalizedText]:
    """An approval covers exactly this text and this target, and was given by the person the document names."""
    approvals = {str(fields.get("version")): (link.by, fields.get("hash")) for link, fields in approved}
    for draft in drafts:
        by, approved_hash = approvals.get(str(draft.version), ("", draft.hash))
        text_hash = hashlib.sha256(f"{draft.target}\n\0{draft.text}".encode()).hexdigest()
        purged = "text" not in drafted.get(str(draft.version), {})
        same_person = draft.state not in ("approved", "posted") or (by and by == draft.decided_by)
        if not same_person or not (purged or draft.hash == text_hash == approved_hash):
            yield msg("export.differs_approval", version=draft.version)


def _same_replies(replies: list[ReplyPart], posted: Events, purged: bool) -> bool:
    if len(replies) != len(posted):
        return False
    return all(
        (reply.by, reply.at) == (link.by, link.at) and _agree(fields, _said(vars(reply)) if purged else vars(reply))
        for reply, (link, fields) in zip(replies, posted, strict=True)
    )


def _check_promises(promises: Mapping[str, PromisePart], events: Events, purged: bool) -> Iterator[LocalizedText]:
    made = {str(fields.get("id")): fields for _, fields in _by_kind(events, Promised)}
    settled = {str(fields.get("id")): fields.get("state") for _, fields in _by_kind(events, PromiseSettled)}
    for id_ in sorted({*promises, *made}):
        event = {**made.get(id_, {"id": None}), "state": settled.get(id_, "open")}
        part = vars(promises[id_]) if id_ in promises else {"id": None}
        if not _agree(event, _said(part) if purged else part):
            yield msg("export.differs_promise", id=id_)


def _by_kind(events: Events, *kinds: type[Event]) -> Events:
    return [(link, fields) for link, fields in events if link.kind in {kind.code for kind in kinds}]


def _agree(event: object, part: object) -> bool:
    """Equal in all fields that both have; a later version of the program may know of more."""
    if isinstance(event, dict) and isinstance(part, dict):
        return all(_agree(event[name], part[name]) for name in event.keys() & part.keys())
    return event == part


def _said(part: Fields) -> Fields:
    """What is left of a part once texts expired: lines of older versions still have some of them."""
    return {name: value for name, value in part.items() if value != ""}


def _fields(link: ChainEntry) -> Fields:
    """The event's fields; none when a forger wrote a line that cannot be read."""
    try:
        data, personal = json.loads(link.data), json.loads(link.personal or "{}")
    except ValueError:
        return {}
    return {**data, **personal} if isinstance(data, dict) and isinstance(personal, dict) else {}
