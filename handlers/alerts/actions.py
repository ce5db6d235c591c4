"""An alert came in: a new incident, or one more sign of a known one (R1-R11, R102)."""

from dataclasses import replace
from datetime import datetime

from handlers.alerts.about import Linked
from handlers.alerts.by_hand import of_their_brand, post_as_known, report_of
from handlers.alerts.events import Graded, Learned, LooksAlike, Opened, SeenAgain
from handlers.alerts.merge import merge_post
from handlers.alerts.unread_events import PutUnread
from handlers.alerts.watch import may_be_watched, start_watch
from handlers.case.captures import Capture
from handlers.case.card import msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import Decision, FollowUp, LinkIncident, Notify, Regrade
from handlers.case.drill import Drill
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.closing.events import Closed, Reopened
from handlers.drafts.write import first_draft
from handlers.posts.post import Alert, Post
from handlers.roles.absence import ask_present
from handlers.roles.rules import assign_missing_roles
from handlers.triage import Triage

ORDER = {category: n for n, category in enumerate(Category)}


def new_case(number: int, alert: Alert, playbook: str, drill: Drill | None = None) -> CaseFile:
    """The empty file of a new incident."""
    captures = (capture_of(alert),) if alert.counts.any_known() else ()
    return CaseFile(
        number,
        alert.post,
        alert.seen_at,
        brand=alert.brand,
        product=alert.product,
        source=alert.source,
        matched_terms=alert.matched_terms,
        watch_terms=alert.watch_terms,
        playbook=playbook,
        captures=captures,
        drill=drill,
        in_room=drill is not None or not alert.post.full_text(),  # a link without words may be anything
    )


def capture_of(alert: Alert) -> Capture:
    """The alert's counts, and when they were read."""
    return Capture(alert.captured_at or alert.seen_at, alert.counts)


def on_first_alert(
    file: CaseFile,
    alert: Alert,
    triage: Triage,
    team: Team,
    policy: ResponsePolicy,
    alike: tuple[int, ...],
    siblings: tuple[int, ...],
    on_product: tuple[int, ...] = (),
    copies: tuple[int, ...] = (),
) -> Decision:
    """Open: grade, assign roles, ask for a first draft. An L0 is recorded and closed with its reason (R8, R35)."""
    now, post = alert.seen_at, alert.post
    events: list[Event] = [
        Opened(
            source=alert.source,
            platform=post.platform,
            published_at=post.published_at or now,
            clock_source=post.clock_source.value,
            post=post,
        ),
        _graded(triage),
    ]
    events += [LooksAlike(others=alike)] if alike else []
    events += [Linked(others=rest, copies=True)] if (rest := tuple(n for n in copies if n not in alike)) else []
    file = apply_events(file, events, EventMeta(now))
    if alert.watch_risk and may_be_watched(file):
        return Decision((*events, *start_watch(file, alert, team, now)))
    if file.severity is Severity.L0:
        return Decision((*events, PutUnread() if triage.unread else Closed(reason="l0")))
    events += [Linked(others=on_product)] if on_product else []
    events += assign_missing_roles(file, team, policy, now)
    ask = first_draft(file)
    follow_ups: list[FollowUp] = [*ask.follow_ups, *(Regrade(n) for n in siblings if file.safety)]
    follow_ups += (LinkIncident(n, file.number) for n in on_product)
    follow_ups += [LinkIncident(min(copies), file.number, copies=True)] if copies else []
    return Decision((*events, *ask.events), tuple(follow_ups))


def on_repeat_alert(file: CaseFile, alert: Alert, triage: Triage, team: Team, policy: ResponsePolicy) -> Decision:
    """The same post once more: numbers join the series, the grade may rise, a closed incident reopens (R11).

    The very same capture again changes nothing; who works for another brand leaves an announced report and no more.
    """
    if not of_their_brand(file, alert.reported_by, team):
        return Decision(report_of(file, alert, file.post))
    capture, post = capture_of(alert), post_as_known(file, alert, merge_post(file.post, alert.post), team)
    said = report_of(file, alert, post)
    terms = {*alert.matched_terms, *alert.watch_terms} - {*file.matched_terms, *file.watch_terms}
    new = post != file.post or terms or (alert.brand and not file.brand) or (alert.product and not file.product)
    if capture in file.captures and not new and not said:
        return Decision()
    events: list[Event] = [SeenAgain(source=alert.source, counts=capture.counts, captured_at=capture.at), *said]
    if new:
        events.append(learned(alert, post))
    events += reopening(file, triage)
    return decide_and_raise(file, events, triage, team, policy, alert.seen_at)


def learned(alert: Alert, post: Post) -> Learned:
    """What an alert about a known post tells, with the post as it is now known."""
    return Learned(
        post=post,
        brand=alert.brand,
        product=alert.product,
        matched_terms=alert.matched_terms,
        watch_terms=alert.watch_terms,
        reported_by=alert.reported_by,
    )


def reopening(file: CaseFile, triage: Triage) -> list[Event]:
    """What reopens an incident whose post was seen again; what is watched stays so until it grows (R11)."""
    known = file.status is Status.CLOSED and file.severity > Severity.L0
    again = not file.open and not file.merged_into and (known or triage.severity > file.rules_severity)
    return [Reopened(reason="seen_again")] if again else []


def regrade(file: CaseFile, triage: Triage, team: Team, policy: ResponsePolicy, now: datetime) -> Decision:
    """Look again with what is known now, such as a second harm report on the product."""
    return decide_and_raise(file, [], triage, team, policy, now)


def escalation(file: CaseFile, triage: Triage) -> Graded | None:
    """Return the raised grade, or None: rules never lower it, and a person's decision holds until they say more."""
    severity = max(file.severity, triage.severity) if triage.severity > file.rules_severity else file.severity
    sooner = ORDER[triage.category] < ORDER[file.category] and not file.confirmed
    category = triage.category if sooner else file.category
    settled = {Flag.NEEDS_CONFIRMATION} if file.confirmed else set()
    settled |= file.dismissed if triage.severity <= file.rules_severity else set()
    flags = tuple(f for f in triage.flags if f not in file.flags and f not in settled)
    if severity == file.severity and category is file.category and not flags:
        return None
    return replace(_graded(triage), category=category, severity=severity, flags=flags)


def decide_and_raise(
    file: CaseFile, events: list[Event], triage: Triage, team: Team, policy: ResponsePolicy, now: datetime
) -> Decision:
    """Return the events, and what triage says now: the grade may rise, with the roles that asks for."""
    file = apply_events(file, events, EventMeta(now))
    if any(isinstance(event, Reopened) for event in events):
        events += (asked := ask_present(file, team, policy, now))
        file = apply_events(file, asked, EventMeta(now))
    grade = escalation(file, triage) if file.open else None
    if grade:
        events.append(grade)
        file = apply_events(file, [grade], EventMeta(now))
        events += (assigned := assign_missing_roles(file, team, policy, now))
        file = apply_events(file, assigned, EventMeta(now))
    ask = first_draft(file)
    news = (_raised(file),) if grade else ()
    return Decision((*events, *ask.events), (*news, *ask.follow_ups))


def _raised(file: CaseFile) -> Notify:
    """Say that the grade rose; where a person had lowered it, also that, and to all who watch over safety."""
    if not file.lowered_by:
        return Notify((msg("tell.raised", number=file.number, severity=file.severity),), (Role.OWNER, Role.APPROVER))
    notice = msg("tell.raised_again", number=file.number, severity=file.severity, by=file.lowered_by)
    roles = (Role.OWNER, Role.APPROVER, Role.LEGAL, Role.EXECUTIVE, Role.MANAGER)
    return Notify((notice,), roles)


def _graded(triage: Triage) -> Graded:
    reasons = tuple((r.rule, dict(r.args)) for r in triage.reasons)
    return Graded(
        category=triage.category,
        severity=triage.severity,
        flags=triage.flags,
        reasons=reasons,
        subtypes=triage.subtypes,
    )
