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
from bot.incidents.readers.encoder import EncoderState
from handlers.case.drafts import DRAFT_KINDS, REWRITE_OPTIONS, DraftState, PromiseState
from handlers.case.evidence import EVIDENCE_KINDS
from handlers.case.grades import Category, Flag, Severity
from handlers.case.outreach import AUTHOR_STEPS, CHECKLIST, CONSENT_SCOPES, PARTIES, RELATIONSHIPS
from handlers.case.people import Role
from handlers.case.proposals import ProposalState
from handlers.case.removal import LAWSUIT_STATES, AppealState
from handlers.case.tasks import TaskState
from handlers.checks import Level
from handlers.checks.refusals import REFUSED_KINDS
from handlers.commands.registry import COMMANDS
from handlers.drafts.remedy import REMEDIES
from handlers.drafts.style import RUBRIC
from handlers.overview.events import EVENTS as FACTS
from handlers.posts.post import ClockSource, Counts, Kind
from handlers.removal.appeal import APPEAL_RESULTS, MOVES
from handlers.removal.grounds import ENGAGE, GROUNDS, OWN_SECTION_GROUNDS
from handlers.removal.legal.actions import STEPS
from handlers.removal.own_section.actions import MEASURES
from handlers.removal.pack import PACKS
from handlers.tasks.actions import ACTS
from handlers.tasks.findings import RESULTS
from handlers.triage.terms.complaints import TOPICS

TREE = Path(__file__).parents[3]
HOLE = re.compile(r"\{(\w+)[^}]*\}")
SECTION = re.compile(r"\[\[(?:!?(\w+)\?)?(.*?)\]\]")
KEY = re.compile(r"[a-z_]+(?:\.[A-Za-z_0-9-]+)+")
FILES = (".html", ".toml", ".md", ".css", ".js", ".svg")
UNFINISHED = "_"  # such as the start of f"wecom.short_{name}"
SAME_IN_BOTH = set("准台")  # Taiwan writes 核准 and 平台 with them

WINDOWS = ("detect", "fast_ack", "ack", "golden", "late_ack", "statement")

# What an f-string such as f"role.{role}" can become.
FAMILIES = {
    "absent": [
        *(
            "reader_missing",
            "names_missing",
            "critic_off",
            "critic_not_asked",
            "model_untrusted_child",
            "model_untrusted_health",
            "model_key",
            "model_balance",
            "model_refused",
        ),
        *("model_busy", "model_down", "model_slow", "model_garbled", "model_empty", "model_filtered"),
        *("model_budget", "model_too_long"),
    ],
    "model_fault": (
        *("model_key", "model_balance", "model_refused", "model_busy", "model_down", "model_slow", "model_garbled"),
        *("model_empty", "model_filtered", "model_budget", "model_too_long", "model_missing"),
        *("model_untrusted_child", "model_untrusted_health"),
    ),
    "draft_reader": ("local", "names"),
    "refusal": REFUSED_KINDS,
    "party": PARTIES,
    "covered": CHECKLIST,
    "author_step": AUTHOR_STEPS,
    "consent": CONSENT_SCOPES,
    "relationship": RELATIONSHIPS,
    "category": tuple(Category),
    "climate": ("agree", "mixed", "defend"),
    "clock_source": tuple(ClockSource),
    "console": (
        "theme_auto",
        "theme_light",
        "theme_dark",
        "refused_entry",
        "refused_origin",
        "refused_size",
    ),
    "count": tuple(f.name for f in dataclasses.fields(Counts)),
    "fact": tuple(FACTS),
    "field": (
        *("names", "products", "people", "shops", "hashtags", "rivals"),
        *("whom", "claim", "work", "quote", "shot", "decider", "account", "content", "reason"),
    ),
    "form": ("handover", "new", "language", "check", "away", "fact", "brand"),
    "reader": ("off", *(state.value for state in EncoderState)),
    "subtype": tuple(TOPICS),
    "flag": tuple(Flag),
    "example": tuple(command.name for command in COMMANDS),
    "help": tuple(command.name for command in COMMANDS),
    "kind": (*DRAFT_KINDS, *Kind),
    "language": LANGUAGES,
    "level": tuple(Level),
    "mine": ("accept", "decide", "post", "promise", "own", "second", "see"),
    "proposal": ("emergency", "lowered", "closed", "reported", "no_reply", "released", "export"),
    "proposal_state": tuple(s for s in ProposalState if s is not ProposalState.PENDING),
    "promise": ("kept", "moved", "broken", "withdrawn"),
    "note": (
        *(
            "fill_the_blanks",
            "model_key",
            "model_balance",
            "model_refused",
            "model_busy",
            "model_down",
            "model_slow",
            "model_garbled",
        ),
        *("model_empty", "model_filtered", "model_blocked", "model_budget", "model_too_long", "tap_without_model"),
    ),
    "stale": ("reworded", "facts", "posted", "found"),
    "stale_to_post": ("reworded", "facts", "posted", "found", "regraded"),
    "tap": REWRITE_OPTIONS,
    "remedy": REMEDIES,
    "style": tuple(name for part in RUBRIC for name in (part, f"{part}_look")),
    "fact_field": ("brand", "product", "text", "document", "date", "expires"),
    "validity": ("valid", "unclear", "invalid"),
    "reason": (
        *(
            "authority",
            "extortion",
            "scandal",
            "privacy",
            "culture",
            "trending",
            "watched",
            "author_reach",
            "engager_reach",
            "l0",
        ),
        *("is_cultural_misstep", "is_extortion", "is_kol_scandal", "is_misinformation", "is_privacy"),
    ),
    "role": tuple(Role),
    "duty": tuple(Role),
    "rule": (),  # read from the gate itself
    "severity": tuple(Severity),
    "slack": (
        *(
            "label",
            "goes_on",
            "goes_on_here",
            "continued",
            "choose",
            "ticked",
            "send",
            "cancel",
            "close",
            "answer",
            "to_card",
        ),
        *("sure", "sure_text", "sure_approve", "sure_yes"),
    ),
    "state.draft": tuple(DraftState),
    "state.task": tuple(TaskState),
    "task": ("done", "not_needed"),
    "task_act": ACTS,
    "task_result": tuple(result for results in RESULTS.values() for result in results),
    "finding": ("order_found", "order_not_found", "dm_yes", "dm_no"),
    "done_means": ("any", "orders", "finding", "watch", "search", "pause", "lift", "proof", "partners", "ticket"),
    "milestone": ("1", "2", "3", "4", "5"),
    "plan_due": ("publication", "closing", "task", "misuse"),
    "state.promise": tuple(PromiseState),
    "verb": tuple(command.name for command in COMMANDS),
    "ground": (ENGAGE, *GROUNDS, *OWN_SECTION_GROUNDS),
    "clause": GROUNDS,
    "appeal_move": tuple(MOVES),
    "appeal_result": APPEAL_RESULTS,
    "appeal_state": tuple(AppealState),
    "channel": PACKS,
    "condition": ("statement", "license", "reporter", "url", "evidence", "truth_statement"),
    "lawsuit": LAWSUIT_STATES,
    "legal_step": tuple(STEPS),
    "measure": MEASURES,
    "proof_kind": EVIDENCE_KINDS,
    "objection": (
        *("already_reported", "one_ground", "disproof_needed", "ownership_needed", "shot_needed"),
        *("legal_ground", "not_yours_to_report", "appeal_not_approved", "appeal_settled"),
    ),
    "verdict": ("block", "ack", "pass"),
    "wecom": (
        *(
            "source",
            "about",
            "read_above",
            "exact_below",
            "by_word",
            "type_to_app",
            "choose",
            "ask",
            "ask_default",
            "ask_more",
        ),
        *("no_question", "cancelled", "stranger", "only_text", "picture_comes"),
        *(f"menu_{name}" for name in ("desk", "mine", "more", "new", "help", "away", "back")),
    ),
    "window": WINDOWS,
    "window.todo": WINDOWS,
}


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
    sentence = catalog("en")[f"fact.{kind}"]
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
