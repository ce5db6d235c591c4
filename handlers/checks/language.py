"""A reply is in the post's language and script, and in Mandarin unless the post is Cantonese (LANG_MATCH, R96)."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from opencc import OpenCC

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.cantonese import is_cantonese
from handlers.text.re2_patterns import normalize, pattern

MIN_DISTINCT = 3  # characters of one script alone before a post's script counts as known
MAX_MIXED_SHARE = 0.1
MAX_WORDS = 20  # of another region that are shown
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


# Words that the converter leaves and readers in Taiwan and Hong Kong do not use, with what Taiwan says (R96).
MAINLAND_WORDS = {
    **{
        "質量": "品質",
        "視頻": "影片",
        "信息": "訊息",
        "短信": "簡訊",
        "軟件": "軟體",
        "屏幕": "螢幕",
        "渠道": "管道",
        "默認": "預設",
    },
    **{
        "打印": "列印",
        "充值": "儲值",
        "賬號": "帳號",
        "賬戶": "帳戶",
        "激活": "啟用",
        "鼠標": "滑鼠",
        "程序員": "工程師",
        "出租車": "計程車",
    },
    **{
        "快遞單號": "宅配單號",
        "土豆": "馬鈴薯",
        "西紅柿": "番茄",
        "酸奶": "優格",
        "方便麵": "泡麵",
        "冰激凌": "冰淇淋",
        "小票": "收據",
    },
    **{
        "立馬": "馬上",
        "靠譜": "可靠",
        "給力": "很棒",
        "落實": "確實執行",
        "反饋": "回饋",
        "硬件": "硬體",
        "網民": "網友",
    },
    **{"私信": "私訊", "帖子": "貼文", "評論區": "留言區", "打車": "叫車", "老鐵": "大家"},
}
ANY_MAINLAND_WORD = pattern("|".join(sorted(MAINLAND_WORDS, key=len, reverse=True)))


def local_words(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield mainland words in a text of traditional script, with the local one; two or more ask for a tick."""
    if _script(count_scripts(parsed.original)) <= 0:
        return
    hits = list(islice(ANY_MAINLAND_WORD.finditer(parsed.original), MAX_WORDS))
    hits = [hit for hit in hits if (hit.group() or "") not in parsed.context.post]
    for hit in hits:
        level = Level.ACK if len({hit.group() for hit in hits}) > 1 else Level.WARN
        word = hit.group() or ""
        yield Finding("VOCABULARY", level, hit.start(), hit.end(), word, MAINLAND_WORDS[word])


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
