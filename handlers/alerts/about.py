"""Which product an incident is about, said by a person: a link often comes without it (R36, R42)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Regrade, reject
from handlers.case.event import Event, EventMeta

MAX_NAME = 40  # code points: brand and product stand in titles and in rooms that may not read the case
SENTENCE_MARKS = frozenset("，。；：！？、,;:!?\n")


@dataclass(frozen=True, kw_only=True)
class Attributed(Event):
    """A person said which brand and product it is about; empty leaves what was known."""

    code: ClassVar = "Attributed"
    personal: ClassVar = ("product",)
    brand: str = ""
    product: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """About that brand and product from now on."""
        by = meta.by if self.product and self.product != file.product else file.product_by
        brand, product = self.brand or file.brand, self.product or file.product
        return replace(file, brand=brand, product=product, product_by=by)


@dataclass(frozen=True, kw_only=True)
class Linked(Event):
    """Other incidents that belong to this one: a crisis of trust on one product (R36), or copies of one post (R26)."""

    code: ClassVar = "Linked"
    others: tuple[int, ...]
    copies: bool = False

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Add the incidents to those that the card names."""
        return replace(file, linked=tuple(dict.fromkeys((*file.linked, *self.others))))


def is_name(text: str) -> bool:
    """True for what may be the name of a brand or a product: no sentence, and short."""
    return len(text) <= MAX_NAME and not SENTENCE_MARKS & set(text)


def attribute(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Say which brand and product it is about; the grade is looked at again with what is known of them."""
    brand, product = context.text("brand"), context.text("product")
    if not brand and not product:
        return reject("rejection.about_needed")
    if not (is_name(brand) and is_name(product)):
        return reject("rejection.about_is_a_name", limit=MAX_NAME)
    answer = msg("answer.attributed", number=file.number, brand=brand or file.brand, product=product or file.product)
    return Decision((Attributed(brand=brand, product=product),), (Regrade(file.number),), answer)
