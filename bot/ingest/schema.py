"""The JSON of an alert, as people and listening tools send it, validated and made into a `handlers.post.Alert`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Protocol

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from bot.ingest.plain_text import plain_text
from handlers.posts import Platform, complete_post, read_count
from handlers.posts.post import Alert, Author, Counts, Kind, Post
from handlers.posts.share_text import without_share_words
from storage.incidents.cases import CorruptCaseFile

LINK = re.compile(r"[a-z]{3,12}://[!-~]+")  # printable ASCII only: Chinese text may follow a link without a space
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)  # none of the platforms is older
MAX_CLOCK_SKEW = timedelta(minutes=10)  # how far a source's clock may run ahead of ours


class Outcome(StrEnum):
    """What became of an alert: its incident was opened, is to be read first, is only on record, or was there before."""

    OPENED = "opened"
    UNREAD = "unread"
    ON_RECORD = "on_record"
    JOINED = "joined"


@dataclass(frozen=True)
class IngestResult:
    """The number of the incident that an alert went to, and what became of the alert."""

    number: int
    outcome: Outcome

    @property
    def new(self) -> bool:
        """True when the incident is this alert's own."""
        return self.outcome is not Outcome.JOINED


class AlertSink(Protocol):
    """Where validated alerts go: the incident service."""

    def receive_alerts(self, keyed: Sequence[tuple[Alert, str]]) -> list[IngestResult | CorruptCaseFile]:
        """Open or join incidents and commit; under an idempotency key seen before nothing changes.

        The results are in the order of the alerts; one about a damaged case file has that error in its place.
        """
        ...


def _storable(text: str) -> str:
    """The text; ValueError names the place of a character that no database and no screen can keep."""
    for place, char in enumerate(text):
        if "\ud800" <= char <= "\udfff" or char == "\0":
            raise ValueError(f"character {place + 1} is half a character or NUL: send valid UTF-8 text")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_storable)]
ShortText = Annotated[Text, Field(max_length=200)]
Count = Annotated[int, Field(ge=0, le=10**12)]
CountOrText = Annotated[
    Count | None, BeforeValidator(lambda value: read_count(value) if isinstance(value, str) else value)
]


class _Input(BaseModel):
    model_config = ConfigDict(extra="ignore")


class AuthorIn(_Input):
    """Who published the post."""

    name: ShortText = ""
    followers: CountOrText = None
    verified: bool = False
    notes: CountOrText = None
    since: AwareDatetime | None = None


class CountsIn(_Input):
    """Engagement; numbers, or as platforms show them ("1.8万")."""

    like: CountOrText = None
    save: CountOrText = None
    comment: CountOrText = None
    share: CountOrText = None
    repost: CountOrText = None
    view: CountOrText = None


class AlertIn(_Input):
    """One alert. `source` and one of `url`, `native_id` or `text` are needed; times carry an offset."""

    source: Annotated[ShortText, Field(min_length=1, description="which tool or person it comes from")]
    source_id: ShortText = ""
    platform: Annotated[ShortText, Field(description="such as xiaohongshu; read from the url when left out")] = ""
    kind: Kind | None = None
    native_id: ShortText = ""
    url: Annotated[Text, Field(max_length=2000, description="a link or a pasted share text")] = ""
    title: Annotated[Text, Field(max_length=1000)] = ""
    text: Annotated[Text, Field(max_length=20000)] = ""
    author: AuthorIn = AuthorIn()
    counts: CountsIn = CountsIn()
    captured_at: AwareDatetime | None = None
    published_at: AwareDatetime | None = None
    matched_terms: Annotated[tuple[ShortText, ...], Field(max_length=50, fail_fast=True)] = ()
    brand: ShortText = ""
    product: ShortText = ""
    parent: Annotated[Text, Field(max_length=2000, description="of a comment: id or link of its post")] = ""
    own_post: Annotated[ShortText, Field(description="link or title of your own post it stands under")] = ""
    evidence: Annotated[tuple[ShortText, ...], Field(max_length=20, fail_fast=True)] = ()
    trending: bool = False
    engager_followers: CountOrText = None
    sentiment: Annotated[float | None, Field(ge=-1, le=1)] = None

    @model_validator(mode="before")
    @classmethod
    def _drop_nulls(cls, data: Any) -> Any:
        """Tools send null for what they do not know."""
        return {name: value for name, value in data.items() if value is not None} if isinstance(data, dict) else data

    @model_validator(mode="after")
    def _require_a_post(self) -> "AlertIn":
        if not (self.url or self.native_id or self.text or self.title):
            raise ValueError("give at least one of url, native_id or text, so that the post can be told from others")
        return self


class WrongTime(ValueError):
    """A time at which nothing of this can have happened; `field` names it."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(f"{field} {why}: send the time at which it happened, with its offset")
        self.field = field


def to_alert(given: AlertIn, platforms: Sequence[Platform], now: datetime) -> Alert:
    """The normalised alert, seen at `now` (UTC); ValueError says what to fix, such as a link of another platform."""
    for name, at in (("published_at", given.published_at), ("captured_at", given.captured_at)):
        if at and at < EARLIEST:
            raise WrongTime(name, "lies before any of these platforms")
        if at and at > now + MAX_CLOCK_SKEW:
            raise WrongTime(name, "lies in the future")
    shown = plain_text(given.text)
    text = without_share_words(shown)
    post = Post(
        platform=given.platform.lower(),
        kind=given.kind or Kind.NOTE,
        native_id=given.native_id,
        url=given.url or (shown if text != shown and LINK.search(shown) else ""),
        title=without_share_words(plain_text(given.title)),
        text=text,
        author=_author(given.author),
        published_at=given.published_at.astimezone(UTC) if given.published_at else None,
        own_post=given.own_post,
        parent=given.parent,
    )
    captured = min(given.captured_at.astimezone(UTC), now) if given.captured_at else now
    return Alert(
        source=given.source,
        source_id=given.source_id,
        post=complete_post(post, platforms, now),
        seen_at=now,
        counts=Counts(**given.counts.model_dump()),
        captured_at=captured,
        matched_terms=given.matched_terms,
        brand=given.brand,
        product=given.product,
        evidence=given.evidence,
        trending=given.trending,
        engager_followers=given.engager_followers or 0,
        sentiment=given.sentiment,
    )


def _author(given: AuthorIn) -> Author:
    since = given.since.astimezone(UTC) if given.since else None
    return Author(given.name, given.followers, given.verified, given.notes, since)
