"""Is this the link of the reply? It leads to the post's platform, safely, and not just to the post itself."""

from collections.abc import Sequence

from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision, reject
from handlers.case.drafts import Draft
from handlers.case.policy import ResponsePolicy
from handlers.posts import FoundLink, find_posts
from handlers.posts.link_forms import OTHER, SHORT
from handlers.posts.platform import UNKNOWN_PLATFORM
from handlers.posts.url import clean_url, parse_url

PROFILE = "profile"  # of LINK_KINDS


def ensure_reply_link(
    file: CaseFile, draft: Draft | None, link: str, where: str, policy: ResponsePolicy
) -> Decision | None:
    """Return why a link is none of this reply's, and what to send instead; `draft` is None for words that were none.

    `where` says in words where the reply stands on a platform that gives comments no link of their own.
    """
    if draft and not draft.public:
        return None if where or link else reject("rejection.where_needed", number=file.number, version=draft.version)
    version = draft.version if draft else 0
    if link.startswith("http://"):
        return reject("rejection.link_https", number=file.number, version=version)
    if not link.startswith("https://") or any(c.isspace() for c in link):
        return reject("rejection.link_needed", number=file.number)
    if (draft and draft.kind == "statement") or file.post.platform not in policy.platforms:
        return None
    found = next(iter(find_posts(link, tuple(policy.platforms.values()))), None)
    if found is None or not _is_at_home(file, found, policy) or not _is_of_a_post(found, link, where, policy):
        return reject("rejection.link_elsewhere", number=file.number, platform=file.post.platform)
    if _is_another_post(file, found) and not where:
        return reject("rejection.link_other_post", number=file.number)
    if any(reply.link == link and reply.version != version for reply in file.replies):
        return reject("rejection.link_taken", number=file.number)
    place = where or _names_a_place(link, policy.platforms[file.post.platform].tracking)
    if _is_the_post(file, found) and not place:
        return reject("rejection.link_is_the_post", number=file.number)
    return None


def thread_of(file: CaseFile, link: str, policy: ResponsePolicy) -> str:
    """Return where a reply stands: empty under the post that is answered, else the platform or other post (R51).

    A link that tells no place counts as one under the post.
    """
    found = next(iter(find_posts(link, tuple(policy.platforms.values()))), None) if link else None
    if found is None or file.post.platform not in policy.platforms or file.post.platform == UNKNOWN_PLATFORM:
        return ""
    if found.platform != file.post.platform:
        return found.platform
    return f"{found.platform} {found.id}" if _is_another_post(file, found) else ""


def _is_at_home(file: CaseFile, found: FoundLink, policy: ResponsePolicy) -> bool:
    """True on the post's platform, or on one where an earlier reply of ours stands, such as a statement's."""
    links = " ".join(reply.link for reply in file.replies)
    ours = {known.platform for known in find_posts(links, tuple(policy.platforms.values()))}
    return file.post.platform == UNKNOWN_PLATFORM or found.platform in {file.post.platform, *ours}


def _is_of_a_post(found: FoundLink, link: str, where: str, policy: ResponsePolicy) -> bool:
    """True unless it leads to a profile, the home page, a search, or a page that is no post of a platform with some.

    `where` says in words which reply it is under a page that has no id that is known.
    """
    if found.identifies or found.kind not in (PROFILE, OTHER):
        return True
    path = parse_url(link).path.strip("/").casefold()
    if found.kind == PROFILE or not path or "search" in path:
        return False
    platform = policy.platforms.get(found.platform)
    return bool(where) or not (platform and any(form.identifies and form.kind != SHORT for form in platform.links))


def _is_the_post(file: CaseFile, found: FoundLink) -> bool:
    """True when a link leads to the post that is answered, however it was shared."""
    post = file.post
    return bool(found.id and found.id in (post.native_id, post.short_code)) or bool(post.url and found.url == post.url)


def _is_another_post(file: CaseFile, found: FoundLink) -> bool:
    """True for a link to a post of the same kind with an id of its own that is not the one answered."""
    known = file.post.native_id
    return bool(
        known and found.id and found.identifies is file.post.kind and found.id not in (known, file.post.short_code)
    )


def _names_a_place(link: str, tracking: Sequence[str]) -> bool:
    """True when a link says more than the post's own: an anchor, or a parameter such as a comment's id."""
    return "#" in link.rstrip("#") or "?" in clean_url(parse_url(link), tracking)
