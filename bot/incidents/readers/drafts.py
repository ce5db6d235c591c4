"""The local reader of drafts: sentences that look like what replies must not do, whatever their words (R75-R87)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.incidents.readers.encoder import SentenceEncoder
from bot.incidents.readers.heads import HeadMismatch, load_head
from handlers import checks
from handlers.case.drafts import Finding
from handlers.checks.acts import ONLY_WHERE_HARM_IS_CLAIMED
from handlers.checks.excuses import DENIED
from handlers.drafts.second_reading import LOCAL, DoubtfulWords, doubt_as_finding
from handlers.text.cantonese import normalize_spoken
from handlers.text.re2_patterns import pattern

ENDS = "。！？!?；;\n"
MIN_SENTENCE = 5  # code points
MIN_REST = 10  # of a sentence without its known clauses: "in our list" alone says nothing
MAX_SENTENCES = 40
CLAUSE_ENDS = re.compile(r"[,，、:：—]+")
# What good replies are made of and the encoder tells badly from its opposite: apology, invitation, a date, a doctor.
KNOWN_GOOD = pattern(
    r"""
    私[信讯聊]|\bdms?\b|对不起|抱歉|对不住|\bsorry\b|\d\s*点(?:之?前|$)|:\d\d|\d ?[ap]m\b|by (?:noon|tomorrow|\w+day)
    退(?:回|返|到|还)[^,。!?;\n]{0,14}(?:微信|支付宝|line|paypal|alipay|octopus|八达通|零钱|银行卡|信用卡|原|账户|账号|卡)
    refund\w*[^.!?\n]{0,40}\b(?:alipay|paypal|wechat|card|account)|\b(?:goes|go|comes?) back to (?:the|your)
    医生|医院|皮肤科|就医|急诊|doctor|先停|不怪|不是(?:你|您)
    """
)


def sentences(text: str) -> list[str]:
    """The sentences of a text as they stand in it, without the shortest; a full stop ends English ones."""
    found, begin = [], 0
    for i, char in enumerate(text[: MAX_SENTENCES * 200]):
        ends = char in ENDS or (char == "." and text[i + 1 : i + 2] in (" ", ""))
        if ends:
            found.append(text[begin : i + 1].strip())
            begin = i + 1
    found.append(text[begin:].strip())
    return [one for one in found if len(one) >= MIN_SENTENCE][:MAX_SENTENCES]


def doubtful(text: str, encoder: SentenceEncoder) -> list[tuple[str, str]] | None:
    """Doubtful sentences as (act, sentence); None without an encoder. Milliseconds for a reply."""
    read = [(one, _without_the_known(one)) for one in sentences(text)]
    read = [(one, rest) for one, rest in read if len(rest) >= MIN_SENTENCE]
    said = [normalize_spoken(rest) for _, rest in read]
    vectors = encoder.encode(said or [" "])
    if vectors is None:
        return None
    head, vectors = load_head("drafts"), vectors[: len(said)]
    try:
        scores, by_act = (
            head.probabilities(vectors, said)["violation"],
            load_head("draft_acts").probabilities(vectors, said),
        )
    except HeadMismatch as wrong:
        encoder.refuse(str(wrong))
        return None
    least = head.thresholds["violation"]
    return [(_act(by_act, i), one) for i, (one, _) in enumerate(read) if scores[i] >= least]


def read_locally(
    text: str, known: Iterable[checks.Finding], harm: bool, encoder: SentenceEncoder | None
) -> list[Finding]:
    """What only the local reader doubts, as findings; nothing without an encoder. `harm`: a person may be hurt."""
    rules = [Finding(f.rule, f.level.value, f.start, f.end, f.text) for f in known]
    found = doubtful(text, encoder) if encoder else None
    doubts = [
        DoubtfulWords(act, words, LOCAL) for act, words in found or [] if harm or act not in ONLY_WHERE_HARM_IS_CLAIMED
    ]
    return [finding for doubt in doubts if (finding := doubt_as_finding(text, rules, doubt))]


def _act(by_act: Mapping[str, Any], i: int) -> str:
    return max(by_act, key=lambda act: float(by_act[act][i]))


def _without_the_known(sentence: str) -> str:
    """The sentence without clauses that are good in any reply, and without what is denied; clauses keep their order."""
    clauses = CLAUSE_ENDS.split(sentence)
    kept = [one for one in clauses if not (KNOWN_GOOD.search(said := normalize_spoken(one)) or DENIED.search(said))]
    rest = sentence if len(kept) == len(clauses) else ",".join(kept)
    return rest if len(kept) == len(clauses) or len(rest) >= MIN_REST else ""
