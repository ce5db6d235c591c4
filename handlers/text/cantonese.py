"""Written Cantonese made comparable with Mandarin: one character for one, so that places stay the same (R96)."""

from handlers.text.re2_patterns import normalize, pattern

# 唔 is 不, 冇 is 没, 畀 is 给, 佢 is 他, 揾 is 找, 睇 is 看: signs that Mandarin does not write.
TO_MANDARIN = str.maketrans(
    "嘅咗喺哋冇畀俾佢唔嚟啲睇攞揾嗰咩揿嬲咁噉喐嘥谂", "的了在们没给给他不来些看拿找那么按气这这动费想"
)
TIME_WORDS = (  # as long in Mandarin
    *(
        ("听日", "明日"),
        ("听朝", "明早"),
        ("听晚", "明晚"),
        ("今朝", "今早"),
        ("朝早", "早上"),
        ("下昼", "下午"),
        ("晏昼", "下午"),
    ),
    *(("寻晚", "昨晚"), ("琴晚", "昨晚"), ("㖊日", "昨日"), ("㖊晚", "昨晚"), ("啱啱", "刚刚"), ("头先", "刚才")),
    *(("夜晚", "晚上"), ("寻日", "昨日"), ("琴日", "昨日"), ("粒钟", "小时"), ("今个", "这个"), ("呢个", "这个")),
)
SPOKEN_TIME = pattern(
    r"听(?:日[^本语剧文]|日$|朝|晚)|朝早|下昼|晏昼|[寻琴㖊][日晚]|啱啱|头先|粒钟|今个(?:礼拜|星期|月)|呢个(?:礼拜|星期|月)|夜晚"
)
MARKS = pattern(r"[嘅咗喺哋冇嚟啲嗰佢畀乜㗎咩噉咁唔嘢睇揾喎啩嘥攞]|点解|边(?:度|个)|而家|听日|寻日|几时|边间")
NOT_IS = frozenset("关联统列体派维")  # before 系, or with 统 after it, it is no verb


def to_mandarin(text: str) -> str:
    """The text of `normalize` with Cantonese signs as Mandarin writes them; 系 is 是 in Cantonese only."""
    if SPOKEN_TIME.search(text):
        for said, written in TIME_WORDS:
            text = text.replace(said, written)
    if not MARKS.search(text):
        return text
    text = text.translate(TO_MANDARIN)
    neighbours = zip(f" {text}", text, f"{text[1:]} ", strict=False)
    return "".join(
        "是" if sign == "系" and before not in NOT_IS and after not in "统列" else sign
        for before, sign, after in neighbours
    )


def is_cantonese(text: str, signs: int = 2) -> bool:
    """True when a folded text holds at least so many signs of Cantonese."""
    return sum(1 for _ in zip(range(signs), MARKS.finditer(text), strict=False)) == signs


def normalize_spoken(text: str) -> str:
    """Fold a text, Cantonese included."""
    return to_mandarin(normalize(text).text)
