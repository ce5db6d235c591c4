"""One incident as a page: its card with the reader's own actions, its course as a drawing, texts, tasks, timeline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.i18n import Locale
from bot.incidents.dispatch import CommandDispatcher
from bot.incidents.incidents import NoSuchIncident
from bot.reports.data import entry_text, load_export_data
from bot.reports.incident_report import drawings
from bot.reports.incident_report.model import Chart
from bot.reports.incident_report.words import Words
from handlers.case.card import Card, LocalizedText, Part
from handlers.case.drafts import Draft
from handlers.case.event import EventMeta
from storage.incidents import timeline

CARDS = ("tasks", "evidence")  # commands whose card stands below the incident's own
FOLDED = frozenset(  # rows that explain; what one acts on stands above them
    [
        "card.age",
        "card.grade",
        "card.reasons",
        "card.published",
        "card.window",
        "card.seat",
        "card.milestones",
        "reads.at",
        "card.draft_no",
    ]
)
MAX_LINES = 300  # newest lines of the timeline on the page; the export has all


@dataclass(frozen=True)
class TimelineLine:
    """A line of the timeline: when (UTC), and the sentence it makes."""

    number: int
    at: datetime
    said: LocalizedText


@dataclass(frozen=True)
class IncidentPage:
    """What the page shows; of an incident that the person may not read, `says` tells why and the rest is empty."""

    number: int
    card: Card | None = None
    details: Sequence[Part] = ()  # rows of the card that explain it
    says: Sequence[LocalizedText] = ()
    charts: Sequence[Chart] = ()
    drafts: Sequence[Draft] = ()
    cards: Sequence[Card] = ()
    lines: Sequence[TimelineLine] = ()


def incident_page(
    dispatcher: CommandDispatcher, number: int, person: str, locale: Locale, now: datetime
) -> IncidentPage:
    """Read an incident as `/incident status` gives it to this person, and all of it where they may read it."""
    seen = dispatcher.dispatch(person, f"status {number}", now)
    card, details = _folded(seen.card) if seen.card else (None, ())
    page = IncidentPage(number, card, details, seen.says)
    incidents = dispatcher.incidents
    try:
        file = incidents.read(number)
    except NoSuchIncident:
        return page
    if not dispatcher.access.may_read(person, file):
        return page
    with incidents.database.read_transaction() as connection:
        data = load_export_data(connection, number, incidents.policy, EventMeta(now, person))
        lines = [line for line in timeline.every(connection, number) if not line.internal][-MAX_LINES:]
    words = Words(locale)
    cards = (dispatcher.dispatch(person, f"{name} {number}", now).card for name in CARDS)
    return IncidentPage(
        number,
        card,
        details,
        seen.says,
        charts=(*drawings.axis(data, words), *drawings.numbers(data, words)),
        drafts=tuple(reversed(file.drafts)),
        cards=tuple(card for card in cards if card),
        lines=tuple(TimelineLine(line.seq, line.at, entry_text(line)) for line in reversed(lines)),
    )


def _folded(card: Card) -> tuple[Card, tuple[Part, ...]]:
    """The card with what one acts on, and the rows that explain it."""
    folded = tuple(part for part in card.parts if part.label and part.label.key in FOLDED)
    return replace(card, parts=tuple(part for part in card.parts if part not in folded)), folded
