"""Splits folded text into sentences and clauses, each with its span."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from handlers.text.re2_patterns import pattern

# Marks that end a clause, or a space before a new subject: Chinese writers break with spaces too.
CLAUSE_BREAK = pattern(r"([,。!?;\n:()~|—「」“”]+|\.+|\s*/[\s/]*)|(\s+)(?:我们|我会|我这边|这边|小编)")
# A time said twice, once in brackets: 周一(11月23日), 11/27(周五), 下班前(18:00). Brackets and the vaguer words become spaces.
WEEKDAY = r"(?:下下?个?|本|这个?)?(?:周|星期|礼拜)[一二三四五六日天]"
DATE = r"(?:20\d\d年)?\d{1,2}(?:月|/|\.)\d{1,2}[日号]?"
CLOCK = r"(?:[上下]午|中午|晚上|早上)?\d{1,2}(?:[:点]\d{0,2}|时)(?:之?前)?"
SAID_TWICE = pattern(
    rf"({WEEKDAY}\s*\(\s*){DATE}\s*(\))",
    rf"[今明后][天日]\s*(\(\s*(?:{WEEKDAY}|{DATE})\s*\))|{DATE}\s*(\(\s*[一二三四五六日天]\s*\))",
    rf"(?:{DATE}|[今明后]天|[今明后]日)\s*(\(\s*)(?:{WEEKDAY}|{DATE})\s*(\))",
    rf"((?:下班|打烊|收工|中午|傍晚|晚上|下午)?(?:之?前|以前)?\s*\(\s*){CLOCK}\s*(\))",
)
HALF_DAY = pattern(r"\b[ap]\.m\z")
CONTINUES = pattern(r"^ (?:today|tomorrow|tonight|on |this |next |at |and |or |\w+day\b|china|beijing)")
MAX_CLAUSES = 1000  # clauses read: more than the longest text a platform takes can have
MAX_MARKS = 4000  # possible breaks looked at; in a hostile text most are inside words, such as a/c
SENTENCE_ENDS = frozenset("。!?;\n")


@dataclass(frozen=True)
class Clause:
    """Text without a break. `sentence` is its sentence's number, `ending` the break after it."""

    text: str
    start: int
    end: int
    sentence: int
    ending: str = ""
    after_slash: bool = False  # "补发/退款": the second is a promise too

    @property
    def is_latin(self) -> bool:
        """True when it holds no Han character; emoji do not make English Chinese."""
        return not any("\u3400" <= char <= "\u9fff" for char in self.text)


def join_bracketed_times(text: str) -> str:
    """The text, as long as before, with a time said twice said once."""
    if "(" not in text:
        return text
    signs = list(text)
    for match in islice(SAID_TWICE.finditer(text), MAX_CLAUSES):
        for group in range(1, SAID_TWICE.groups + 1):
            if match.group(group):
                signs[match.start(group) : match.end(group)] = " " * (match.end(group) - match.start(group))
    return "".join(signs)


def split_clauses(text: str) -> tuple[Clause, ...]:
    """Return the first thousand clauses in order, without empty ones."""
    return tuple(islice(_split(join_bracketed_times(text)), MAX_CLAUSES))


def _split(text: str) -> Iterator[Clause]:
    start, sentence, joined = 0, 0, False
    for begin, end in _find_breaks(text):
        separator = text[begin:end]
        if text[start:begin].strip():
            yield Clause(text[start:begin], start, begin, sentence, separator, joined)
        sentence += bool(SENTENCE_ENDS & set(separator)) or separator.startswith(".")
        start, joined = end, "/" in separator
    if text[start:].strip():
        yield Clause(text[start:], start, len(text), sentence, "", joined)


def _find_breaks(text: str) -> Iterator[tuple[int, int]]:
    for match in islice(CLAUSE_BREAK.finditer(text), MAX_MARKS):
        group = 1 if match.group(1) else 2
        if group == 2 or _is_break(text, match.start(1), match.end(1)):
            yield match.start(group), match.end(group)


def _is_break(text: str, start: int, end: int) -> bool:
    """False for the marks inside 18:00, 1,000, 3.5, 11/25, a.m. and "6 p.m. tomorrow"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if (
        text[start:end] == "."
        and HALF_DAY.search(text[max(0, start - 4) : start])
        and CONTINUES.match(text[end : end + 12])
    ):
        return False
    inside = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
    return not (inside and text[start:end] in (":", ",", ".", "/"))
