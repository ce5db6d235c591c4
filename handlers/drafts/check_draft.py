"""A draft through the checks, with what the case file knows (R63-R98, R108)."""

from datetime import datetime, timedelta

from handlers import checks
from handlers.case.case_file import CaseFile
from handlers.case.drafts import PUBLIC_KINDS, Finding, PlannedPromise, PromiseState
from handlers.case.policy import ResponsePolicy
from handlers.case.tasks import TaskState
from handlers.drafts.notes import NOTE_KINDS, note_findings
from handlers.posts import ReplySurface
from handlers.posts.post import ClockSource
from handlers.text.re2_patterns import normalize

PRIVATE_LIMIT = 1000  # code points; longer private messages are not read


def check_text(
    text: str, file: CaseFile, kind: str, policy: ResponsePolicy, now: datetime
) -> tuple[tuple[Finding, ...], tuple[PlannedPromise, ...]]:
    """Findings and promises of a text, as the draft and the timeline keep them; times count from `now`."""
    verdict = checks.check(text, check_context(file, kind, policy, now))
    findings = tuple(Finding(f.rule, f.level.value, f.start, f.end, f.text, f.detail) for f in verdict.findings)
    findings += tuple(note_findings(text, file, kind))
    return findings, tuple(PlannedPromise(p.text, p.due, p.amount or "") for p in verdict.promises)


def check_context(file: CaseFile, kind: str, policy: ResponsePolicy, now: datetime) -> checks.CheckContext:
    """Return what the checks need of a case file: post, place, severity, facts and promise limits."""
    known, backing = file.assessment, policy.draft_context
    findings = (known.findings,) if known and known.findings else ()
    return checks.CheckContext(
        post=file.post.full_text(),
        surface=surface(file, kind, policy),
        category=file.category.value,
        severity=file.severity.value,
        safety=file.safety,
        kind=kind,
        posting_at=now,
        fabricated_report_filed=file.reported_as_invented,
        facts=None if backing.facts is None else (*backing.facts, *findings),
        own_names=backing.own_names,
        recent=backing.recent,
        promise_limits=backing.caps,
        approvers=backing.deciders,
        vertical=backing.vertical,
        tone=backing.tone,
        calendar=backing.calendar,
        validity=(known.validity or "unclear") if known else "",
        cause_known=bool(findings) and known is not None and known.validity == "valid",
        climate=known.climate if known else "",
        done=_shown(file, policy),
    )


def _shown(file: CaseFile, policy: ResponsePolicy) -> tuple[str, ...]:
    """What the case shows as done or established, folded: done tasks, findings, replies, contacts, facts."""
    done = [task for task in file.tasks if task.state is TaskState.DONE]
    said = [
        file.assessment.findings if file.assessment else "",
        *(f"{' '.join(task.title.values())} {task.note} {' '.join(task.findings.values())}" for task in done),
        *(reply.text for reply in file.replies if reply.approved),
        *(promise.text + promise.proof for promise in file.promises if promise.state is PromiseState.KEPT),
        *(policy.draft_context.facts or ()),
    ]
    return tuple(normalize(text).text for text in said)


def surface(file: CaseFile, kind: str, policy: ResponsePolicy) -> checks.Surface:
    """Return where such a text will be posted: a reply under the post, a statement of its own, or a private message."""
    platform = policy.platforms.get(file.post.platform) or policy.platforms.get("web")
    public = kind in PUBLIC_KINDS or kind in NOTE_KINDS
    if not public or platform is None:
        return checks.Surface(file.post.platform, PRIVATE_LIMIT, dm_invite=public, public=public)
    alone = kind == "statement" or kind in NOTE_KINDS
    own = next((s for s in platform.surfaces if s.name == "statement"), None) if alone else None
    place = own or platform.surface(file.post.kind) or platform.surfaces[0]
    return checks.Surface(
        platform.id,
        place.limit,
        place.unit,
        place.target,
        dm_invite=platform.invite_dm and not alone,
        off_platform_forbidden=platform.forbids_contact,
        opening=place.opening,
        reply_until=_reply_until(file, place),
        label_ai=place.label_ai,
    )


def _reply_until(file: CaseFile, place: ReplySurface) -> datetime | None:
    """Return until when the platform takes a reply under the post; None where it sets no end or the age is unknown."""
    published = file.post.published_at if file.post.clock_source is not ClockSource.FIRST_SEEN else None
    return published + timedelta(days=place.eligible_days) if published and place.eligible_days else None
