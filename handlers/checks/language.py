"""A reply is in the post's language and script, and in Mandarin unless the post is Cantonese (LANG_MATCH, R96)."""

from collections.abc import Iterator
from functools import lru_cache

from opencc import OpenCC

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.cantonese import is_cantonese
from handlers.text.re2_patterns import normalize, pattern

MIN_DISTINCT = 3  # characters of one script alone before a post's script counts as known
MAX_MIXED_SHARE = 0.1
# Forms that the converter would change but that traditional text writes as well (后 empress, 里 mile, 台, 面, 只 …).
WRITTEN_IN_BOTH = frozenset(
    "晒咸岩吓台郁吃涌秘痴揾杰伙里厘干葱霉响糍后群峰腌厨游膻唇洒温准匀采云征据斗熏够柜床弥只面"
    "系松谷余并于布表范回丑克制志致冬才托着周夸奸姜朱欲沈泛漓皂"
)
HAN = pattern(r"\p{Han}")
WORD = pattern(r"[a-z]{2,}")


@lru_cache(maxsize=1)
def _converters() -> tuple[OpenCC, OpenCC]:
    return OpenCC("t2s"), OpenCC("s2t")


def count_scripts(text: str) -> tuple[int, int]:
    """Return how many distinct characters are only traditional, and how many only simplified."""
    signs = sorted({char for char in text if "\u3400" <= char <= "\u9fff"} - WRITTEN_IN_BOTH)
    lines = "\n".join(signs)
    simple, full = (converter.convert(lines).split("\n") for converter in _converters())
    hant = sum(a != b for a, b in zip(signs, simple, strict=False))
    hans = sum(a != b for a, b in zip(signs, full, strict=False))
    return hant, hans


def lang_match(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield a finding for another script or language than the post's, Cantonese to Mandarin, or mixed scripts."""
    context = parsed.context
    post, draft = count_scripts(context.post), count_scripts(parsed.original)
    spoken, answered = _language(parsed.post), _language(parsed.text)
    other_language = spoken != answered and "" not in (spoken, answered)
    if (
        other_language
        or _script(post) * _script(draft) < 0
        or (is_cantonese(normalize(parsed.original).text) and not is_cantonese(normalize(context.post).text, 1))
    ):
        yield parsed.finding_on_whole("LANG_MATCH", Level.ACK)
    elif min(draft) > 2 and min(draft) / sum(draft) > MAX_MIXED_SHARE:
        yield parsed.finding_on_whole("LANG_MATCH", Level.WARN, "mixed")


def _script(counts: tuple[int, int]) -> int:
    """1 for traditional, -1 for simplified, 0 when the text does not say."""
    hant, hans = counts
    return 0 if max(counts) < MIN_DISTINCT or hant == hans else 1 if hant > hans else -1


def _language(folded: str) -> str:
    """zh, en, or empty when there is too little to tell."""
    if sum(1 for _ in zip(range(4), HAN.finditer(folded), strict=False)) == 4:
        return "zh"
    words = sum(1 for _ in zip(range(4), WORD.finditer(folded), strict=False))
    return "en" if words == 4 and not HAN.search(folded) else ""
