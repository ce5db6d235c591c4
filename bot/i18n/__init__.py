"""The bot's own words: a sentence by key in the reader's language, with times, people and word lists filled in.

A template is plain text with these marks. `{due}` is a value, `{due:short}` a time without its year or the first eight of a hash,
`{author:person}` somebody of the roster, `{window:todo}` its word in the list `window.todo`, `{role:cap}` its word with a capital,
`{n|day|days}` the word that fits the number. `[[, because {reason}]]` vanishes when a value inside has nothing to show;
`[[late? …]]` and `[[!late? …]]` stand by whether `late` is true.
Values are put in once and are never read as templates.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import prompts
from handlers.case.card import LocalizedText

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
TIMES = frozenset({"at", "due", "until"})
PEOPLE = frozenset({"by", "to", "person", "people", "owner", "approver"})
ENUM_CATALOGS = frozenset({
    "category", "severity", "role", "window", "kind", "flag", "state", "platform", "rule", "status", "clock_source", "climate", "level",
    "ground", "verb", "subtype", "why", "note", "language", "proof",
})  # fmt: skip
ALIASES = {
    "categories": "category",
    "severities": "severity",
    "reason": "why",
}  # the desk gives its own reasons as codes, people write text
# Whole clauses need a stronger mark between them than words do.
SEPARATORS = {"reasons": "mark.then", "rules": "mark.then", "acknowledged": "mark.then", "items": "mark.dot"}

# The first two read our own templates only; the third is a bounded shape.
_OPTIONAL = re.compile(r"\[\[(?:(?P<no>!?)(?P<if>\w+)\? ?)?(?P<body>.*?)\]\]", re.DOTALL)
_PLACEHOLDER = re.compile(r"\{(?P<name>\w+)(?::(?P<form>\w+))?(?:\|(?P<one>[^|}]*)\|(?P<many>[^}]*))?\}")
_STORED_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True)
class Reader:
    """For whom a sentence is put together: language, roster id to display name, time zone."""

    language: str
    names: Mapping[str, str]
    zone: str

    def word(self, key: str, otherwise: str = "") -> str:
        """A word of the reader's language by its dotted key."""
        return catalog(self.language).get(key, otherwise)


def translate(msg: LocalizedText, language: str, names: Mapping[str, str], zone: str = "Asia/Shanghai") -> str:
    """The sentence as one reader sees it. An unknown key shows itself, a missing argument its placeholder."""
    return _phrase(msg, Reader(language_of(language), names, zone))


def language_of(code: str) -> str:
    """One of LANGUAGES for a locale such as `zh-TW` or `en_US`; unknown ones read zh-Hans."""
    tongue, *rest = code.replace("_", "-").lower().split("-")
    if tongue == "en":
        return "en"
    return "zh-Hant" if tongue == "zh" and {"hant", "tw", "hk", "mo"} & set(rest) else "zh-Hans"


@lru_cache
def catalog(language: str) -> Mapping[str, str]:
    """Every sentence and word of one of LANGUAGES by its dotted key; platforms are named where they are described, under `prompts/`."""
    own = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text("utf-8"))
    return dict(_flat("", own | {"platform": _platforms(language)}))


def _platforms(language: str) -> Mapping[str, str]:
    tables = [
        tomllib.loads(path.read_text("utf-8")) for path in (Path(prompts.__file__).parent / "platforms").glob("*.toml")
    ]
    return {table["id"]: table["names"][language] for table in tables}


def span(length: timedelta | float, language: str) -> str:
    """A length of time (a number counts seconds) in its two largest units, such as `3 小时 20 分`; early or late look the same."""
    seconds = length.total_seconds() if isinstance(length, timedelta) else length
    hours, minutes = divmod(int(abs(seconds)) // 60, 60)
    days, hours = divmod(hours, 24)
    counts = {"days": days, "hours": hours, "minutes": 0 if days else minutes}
    shown = {unit: n for unit, n in counts.items() if n} or {"minutes": 0}
    return " ".join(catalog(language_of(language))[f"span.{unit}"].replace("{n}", str(n)) for unit, n in shown.items())


def _flat(above: str, words: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, word in words.items():
        if isinstance(word, str):
            yield above + name, word
        elif isinstance(word, Mapping):
            yield from _flat(f"{above}{name}.", word)


def _phrase(msg: LocalizedText, reader: Reader) -> str:
    text = catalog(reader.language).get(msg.key)
    if text is None:
        return msg.key
    kept = _OPTIONAL.sub(lambda section: section["body"] if _stands(section, msg.args) else "", text)
    return _PLACEHOLDER.sub(lambda hole: _fill(hole, msg.args, reader), kept)


def _stands(section: re.Match[str], args: Mapping[str, object]) -> bool:
    if section["if"]:
        return bool(args.get(section["if"])) is not bool(section["no"])
    return all(_shows(args.get(hole["name"])) for hole in _PLACEHOLDER.finditer(section["body"]))


def _shows(value: object) -> bool:
    """Whether there is anything to show; zero is something, an empty text or list is not."""
    return bool(value) or (isinstance(value, int | float) and value is not False)


def _fill(hole: re.Match[str], args: Mapping[str, object], reader: Reader) -> str:
    name = hole["name"]
    if name not in args:
        return hole[0]
    if hole["many"] is not None:
        return hole["one"] if args[name] == 1 else hole["many"]
    shown = _show(name, args[name], hole["form"] or "", reader)
    before, after = hole.string[: hole.start()], hole.string[hole.end() :]
    return f"{_cjk_space(before[-1:], shown[:1])}{shown}{_cjk_space(shown[-1:], after[:1])}"


def _cjk_space(left: str, right: str) -> str:
    """The space between a Chinese character and a Latin word or number, which a template cannot know of: `擔任 KOL 窗口`, `擔任法務`."""
    han = ["\u3400" <= char <= "\u9fff" for char in (left, right)]
    latin = [char.isascii() and char.isalnum() for char in (left, right)]
    return " " if (han[0] and latin[1]) or (latin[0] and han[1]) else ""


def _show(name: str, value: object, form: str, reader: Reader) -> str:
    """A value by what it is and what it is called."""
    if isinstance(value, bool):
        return reader.word("mark.yes" if value else "mark.no")
    if not _shows(value):
        return reader.word("mark.none")
    if isinstance(value, LocalizedText):
        return _phrase(value, reader)
    if isinstance(value, list | tuple):
        return reader.word(SEPARATORS.get(name, "mark.and")).join(_show(name, each, form, reader) for each in value)
    return _single(name, value, form, reader)


def _single(name: str, value: object, form: str, reader: Reader) -> str:
    last = name.rpartition("_")[2]
    if isinstance(value, datetime):
        return _time(value, form, reader)
    if last in TIMES and _STORED_TIME.fullmatch(str(value)):
        return _time(datetime.fromisoformat(str(value)), form, reader)
    if isinstance(value, int | float) and name in ("difference", "seconds"):
        return f"{value:.1%}" if name == "difference" else span(value, reader.language)
    if last in PEOPLE or form == "person":
        return reader.names.get(str(value)) or reader.word(f"person.{value}", str(value))
    return str(value)[:8] if form == "short" else _listed(name, str(value), form, reader)


def _time(at: datetime, form: str, reader: Reader) -> str:
    """Local time; a time without a zone is UTC, as everything stored is."""
    aware = at if at.tzinfo else at.replace(tzinfo=UTC)
    return aware.astimezone(ZoneInfo(reader.zone)).strftime("%m-%d %H:%M" if form == "short" else "%Y-%m-%d %H:%M")


def _listed(name: str, value: str, form: str, reader: Reader) -> str:
    """The word for a value of a word list; anything else is shown as it is."""
    inner = f".{form}" if form not in ("", "cap") else ""
    word = reader.word(f"{_catalog_of(name)}{inner}.{value}", value)
    return word[:1].upper() + word[1:] if form == "cap" else word


def _catalog_of(name: str) -> str:
    """The word list an argument belongs to: `flags` reads flag, `old_severity` severity."""
    names = (name, ALIASES.get(name, name.removesuffix("s")), name.rpartition("_")[2])
    return next((n for n in names if n in ENUM_CATALOGS), "")
