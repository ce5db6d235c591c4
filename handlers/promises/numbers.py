"""Numbers as people write them in Chinese and English: 24, 三, 两三 (at most three), 十二, 半, three."""

DIGITS = {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000}
ENGLISH = {
    "half": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "twenty": 20, "thirty": 30,
}  # fmt: skip


def number(text: str) -> float | None:
    """The number a folded word says, or None. Of two digits side by side (两三天) the larger counts."""
    if text.replace(".", "", 1).isdecimal():
        return float(text)
    if text in ENGLISH:
        return float(ENGLISH[text])
    return 0.5 if text == "半" else _chinese(text)


def _chinese(text: str) -> float | None:
    total, digit = 0, 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in SCALES:
            total, digit = _scaled(total, digit, SCALES[char]), 0
        else:
            return None
    return float(total + digit) if text else None


def _scaled(total: int, digit: int, scale: int) -> int:
    if scale == SCALES["万"]:
        return (total + digit or 1) * scale
    return total + (digit or 1) * scale
