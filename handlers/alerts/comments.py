"""A comment under a post that has an incident: it joins as a comment, and may raise the grade (R1, R14)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.alerts.actions import decide_and_raise
from handlers.case.case_file import CaseFile, Status
from handlers.case.comments import Comment, with_comment
from handlers.case.decision import Decision
from handlers.case.event import Event, EventMeta
from handlers.case.grades import Severity
from handlers.case.people import Team
from handlers.case.policy import ResponsePolicy
from handlers.closing.events import Reopened
from handlers.posts.post import Alert, Kind
from handlers.triage import Triage


@dataclass(frozen=True, kw_only=True)
class CommentSeen(Event):
    """A comment stands under the post. Its likes are no sign of how far the post itself spreads."""

    code: ClassVar = "CommentSeen"
    internal: ClassVar = True
    personal: ClassVar = ("comment", "author", "text")
    source: str
    comment: str  # the platform's id
    author: str = ""
    text: str = ""
    published_at: datetime | None = None
    like: int | None = None

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Kept beside the post; the newest few."""
        one = Comment(self.comment, self.author, self.text, self.published_at, self.like)
        return replace(file, comments=with_comment(file.comments, one))


def is_comment_on(file: CaseFile, alert: Alert) -> bool:
    """True for a comment that is not itself what the incident is about."""
    post = alert.post
    own = (post.native_id, post.full_text()) == (file.post.native_id, file.post.full_text())
    return (
        post.kind is Kind.COMMENT and bool(post.parent) and not own and post.native_id != (file.post.native_id or "-")
    )


def on_comment(file: CaseFile, alert: Alert, triage: Triage, team: Team, policy: ResponsePolicy) -> Decision:
    """The comment joins; the very same once more changes nothing. Harm in it reopens what was closed."""
    post = alert.post
    seen = Comment(post.native_id, post.author.name, post.full_text(), post.published_at, alert.counts.like)
    if seen in file.comments:
        return Decision()
    events: list[Event] = [
        CommentSeen(
            source=alert.source,
            comment=seen.id,
            author=seen.author,
            text=seen.text,
            published_at=seen.published_at,
            like=seen.like,
        )
    ]
    grown = triage.severity > file.rules_severity
    if not file.open and (grown or (file.status is Status.CLOSED and triage.severity >= Severity.L2)):
        events.append(Reopened(reason="seen_again"))
    return decide_and_raise(file, events, triage, team, policy, alert.seen_at)
