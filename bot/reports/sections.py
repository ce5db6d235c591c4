"""What each part of the report says: sentences, and texts that are quoted whole."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.reports.data import Material
from handlers.case.card import Say, say
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft

Parts = tuple[Say | str, ...]  # a plain text is quoted as it is
MOST_POINTS = 24  # of the engagement series; the whole of it is in incident.json


def about(material: Material) -> Parts:
    """The incident in a few lines."""
    file, stamp = material.file, material.stamp
    flags = tuple(Say(f"flag.{flag}") for flag in sorted(file.flags))
    parts = [
        say("export.is_status", status=file.status.value, closed_at=file.closed_at, reason=_reason(file)),
        say("export.is_graded", severity=file.severity.value, category=file.category.value, flags=flags),
        say("export.is_about", brand=file.brand, product=file.product),
        say("export.is_opened", opened_at=file.opened_at, source=file.source, terms=", ".join(file.matched_terms)),
        say("export.is_playbook", version=file.playbook),
        say("export.is_exported", at=stamp.at, by=stamp.by, zone=material.zone),
    ]
    if file.no_reply:
        parts.append(say("export.is_no_reply", at=file.no_reply_at, said=file.no_reply))
    return (*parts, say("export.is_retro"), file.retro) if file.retro else tuple(parts)


def post(file: CaseFile) -> Parts:
    """The post as last known."""
    seen = file.post
    return (
        say("export.post_is", platform=seen.platform, kind=seen.kind.value, id=seen.native_id or seen.short_code),
        say("export.post_by", author=seen.author.name, followers=seen.author.followers),
        say("export.post_at", published_at=seen.published_at or file.opened_at, clock_source=seen.clock_source.value),
        say("export.post_url", url=seen.url),
        *([seen.words()] if seen.words() else []),
    )


def seats(file: CaseFile) -> Parts:
    """Who holds which role now."""
    return tuple(
        say("export.seat_is", role=role.value, person=seat.person, since=say("export.moment", at=seat.since), accepted_at=seat.accepted_at)
        for role, seat in file.seats.items()
    )


def drafts(file: CaseFile) -> Parts:
    """Every version with what checks found and what was decided."""
    return tuple(part for draft in file.drafts for part in _draft(draft))


def replies(file: CaseFile) -> Parts:
    """What was posted by hand, word for word."""
    parts: list[Say | str] = []
    for r in file.replies:
        parts.append(say("export.reply_is", version=r.version, kind=r.kind, by=r.by, at=r.at, difference=r.difference, link=r.link))
        parts.append(r.text)
    return tuple(parts)


def promises(file: CaseFile) -> Parts:
    """Every promise and what became of it."""
    return tuple(
        say("export.promise_is", id=p.id, said=p.text, amount=p.amount, owner=p.owner, due=p.due, state=p.state.value, proof=p.proof)
        for p in file.promises
    )


def engagement(series: Sequence[tuple[datetime, Mapping[str, int]]]) -> Parts:
    """Engagement over time, thinned out evenly; the first and the last are always there."""
    step = max(1, -(-len(series) // MOST_POINTS))
    shown = [*series[:-1:step], *series[-1:]]
    return tuple(
        say("export.counts_are", at=at, counts=tuple(Say(f"count.{c}", {"n": n}) for c, n in counts.items())) for at, counts in shown
    )


def _reason(file: CaseFile) -> Say | str:
    """Why it was closed: in a person's words, or the desk's own."""
    return say("reason.l0") if file.close_reason == "l0" else file.close_reason


def _draft(draft: Draft) -> Iterator[Say | str]:
    yield say("export.draft_is", version=draft.version, kind=draft.kind, author=draft.author, at=draft.at, state=draft.state.value)
    yield say("export.draft_target")
    yield draft.target
    yield say("export.draft_text", hash=draft.hash)
    yield draft.text
    for f in draft.findings:
        yield say("export.finding_is", level=f.level, rule=f.rule, said=f.text)
    for p in draft.promises:
        yield say("export.planned_is", said=p.text, amount=p.amount, due=p.due)
    if draft.legal:
        yield say("export.draft_cleared", person=draft.legal)
    if draft.decided_by:
        acknowledged = tuple(Say(f"rule.{rule}") for rule in draft.acknowledged)
        yield say("export.draft_decided", by=draft.decided_by, at=draft.decided_at, said=draft.reason, acknowledged=acknowledged)
