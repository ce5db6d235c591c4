"""What people write under a post that has an incident."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Comment:
    """One comment under the incident's post. Its likes are its own and never the post's."""

    id: str
    author: str
    text: str
    published_at: datetime | None = None  # UTC
    like: int | None = None


def with_comment(known: tuple[Comment, ...], new: Comment, limit: int = 50) -> tuple[Comment, ...]:
    """The newest comments with this one, which replaces what was known of it."""
    others = tuple(one for one in known if (one.id, one.id or one.text) != (new.id, new.id or new.text))
    return (*others, new)[-limit:]
