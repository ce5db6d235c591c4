"""Reads `naming/`: the tables that name what a post tells, and what a draft says where a person may be hurt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from prompts.toml_file import LANGUAGES, TomlFile, open_toml_file

Variants = Mapping[str, tuple[str, ...]]  # by language: ways to say one thing, taken in turn

TABLES = {
    "things": ("things", "unlisted"),
    "harms": ("parts", "symptoms", "harms", "objects"),
    "troubles": ("troubles", "grievances"),
    "topics": ("privacy", "cultural_misstep", "misinformation", "kol_scandal", "about", "about_harm"),
}
RULE_KEYS = ("words", "say", "kind", "advice", "weight", "sort", "ask")
STEPS = ("stop", "care", "keep")


@dataclass(frozen=True)
class NamingRule:
    """One thing a post may tell: the pattern that finds it, our words for it by language, and what follows from it.

    `marks` are its further keys: `kind` of a thing, `advice` of a harm and its `weight`, `sort` of an object, `ask`.
    """

    key: str
    words: str
    say: Mapping[str, str]
    marks: Mapping[str, str]


@dataclass(frozen=True)
class Naming:
    """Everything in `naming/`: the tables of rules in the order of the files, and the sentences of safety."""

    tables: Mapping[str, tuple[NamingRule, ...]] = field(default_factory=dict)
    advice: Mapping[str, Mapping[str, Variants]] = field(default_factory=dict)  # by harm, then stop, care and keep
    treated: Variants = field(default_factory=dict)  # instead of "see a doctor" for who has seen one
    despair: Variants = field(default_factory=dict)  # to who writes of wanting to die
    frail: Mapping[str, Variants] = field(default_factory=dict)
    ask: Mapping[str, Variants] = field(default_factory=dict)
    feel: Mapping[str, Variants] = field(default_factory=dict)  # a word of feeling, by what happened
    also: Variants = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # emergency numbers by place
    hong_kong: Mapping[str, str] = field(default_factory=dict)  # words of Taiwan, and what Hong Kong says


def read_naming(folder: Path, problems: list[str]) -> Naming:
    """Read the folder; what is missing or mistyped goes to `problems`."""
    tables: dict[str, tuple[NamingRule, ...]] = {}
    for name, sections in TABLES.items():
        file = open_toml_file(folder, f"naming/{name}.toml", problems)
        file.refuse_unknown_keys("", sections)
        tables |= {section: _rules(file, section) for section in sections}
    file = open_toml_file(folder, "naming/advice.toml", problems)
    file.refuse_unknown_keys("", ("advice", "treated", "despair", "frail", "ask", "feel", "also", "numbers"))
    return Naming(
        tables=tables,
        advice={
            key: {step: _variants(file, f"advice.{key}.{step}") for step in STEPS} for key in _keys(file, "advice")
        },
        treated=_variants(file, "treated.said"),
        despair=_variants(file, "despair.said"),
        frail={key: _variants(file, f"frail.{key}") for key in _keys(file, "frail")},
        ask={key: _variants(file, f"ask.{key}") for key in _keys(file, "ask")},
        feel={key: _variants(file, f"feel.{key}") for key in _keys(file, "feel")},
        also=_variants(file, "also.said"),
        numbers={place: _texts(file, f"numbers.{place}") for place in _keys(file, "numbers")},
        hong_kong=_texts(open_toml_file(folder, "naming/hong_kong.toml", problems), "words"),
    )


def _keys(file: TomlFile, path: str) -> tuple[str, ...]:
    table = file.value(path)
    return tuple(table) if isinstance(table, Mapping) else ()


def _rules(file: TomlFile, section: str) -> tuple[NamingRule, ...]:
    """The rules of one table, in file order."""
    found = []
    for key in _keys(file, section):
        path = f"{section}.{key}"
        file.refuse_unknown_keys(path, RULE_KEYS)
        say = file.string_list(f"{path}.say")
        if len(say) != len(LANGUAGES):
            file.add_problem(section, f"`{path}.say` needs three texts: {', '.join(LANGUAGES)}")
            continue
        marks = {name: file.string(f"{path}.{name}") for name in _keys(file, path) if name not in ("words", "say")}
        found.append(NamingRule(key, file.string(f"{path}.words"), dict(zip(LANGUAGES, say, strict=True)), marks))
    return tuple(found)


def _variants(file: TomlFile, path: str) -> Variants:
    """Ways to say one thing, by language; a list may be empty."""
    found = {}
    for language in LANGUAGES:
        value = file.value(f"{path}.{language}")
        if not isinstance(value, list):
            file.add_problem(path, f'`{path}.{language}` must be a list of texts: ["…"]')
        found[language] = tuple(value) if isinstance(value, list) else ()
    return found


def _texts(file: TomlFile, path: str) -> Mapping[str, str]:
    """A table of texts."""
    return {key: file.string(f"{path}.{key}") for key in _keys(file, path)}
