"""What each part of the report says: sentences, and texts that are quoted whole."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.export.material import Material
from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft

Parts = tuple[LocalizedText | str, ...]  # a plain text is quoted as it is
MOST_POINTS = 24  # of the engagement series; the whole of it is in incident.json


def about(material: Material) -> Parts:
    """The incident in a few lines."""
    file, meta = material.file, material.meta
    flags = tuple(LocalizedText(f"flag.{flag}") for flag in sorted(file.flags))
    parts = [
        msg("export.is_status", status=file.status.value, closed_at=file.closed_at, reason=_reason(file)),
        msg("export.is_graded", severity=file.severity.value, category=file.category.value, flags=flags),
        msg("export.is_about", brand=file.brand, product=file.product),
        msg("export.is_opened", opened_at=file.opened_at, source=file.source, terms=", ".join(file.matched_terms)),
        msg("export.is_playbook", version=file.playbook),
        msg("export.is_exported", at=meta.at, by=meta.by, zone=material.zone),
    ]
    if file.no_reply:
        parts.append(msg("export.is_no_reply", at=file.no_reply_at, said=file.no_reply))
    return (*parts, msg("export.is_retro"), file.retro) if file.retro else tuple(parts)


def post(file: CaseFile) -> Parts:
    """The post as last known."""
    seen = file.post
    return (
        msg("export.post_is", platform=seen.platform, kind=seen.kind.value, id=seen.native_id or seen.short_code),
        msg("export.post_by", author=seen.author.name, followers=seen.author.followers),
        msg("export.post_at", published_at=seen.published_at or file.opened_at, clock_source=seen.clock_source.value),
        msg("export.post_url", url=seen.url),
        *([seen.words()] if seen.words() else []),
    )


def seats(file: CaseFile) -> Parts:
    """Who holds which role now."""
    return tuple(
        msg("export.seat_is", role=role.value, person=seat.person, since=msg("export.moment", at=seat.since), accepted_at=seat.accepted_at)
        for role, seat in file.seats.items()
    )


def drafts(file: CaseFile) -> Parts:
    """Every version with what checks found and what was decided."""
    return tuple(part for draft in file.drafts for part in _draft(draft))


def replies(file: CaseFile) -> Parts:
    """What was posted by hand, word for word."""
    parts: list[LocalizedText | str] = []
    for r in file.replies:
        parts.append(msg("export.reply_is", version=r.version, kind=r.kind, by=r.by, at=r.at, difference=r.difference, link=r.link))
        parts.append(r.text)
    return tuple(parts)


def promises(file: CaseFile) -> Parts:
    """Every promise and what became of it."""
    return tuple(
        msg("export.promise_is", id=p.id, said=p.text, amount=p.amount, owner=p.owner, due=p.due, state=p.state.value, proof=p.proof)
        for p in file.promises
    )


def engagement(series: Sequence[tuple[datetime, Mapping[str, int]]]) -> Parts:
    """Engagement over time, thinned out evenly; the first and the last are always there."""
    step = max(1, -(-len(series) // MOST_POINTS))
    shown = [*series[:-1:step], *series[-1:]]
    return tuple(
        msg("export.counts_are", at=at, counts=tuple(LocalizedText(f"count.{c}", {"n": n}) for c, n in counts.items()))
        for at, counts in shown
    )


def _reason(file: CaseFile) -> LocalizedText | str:
    """Why it was closed: in a person's words, or the desk's own."""
    return msg("reason.l0") if file.close_reason == "l0" else file.close_reason


def _draft(draft: Draft) -> Iterator[LocalizedText | str]:
    yield msg("export.draft_is", version=draft.version, kind=draft.kind, author=draft.author, at=draft.at, state=draft.state.value)
    yield msg("export.draft_target")
    yield draft.target
    yield msg("export.draft_text", hash=draft.hash)
    yield draft.text
    for f in draft.findings:
        yield msg("export.finding_is", level=f.level, rule=f.rule, said=f.text)
    for p in draft.promises:
        yield msg("export.planned_is", said=p.text, amount=p.amount, due=p.due)
    if draft.legal:
        yield msg("export.draft_cleared", person=draft.legal)
    if draft.decided_by:
        acknowledged = tuple(LocalizedText(f"rule.{rule}") for rule in draft.acknowledged)
        yield msg("export.draft_decided", by=draft.decided_by, at=draft.decided_at, said=draft.reason, acknowledged=acknowledged)
