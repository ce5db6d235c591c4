"""The few words of a post that matter most, in the author's own wording: what a reply must take up (R70)."""

import re

from handlers.rules.triage.reading import read

BREAKS = re.compile(r"[\s，。！？、；：,.!?;:~…（）()【】\[\]\"“”「」『』|/]+")
OPENERS = ("我", "结果", "結果", "然后", "然後", "就是", "但是", "而且", "居然", "竟然", "真的", "也", "还", "還")
LONGEST = 20  # code points; more reads like a quotation


def issue_of(text: str) -> str:
    """The clause that says who was hurt or what is wrong, without its opening words; the first clause when none does."""
    reading = read(text)
    word = reading.hurt or reading.complaint
    clauses = [c for c in BREAKS.split(text) if c] if not _latin(text) else [c.strip() for c in re.split(r"[.,!?;\n]+", text) if c.strip()]
    clause = next((c for c in clauses if word and word in c), next((c for c in clauses if len(c) >= 4), ""))
    return _around(_opened(clause), word)


def _latin(text: str) -> bool:
    return not any("\u3400" <= c <= "\u9fff" for c in text)


def _opened(clause: str) -> str:
    """The clause without the words a sentence opens with."""
    opener = next((o for o in OPENERS if clause.startswith(o) and len(clause) > len(o) + 3), "")
    return _opened(clause.removeprefix(opener)) if opener else clause


def _around(clause: str, word: str) -> str:
    """At most twenty characters of the clause, the word among them; whole words in English."""
    if len(clause) <= LONGEST or _latin(clause):
        return clause[: 4 * LONGEST]
    start = max(0, min(clause.find(word), len(clause) - LONGEST)) if word in clause else 0
    return clause[start : start + LONGEST]
