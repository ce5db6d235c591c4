"""The words of the code: names that are guessed alike, and docstrings that name their actor and what they speak of."""

import ast
import re
import tomllib

from tests.source_trees import DEFINITIONS, ROOT, code, names_of, trees, words_of

# Words that this code once used and that nobody outside could guess; the field's word stands beside each.
RIDDLES = {
    "parcel": "outbox message",
    "packer": "message builder",
    "carrier": "dispatcher",
    "crew": "worker pool",
    "ledger": "decision writer",
    "courier": "sender",
    "errand": "follow-up",
    "rung": "stage",
    "seat": "assignment",
    "seated": "assigned",
    "knock": "interaction",
    "told": "a noun that says what",
    "besides": "exclude",
    "slip": "placed card or error",
    "objection": "rejection",
    "verb": "command",
    "weighs": "needs_draft_context",
    "laid": "enqueued",
    "lay": "submit",
    "chore": "periodic job",
    "likeness": "similarity",
    "stamp": "event meta or timestamp",
    "spot": "location",
    "afterwards": "background",
    "hearing": "context",
    "whose": "contributors_of",
    "arrivals": "ingestion",
    "heard": "result",
    "carried": "sent",
    "rang": "fired",
    "unsure": "possibly_delivered",
    "lost": "missing, undeliverable or unanswered",
    "around": "context",
    "together": "batch",
    "ring": "fire or reminder",
    "ringing": "due",
    "rings": "due",
    "lane": "queue or track",
    "hands": "contributors",
    "most": "limit",
}
PROTOCOLS = {"connection_lost", "MAY_DECIDE_TOGETHER"}  # asyncio's name; two people who decide, as people say it


def test_riddles_are_refused():
    """Two engineers of the field must guess a name alike; what is stored under an old word is a string, not a name."""
    named = {(str(p), name) for p, tree in code().items() for name in (*names_of(tree), p.stem)}
    assert (
        sorted((path, name) for path, name in named if name not in PROTOCOLS and RIDDLES.keys() & words_of(name)) == []
    )


def test_riddles_are_refused_as_keys_of_words():
    words = tomllib.loads((ROOT / "bot/i18n/en.toml").read_text("utf-8"))
    assert sorted(RIDDLES.keys() & words.keys()) == []


# What a test was told or heard, and the stamp of a signed request, are what they say.
ORDINARY_IN_TESTS = {"told", "heard", "stamp"}


# Names of tests are sentences, and these are plain words in one: a message is lost, a timer rings, words around a link.
ORDINARY_IN_SENTENCES = {
    *("afterwards", "around", "carried", "hands", "hearing", "lost", "most", "objection", "ring", "ringing", "rings"),
    *("together", "whose"),
}


def test_riddles_are_refused_in_tests_too():
    named = {(str(p), name) for p, tree in trees("tests").items() for name in (*names_of(tree), p.stem)}
    refused = RIDDLES.keys() - ORDINARY_IN_TESTS
    refused_in_sentences = refused - ORDINARY_IN_SENTENCES
    found = {
        (path, name)
        for path, name in named
        if (refused_in_sentences if name.startswith("test_") else refused) & words_of(name)
    }
    assert sorted(found) == []


def test_docstrings_name_their_actor():
    vague = re.compile(r"\b(somebody|nobody|whoever|someone|anybody)\b", re.IGNORECASE)
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef
    found = {
        (str(path), getattr(node, "name", "module"))
        for path, tree in code().items()
        for node in ast.walk(tree)
        if isinstance(node, kinds) and vague.search(ast.get_docstring(node) or "")
    }
    assert sorted(found) == []


def test_what_others_call_says_what_it_does():
    """Every public class, function and method; those of `Match` and `Pattern` are re's own."""
    silent = {
        (str(path), found.name)
        for path, tree in code().items()
        for top in tree.body
        if isinstance(top, DEFINITIONS) and top.name not in ("Match", "Pattern")
        for found in (top, *(top.body if isinstance(top, ast.ClassDef) else ()))
        if isinstance(found, DEFINITIONS) and not top.name.startswith("_") and not found.name.startswith("_")
        if not ast.get_docstring(found)
    }
    assert sorted(silent) == []


def test_docstrings_are_more_than_a_word():
    """`Released.` or `In use.` leaves open what; the Chinese of a pattern may stand alone."""
    found = {
        (str(path), node.name, doc)
        for path, tree in code().items()
        for node in ast.walk(tree)
        if isinstance(node, DEFINITIONS) and (doc := ast.get_docstring(node)) and re.fullmatch(r"\w+( \w+)?\.", doc)
    }
    assert sorted(found) == []


def test_docstrings_name_what_they_speak_of():
    """A reader who sees only the first words must know of what: not `Put it up` or `Those it leads`."""
    pronoun = re.compile(
        r"(It|They|Those|That|This (one|is|person))\b|\w+ (it|them|one)([,.:;]|$| (out|up|again|back)\b)"
    )
    found = {
        (str(path), node.name, (ast.get_docstring(node) or "").partition("\n")[0])
        for path, tree in code().items()
        for node in ast.walk(tree)
        if isinstance(node, DEFINITIONS) and pronoun.match(ast.get_docstring(node) or "")
    }
    assert sorted(found) == []
