"""Questions about appeals: what was filed before, what evidence there is, what our own public words accept."""

import hashlib
import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

from handlers.case.case_file import CaseFile
from handlers.case.drafts import PUBLIC_KINDS
from handlers.case.evidence import EvidenceItem
from handlers.case.grades import Severity
from handlers.case.removal import INVENTED, Appeal, AppealState
from handlers.checks.category_rules import HARM_ACCEPTED
from handlers.posts.near_duplicates import shingles
from handlers.posts.post import Post
from handlers.text.fold import comparable
from handlers.text.re2_patterns import normalize

POST = "post"
COMMENT_LINK = "place"  # among an appeal's details: where a comment stands
SHOWN_IN = "shown_in"  # and the evidence that shows words which somebody typed, by number
NEARLY_ALL = 0.7  # share of a content's shingles that are the post's: it is the post with some words more
PART_OF_POST = 12  # code points of the post's own words that stand for it
OF_COMMENT = re.compile(r"comment|reply|cid|floor", re.IGNORECASE)  # in a link's query: it leads to a comment
NAMES_POST = re.compile(r"https?://\S+\.\S+/\S+|[0-9a-z]{8,32}|(?:INC-|#)\d+", re.IGNORECASE)


def content_key(post: Post, given: str) -> str:
    """Return what a content is known by: `post`, however it is named, or a hash of the link or words of a comment."""
    link = urlsplit(given) if given.startswith(("https://", "http://")) else None
    named = [part for part in link.query.split("&") if OF_COMMENT.search(part)] if link else []
    if not given or (not named and _is_post(post, given, link)):
        return POST
    place = "&".join((f"{link.netloc}{link.path}".rstrip("/"), *sorted(named), link.fragment)) if link else given
    return hashlib.sha256(comparable(place).encode()).hexdigest()[:24]


def _is_post(post: Post, given: str, link: SplitResult | None) -> bool:
    """True for the post's own link, id or words; then it has its one ground, and a public reply binds (X3, R147)."""
    ids = [known.lower() for known in (post.native_id, post.short_code) if known]
    if link:
        own = urlsplit(post.url)
        same = bool(post.url) and (link.netloc, link.path.rstrip("/")) == (own.netloc, own.path.rstrip("/"))
        return not link.fragment and (same or any(known in link.path.lower() for known in ids))
    words, whole = comparable(given), comparable(post.full_text())
    part = words == whole or (len(words) >= PART_OF_POST and words in whole)
    return given.lower() in ids or part or nearly_same(given, post.full_text())


def nearly_same(given: str, known: str) -> bool:
    """True when nearly all of a text is another's: two words more make no new content (X3)."""
    ours, theirs = shingles(comparable(given)), shingles(comparable(known))
    return bool(ours) and len(ours & theirs) >= NEARLY_ALL * len(ours)


def same_content(file: CaseFile, given: str) -> str:
    """Return the key of a content, which is that of an earlier appeal about nearly the same words."""
    key = content_key(file.post, given)
    if key == POST or given.startswith("http"):
        return key
    return next((a.content for a in file.appeals if a.content != POST and nearly_same(given, a.said)), key)


def is_other_post(post: Post, given: str) -> bool:
    """True for what names another post: a link, an id or an incident's number, not the post's own."""
    return bool(NAMES_POST.fullmatch(given)) and content_key(post, given) != POST


def evidence_on_file(file: CaseFile) -> tuple[EvidenceItem, ...]:
    """Return every piece of evidence; pictures from before kinds were kept count as screenshots."""
    known = {item.sha256 for item in file.evidence_items}
    older = [digest for digest in file.evidence if digest not in known]
    count = len(file.evidence_items)
    items = (EvidenceItem(count + n, "screenshot", "", file.opened_at, d) for n, d in enumerate(older, 1))
    return (*file.evidence_items, *items)


def of_kinds(items: Iterable[EvidenceItem], kinds: frozenset[str]) -> tuple[EvidenceItem, ...]:
    """Return the pieces of these kinds."""
    return tuple(item for item in items if item.kind in kinds)


def find_appeal(file: CaseFile, number: int | None) -> Appeal | None:
    """Return the appeal of that number; without one the newest that is under way, or else the newest."""
    if number:
        return next((appeal for appeal in file.appeals if appeal.id == number), None)
    under_way = tuple(appeal for appeal in file.appeals if appeal.live) or file.appeals
    return under_way[-1] if under_way else None


def earlier_appeals(file: CaseFile, content: str) -> tuple[Appeal, ...]:
    """Return the appeals about one content that count: all but those that were taken back before they were filed."""
    found = (appeal for appeal in file.appeals if appeal.content == content)
    return tuple(a for a in found if a.state is not AppealState.WITHDRAWN or a.filed_at)


def reply_accepts_harm(file: CaseFile) -> bool:
    """True when something we said in public accepts what happened; words that have expired may have (R147)."""
    return any(not r.text or _accepts_harm(r.text) for r in file.public_replies())


def approved_text_accepts_harm(file: CaseFile) -> bool:
    """True when a text for everybody that accepts what happened is approved and may be posted any minute (R147)."""
    return any(d.kind in PUBLIC_KINDS and _accepts_harm(d.text) for d in file.approved_drafts())


def _accepts_harm(text: str) -> bool:
    return bool(HARM_ACCEPTED.search(normalize(text).text))


def may_hold_back(file: CaseFile) -> bool:
    """True while comments may wait for a look: in an open crisis only (R145)."""
    return file.open and file.severity >= Severity.L3


def contradicted(file: CaseFile) -> tuple[Appeal, ...]:
    """Return appeals under way, or acted on, that call invented what a public reply accepts, in any order."""
    if not reply_accepts_harm(file):
        return ()
    alive = (a for a in file.appeals if (a.live or a.stands) and not a.contradicted)
    return tuple(a for a in alive if a.ground in INVENTED and a.content == POST)
