"""Names of people and places in English, by capitals, titles and lists of names."""

from collections.abc import Iterator
from itertools import dropwhile, takewhile

import re2

from handlers.text.brand_names import BRANDS_EN
from handlers.text.fold import Folded
from handlers.text.name_lists_en import GIVEN_NAMES, NOBODY, NOT_NAMES, ORDINARY, SURNAMES
from handlers.text.re2_patterns import pattern

TITLED = re2.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Doctor|Nurse|Madam|Auntie|Uncle|Coach|Teacher|Officer|Manager)\.? "
    r"((?:[A-Z][A-Za-z'’-]+)(?: [A-Z][a-z'-]+){0,2})"
)
CAPITALS = re2.compile(r"\b[A-Z][a-z]+(?:['-][A-Z]?[a-z]+)?(?: [A-Z][a-z]+(?:-[A-Za-z][a-z]+)?){0,2}")
# As people type them in a hurry; only surnames that are no English words.
PINYIN = re2.compile(
    r"(?i)\b(?:wang|zhang|chen|yang|huang|zhao|zhou|zhu|guo|luo|zheng|liang|xie|deng|feng"
    r"|cao|peng|zeng|xiao|jiang|cheung|leung|kwok|tsang|wong)"
    r" [b-df-hj-np-tw-z]{1,2}[aeiou]{1,3}(?:ng?|r)?(?:[b-df-hj-np-tw-z]{1,2}[aeiou]{1,3}(?:ng?|r)?)?\b"
)
NO_PINYIN_TEXT = """
be do for go he her here me no she so there to told we who
"""
NO_PINYIN = frozenset(NO_PINYIN_TEXT.split())
PLACE = re2.compile(
    r"\b((?:[A-Z][\w'.-]*|St\.?|No\.?|\d+)(?: (?:[A-Z][\w'.-]*|of|and|the|No\.?|\d+)){0,5} "
    r"(Hospital|Clinic|School|Kindergarten|University|College"
    r"|Academy|Nursery|Preschool|Medical Cent(?:er|re)|Health Cent(?:er|re)|Children's))\b"
)
GENERIC_TEXT = """
A An Any Every Her His Local My No One Our Private Public That The Their This
"""
GENERIC = frozenset(GENERIC_TEXT.split())
# English names are known by their capitals, which the fold takes away: these words say where to look for them.
INTRODUCTION = pattern(
    r"\b(?:i['’]?m|i am|my name is|my name['’]s|name:|call me|sincerely|"
    r"regards)[, ]{1,2}([a-z]{2,20}(?: [a-z]{2,20})?)",
    r"\bthis is ([a-z]{2,20} [a-z]{2,20}) (?:from|here|speaking)\b",
)
NOT_INTRODUCED_TEXT = """
So In On At Not A An The From Just Still Never Done Sick Sorry Allergic Really Very
Chinese Asian American British Korean Japanese Canadian Indian French German Muslim Christian
"""
NOT_INTRODUCED = frozenset(NOT_INTRODUCED_TEXT.split())


# 陈sir has a title in English, Peter 哥 one in Chinese.
CHINESE_TITLE = re2.compile(
    r"\b([A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15})?) ?(?:哥|姐|姊|生[,，。 说說话話]|小姐|先生|女士|老师|老師|医生|醫生|经理|經理|總|同学|同學|阿姨|姑娘|太太)"
)
SPEAKS = re2.compile(
    r"^(?: from | at | in store| told| said| says| promised| replied| wrote| called| refused| hung|"
    r" never (?:called|replied|answered)|,? (?:the|your|our|my) )"
)
CALLED = re2.compile(
    r"(?i:(?:named|called|is|am|i'm|by|with|to|and|or|told|asked|friend|sister|brother|wife|husband|son|"
    r"daughter|niece|nephew|colleague|manager|nurse|agent|rep|staff|cashier|from|—|-) )$"
)


# A capitalised word that is somebody's name by what stands around it, whatever the name.
WHO = re2.compile(
    r"\b(?:daughter|son|sister|brother|niece|nephew|rep|agent|nurse|colleague|friend|wife|husband|cousin|"
    r"roommate|neighbou?r|cashier|manager|assistant|classmate|boyfriend|girlfriend|aunt|uncle|grandma|grandpa|"
    r"named|called|boy|girl|toddler|baby),? ([A-Z][a-z]{2,14}(?: [A-Z][a-z]{1,14})?)\b"
)
ACTED = re2.compile(
    r"(?:^|[.!?,;:] |\n|\b(?:and|but|then|so|because|when|"
    r"that) )([A-Z][a-z]{2,14}(?: [A-Z][a-z]{1,14}){0,2}) (?:told|said|says|promised|refused|hung up|texted|"
    r"replied|laughed|insisted|asked|emailed|bought|swore|posted|commented|shared|ordered|paid|waited|cried|"
    r"apologi[sz]ed|ignored me|handled my|called me|from the|from your|"
    r"at the counter|at your|in store|who)\b"
)
AH = re2.compile(r"阿[A-Z][A-Za-z]{1,12}\b")
PAIR = re2.compile(r"\b([A-Z][a-z]{2,14}) (?:and|or|&) ([A-Z][a-z]{2,14})\b")
ROMANISED = re2.compile(r"\b([A-Z][a-z]{1,6}) [A-Z][a-z]{1,5}(?:-| )[A-Za-z][a-z]{1,5}\b")


def english_people(text: str) -> Iterator[tuple[int, int]]:
    """Yield names after a title, known names, and capitalised words that do what people do."""
    for shape in (TITLED, CHINESE_TITLE):
        for match in shape.finditer(text):
            if not {match.group(0), match.group(1)} & BRANDS_EN:
                yield match.start(1), match.end(1)
    yield from _by_context(text)
    for match in PAIR.finditer(text):
        pair = {match.group(1), match.group(2)}
        if pair & (GIVEN_NAMES - ORDINARY) and not pair & (NOBODY | NOT_NAMES | BRANDS_EN):
            yield match.start(1), match.end(1)
            yield match.start(2), match.end(2)
    for match in AH.finditer(text):
        yield match.start(), match.end()
    for match in ROMANISED.finditer(text):
        words = match.group(0).split(" ")
        if words[0] in SURNAMES and match.group(0) not in BRANDS_EN and not NOBODY.intersection(words):
            yield match.start(), match.end()
    for match in PINYIN.finditer(text):
        if match.group(0).split(" ")[-1].lower() not in NO_PINYIN:
            yield match.start(), match.end()
    for match in CAPITALS.finditer(text):
        words = list(dropwhile(NOT_NAMES.__contains__, match.group(0).split(" ")))
        start = match.end() - len(" ".join(words))
        if (
            words
            and _is_known(words)
            and (len(words) > 1 or words[0] not in ORDINARY or _person(text, start, match.end()))
        ):
            yield start, match.end()


def _by_context(text: str) -> Iterator[tuple[int, int]]:
    for shape in (WHO, ACTED):
        for match in shape.finditer(text):
            words = match.group(1).split(" ")
            ordinary = (NOBODY | NOT_NAMES).intersection(words) or words[0].endswith("ing")
            if not ordinary and match.group(1) not in BRANDS_EN:
                yield match.start(1), match.end(1)


def _is_known(words: list[str]) -> bool:
    """True for a given name, or a surname beside another word; no brand, and no two ordinary words."""
    first, last = words[0], words[-1]
    if {" ".join(words), " ".join(words[:2])} & BRANDS_EN:
        return False
    if first in ORDINARY and first not in GIVEN_NAMES and last not in SURNAMES - ORDINARY:
        return False
    return first in GIVEN_NAMES or (len(words) > 1 and (first in SURNAMES or last in SURNAMES))


def introduced_names(text: str, folded: Folded) -> Iterator[tuple[int, int]]:
    """Yield one or two capitalised words after "I'm", "my name is" and the like; capitals throughout are shouting."""
    for match in INTRODUCTION.finditer(folded.text):
        group = 1 if match.group(1) else 2
        start, end = folded.span(match.start(group), match.end(group))
        name = list(takewhile(lambda word: word.istitle() and word not in NOT_INTRODUCED, text[start:end].split(" ")))
        if name:
            yield start, start + len(" ".join(name))


def _person(text: str, start: int, end: int) -> bool:
    """True where a word that may be a name is used as one."""
    return bool(SPEAKS.search(text[end : end + 20]) or CALLED.search(text[max(0, start - 16) : start]))


def english_places(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield schools and hospitals that have a name of their own."""
    for match in PLACE.finditer(text):
        start, words = match.start(1), match.group(1).split(" ")
        while words and words[0] in GENERIC:
            start += len(words.pop(0)) + 1
        own = " ".join(words)
        if len(words) > 1 and own != match.group(2):
            school = match.group(2).split(" ")[0] in (
                "School",
                "Kindergarten",
                "University",
                "College",
                "Academy",
                "Nursery",
                "Preschool",
            )
            yield start, match.end(1), "school" if school else "hospital"
