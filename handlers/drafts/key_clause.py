"""The few words of a post that matter most, in the author's own wording: what a reply must take up (R70)."""

import re

from handlers.checks.issue_overlap import themes
from handlers.text.re2_patterns import normalize, pattern
from handlers.triage.features import Features, extract_features

BREAKS = re.compile(r"[\s，。！？、；：,.!?;:~…（）()【】\[\]\"“”「」『』|/#@]+")
ENGLISH_BREAKS = re.compile(r"[.,!?;:\n\"()]+")
_OPENERS = """
    我 俺 本人 结果 結果 然后 然後 就是 但是 可是 而且 居然 竟然 没想到 沒想到 真的 感觉 感覺 因为
    因為 所以 现在 現在 今天 昨天 刚刚 剛剛 也 还 還 又 都 就
"""
OPENERS = tuple(_OPENERS.split())
ENGLISH_OPENERS = ("and ", "but ", "so ", "then ", "because ", "honestly ", "well ", "just ")
# "bought it at your shop": who reads the reply knows where.
AT_OURS = pattern(r"^(?:在|从|到|去)(?:你|您|他|她)?们?(?:家|们|店)(?:的|里|店里|这|那)?(?:买的?|吃的?|下单|消费)?")
# Words that would sound like an offer or an echo of a curse when we say them back.
MONEY = pattern("退钱|退款|赔钱|赔偿|假一赔|还钱|报销|refund|compensat", r"\d+\s*(?:元|块|万)")
ABSOLUTE = pattern(
    "绝对|永远|再也不|从来|全网|最(?:差|烂|垃圾|坑|恶心)|第一|百分之?百|100%|垃圾|骗子|傻|死|滚|黑心|无良|恶心",
    r"never again|worst|scam|\bever\b",
)
CONTACT = pattern(r"\d{5,}|https?|www\.|@|微信|电话|订单号")
LOUD = ("boycott", "false_ad", "trending", "watched", "attack", "authority", "rights", "extortion")
MAX_CLAUSE = 20  # code points; more reads like a quotation
MAX_ENGLISH_CLAUSE = 60
MIN_CLAUSE, MAX_OPENERS = 3, 3
HANGING = frozenset("的是们們不没沒")


def issue_of(text: str) -> str:
    """The clause that says who was hurt or what is wrong, without its opening words; empty for a text without words."""
    return next(iter(issues_of(text)), "")


def issues_of(text: str) -> tuple[str, ...]:
    """Return clauses, the most telling first: harm, a concrete trouble, displeasure; at most 20 code points each."""
    features, english = extract_features(text), _latin(text)
    pieces = [piece.strip() for piece in (ENGLISH_BREAKS if english else BREAKS).split(text[:4000])]
    clauses = list(dict.fromkeys(_around(_opened(piece), features) for piece in pieces if piece))
    ranked = sorted(
        clauses, key=lambda clause: -_weight(clause, features)
    )  # sorted keeps the author's order among equals
    return tuple(clause for clause in ranked if clause)[:6]


def _weight(clause: str, features: Features) -> int:
    """How much a clause tells of the trouble, less what is better not said back."""
    folded = normalize(clause).text
    trouble = [
        word
        for name, word in features.signals.items()
        if name not in LOUD and not name.startswith("topic_") and word in clause
    ]
    gain = (
        8 * bool(features.harm_words and features.harm_words in clause) + 3 * bool(trouble) + 3 * bool(themes(folded))
    )
    gain += bool(features.displeasure_words and features.displeasure_words in clause) + bool(
        features.complaint_words and features.complaint_words in clause
    )
    unsaid = 4 * bool(MONEY.search(folded)) + 5 * bool(ABSOLUTE.search(folded)) + 9 * bool(CONTACT.search(folded))
    return gain - unsaid - 4 * (len(clause) < MIN_CLAUSE)


def _latin(text: str) -> bool:
    return not any("\u3400" <= c <= "\u9fff" for c in text)


def _opened(clause: str) -> str:
    """The clause without the words a sentence opens with."""
    if _latin(clause):
        opener = next((o for o in ENGLISH_OPENERS if clause.lower().startswith(o)), "")
        return clause[len(opener) :]
    for _ in range(MAX_OPENERS):
        start = _opener(clause)
        clause = clause[start:]
    return clause


def _opener(clause: str) -> int:
    """How many code points of a Han clause only open it; what would be left hanging (的, 是, 们) stays."""
    found = AT_OURS.match(normalize(clause[:MAX_CLAUSE]).text)  # folding Han text keeps its length
    ends = [found.end()] if found else [len(o) for o in OPENERS if clause.startswith(o)]
    return next((end for end in ends if len(clause) > end + MIN_CLAUSE and clause[end] not in HANGING), 0)


def _around(clause: str, features: Features) -> str:
    """At most twenty characters of the clause, the telling word among them; whole words in English."""
    if _latin(clause):
        return clause if len(clause) <= MAX_ENGLISH_CLAUSE else clause[:MAX_ENGLISH_CLAUSE].rsplit(" ", 1)[0]
    if len(clause) <= MAX_CLAUSE:
        return clause
    word = next((w for w in (features.harm_words, features.complaint_words) if w and w in clause), "")
    start = max(0, min(clause.find(word) - 4, len(clause) - MAX_CLAUSE)) if word else 0
    return clause[start : start + MAX_CLAUSE]
