"""What sections of a report say in sentences, and the texts that are quoted whole."""

from collections.abc import Iterator

from bot.reports.data import ExportData
from handlers.case.assignment import Assignment
from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft, Reply
from handlers.case.evidence import PROVES, EvidenceItem
from handlers.case.people import Role
from handlers.tasks.card import line

Parts = tuple[LocalizedText | str, ...]  # sentences, and texts from outside or drafts, which are quoted whole


def about(data: ExportData) -> Parts:
    """The incident by subject: status, grade, brand, opening, playbook, exporter."""
    file, meta = data.file, data.meta
    flags = tuple(LocalizedText(f"flag.{flag}") for flag in sorted(file.flags))
    reason = msg("reason.l0") if file.close_reason == "l0" else file.close_reason
    parts = [
        msg("export.is_status", status=file.status.value, closed_at=file.closed_at, reason=reason),
        msg("export.is_graded", severity=file.severity.value, category=file.category.value, flags=flags),
        msg("export.is_about", brand=file.brand, product=file.product),
        msg("export.is_opened", opened_at=file.opened_at, source=file.source, terms=", ".join(file.matched_terms)),
        msg("export.is_playbook", version=file.playbook),
        msg("export.is_exported", at=meta.at, by=meta.by, zone=data.zone),
    ]
    if file.no_reply:
        parts.append(msg("export.is_no_reply", at=file.no_reply_at, said=file.no_reply))
    return tuple(parts)


def post(file: CaseFile) -> Parts:
    """The post as last seen."""
    post = file.post
    published_at = post.published_at or file.opened_at
    if file.leads:
        return (msg("export.post_none", at=published_at, ids=", ".join(f"#{number}" for number in file.members)),)
    return (
        msg("export.post_is", platform=post.platform, kind=post.kind.value, id=post.native_id or post.short_code),
        msg("export.post_by", author=post.author.name, followers=post.author.followers),
        msg("export.post_at", published_at=published_at, clock_source=post.clock_source.value),
        msg("export.post_url", url=post.url),
        *([post.full_text()] if post.full_text() else []),
    )


def roles(file: CaseFile, removed: frozenset[str] = frozenset()) -> Parts:
    """Who holds which role now; a person who has left the roster is named as such."""
    return tuple(_role(role, assignment, assignment.person in removed) for role, assignment in file.assignments.items())


def _role(role: Role, assignment: Assignment, removed: bool) -> LocalizedText:
    since = msg("export.moment", at=assignment.since)
    held = {"role": role.value, "person": assignment.person, "since": since, "accepted_at": assignment.accepted_at}
    return msg("export.seat_is", **held, removed=removed or None)


def draft(draft: Draft) -> Parts:
    """One version: its words, what checks found, what was decided."""
    return tuple(_draft(draft))


def _draft(draft: Draft) -> Iterator[LocalizedText | str]:
    state = draft.state.value
    yield msg("export.draft_is", version=draft.version, kind=draft.kind, author=draft.author, at=draft.at, state=state)
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
        by, at, rules = (
            draft.decided_by,
            draft.decided_at,
            tuple(LocalizedText(f"rule.{rule}") for rule in draft.acknowledged),
        )
        yield msg("export.draft_decided", by=by, at=at, said=draft.reason, acknowledged=rules)


def replies(file: CaseFile) -> Parts:
    """What people posted by hand, and the words of it."""
    return tuple(part for reply in file.replies for part in (_posted(reply), reply.text))


def _posted(r: Reply) -> LocalizedText:
    return msg(
        "export.reply_is", version=r.version, kind=r.kind, by=r.by, at=r.at, difference=r.difference, link=r.link
    )


def tasks(file: CaseFile) -> Parts:
    """Every task, whose it is or was, its due time, finding and note."""
    return tuple(msg("export.task_is", id=t.id, task=line(file, t)) for t in file.tasks)


def piece(item: EvidenceItem) -> Iterator[LocalizedText]:
    """A piece of evidence with its hash, by whom and when it came in, its stamps, and what it proves."""
    yield msg("export.evidence_is", id=item.id, proof_kind=item.kind, note=item.note, by=item.by, at=item.at)
    if item.sha256:
        yield msg("export.evidence_hash", sha256=item.sha256, size=item.size, name=item.original)
    for each in item.timestamps:
        yield msg("evidence.by_authority", authority=each.authority, at=each.at)
    yield msg(PROVES[item.proves])
