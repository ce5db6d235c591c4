"""What people see of evidence: how many pieces there are, the list, one piece with what it proves, and who sees it."""

from handlers.case.card import Button, Card, LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.evidence import PROVES, EvidenceItem
from handlers.case.people import Person, Team
from handlers.evidence.rules import has_personal_data
from handlers.roles.access import may_see_evidence
from handlers.text.file_sizes import readable_size

DRAWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/tiff", "image/avif"})
MAX_LISTED = 40  # of a card; the newest


def evidence_rows(file: CaseFile) -> tuple[Part, ...]:
    """On the incident's card: how many pieces are on file, and whether the post is gone."""
    rows: list[Part] = []
    if file.gone_at:
        rows.append(Row(msg("card.gone"), msg("card.gone_is", at=file.gone_at, by=file.gone_by)))
    if count := len(file.evidence_items):
        missing = sum(bool(item.manifest) and not item.timestamps for item in file.evidence_items)
        rows.append(Row(msg("card.evidence"), msg("card.evidence_is", n=count, missing=missing or None)))
    return tuple(rows)


def evidence_card(file: CaseFile, person: Person, team: Team) -> Card:
    """Every piece of an incident for one person, the newest last."""
    shown = file.evidence_items[-MAX_LISTED:]
    rows = tuple(_listed(file, item, may_see_evidence(file, item, person, team)) for item in shown)
    nothing = (Row(msg("card.evidence"), msg("evidence.none", number=file.number)),)
    buttons = (Button(f"evidence {file.number}", msg("button.evidence")),)
    return Card(msg("evidence.title", number=file.number), Tone.INFO, rows or nothing, buttons)


def _listed(file: CaseFile, item: EvidenceItem, seen: bool) -> Row:
    """One line of the list. A page draws a small copy beside it where `picture` says so."""
    picture = seen and bool(item.name) and item.media_type in DRAWN
    label = msg("evidence.item", id=item.id, proof_kind=item.kind, number=file.number, picture=picture)
    return Row(label, msg("plain.list", items=(*_facts(item, seen), _proof(item))))


def _facts(item: EvidenceItem, seen: bool) -> tuple[LocalizedText, ...]:
    note = (msg("plain.text", text=item.note),) if item.note and seen else ()
    private = (msg("evidence.sensitive"),) if has_personal_data(item) else ()
    page = (msg("evidence.page", page_state=item.page_state),) if item.page_state else ()
    return (*note, *private, msg("evidence.handed_in", by=item.by, at=item.at), *page)


def _proof(item: EvidenceItem) -> LocalizedText:
    if item.timestamps:
        return msg("evidence.stamped", at=item.timestamps[0].at)
    if not item.manifest:
        return msg("evidence.paper")
    return msg("evidence.not_stamped", problem=item.not_timestamped or None)


def item_card(file: CaseFile, item: EvidenceItem) -> Card:
    """One piece with all that is known of it, for a person who may see it."""
    captured = (item.captured_at, item.captured_by, item.tool, item.address, item.page_state)
    rows: list[Part] = [_listed(file, item, True)]
    if item.original or item.size:
        rows.append(Row(msg("evidence.file"), _file(item)))
    if item.sha256:
        rows.append(Row(msg("evidence.hash"), msg("plain.text", text=item.sha256)))
    if any(captured):
        rows.append(Row(msg("evidence.captured"), _capture(item)))
    if item.receipt:
        rows.append(Row(msg("evidence.receipt"), msg("plain.text", text=item.receipt)))
    for each in item.timestamps:
        said = msg("evidence.by_authority", authority=each.authority, at=each.at)
        rows.append(Row(msg("evidence.timestamp"), said))
    rows.append(Row(msg("evidence.proves"), msg(PROVES[item.proves])))
    buttons = (Button(f"evidence {file.number} {item.id}", msg("button.describe_evidence")),)
    return Card(msg("evidence.piece", number=file.number, id=item.id), Tone.INFO, tuple(rows), buttons)


def _file(item: EvidenceItem) -> LocalizedText:
    return msg("evidence.file_is", name=item.original, length=readable_size(item.size), media_type=item.media_type)


def _capture(item: EvidenceItem) -> LocalizedText:
    return msg(
        "evidence.captured_is",
        at=item.captured_at,
        clock=item.clock,
        by_whom=item.captured_by,
        tool=item.tool,
        page_state=item.page_state,
        address=item.address,
    )
