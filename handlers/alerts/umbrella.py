"""Five open incidents on a product are one crisis of trust: one case leads them and carries the common line (R36)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from handlers.alerts.events import Graded
from handlers.alerts.umbrella_events import Covered, MembersChanged, UmbrellaOpened
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision, GatherUmbrella, WriteDraft
from handlers.case.drafts import DraftState
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Team
from handlers.case.policy import ResponsePolicy
from handlers.case.reports import product_typed_by
from handlers.drafts.events import DraftAsked
from handlers.posts.post import DESK_PLATFORM, ClockSource, Post
from handlers.roles.access import restricted
from handlers.roles.rules import assign_missing_roles


def new_umbrella(number: int, playbook: str, now: datetime) -> CaseFile:
    """The empty file of a case without a post: its clock starts when the desk opens it."""
    post = Post(platform=DESK_PLATFORM, published_at=now, clock_source=ClockSource.GIVEN)
    return CaseFile(number, post, now, source=DESK_PLATFORM, playbook=playbook)


def open_umbrella(
    file: CaseFile, members: Sequence[CaseFile], enough: int, team: Team, policy: ResponsePolicy, now: datetime
) -> Decision:
    """Lead these incidents: a crisis of trust at L3, with its roles, and a statement asked for as the common line."""
    typed = [m for m in members if product_typed_by(m.product_by, m.source)]
    by = (typed[0].product_by or typed[0].source) if len(typed) == len(members) else ""
    reasons = (("open_incidents", {"count": len(members), "line": enough}),)
    events: list[Event] = [
        UmbrellaOpened(post=file.post, brand=members[0].brand, product=members[0].product, product_by=by),
        Graded(category=Category.TRUST_CRISIS, severity=Severity.L3, flags=(Flag.FAST_TRACK,), reasons=reasons),
        MembersChanged(joined=tuple(sorted(m.number for m in members))),
    ]
    events += assign_missing_roles(apply_events(file, events, EventMeta(now)), team, policy, now)
    return Decision((*events, DraftAsked(kind="statement")), (WriteDraft("statement"),))


def with_members(file: CaseFile, members: Iterable[int]) -> Decision:
    """Lead exactly these from now on."""
    now = set(members)
    joined, left = tuple(sorted(now - {*file.members})), tuple(sorted({*file.members} - now))
    return Decision((MembersChanged(joined=joined, left=left),)) if joined or left else Decision()


def covered(file: CaseFile, umbrella: CaseFile | None) -> Decision:
    """Under this case, with the line that its readers may read; under none once it has left."""
    number, line = (umbrella.number, open_line(umbrella)) if umbrella else (0, "")
    if (file.umbrella, file.common_line) == (number, line):
        return Decision()
    return Decision((Covered(umbrella=number, line=line),))


def common_line(umbrella: CaseFile) -> str:
    """The words that all members may point to: the newest public text, posted or at least approved."""
    approved = [d.text for d in umbrella.drafts if d.public and d.state is DraftState.APPROVED]
    return posted_line(umbrella) or next(reversed(approved), "")


def posted_line(umbrella: CaseFile) -> str:
    """The newest approved words that stand in public and have not proved wrong; empty for none."""
    return next((r.text for r in reversed(umbrella.public_replies()) if r.approved and not r.wrong), "")


def open_line(umbrella: CaseFile) -> str:
    """The common line as every member's readers may read it: of a need-to-know case only what stands in public."""
    return posted_line(umbrella) if restricted(umbrella) else common_line(umbrella)


def umbrella_to_gather(before: CaseFile | None, file: CaseFile) -> tuple[GatherUmbrella, ...]:
    """Ask to gather anew when what membership or the common line goes by has changed; `before` is None at opening."""
    concerned = (file.product or file.umbrella) and not file.drill
    return (GatherUmbrella(file.number),) if concerned and (before is None or _facts(before) != _facts(file)) else ()


def _facts(file: CaseFile) -> tuple[object, ...]:
    line = (common_line(file), open_line(file)) if file.leads else ()
    return file.status, file.brand, file.product, file.severity > Severity.L0, *line
