"""Numbers as people write them in Chinese and English: 24, 两三 (at most three), 二十四, 廿四, 半, twenty-four, half an."""

DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SHORT_TENS = {"廿": 20, "卅": 30}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
ENGLISH_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ENGLISH_TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
)
ENGLISH_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
ENGLISH = {
    **{"half": 0.5, "half a": 0.5, "half an": 0.5, "a": 1.0, "an": 1.0, "a couple of": 2.0},
    **{word: float(n) for n, word in enumerate((*ENGLISH_ONES, *ENGLISH_TEENS), 1)},
    **{word: float(n) for word, n in ENGLISH_TENS.items()},
}

# For patterns over folded text: what `number` reads.
CHINESE_COUNT = r"(?:\d{1,4}(?:\.\d)?|[一二两三四五六七八九十百半廿卅]{1,4})"
ENGLISH_COUNT = (
    rf"(?:\d{{1,4}}(?:\.\d)?|(?:half an?|a couple of|an?|(?:{'|'.join(ENGLISH_TENS)})[- ](?:{'|'.join(ENGLISH_ONES)})"
    rf"|{'|'.join((*reversed(ENGLISH_TEENS), *ENGLISH_ONES, *ENGLISH_TENS))})\b)"
)


def parse_number(text: str) -> float | None:
    """The number a folded word says, or None. Of two digits side by side (两三天) the larger counts."""
    if text.replace(".", "", 1).isdecimal():
        return float(text)
    if text in ENGLISH:
        return ENGLISH[text]
    tens, _, ones = text.replace("-", " ").partition(" ")
    if tens in ENGLISH_TENS and ones in ENGLISH_ONES:
        return ENGLISH[tens] + ENGLISH[ones]
    return 0.5 if text == "半" else _chinese(text)


def _chinese(text: str) -> float | None:
    total, digit = 0, 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in SHORT_TENS:
            total += SHORT_TENS[char]
        elif char in SCALES:
            total, digit = _scaled(total, digit, SCALES[char]), 0
        else:
            return None
    return float(total + digit) if text else None


def _scaled(total: int, digit: int, scale: int) -> int:
    if scale == SCALES["万"]:
        return (total + digit or 1) * scale
    return total + (digit or 1) * scale
