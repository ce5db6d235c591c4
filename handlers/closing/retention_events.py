"""How long what is personal stays: a hold keeps it, a purge takes it away and leaves the hashes (PIPL art. 6)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft
from handlers.case.event import Event, EventMeta
from handlers.posts.post import Author

NAMES, TEXTS = "names", "texts"  # what goes first, and what goes last


@dataclass(frozen=True, kw_only=True)
class Held(Event):
    """Nothing of this incident may be purged, for a reason such as a lawsuit."""

    code: ClassVar = "Held"
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Held until released."""
        return replace(file, held=self.reason)


@dataclass(frozen=True, kw_only=True)
class Released(Event):
    """The hold has ended; the schedule applies again."""

    code: ClassVar = "Released"
    reason: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """No longer held."""
        return replace(file, held="")


@dataclass(frozen=True, kw_only=True)
class Purged(Event):
    """Personal data went, as scheduled: `names` of authors, or `texts` that were written. Whatever was hashed keeps its hash."""

    code: ClassVar = "Purged"
    internal: ClassVar = True
    what: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The file without it."""
        nameless = replace(
            file,
            post=replace(file.post, author=replace(file.post.author, name="")),
            drafts=tuple(map(_aimless, file.drafts)),
        )
        return nameless if self.what == NAMES else _wordless(nameless)


def _aimless(draft: Draft) -> Draft:
    """A draft's target names the author it answers."""
    return replace(draft, sealed=draft.hash, target="")


def _wordless(file: CaseFile) -> CaseFile:
    drafts = tuple(replace(draft, text="", findings=(), promises=(), others=()) for draft in file.drafts)
    replies = tuple(replace(reply, text="") for reply in file.replies)
    return replace(file, post=replace(file.post, title="", text="", author=Author()), drafts=drafts, replies=replies)
