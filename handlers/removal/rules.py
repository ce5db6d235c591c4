"""Questions about appeals: what was filed before, what evidence there is, what our own public words accept."""

import hashlib
from collections.abc import Iterable

from handlers.case.case_file import CaseFile
from handlers.case.evidence import EvidenceItem
from handlers.case.removal import INVENTED, Appeal, AppealState
from handlers.checks.category_rules import HARM_ACCEPTED
from handlers.text.fold import comparable
from handlers.text.re2_patterns import normalize

POST = "post"


def content_key(given: str) -> str:
    """Return what a content is known by: `post`, or a hash of the link or words of a comment."""
    return hashlib.sha256(comparable(given).encode()).hexdigest()[:24] if given else POST


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
    return any(not r.text or HARM_ACCEPTED.search(normalize(r.text).text) for r in file.public_replies())


def contradicted(file: CaseFile) -> tuple[Appeal, ...]:
    """Return appeals under way, or acted on, that call invented what a public reply accepts, in any order."""
    if not reply_accepts_harm(file):
        return ()
    alive = (a for a in file.appeals if (a.live or a.stands) and not a.contradicted)
    return tuple(a for a in alive if a.ground in INVENTED and a.content == POST)
