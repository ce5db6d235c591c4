"""A post on a social platform and an alert about it, the same from every source (R1, R14)."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from handlers.posts.watch_terms import WatchTerm


class Kind(StrEnum):
    """What was published."""

    NOTE = "note"
    COMMENT = "comment"
    VIDEO = "video"
    REVIEW = "review"


class ClockSource(StrEnum):
    """Where the publication time comes from; the incident's clock starts there, and says so (R102)."""

    GIVEN = "given"
    DERIVED = "derived"
    FIRST_SEEN = "first_seen"


DESK_PLATFORM = "desk"  # of a case that the desk opened over several, without a post of its own (R36)


@dataclass(frozen=True)
class Author:
    """Who published the post. The name is personal data and expires; followers decide reach only."""

    name: str = ""
    followers: int | None = None
    verified: bool = False
    notes: int | None = None  # how many posts the account has published
    since: datetime | None = None  # when it was registered (UTC)


@dataclass(frozen=True)
class Counts:
    """Engagement at one moment; None means the source did not say."""

    like: int | None = None
    save: int | None = None
    comment: int | None = None
    share: int | None = None
    repost: int | None = None
    view: int | None = None

    def total(self) -> int:
        """Return the number of interactions of every kind but views."""
        return sum(n or 0 for n in (self.like, self.save, self.comment, self.share, self.repost))

    def saves_and_comments(self) -> int:
        """Return saves plus comments: at 100 the window for a quiet resolution is closed (R9)."""
        return (self.save or 0) + (self.comment or 0)

    def any_known(self) -> bool:
        """True when the source gave at least one number."""
        return any(n is not None for n in (self.like, self.save, self.comment, self.share, self.repost, self.view))


@dataclass(frozen=True)
class Post:
    """One post. `native_id` is the platform's own id, `short_code` the code of a share link whose id is unknown."""

    platform: str = "web"
    kind: Kind = Kind.NOTE
    native_id: str = ""
    short_code: str = ""
    url: str = ""
    title: str = ""
    text: str = ""
    author: Author = field(default_factory=Author)
    published_at: datetime | None = None  # UTC; None only before `complete_post`
    clock_source: ClockSource = ClockSource.FIRST_SEEN
    page: str = ""  # where it stands, however that is written; empty when unknown, or a tool's own page
    page_is_own: bool = False  # nothing else stands there: the page is the post's identity
    own_post: str = ""  # link or title of the post of ours under which it stands, a comment or a question (R112)
    parent: str = ""  # of a comment: id of the post it stands under, or its link when no id is known
    doubted_at: datetime | None = None  # UTC; the time a source gave, which lies before the id was made

    def full_text(self) -> str:
        """Return title and text together, as triage and drafts read them."""
        return f"{self.title}\n{self.text}".strip()


@dataclass(frozen=True)
class Alert:
    """A report about a post. `seen_at` is when it arrived here, `captured_at` when the counts were read (UTC)."""

    source: str
    post: Post
    seen_at: datetime
    source_id: str = ""
    counts: Counts = field(default_factory=Counts)
    captured_at: datetime | None = None
    matched_terms: tuple[str, ...] = ()
    watch_terms: tuple[WatchTerm, ...] = ()  # of the brand sheets that the post has
    brand: str = ""
    product: str = ""
    evidence: tuple[str, ...] = ()  # kinds of proof the post shows: photo, receipt, medical … (R13)
    trending: bool = False  # the tool saw it on a trending list or in recommendations (R33)
    engager_followers: int = 0  # of the biggest account that joined in (R34)
    sentiment: float | None = None  # as the tool measured it, -1 to 1 (R5)
    watch_risk: str = ""  # a person wants it watched, not opened, and this is why (R6)
    watch_hours: float = 24.0  # how long after a look the next one is due

    @property
    def reported_by(self) -> str:
        """The person who reported it in a chat; empty when a tool did."""
        return self.source.removeprefix("chat:") if self.source.startswith("chat:") else ""
