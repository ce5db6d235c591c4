"""Whether what an export says of drafts, approvals, replies and promises is what its timeline says."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handlers.case.card import Say, say
from storage.incidents.audit_chain import Link

Fields = Mapping[str, Any]  # of a fact, as the timeline keeps them
Told = list[tuple[Link, Fields]]


@dataclass(frozen=True)
class Number:
    """Which incident it is."""

    number: int


@dataclass(frozen=True)
class Head:
    """How many lines the timeline has, and the hash of the last one."""

    lines: int
    head: str


@dataclass(frozen=True)
class Taken:
    """By whom, when and in which line it was exported."""

    at: datetime
    by: str
    line: int


@dataclass(frozen=True)
class DraftSaid:
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
class ReplySaid:
    """A reply as the document has it."""

    version: int
    link: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True)
class PromiseSaid:
    """A promise as the document has it."""

    id: int
    text: str
    state: str


@dataclass(frozen=True)
class Document:
    """The parts of `incident.json` that can be proved."""

    incident: Number
    chain: Head
    exported: Taken
    post: dict[str, Any]
    drafts: list[DraftSaid]
    replies: list[ReplySaid]
    promises: list[PromiseSaid]
    timeline: list[Link]


def claims(document: Document) -> Iterator[Say]:
    """Everything that the document says otherwise than its timeline, which is known to be whole. What has expired is not compared."""
    told = [(link, _fields(link)) for link in document.timeline]
    yield from _post(document.post, _of(told, "Opened", "Learned"))
    drafted = {str(fields.get("version")): fields for _, fields in _of(told, "Drafted")}
    yield from _drafts({str(draft.version): draft for draft in document.drafts}, drafted)
    yield from _approvals(document.drafts, drafted, _of(told, "Approved"))
    if not _same_replies(document.replies, _of(told, "Posted")):
        yield say("export.differs_replies")
    yield from _promises({str(promise.id): promise for promise in document.promises}, told)
    taken = document.exported
    if (taken.line, taken.by, taken.at) not in [(link.seq, link.by, link.at) for link, _ in _of(told, "Exported")]:
        yield say("export.differs_exporter")


def _post(post: Fields, told: Told) -> Iterator[Say]:
    known = [(link.seq, fields["post"]) for link, fields in told if "post" in fields]
    if known and not _agree(known[-1][1], post):
        yield say("export.differs_post", seq=known[-1][0])


def _drafts(said: Mapping[str, DraftSaid], drafted: Mapping[str, Fields]) -> Iterator[Say]:
    for version in sorted({*said, *drafted}):
        if version not in said or not _agree(drafted.get(version, {"version": None}), vars(said[version])):
            yield say("export.differs_draft", version=version)


def _approvals(drafts: list[DraftSaid], drafted: Mapping[str, Fields], told: Told) -> Iterator[Say]:
    """An approval covers exactly this text and this target, and whoever is said to have given it gave it."""
    given = {str(fields.get("version")): (link.by, fields.get("hash")) for link, fields in told}
    for draft in drafts:
        by, covered = given.get(str(draft.version), ("", draft.hash))
        whole = hashlib.sha256(f"{draft.target}\n\0{draft.text}".encode()).hexdigest()
        expired = "text" not in drafted.get(str(draft.version), {})
        named = draft.state not in ("approved", "posted") or (by and by == draft.decided_by)
        if not named or not (expired or draft.hash == whole == covered):
            yield say("export.differs_approval", version=draft.version)


def _same_replies(replies: list[ReplySaid], told: Told) -> bool:
    if len(replies) != len(told):
        return False
    return all(
        (said.by, said.at) == (link.by, link.at) and _agree(fields, vars(said)) for said, (link, fields) in zip(replies, told, strict=True)
    )


def _promises(said: Mapping[str, PromiseSaid], told: Told) -> Iterator[Say]:
    made = {str(fields.get("id")): fields.get("text") for _, fields in _of(told, "Promised")}
    settled = {str(fields.get("id")): fields.get("state") for _, fields in _of(told, "PromiseSettled")}
    for id_ in sorted({*said, *made}):
        if id_ not in said or (said[id_].text, said[id_].state) != (made.get(id_), settled.get(id_, "open")):
            yield say("export.differs_promise", id=id_)


def _of(told: Told, *kinds: str) -> Told:
    return [(link, fields) for link, fields in told if link.kind in kinds]


def _agree(told: object, said: object) -> bool:
    """Equal in everything that both speak of; a later version of the program may know of more."""
    if isinstance(told, dict) and isinstance(said, dict):
        return all(_agree(told[name], said[name]) for name in told.keys() & said.keys())
    return told == said


def _fields(link: Link) -> Fields:
    """What the fact holds; nothing when somebody forged a line that cannot be read."""
    try:
        data, personal = json.loads(link.data), json.loads(link.personal or "{}")
    except ValueError:
        return {}
    return {**data, **personal} if isinstance(data, dict) and isinstance(personal, dict) else {}
