"""Every sentence the code asks for is written, in every language, with the values the code gives."""

import ast
import dataclasses
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from opencc import OpenCC

from bot.i18n import LANGUAGES, catalog
from handlers.overview.events import EVENTS as FACTS
from tests.bot.i18n.key_families import FAMILIES

TREE = Path(__file__).parents[3]
HOLE = re.compile(r"\{(\w+)[^}]*\}")
SECTION = re.compile(r"\[\[(?:!?(\w+)\?)?(.*?)\]\]")
KEY = re.compile(r"[a-z_]+(?:\.[A-Za-z_0-9-]+)+")
FILES = (".html", ".toml", ".md", ".css", ".js", ".svg")
UNFINISHED = "_"  # such as the start of f"wecom.short_{name}"
SAME_IN_BOTH = set("准台")  # Taiwan writes 核准 and 平台 with them


@lru_cache
def trees() -> dict[str, ast.Module]:
    """The code that speaks to people, by file."""
    files = [p for room in ("handlers", "bot") for p in sorted((TREE / room).rglob("*.py"))]
    return {str(p.relative_to(TREE)): ast.parse(p.read_text("utf-8")) for p in files if "i18n" not in p.parts}


def sayings() -> Iterator[tuple[str, ast.Call]]:
    """Every call of msg(), reject() or LocalizedText(), with its file."""
    for file, tree in trees().items():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("msg", "reject", "LocalizedText")
                and node.args
            ):
                yield file, node


def written_keys() -> Iterator[tuple[str, str]]:
    """Keys that stand in the code as plain text: in a call, or chosen between and used later."""
    rooms = {key.partition(".")[0] for key in catalog("en")}
    for file, call in sayings():
        if isinstance(call.args[0], ast.Constant):
            yield file, str(call.args[0].value)
    for file, tree in trees().items():
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if KEY.fullmatch(text) and text.partition(".")[0] in rooms and not text.endswith((*FILES, UNFINISHED)):
                yield file, text


def page_words() -> set[str]:
    """Words that the console's pages ask for, but those they put together."""
    texts = [
        path.read_text("utf-8") for path in (TREE / "bot/chat/console").rglob("*") if path.suffix in (".html", ".py")
    ]
    return {
        word for text in texts for word in re.findall(r"\bword\(['\"]([a-z_]+)['\"]", text) if not word.endswith("_")
    }


def constants(room: str) -> Iterator[str]:
    """Every plain text in the code of a room."""
    for file, tree in trees().items():
        if file.startswith(room):
            yield from (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def triage_reasons() -> set[str]:
    """Rules that triage names outright."""
    calls = (
        n
        for file, tree in trees().items()
        if file.startswith("handlers/triage")
        for n in ast.walk(tree)
        if isinstance(n, ast.Call)
    )
    named = (c.args[0] for c in calls if isinstance(c.func, ast.Name) and c.func.id == "reason" and c.args)
    return {str(first.value) for first in named if isinstance(first, ast.Constant)}


def needed(template: str) -> set[str]:
    """Values without which the template would show a placeholder, or not know what to say."""
    vanishing = {name for condition, body in SECTION.findall(template) if not condition for name in HOLE.findall(body)}
    return (set(HOLE.findall(template)) - vanishing) | conditions(template)


def conditions(template: str) -> set[str]:
    """Values that decide whether a part stands."""
    return {condition for condition, _ in SECTION.findall(template) if condition}


def test_every_key_used_in_the_code_exists_in_every_language() -> None:
    missing = {
        (language, file, key) for file, key in written_keys() for language in LANGUAGES if key not in catalog(language)
    }
    assert missing == set()


def test_every_word_of_the_console_exists_in_every_language() -> None:
    assert {
        (language, word)
        for language in LANGUAGES
        for word in page_words()
        if f"console.{word}" not in catalog(language)
    } == set()


def test_every_family_of_keys_is_complete_in_every_language() -> None:
    members = {f"{family}.{member}" for family, names in FAMILIES.items() for member in names}
    assert {(language, key) for language in LANGUAGES for key in members if key not in catalog(language)} == set()


def test_every_rule_of_the_gate_says_what_is_wrong_in_every_language() -> None:
    rules = {
        text for text in constants("handlers/checks") if re.fullmatch("[A-Z]{4,}(_[A-Z]+)*|[A-Z]+(_[A-Z]+)+", text)
    }
    assert {
        (language, rule) for language in LANGUAGES for rule in rules if f"rule.{rule}" not in catalog(language)
    } == set()
    assert rules


def test_every_reason_of_triage_has_words_in_every_language() -> None:
    assert {
        (language, r) for language in LANGUAGES for r in triage_reasons() if f"reason.{r}" not in catalog(language)
    } == set()
    assert triage_reasons()


def test_every_key_put_together_in_the_code_is_of_a_known_family() -> None:
    starts = {
        (file, str(call.args[0].values[0].value).rstrip("."))
        for file, call in sayings()
        if isinstance(call.args[0], ast.JoinedStr) and isinstance(call.args[0].values[0], ast.Constant)
    }
    assert {(file, start) for file, start in starts if start not in FAMILIES} == set()


def test_a_sentence_needs_no_value_that_the_code_does_not_give() -> None:
    asked = {
        (call.args[0].value, name)
        for _, call in sayings()
        if isinstance(call.args[0], ast.Constant) and len(call.args) == 1 and all(k.arg for k in call.keywords)
        for name in needed(catalog("en").get(str(call.args[0].value), "")) - {k.arg for k in call.keywords}
    }
    assert asked == set()


@pytest.mark.parametrize("kind", FACTS)
def test_a_line_of_the_timeline_speaks_only_of_what_the_fact_holds(kind: str) -> None:
    fields = {f.name for f in dataclasses.fields(FACTS[kind])} | {"by"}
    sentence = catalog("en")[f"event.{kind}"]
    assert set(HOLE.findall(sentence)) | conditions(sentence) <= fields


def test_languages_have_the_same_keys_and_placeholders() -> None:
    def shape(language: str) -> dict[str, set[str]]:
        return {key: {*HOLE.findall(text)} | conditions(text) for key, text in catalog(language).items()}

    assert shape("zh-Hans") == shape("zh-Hant") == shape("en")


def test_no_template_holds_half_a_mark() -> None:
    bare = {
        (language, key): HOLE.sub("", SECTION.sub(r"\2", text))
        for language in LANGUAGES
        for key, text in catalog(language).items()
    }
    assert {place for place, text in bare.items() if any(mark in text for mark in ("{", "}", "[[", "]]"))} == set()


def test_each_chinese_stays_in_its_own_script() -> None:
    simplify, traditional = OpenCC("t2s"), OpenCC("s2tw")
    hans, hant = (
        "".join(t for key, t in catalog(c).items() if not key.startswith("language.")) for c in ("zh-Hans", "zh-Hant")
    )
    assert {a for a, b in zip(hans, simplify.convert(hans), strict=True) if a != b} == set()
    assert {c for c in set(hant) if simplify.convert(c) == c and traditional.convert(c) != c} <= SAME_IN_BOTH
