"""A post with the details a test names, and how triage grades it."""

from datetime import UTC, datetime, timedelta

from handlers.posts.post import Alert, Author, ClockSource, Counts, Post
from handlers.triage import TriageContext, triage

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)
GRUMBLE = "一般般，有点失望"
HARM = "用完脸上起红疹"


def alert(
    text=GRUMBLE,
    *,
    title="",
    author="",
    followers=None,
    verified=False,
    published=None,
    clock=ClockSource.GIVEN,
    **rest,
):
    who, counts = Author(author, followers, verified), Counts(**rest.pop("counts", {}))
    post = Post(platform="xiaohongshu", title=title, text=text, author=who, published_at=published, clock_source=clock)
    return Alert("listening", post, NOON, counts=counts, captured_at=NOON, **rest)


def graded(text=GRUMBLE, *, context=TriageContext(), **details):  # noqa: B008 - a frozen value
    return triage(alert(text, **details), context)


def level(text=GRUMBLE, **details):
    return graded(text, **details).severity


def rules(text=GRUMBLE, **details):
    return [reason.rule for reason in graded(text, **details).reasons]
