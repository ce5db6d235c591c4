"""Keep what a person handed in, and say of what kind a piece of evidence is (R13); stamps; whether the post is gone."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import CommandContext, Decision, FollowUp, Notify, Regrade, TimestampEvidence, reject
from handlers.case.event import EventMeta
from handlers.case.evidence import CLOCKS, EVIDENCE_KINDS, PAGE_STATES, EvidenceItem
from handlers.case.people import Role
from handlers.evidence.events import (
    EvidenceAdded,
    EvidenceDescribed,
    EvidenceNotTimestamped,
    EvidenceTimestamped,
    PostGone,
    PostThere,
)
from handlers.evidence.manifest import digest, link_after, manifest_text
from handlers.evidence.rules import find_item, last_link
from handlers.evidence.strength import authors_proof, is_strong
from handlers.text.times import Direction, read_time

SHA256 = re.compile(r"[0-9a-f]{64}")
READS_UNREAD, MAX_READERS = (Role.TRIAGER, Role.MONITOR), 3
MAX_ITEMS = 200  # of one incident
DEFAULT_KINDS = {"image": "screenshot", "video": "recording", "audio": "recording"}  # by the first part of the type
SVG = "image/svg+xml"
MAX_SAID = {"original": 200, "address": 1000, "captured_by": 80, "tool": 120, "text": 500, "receipt": 80}  # code points
# What a person may say of a file they hand in, by the names of the command's fields.
FILE_FIELDS = (
    *(
        "proof_kind",
        "text",
        "address",
        "page_state",
        "captured_at",
        "captured_by",
        "tool",
        "clock",
        "receipt",
        "sha256",
    ),
)
BACK = ("off", "back", "there", "又在了", "还在", "還在", "恢复", "恢復")


def add_evidence(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Keep a stored file with its SHA-256, size in bytes and type; refuse the same bytes twice, and too many."""
    if context.text("sha256") in file.evidence:
        return reject("rejection.evidence_known", number=file.number)
    if len(file.evidence_items) >= MAX_ITEMS:
        return reject("rejection.evidence_too_many", number=file.number, n=MAX_ITEMS)
    said = _said(context, now)
    if isinstance(said, LocalizedText):
        return Decision(rejection=said)
    number = len(file.evidence_items) + 1
    bare = EvidenceAdded(
        name=context.text("name"),
        sha256=context.text("sha256"),
        size=int(context.text("size")),
        media_type=context.text("media_type"),
        **said,
    )
    text = digest(manifest_text(file.number, bare.item(number, EventMeta(now, context.by.id))))
    event = replace(bare, manifest=text, chain_link=link_after(last_link(file), text))
    item = event.item(number, EventMeta(now, context.by.id))
    answer = msg("answer.evidence", number=file.number, id=number, proof_kind=item.kind)
    return Decision((event,), (TimestampEvidence(file.number, number), *_stronger(file, item, context, now)), answer)


def _said(context: CommandContext, now: datetime) -> dict[str, Any] | LocalizedText:
    """Return what a person said of a file, in the fields of the event; or what of it cannot be."""
    kind = context.text("proof_kind").lower() or _default_kind(context.text("media_type"))
    page, clock = context.text("page_state").lower(), context.text("clock").lower()
    if kind not in EVIDENCE_KINDS:
        return _unknown_kind(kind)
    if page not in ("", *PAGE_STATES) or clock not in ("", *CLOCKS):
        return msg("rejection.capture_unknown", given=(page if page not in ("", *PAGE_STATES) else clock)[:40])
    given = context.text("captured_at")
    captured = read_time(given, now, context.policy.zone, Direction.BACKWARD) if given else None
    if given and (captured is None or captured.begins > now):
        return msg("rejection.captured_time", given=given[:40])
    texts = {name: context.text(name)[:limit] for name, limit in MAX_SAID.items()}
    return {
        **texts,
        "proof_kind": kind,
        "page_state": page,
        "clock": clock or ("unknown" if captured else ""),
        "captured_at": captured.begins if captured else None,
    }


def _default_kind(media_type: str) -> str:
    """A picture counts as a screenshot; markup that only draws one does not."""
    return "other" if media_type == SVG else DEFAULT_KINDS.get(media_type.partition("/")[0], "other")


def _unknown_kind(given: str) -> LocalizedText:
    kinds = tuple(msg(f"proof_kind.{kind}") for kind in EVIDENCE_KINDS)
    return msg("rejection.evidence_kind_unknown", given=given[:40], kinds=kinds)


def _stronger(file: CaseFile, item: EvidenceItem, context: CommandContext, now: datetime) -> tuple[FollowUp, ...]:
    """The grade is looked at again when this makes the author's proof strong (R13); of a post that no person has read
    yet those hear who read such posts."""
    others = [known for known in file.evidence_items if known.id != item.id]
    before, after = authors_proof(file.evidence_items), authors_proof((*others, item))
    if file.status is Status.UNREAD and after != before:
        line = msg("tell.proof_on_unread", number=file.number, id=item.id, proof_kind=item.kind)
        readers = [p.id for role in READS_UNREAD for p in context.team.able(role, file.brand, "", now)]
        return (Notify((line,), people=tuple(dict.fromkeys(readers))[:MAX_READERS]),)
    return (Regrade(file.number),) if after != before and is_strong(after) else ()


def describe_evidence(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Put a paper on record with its kind, what it is and where it lies; or give a piece on file its kind."""
    kind, note, given = context.text("proof_kind").lower(), context.text("text"), context.text("sha256").lower()
    if kind not in EVIDENCE_KINDS:
        return Decision(rejection=_unknown_kind(kind))
    if not note:
        return reject("rejection.evidence_note_needed", number=file.number)
    if given and not SHA256.fullmatch(given):
        return reject("rejection.sha256_needed", given=given[:20])
    number = context.integer("id") or 0
    known = find_item(file, number)
    if number and known is None:
        return reject("rejection.no_such_evidence", number=file.number, id=number)
    event = EvidenceDescribed(proof_kind=kind, note=note, id=number, sha256=given, receipt=context.text("receipt"))
    numbered = number or len(file.evidence_items) + 1
    item = replace(known, kind=kind) if known else EvidenceItem(numbered, kind, context.by.id, now)
    answer = msg("answer.evidence_kind", number=file.number, id=numbered, proof_kind=kind)
    return Decision((event,), _stronger(file, item, context, now), answer)


def keep_timestamp(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Put an authority's stamp on record, once."""
    item, authority = find_item(file, context.integer("id")), context.text("authority")
    if item is None or any(each.authority == authority for each in item.timestamps):
        return Decision()
    at = datetime.fromisoformat(context.text("stamped_at"))
    token = context.text("token")
    return Decision((EvidenceTimestamped(id=item.id, authority=authority, stamped_at=at, token=token),))


def timestamp_missing(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Say that an authority has not stamped a piece after several tries: who handed it in and the owner hear of it."""
    item = find_item(file, context.integer("id"))
    if item is None or item.not_timestamped:
        return Decision()
    said = {"authority": context.text("authority"), "problem": context.text("problem")}
    tell = Notify(
        (msg("tell.evidence_not_stamped", number=file.number, id=item.id, **said),), (Role.OWNER,), (item.by,)
    )
    return Decision((EvidenceNotTimestamped(id=item.id, **said),), (tell,))


def post_gone(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """A person confirms that the post is gone, with where they looked; or that it is there again."""
    text = context.text("text")
    if not text:
        return reject("rejection.gone_how", number=file.number)
    if text.split()[0].lower() in BACK:
        if file.gone_at is None:
            return reject("rejection.not_gone", number=file.number)
        return Decision((PostThere(text=text),), answer=msg("answer.post_there", number=file.number))
    if file.gone_at:
        return reject("rejection.gone_already", number=file.number, at=file.gone_at, by=file.gone_by)
    return Decision((PostGone(text=text),), answer=msg("answer.post_gone", number=file.number))
