"""A sentence by key for one reader: times, people and word lists are filled in as this reader knows them.

A template is plain text with these marks. `{due}` is a value; `{due:short}` a time without year, or 8 digits of a hash;
`{author:person}` a person of the roster; `{window:todo}` its word in the list `window.todo`; `{role:cap}` its word with
a capital letter;
`{n|day|days}` the word that fits the number. `[[, because {reason}]]` vanishes when a value inside has nothing to show;
`[[late? …]]` and `[[!late? …]]` appear by whether `late` is true.
Values are put in once and are never read as templates.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.i18n.catalog import catalog, language_of
from handlers.case.card import Arg, LocalizedText
from handlers.case.reports import REPORTED_BY

TIMES = frozenset({"at", "due", "until"})
PEOPLE = frozenset({"by", "to", "person", "people", "owner", "approver"})
_ENUM_CATALOGS = """
    category severity role window kind flag state platform rule status clock_source climate level ground command subtype
    why note language proof proposal party covered author_step consent relationship
    appeal_state appeal_result proof_kind page_state clock measure legal_step lawsuit channel
    heading cause period gated written turned
"""
ENUM_CATALOGS = frozenset(_ENUM_CATALOGS.split())
ALIASES = {
    "categories": "category",
    "severities": "severity",
    "reason": "why",
    "scope": "consent",
    "step": "author_step",
    "report_channel": "channel",
}  # the bot gives its own reasons as codes, people write text
# Whole clauses need a stronger mark between them than words do.
SEPARATORS = {
    "reasons": "mark.then",
    "rules": "mark.then",
    "acknowledged": "mark.then",
    "items": "mark.dot",
    "tasks": "mark.then",
    "findings": "mark.then",
}

# The first two read our own templates only; the third is a bounded shape.
_OPTIONAL = re.compile(r"\[\[(?:(?P<no>!?)(?P<if>\w+)\? ?)?(?P<body>.*?)\]\]", re.DOTALL)
_PLACEHOLDER = re.compile(r"\{(?P<name>\w+)(?::(?P<form>\w+))?(?:\|(?P<one>[^|}]*)\|(?P<many>[^}]*))?\}")
_STORED_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True)
class Locale:
    """How one person, room or document reads: a language, display names by roster id, and an IANA time zone.

    `opener` stands before a command in a line to type; it is empty in a chat without slash commands.
    """

    language: str
    names: Mapping[str, str] = field(default_factory=dict)
    zone: str = "Asia/Shanghai"
    opener: str = "/incident"

    def text(self, message: LocalizedText) -> str:
        """Return the sentence. An unknown key shows itself, a missing argument its placeholder."""
        template = catalog(language_of(self.language)).get(message.key)
        if template is None:
            return message.key
        args = {**message.args, "opener": self.opener} if "opener" in message.args else message.args
        kept = _OPTIONAL.sub(lambda section: section["body"] if _is_shown(section, args) else "", template)
        return _PLACEHOLDER.sub(lambda hole: self._fill(hole, args), kept)

    def word(self, key: str, /, **args: Arg) -> str:
        """Return the sentence of this key, such as `wecom.choose`."""
        return self.text(LocalizedText(key, args))

    def name(self, person: str) -> str:
        """Return a person's name by roster id, or the bot's own for what it did by itself; an unknown id as it is."""
        return self.names.get(person) or self._word(f"person.{person}", person) or self._word("mark.none")

    def time(self, at: datetime, form: str = "%Y-%m-%d %H:%M") -> str:
        """Return the local time in a `strftime` form; a time without a zone is UTC, as everything stored is."""
        aware = at if at.tzinfo else at.replace(tzinfo=UTC)
        return aware.astimezone(ZoneInfo(self.zone)).strftime(form)

    def _word(self, key: str, otherwise: str = "") -> str:
        return catalog(language_of(self.language)).get(key, otherwise)

    def _fill(self, hole: re.Match[str], args: Mapping[str, object]) -> str:
        name = hole["name"]
        if name not in args:
            return hole[0]
        if hole["many"] is not None:
            return hole["one"] if args[name] == 1 else hole["many"]
        shown = self._show(name, args[name], hole["form"] or "")
        before, after = hole.string[: hole.start()], hole.string[hole.end() :]
        return f"{_cjk_space(before[-1:], shown[:1])}{shown}{_cjk_space(shown[-1:], after[:1])}"

    def _show(self, name: str, value: object, form: str) -> str:
        """A value by what it is and what it is called."""
        if isinstance(value, bool):
            return self._word("mark.yes" if value else "mark.no")
        if not _is_something(value):
            return self._word("mark.none")
        if isinstance(value, LocalizedText):
            return self.text(value)
        if isinstance(value, Mapping):
            return str(value.get(language_of(self.language)) or value.get("any", ""))
        if isinstance(value, list | tuple):
            return self._word(SEPARATORS.get(name, "mark.and")).join(self._show(name, each, form) for each in value)
        return self._single(name, value, form)

    def _single(self, name: str, value: object, form: str) -> str:
        last = name.rpartition("_")[2]
        if last in TIMES and _STORED_TIME.fullmatch(str(value)):
            value = datetime.fromisoformat(str(value))
        if isinstance(value, datetime):
            return self.time(value, "%m-%d %H:%M") if form == "short" else self.time(value)
        if isinstance(value, int | float) and name in ("difference", "seconds"):
            return f"{value:.1%}" if name == "difference" else span(value, self.language)
        if name == "source" and str(value).startswith(REPORTED_BY):
            return self.word("mark.in_chat", person=str(value).removeprefix(REPORTED_BY))
        if last in PEOPLE or form == "person":
            return self.name(str(value))
        return str(value)[:8] if form == "short" else self._listed(name, str(value), form)

    def _listed(self, name: str, value: str, form: str) -> str:
        """The word for a value of a word list; anything else is shown as it is."""
        inner = f".{form}" if form not in ("", "cap") else ""
        word = self._word(f"{_catalog_of(name)}{inner}.{value}", value)
        return word[:1].upper() + word[1:] if form == "cap" else word


def span(length: timedelta | float, language: str) -> str:
    """A length of time (a number counts seconds), without its sign, in its two largest units: `3 小时 20 分`."""
    seconds = length.total_seconds() if isinstance(length, timedelta) else length
    hours, minutes = divmod(int(abs(seconds)) // 60, 60)
    days, hours = divmod(hours, 24)
    counts = {"days": days, "hours": hours, "minutes": 0 if days else minutes}
    shown = {unit: n for unit, n in counts.items() if n} or {"minutes": 0}
    return " ".join(catalog(language_of(language))[f"span.{unit}"].replace("{n}", str(n)) for unit, n in shown.items())


def _is_shown(section: re.Match[str], args: Mapping[str, object]) -> bool:
    """Whether an optional part of a template is kept: by its condition, or by all of its values."""
    if section["if"]:
        return bool(args.get(section["if"])) is not bool(section["no"])
    return all(_is_something(args.get(hole["name"])) for hole in _PLACEHOLDER.finditer(section["body"]))


def _is_something(value: object) -> bool:
    """Whether there is anything to show; zero is something, an empty text or list is not."""
    return bool(value) or (isinstance(value, int | float) and value is not False)


def _cjk_space(left: str, right: str) -> str:
    """The space between a Chinese character and a Latin word or number: `擔任 KOL 窗口`, but `擔任法務`."""
    han = ["\u3400" <= char <= "\u9fff" for char in (left, right)]
    latin = [char.isascii() and char.isalnum() for char in (left, right)]
    return " " if (han[0] and latin[1]) or (latin[0] and han[1]) else ""


def _catalog_of(name: str) -> str:
    """The word list an argument belongs to: `flags` reads flag, `old_severity` severity."""
    names = (name, ALIASES.get(name, name.removesuffix("s")), name.rpartition("_")[2])
    return next((n for n in names if n in ENUM_CATALOGS), "")
