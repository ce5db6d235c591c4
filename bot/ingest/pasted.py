"""What a person pastes into a chat as an alert."""

from collections.abc import Sequence
from datetime import datetime

from bot.ingest.labels import take_labels
from bot.ingest.pasted_posts import alert_of, read_block
from bot.ingest.schema import LINK, AlertIn, to_alert
from handlers.posts import Platform, find_posts, read_publication_time, share_code_owner
from handlers.posts.post import Alert
from handlers.posts.share_text import without_share_words
from handlers.posts.times import SHANGHAI


def named_by_labels(text: str, platforms: Sequence[Platform]) -> frozenset[str]:
    """What the labels of a text tell, such as platform and author of `来源：微博 作者：甲`; empty without labels."""
    labels: dict[str, object] = {}
    take_labels(text, labels, platforms)
    return frozenset(labels)


def alert_from_text(
    text: str,
    by: str,
    platforms: Sequence[Platform],
    now: datetime,
    brand: str = "",
    product: str = "",
    own_post: str = "",
    published: str = "",
    zone: str = SHANGHAI.key,
) -> Alert:
    """An alert from what the person `by` pasted: a link, a share text, or words about a post.

    `published` is when it was published, as typed in `zone`. ValueError says what to mend.
    """
    found = find_posts(text, platforms, now)
    if not found and (app := share_code_owner(text, platforms)):
        raise ValueError(
            f"this is a share code of {app.names['en']}, which only the app can open; open it there, choose share, "
            "copy link, and paste the link"
        )
    at = read_publication_time(published, now, zone) if published.strip() else None
    if named_by_labels(text, platforms):
        known = {"brand": brand, "product": product, "own_post": own_post, "published_at": at.isoformat() if at else ""}
        record = {name: value for name, value in known.items() if value} | read_block(text, platforms, now)
        return alert_of(record, f"chat:{by}", platforms, now, zone)
    post = next((f for f in found if f.identifies or f.kind == "short"), found[0] if found else None)
    own_words = without_share_words(text)
    words = " ".join(LINK.sub(" ", own_words).split()) if post and post.url else own_words
    url = (post.url or "") if post else ""
    given = AlertIn(
        source=f"chat:{by}",
        url=url,
        text=words,
        brand=brand,
        product=product,
        own_post=own_post,
        published_at=at,
    )
    return to_alert(given, platforms, now)
