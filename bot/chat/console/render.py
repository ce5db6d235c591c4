"""Cards, answers and forms as HTML: templates escape every text, so nothing from outside becomes markup."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from bot.i18n import Locale
from bot.incidents.help import usage
from bot.incidents.rooms import brand_of
from handlers.case.card import Arg, Card, Field, Highlight, InputType, LocalizedText, Part, Quote, Row, msg
from handlers.case.people import Person, Role
from handlers.commands.permissions import may_use
from handlers.commands.registry import COMMANDS

LEVELS = ("block", "ack", "warn", "info")  # the heaviest finding gives a marked stretch its colour
WIDE, LONG = 54, 64  # bytes of a fact, and of a fact with its label
PAGES = Environment(
    loader=PackageLoader(__package__, "page"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class HighlightedText:
    """A run of quoted text with the findings that cover it: their heaviest level and what they say."""

    text: str
    level: str = ""
    reason: str = ""


def render(template: str, locale: Locale, **values: object) -> str:
    """A page or a piece of one."""

    def word(key: str, **args: Arg) -> str:
        """One of the page's own words."""
        return locale.word(f"console.{key}", **args)

    return PAGES.get_template(template).render(locale=locale, word=word, **values)


def split_highlights(quote: Quote, locale: Locale) -> list[HighlightedText]:
    """The text cut where findings begin and end; together the pieces are exactly the text."""
    cuts = sorted(
        {
            0,
            len(quote.text),
            *(
                min(max(at, 0), len(quote.text))
                for highlight in quote.highlights
                for at in (highlight.start, highlight.end)
            ),
        }
    )
    return [
        _highlighted(quote.text[a:b], [m for m in quote.highlights if m.start <= a and b <= m.end], locale)
        for a, b in pairwise(cuts)
    ]


def _highlighted(text: str, highlights: list[Highlight], locale: Locale) -> HighlightedText:
    if not highlights:
        return HighlightedText(text)
    level = min((m.level for m in highlights), key=lambda name: LEVELS.index(name) if name in LEVELS else len(LEVELS))
    return HighlightedText(text, level, "\n".join(dict.fromkeys(locale.word(f"rule.{m.rule}") for m in highlights)))


def address(url: str) -> str:
    """The address if people may open it (http or https, with a host), else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    plain = url.isprintable() and not any(c.isspace() for c in url)
    return url if plain and parts.scheme in ("http", "https") and parts.netloc else ""


@dataclass(frozen=True)
class Heading:
    """A sentence cut around the severity it speaks of: `word` is set off by colour, `level` says which."""

    before: str
    level: str = ""
    word: str = ""
    after: str = ""


def heading(said: LocalizedText, locale: Locale) -> Heading:
    """A title or label in words, its severity apart if it has one."""
    text, level = locale.text(said), str(said.args.get("severity") or "")
    word = locale.word(f"severity.{level}") if level else ""
    before, found, after = text.partition(word) if word else (text, "", "")
    return Heading(before, level if found else "", found, after)


def needs_own_row(part: Part, locale: Locale) -> bool:
    """True for a long value; its UTF-8 bytes are compared with WIDE: Chinese characters are wider."""
    return isinstance(part, Row) and len(locale.text(part.text).encode()) > WIDE


def is_list(parts: tuple[Part, ...], locale: Locale) -> bool:
    """True for a card that is a list rather than a few facts: half of its lines or more are long."""
    lengths = [
        len((locale.text(part.label) + locale.text(part.text)).encode()) for part in parts if isinstance(part, Row)
    ]
    return sum(length > LONG for length in lengths) * 2 >= max(len(lengths), 1)


def is_copyable(quote: Quote, card: Card) -> bool:
    """True for approved words that wait to be posted by hand; without buttons there is nothing left to post."""
    return bool(quote.label and quote.label.key == "card.copy_exactly" and card.buttons)


def field_errors(fields: tuple[Field, ...], values: Mapping[str, str]) -> dict[str, LocalizedText]:
    """What is wrong with a filled-in form, by field; empty when nothing is."""
    return {f.name: fault for f in fields if (fault := _field_error(f, values.get(f.name, "").strip()))}


def _field_error(field: Field, value: str) -> LocalizedText | None:
    if field.required and not value:
        return LocalizedText("console.fault_tick" if field.input is InputType.TICK else "console.fault_missing")
    if len(value) > field.max_length:
        return LocalizedText("console.fault_long", {"length": len(value), "limit": field.max_length})
    if value and field.input is InputType.CHOICE and value not in dict(field.options):
        return LocalizedText("console.fault_choice")
    return None


def room_name(place: str) -> str:
    """What people call a room: `room:glowskin` is glowskin."""
    return brand_of(place)


PAGES.filters |= {"address": address, "room_name": room_name}
PAGES.globals |= {
    "levels": LEVELS,
    "split_highlights": split_highlights,
    "heading": heading,
    "needs_own_row": needs_own_row,
    "is_list": is_list,
    "is_copyable": is_copyable,
}


def command_choices(locale: Locale, person: Person | None) -> list[tuple[str, str, str]]:
    """Name, way of typing and meaning of each command that this person may use; of all to a stranger."""
    return [
        (c.name, usage(c.name), locale.text(msg(f"help.{c.name}", aliases=" ".join(c.aliases))))
        for c in COMMANDS
        if person is None or may_use(c, person)
    ]


def role_names(locale: Locale, person: Person) -> str:
    """The roles a person may take, most important first."""
    names = [locale.word(f"role.{role}") for role in Role if role in person.roles]
    return " · ".join(names) or locale.word("console.no_role")
