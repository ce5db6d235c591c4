"""An alert came in: a new incident, or one more sign of a known one (R1-R11, R102)."""

from dataclasses import replace
from datetime import datetime

from handlers.alerts.events import Graded, Learned, LooksAlike, Opened, SeenAgain
from handlers.case.card import say
from handlers.case.case_file import Capture, CaseFile, Drill
from handlers.case.decision import Decision, Errand, Regrade, Tell
from handlers.case.event import Fact, Stamp, after
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Role, Team
from handlers.closing.events import Closed, Reopened
from handlers.drafts.write import first_draft
from handlers.posts import alike
from handlers.posts.post import Alert, ClockSource, Post
from handlers.roles.seating import fill
from handlers.triage import Triage

# Answering these in the wrong lane does harm, so a person confirms the category before anything is drafted (R29).
EDITED, GROWN = 0.6, 0.3  # how alike two versions of one text are at least
ORDER = {category: n for n, category in enumerate(Category)}


def begin(number: int, alert: Alert, playbook: str, drill: Drill | None = None) -> CaseFile:
    """The empty file of a new incident."""
    captures = (taken(alert),) if alert.counts.known() else ()
    return CaseFile(
        number, alert.post, alert.seen_at, brand=alert.brand, product=alert.product, source=alert.source,
        matched_terms=alert.matched_terms, playbook=playbook, captures=captures, drill=drill,
    )  # fmt: skip


def taken(alert: Alert) -> Capture:
    """The alert's counts, and when they were read."""
    return Capture(alert.captured_at or alert.seen_at, alert.counts)


def first(file: CaseFile, alert: Alert, triage: Triage, team: Team, alike: tuple[int, ...], siblings: tuple[int, ...]) -> Decision:
    """Open: grade, seat people, ask for a first draft. An L0 is recorded and closed with its reason (R8, R35)."""
    now, post = alert.seen_at, alert.post
    facts: list[Fact] = [
        Opened(
            source=alert.source,
            platform=post.platform,
            published_at=post.published_at or now,
            clock_source=post.clock_source.value,
            post=post,
        ),
        _graded(triage),
    ]  # fmt: skip
    if alike:
        facts.append(LooksAlike(others=alike))
    file = after(file, facts, Stamp(now))
    if file.severity is Severity.L0:
        return Decision((*facts, Closed(reason="l0")))
    facts += fill(file, team, now)
    ask = first_draft(file)
    errands: list[Errand] = [*ask.errands, *(Regrade(n) for n in siblings if file.safety)]
    return Decision((*facts, *ask.facts), tuple(errands))


def again(file: CaseFile, alert: Alert, triage: Triage, team: Team) -> Decision:
    """The same post once more: numbers join the series, the grade may rise, a closed incident reopens (R11).

    The very same capture again, as after a retry, changes nothing.
    """
    capture, post = taken(alert), fuller(file.post, alert.post)
    terms = set(alert.matched_terms) - set(file.matched_terms)
    new = post != file.post or terms or (alert.brand and not file.brand) or (alert.product and not file.product)
    if capture in file.captures and not new:
        return Decision()
    facts: list[Fact] = [SeenAgain(source=alert.source, counts=capture.counts, captured_at=capture.at)]
    if new:
        facts.append(Learned(post=post, brand=alert.brand, product=alert.product, matched_terms=alert.matched_terms))
    if not file.open and (file.severity > Severity.L0 or triage.severity > file.floor):
        facts.append(Reopened(reason="seen_again"))
    return _and_raise(file, facts, triage, team, alert.seen_at)


def regrade(file: CaseFile, triage: Triage, team: Team, now: datetime) -> Decision:
    """Look again with what is known now, such as a second harm report on the product."""
    return _and_raise(file, [], triage, team, now)


def raised(file: CaseFile, triage: Triage) -> Graded | None:
    """The grade after rules only ever raise it. A person's downgrade stands until the rules say more than they had said."""
    severity = max(file.severity, triage.severity) if triage.severity > file.floor else file.severity
    sooner = ORDER[triage.category] < ORDER[file.category] and not file.confirmed
    category = triage.category if sooner else file.category
    flags = tuple(f for f in triage.flags if f not in file.flags and not (file.confirmed and f is Flag.NEEDS_CONFIRMATION))
    if severity == file.severity and category is file.category and not flags:
        return None
    return replace(_graded(triage), category=category, severity=severity, flags=flags)


def fuller(known: Post, new: Post) -> Post:
    """The known post with what was empty filled in, and its words as they stand now: posts are edited, threads grow."""
    author = replace(
        known.author,
        name=known.author.name or new.author.name,
        followers=new.author.followers if new.author.followers is not None else known.author.followers,
        verified=known.author.verified or new.author.verified,
    )
    surer = list(ClockSource).index(new.clock_source) < list(ClockSource).index(known.clock_source)
    clock = new if surer and new.published_at else known
    return replace(
        known, author=author, published_at=clock.published_at, clock_source=clock.clock_source,
        native_id=known.native_id or new.native_id, short_code=known.short_code or new.short_code,
        url=known.url or new.url, title=newer(known.title, new.title), text=newer(known.text, new.text),
    )  # fmt: skip


def newer(known: str, new: str) -> str:
    """The words as they stand now: an edited or longer version of the known ones, never something else about the same post."""
    if known == new or not known or not new:
        return new or known
    likeness = alike(known, new)
    grown = len(new) > len(known) and likeness >= GROWN
    return new if grown or likeness >= EDITED else known


def _and_raise(file: CaseFile, facts: list[Fact], triage: Triage, team: Team, now: datetime) -> Decision:
    file = after(file, facts, Stamp(now))
    grade = raised(file, triage) if file.open else None
    if grade:
        facts.append(grade)
        file = after(file, [grade], Stamp(now))
        facts += (seats := fill(file, team, now))
        file = after(file, seats, Stamp(now))
    ask = first_draft(file)
    news = (Tell((say("tell.raised", number=file.number, severity=file.severity),), (Role.OWNER, Role.APPROVER)),) if grade else ()
    return Decision((*facts, *ask.facts), (*news, *ask.errands))


def _graded(triage: Triage) -> Graded:
    reasons = tuple((r.rule, dict(r.args)) for r in triage.reasons)
    return Graded(category=triage.category, severity=triage.severity, flags=triage.flags, reasons=reasons)
