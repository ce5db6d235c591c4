"""The case file: everything known about one incident, as values that never change in place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handlers.case.assessment import Assessment
from handlers.case.assignment import Assignment
from handlers.case.captures import Capture, merged_counts
from handlers.case.comments import Comment
from handlers.case.drafts import PUBLIC_KINDS, Draft, DraftRequest, DraftState, Promise, PromiseState, Reply
from handlers.case.drill import Drill
from handlers.case.evidence import EvidenceItem
from handlers.case.grades import Category, Flag, Severity
from handlers.case.outreach import Consent, Contact
from handlers.case.people import Role
from handlers.case.proposals import Proposal
from handlers.case.removal import INVENTED, Appeal, LegalTrack, Moderation, PreModeration
from handlers.case.reports import HandReport
from handlers.case.retro import ClimateSeen, Retro
from handlers.case.tasks import Task
from handlers.posts.post import DESK_PLATFORM, Counts, Post
from handlers.posts.watch_terms import WatchTerm


class Status(StrEnum):
    """Where the incident stands."""

    UNREAD = "unread"  # on the unread list: nobody is told, until a person opens or dismisses it
    WATCHED = "watched"  # on the watch list: no incident yet, but a person looks again (R6)
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class CaseFile:
    """One incident. `reminders` holds, per timer, the last of its stages that was sent."""

    number: int
    post: Post
    opened_at: datetime
    brand: str = ""
    product: str = ""
    source: str = ""
    matched_terms: tuple[str, ...] = ()
    watch_terms: tuple[WatchTerm, ...] = ()  # words of the brand sheets that the post has (R3, R4)
    playbook: str = ""  # version of the prompts in force when it opened (R181)
    status: Status = Status.OPEN
    category: Category = Category.GENUINE
    severity: Severity = Severity.L1
    flags: frozenset[Flag] = frozenset()
    reasons: tuple[tuple[str, Mapping[str, str | int]], ...] = ()  # of the last grade by rules or readers
    read_by_model: str = ""  # the model that was asked about the post
    not_read_by_model: str = ""  # why it did not read it, as a key of `absent`
    subtypes: tuple[str, ...] = ()  # what kind of complaint it is, which says who is called in (R24)
    linked: tuple[int, ...] = ()  # other incidents of the same crisis of trust (R36)
    members: tuple[int, ...] = ()  # open incidents that this case leads, when the desk opened it over them (R36)
    umbrella: int = 0  # the case that leads this one; 0 for none
    common_line: str = ""  # what the leading case says in public
    merged: tuple[int, ...] = ()  # incidents that people merged into this one
    merged_into: int = 0  # the incident that goes on in this one's place; 0 for none
    before_merge: str = ""  # its status before that, for the way back
    rules_severity: Severity = Severity.L0  # what the rules last said; a person's downgrade stays until they say more
    confirmed: bool = False
    assignments: Mapping[Role, Assignment] = field(default_factory=dict)
    asked_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # who was asked to fill a role, by its code
    captures: tuple[Capture, ...] = ()  # the few that velocity needs; the whole series has its own table
    alerts: int = 1
    hand_reports: tuple[HandReport, ...] = ()  # of people, in words that no tool had read in the post
    comments: tuple[Comment, ...] = ()  # under the post, the newest; the timeline has all of them
    reworded_at: datetime | None = None  # when the post's own words last changed: drafts from before are stale
    facts_at: datetime | None = None  # when the fact sheet behind it last changed: the same
    found_at: datetime | None = None  # when what is established last changed: the same
    product_by: str = ""  # who named the product by hand; empty when the alert did
    regraded_at: datetime | None = None  # when category or severity last changed: the same
    regraded_by: tuple[str, ...] = ()  # who changed them by hand: none of them approves what is said
    lowered_by: str = ""  # who lowered the grade last: the rules may raise it again, but not in silence
    dismissed: frozenset[Flag] = frozenset()  # flags that people took off; the rules alone do not put them back
    legal_joined: bool = False  # legal stays once it has joined
    assessment: Assessment | None = None
    drafts: tuple[Draft, ...] = ()
    drafting: str = ""  # the kind being written, in files from before several could be written at once
    requests: tuple[DraftRequest, ...] = ()  # drafts being written right now
    replies: tuple[Reply, ...] = ()
    no_reply: str = ""  # the reason for not answering in public (R85)
    no_reply_at: datetime | None = None
    promises: tuple[Promise, ...] = ()
    tasks: tuple[Task, ...] = ()
    reports: tuple[str, ...] = ()  # grounds on which the post was reported to the platform
    reminders: Mapping[str, str] = field(default_factory=dict)
    snoozed_until: datetime | None = None
    closed_at: datetime | None = None
    reopened_at: datetime | None = None
    close_reason: str = ""
    retro: str = ""  # one free text, as incidents before 0.3.0 have it
    learning: Retro | None = None  # what the team takes from it, once it is closed (R172)
    owned_at: datetime | None = None  # when an owner first said yes
    took_part: tuple[str, ...] = ()  # everybody who ever said yes to a role
    climates: tuple[ClimateSeen, ...] = ()  # each look of a person at the comments (R175)
    contacts: tuple[Contact, ...] = ()  # with people outside, in person
    author_step: str = ""  # what the author last did of their own accord (R152)
    author_step_at: datetime | None = None
    consents: tuple[Consent, ...] = ()
    evidence: tuple[str, ...] = ()  # hashes (sha256) of pictures and files that were handed in
    evidence_items: tuple[EvidenceItem, ...] = ()  # the same with their kinds, and papers that are no file
    gone_at: datetime | None = None  # since when the post is gone, as a person confirmed
    gone_by: str = ""
    appeals: tuple[Appeal, ...] = ()  # to the platform, on one ground each (R128)
    not_reported: str = ""  # why nothing was reported
    moderations: tuple[Moderation, ...] = ()  # of comments under our own post (R122)
    pre_moderation: PreModeration | None = None
    legal_track: LegalTrack | None = None
    proposals: tuple[Proposal, ...] = ()  # grave acts that take a second person
    damaged: bool = False  # its stored file cannot be read: only what the board needs is known
    held: str = ""  # why nothing of it may be purged
    drill: Drill | None = None
    channel: str = ""
    watch_risk: str = ""  # why it is watched before it is an incident (R6)
    watch_checked_at: datetime | None = None
    watch_hours: float = 24.0  # how long after a look the next one is due
    in_room: bool = True  # stands in the brand's room; an L1 that was never more stays with its owner (R35)

    @property
    def safety(self) -> bool:
        """True when a person may be hurt: the short windows run and legal is asked."""
        return Flag.SAFETY in self.flags

    @property
    def leads(self) -> bool:
        """True for a case that the desk opened over several incidents on a product (R36)."""
        return self.post.platform == DESK_PLATFORM

    @property
    def harm_at_stake(self) -> bool:
        """True when a person may be hurt, and in a crisis: the grave acts take a second person."""
        return self.safety or self.category is Category.SAFETY or self.severity >= Severity.L3

    @property
    def open(self) -> bool:
        """True until it is closed."""
        return self.status is Status.OPEN

    @property
    def grade(self) -> tuple[Category, Severity, bool]:
        """Category, severity, and whether it trends: what a playbook goes by."""
        return self.category, self.severity, Flag.TRENDING in self.flags

    @property
    def counts(self) -> Counts:
        """The newest number known of each kind; a capture may know only some."""
        return merged_counts(self.captures)

    def person(self, role: Role) -> str:
        """Return the id of the person who holds the role; empty when it is unfilled."""
        return self.assignments[role].person if role in self.assignments else ""

    def draft(self, version: int) -> Draft | None:
        """The draft of that version."""
        for draft in self.drafts:
            if draft.version == version:
                return draft
        return None

    def waiting_drafts(self) -> tuple[Draft, ...]:
        """Drafts that wait for a decision, oldest first: one at most of each kind and recipient."""
        return tuple(d for d in self.drafts if d.state is DraftState.WAITING)

    def approved_drafts(self) -> tuple[Draft, ...]:
        """Drafts that are approved and not posted yet, oldest first."""
        return tuple(d for d in self.drafts if d.state is DraftState.APPROVED)

    def newest(self, draft: Draft) -> Draft:
        """The last version of the same kind and recipient."""
        key = draft.key
        return next(d for d in reversed(self.drafts) if d.key == key)

    def being_written(self) -> tuple[DraftRequest, ...]:
        """What the writer has been asked for and has not delivered yet."""
        return (*((DraftRequest(self.drafting),) if self.drafting else ()), *self.requests)

    def public_replies(self) -> tuple[Reply, ...]:
        """What was posted for everybody to read, oldest first."""
        return tuple(r for r in self.replies if r.kind in PUBLIC_KINDS) if self.replies else ()

    def unapproved_reply(self) -> Reply | None:
        """The newest text that is public without approval, until an approved one is public after it."""
        last = self.replies[-1] if self.replies else None
        return last if last and not last.approved else None

    @property
    def reported_as_invented(self) -> bool:
        """True while a platform was told that what the post says is not true: no reply may accept it then (R147)."""
        filed = {a.ground for a in self.appeals if a.stands}
        earlier = {ground for ground in self.reports if all(a.ground != ground for a in self.appeals)}
        return bool(INVENTED & (filed | earlier))

    def open_promises(self) -> tuple[Promise, ...]:
        """Promises that still bind us."""
        return tuple(p for p in self.promises if p.state is PromiseState.OPEN) if self.promises else ()
