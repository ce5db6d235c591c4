"""A comment under a post that has an incident: it joins as a comment, and may raise the grade (R1, R14).

A post that is learned of after comments under it takes their incident's first place, unless people have acted there.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.alerts.actions import capture_of, decide_and_raise, learned, reopening
from handlers.alerts.events import SeenAgain
from handlers.case.case_file import CaseFile, Status
from handlers.case.comments import Comment, with_comment
from handlers.case.decision import Decision
from handlers.case.drafts import DraftState
from handlers.case.event import Event, EventMeta
from handlers.case.grades import Severity
from handlers.case.people import Team
from handlers.case.policy import ResponsePolicy
from handlers.closing.events import Reopened
from handlers.posts.post import Alert, Kind, Post
from handlers.triage import Triage

ANSWERED = (DraftState.APPROVED, DraftState.POSTED, DraftState.UNAPPROVED)  # words for the comment, as it stood


@dataclass(frozen=True, kw_only=True)
class CommentSeen(Event):
    """A comment stands under the post. Its likes are no sign of how far the post itself spreads."""

    code: ClassVar = "CommentSeen"
    internal: ClassVar = True
    personal: ClassVar = ("comment", "author", "text", "source")
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


def is_post_of(file: CaseFile, post: Post) -> bool:
    """True for the post under which the comment stands that an incident is about, before anything was answered."""
    under = file.post.kind is Kind.COMMENT and post.kind is not Kind.COMMENT
    same = file.post.platform == post.platform and file.post.parent == (post.native_id or "-")
    return under and same and not any(draft.state in ANSWERED for draft in file.drafts)


def on_post_of_comments(file: CaseFile, alert: Alert, triage: Triage, team: Team, policy: ResponsePolicy) -> Decision:
    """The post comes first from now on, with its own numbers; what was known before is a comment under it."""
    was, capture = file.post, capture_of(alert)
    seen = CommentSeen(
        source=file.source,
        comment=was.native_id,
        author=was.author.name,
        text=was.full_text(),
        published_at=was.published_at,
        like=file.counts.like,
    )
    post = replace(learned(alert, alert.post), instead_of_comment=True)
    again = SeenAgain(source=alert.source, counts=capture.counts, captured_at=capture.at)
    return decide_and_raise(file, [seen, post, again, *reopening(file, triage)], triage, team, policy, alert.seen_at)


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
