"""The incident's card in a room: whole, or without its words where the incident is need-to-know."""

from handlers.case.card import Card, LocalizedText
from handlers.case.case_file import CaseFile
from handlers.case.policy import ResponsePolicy
from handlers.case.reports import product_typed_by
from handlers.overview.case_card import case_card
from handlers.overview.redact import redact, redact_card
from handlers.roles.access import restricted


def room_card(file: CaseFile, policy: ResponsePolicy) -> Card:
    """The card that stands in the room."""
    card = case_card(file, policy)
    return redact_card(card, about(file)) if restricted(file) else card


def for_room(file: CaseFile, said: tuple[LocalizedText, ...]) -> tuple[LocalizedText, ...]:
    """Sentences as the room may read them; the product only as `about` shows it."""
    return tuple(_for_room(file, each) for each in said) if restricted(file) else said


def _for_room(file: CaseFile, said: LocalizedText) -> LocalizedText:
    shown = redact(said)
    if not file.product or said.args.get("product") != file.product:
        return shown
    return LocalizedText(shown.key, {**shown.args, "product": about(file)})


def about(file: CaseFile) -> str:
    """What an incident is about in a line for many: 24 code points; of a need-to-know one product or brand.

    A product that a person typed may be words of the case: there the brand stands alone.
    """
    ours = file.product or file.brand
    if restricted(file) and product_typed_by(file.product_by, file.source):
        ours = file.brand
    return ours[:24] if restricted(file) else (ours or file.post.full_text())[:24]
