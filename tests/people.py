"""The three who recur, and those around them: Mei owns, Ken approves, Lou is an outsider."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from handlers.case.assignment import Assignment
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision
from handlers.case.event import EventMeta, apply_events
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Person, Role, Team
from handlers.case.policy import ResponsePolicy, Staffing
from handlers.posts.post import Author, Post

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)  # 12:00 in Shanghai, a Saturday
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)

MEI = Person("mei", "Mei", frozenset({Role.OWNER, Role.PUBLISHER, Role.MONITOR}), deputies=("jun",))
KEN = Person("ken", "Ken", frozenset({Role.APPROVER, Role.OWNER}), deputies=("ada",))
JUN = Person("jun", "Jun", frozenset({Role.OWNER, Role.PUBLISHER, Role.MONITOR, Role.LIAISON}))
ADA = Person("ada", "Ada", frozenset({Role.MANAGER, Role.APPROVER, Role.EXECUTIVE}))
RUI = Person("rui", "Rui", frozenset({Role.LEGAL}))
LOU = Person("lou", "Lou")
TEAM = Team({p.id: p for p in (MEI, KEN, JUN, ADA, RUI, LOU)})
LEVELS = {"L1": (), "L2": (Role.PUBLISHER, Role.MONITOR), "L3": (Role.PUBLISHER, Role.MONITOR, Role.EXECUTIVE)}
POLICY = ResponsePolicy(staffing=Staffing(dict.fromkeys(map(str, Category), LEVELS)))

POST = Post(
    platform="xiaohongshu",
    native_id="69200c80000000000503c8d1",
    url="https://www.xiaohongshu.com/explore/69200c80000000000503c8d1",
    text="用了一次就满脸通红，说好的温和呢",
    author=Author("小美", 50000),
    published_at=NOON - HOUR,
)


def case(**changes: object) -> CaseFile:
    """An L2 safety incident an hour after publication: Mei owns it and has accepted, Ken approves, Rui is legal."""
    assignments = {
        Role.OWNER: Assignment("mei", NOON, NOON),
        Role.APPROVER: Assignment("ken", NOON),
        Role.LEGAL: Assignment("rui", NOON),
    }
    assignments |= {Role.PUBLISHER: Assignment("mei", NOON), Role.MONITOR: Assignment("jun", NOON)}
    file = CaseFile(
        1, POST, NOON, severity=Severity.L2, flags=frozenset({Flag.SAFETY, Flag.FAST_TRACK}), assignments=assignments
    )
    return replace(file, **changes)


def act(by: Person, /, **args: str) -> CommandContext:
    """Something this person asks for."""
    return CommandContext(by, TEAM, POLICY, args)


def told(file: CaseFile, decision: Decision, by: Person | None = None, at: datetime = NOON) -> CaseFile:
    """The file after a decision, which must not be a refusal."""
    assert decision.rejection is None, decision.rejection
    return apply_events(file, decision.events, EventMeta(at, by.id if by else "bot"))


def refusal(decision: Decision) -> str:
    """Why it was refused; a refusal changes nothing."""
    assert decision.events == () and decision.follow_ups == ()
    assert decision.rejection is not None
    return decision.rejection.key
