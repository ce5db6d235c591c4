"""The case that leads a crisis of trust, and the incidents it leads (R36)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.posts.post import Post


@dataclass(frozen=True, kw_only=True)
class UmbrellaOpened(Event):
    """The desk opened a case of its own over the open incidents on one product; no post is its own."""

    code: ClassVar = "UmbrellaOpened"
    personal: ClassVar = ("post", "product", "product_by")
    post: Post
    brand: str
    product: str
    product_by: str = ""  # where only people named the product: then a room that may not read the case does not show it

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Keep the product, brand and first post that the case is about."""
        about = replace(file, post=self.post, brand=self.brand, product=self.product, product_by=self.product_by)
        return replace(about, in_room=True)


@dataclass(frozen=True, kw_only=True)
class MembersChanged(Event):
    """Incidents came under the case, or left it: closed, found to be nothing, or about another product."""

    code: ClassVar = "MembersChanged"
    joined: tuple[int, ...] = ()
    left: tuple[int, ...] = ()

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The incidents that this one leads now; those that left stay named as linked."""
        members = tuple(sorted({*file.members, *self.joined} - {*self.left}))
        linked = tuple(n for n in dict.fromkeys((*file.linked, *self.left)) if n not in members)
        return replace(file, members=members, linked=linked)


@dataclass(frozen=True, kw_only=True)
class Covered(Event):
    """An incident came under a case that leads a crisis of trust, its common line changed, or it left (0)."""

    code: ClassVar = "Covered"
    personal: ClassVar = ("line",)
    umbrella: int
    line: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Names the case, and carries the line that everybody who reads this incident may read."""
        return replace(file, umbrella=self.umbrella, common_line=self.line)
