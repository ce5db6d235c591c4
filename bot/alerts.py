"""An alert as people and listening tools send it, checked at the door and made into the one shape handlers know."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from handlers.posts import Platform, complete, find_posts, read_count
from handlers.posts.post import Alert, Author, Counts, Kind, Post

LINK = re.compile(r"[a-z]{3,12}://[!-~]+")  # printable ASCII only: Chinese text may follow a link without a space
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
AHEAD = timedelta(minutes=10)  # how far a source's clock may run ahead of ours


def _clean(text: str) -> str:
    """Characters that no database and no screen can keep are refused here, with their place."""
    for place, char in enumerate(text):
        if "\ud800" <= char <= "\udfff" or char == "\0":
            raise ValueError(f"character {place + 1} is half a character or NUL: send valid UTF-8 text")
    return text


Text = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_clean)]
Short = Annotated[Text, Field(max_length=200)]
Count = Annotated[int, Field(ge=0, le=10**12)]
Counted = Annotated[Count | None, BeforeValidator(lambda value: read_count(value) if isinstance(value, str) else value)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")


class AuthorIn(_Part):
    """Who published the post."""

    name: Short = ""
    followers: Counted = None
    verified: bool = False


class CountsIn(_Part):
    """Engagement; numbers, or as platforms show them ("1.8万")."""

    like: Counted = None
    save: Counted = None
    comment: Counted = None
    share: Counted = None
    repost: Counted = None
    view: Counted = None


class AlertIn(_Part):
    """One alert. `source` and one of `url`, `native_id` or `text` are needed; times carry an offset."""

    source: Annotated[Short, Field(min_length=1, description="which tool or person it comes from")]
    source_id: Short = ""
    platform: Annotated[Short, Field(description="such as xiaohongshu; read from the url when left out")] = ""
    kind: Kind | None = None
    native_id: Short = ""
    url: Annotated[Text, Field(max_length=2000, description="a link or a pasted share text")] = ""
    title: Annotated[Text, Field(max_length=1000)] = ""
    text: Annotated[Text, Field(max_length=20000)] = ""
    author: AuthorIn = AuthorIn()
    counts: CountsIn = CountsIn()
    captured_at: AwareDatetime | None = None
    published_at: AwareDatetime | None = None
    matched_terms: Annotated[tuple[Short, ...], Field(max_length=50, fail_fast=True)] = ()
    brand: Short = ""
    product: Short = ""
    evidence: Annotated[tuple[Short, ...], Field(max_length=20, fail_fast=True)] = ()

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, data: Any) -> Any:
        """Tools send null for what they do not know."""
        return {name: value for name, value in data.items() if value is not None} if isinstance(data, dict) else data

    @model_validator(mode="after")
    def _names_a_post(self) -> "AlertIn":
        if not (self.url or self.native_id or self.text or self.title):
            raise ValueError("give at least one of url, native_id or text, so that the post can be told from others")
        return self


def to_alert(given: AlertIn, platforms: Sequence[Platform], now: datetime) -> Alert:
    """The normalised alert; ValueError says what to fix when link, id and platform do not fit together."""
    for name, at in (("published_at", given.published_at), ("captured_at", given.captured_at)):
        if at and at < LONG_AGO:
            raise ValueError(f"{name} lies before any of these platforms: send the time at which it happened, with its offset")
        if at and at > now + AHEAD:
            raise ValueError(f"{name} lies in the future: send the time at which it happened, with its offset")
    post = Post(
        platform=given.platform.lower(), kind=given.kind or Kind.NOTE, native_id=given.native_id, url=given.url,
        title=given.title, text=given.text, author=Author(given.author.name, given.author.followers, given.author.verified),
        published_at=given.published_at.astimezone(UTC) if given.published_at else None,
    )  # fmt: skip
    captured = min(given.captured_at.astimezone(UTC), now) if given.captured_at else now
    return Alert(
        source=given.source, source_id=given.source_id, post=complete(post, platforms, now), seen_at=now,
        counts=Counts(**given.counts.model_dump()), captured_at=captured, matched_terms=given.matched_terms,
        brand=given.brand, product=given.product, evidence=given.evidence,
    )  # fmt: skip


def from_words(text: str, by: str, platforms: Sequence[Platform], now: datetime, brand: str = "", product: str = "") -> Alert:
    """An alert from what a person pasted: a link, a share text, or only words about a post."""
    found = find_posts(text, platforms, now)
    post = next((f for f in found if f.makes or f.kind == "short"), found[0] if found else None)
    words = " ".join(LINK.sub(" ", text).split()) if post and post.url else text
    return to_alert(
        AlertIn(source=f"chat:{by}", url=(post.url or "") if post else "", text=words, brand=brand, product=product), platforms, now
    )
