"""The media kit: the fact brief as a file, for journalists and partners (R160).

It holds words that were approved and facts that have a document, and nothing else of the incident.
"""

from pathlib import Path

from bot.i18n import Locale, language_of
from bot.incidents.incidents import Incidents
from bot.reports.atomic_dir import MANIFEST, atomic_directory
from bot.reports.markdown import fence, inline
from handlers.case.card import Card, Part, Quote, Row
from handlers.case.event import EventMeta
from handlers.outreach.brief import brief_card

NAME = "media-kit.md"


def write_media_kit(incidents: Incidents, number: int, folder: Path, meta: EventMeta) -> tuple[str, ...]:
    """Write `KIT-<number>` into `folder`, whole or not at all; return the names of its files below `folder`.

    It is in the language of who asks, with times in the team's zone. Raises NoSuchIncident.
    """
    people = incidents.people.team().people
    names = {id_: person.name for id_, person in people.items()}
    language = people[meta.by].language if meta.by in people else ""
    locale = Locale(language_of(language), names, incidents.policy.zone)
    file, policy = incidents.with_draft_context(number, meta.at)
    with atomic_directory(folder, f"KIT-{number}") as directory:
        text = as_markdown(brief_card(file, policy.draft_context.facts or ()), locale)
        text += "\n" + locale.word("brief.as_of", at=meta.at, zone=incidents.policy.zone) + "\n"
        (directory / NAME).write_text(text, encoding="utf-8")
    return tuple(f"KIT-{number}/{name}" for name in (NAME, MANIFEST))


def as_markdown(card: Card, locale: Locale) -> str:
    """The card's parts one below the other; approved words stand in a block, letter for letter."""
    return "\n".join([f"# {locale.text(card.title)}\n", *(_part(part, locale) for part in card.parts)])


def _part(part: Part, locale: Locale) -> str:
    if isinstance(part, Quote):
        heading = locale.text(part.label) if part.label else ""
        return f"## {heading}\n\n{fence(part.text)}"
    assert isinstance(part, Row)  # a brief has no links
    return f"- **{locale.text(part.label)}**: {inline(locale.text(part.text))}"
