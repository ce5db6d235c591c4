"""Names of people and places in English, by capitals, titles and lists of names."""

from collections.abc import Iterator
from itertools import takewhile

import re2

from handlers.text.brand_names import BRANDS_EN
from handlers.text.fold import Folded
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
GIVEN_NAMES_TEXT = """
Aaron Abigail Adam Aisha Alan Albert Alex Alexander Alexis Alice Amanda Amber Amy Andrea Andrew Angela Ann Anna
Anthony Arthur Ashley Austin Barbara Ben Benjamin Betty Beverly Billy Bobby Bradley Brandon Brenda Brian
Brittany Bruce Bryan Carl Carol Carolyn Catherine Charles Charlotte Cheryl Chloe Chris Christian Christina
Christine Christopher Cindy Coco Cynthia Dan Daniel Danielle David Deborah Debra Denise Dennis Diana Diane Donna
Doris Dorothy Dylan Edward Elizabeth Ella Emily Emma Eric Ethan Eugene Evelyn Fatima Felix Fiona Frances Frank
Gabriel Gary George Gerald Gloria Gregory Hannah Harold Harry Heather Helen Henry Isabella Ivan Jack Jacob
Jacqueline James Jane Janet Janice Jason Jean Jeffrey Jennifer Jenny Jeremy Jerry Jesse Jessica Jim Joan Joe
John Johnny Jonathan Jordan Jose Joseph Joshua Joyce Judith Judy Julia Julie Justin Karen Katherine Kathleen
Kathryn Kayla Keith Kelly Ken Kenneth Kevin Kimberly Kitty Kyle Larry Laura Lauren Lawrence Leo Linda Lisa Logan
Lori Louis Lucas Lucy Madison Mandy Marcus Margaret Maria Marilyn Martha Martin Mary Matthew Max Megan Mei
Melissa Mia Michael Michelle Mike Ming Nancy Natalie Nathan Nicholas Nick Nicole Noah Oliver Olivia Oscar Pamela
Patricia Patrick Paul Peggy Peter Philip Priya Rachel Ralph Randy Raymond Rebecca Richard Rob Robert Roger
Ronald Roy Russell Ruth Ryan Sam Samantha Samuel Sandra Sara Sarah Scott Sean Sharon Shirley Simon Sophia Sophie
Stephanie Stephen Steve Steven Susan Ted Teresa Terry Theresa Thomas Tiffany Tim Timothy Tom Tony Tyler Victoria
Vincent Virginia Vivian Walter Wayne Wendy William Willie Winnie Xiu Yvonne Zachary Zoe
"""
GIVEN_NAMES = frozenset(GIVEN_NAMES_TEXT.split())
SURNAMES_TEXT = """
Adams Ahmed Ali Allen Bailey Baker Bell Bennett Brooks Brown Cai Campbell Cao Carter Chan Chang Chen Cheng
Cheung Chiu Chow Clark Collins Cook Cooper Cox Cui Davis Deng Ding Dong Du Edwards Evans Fan Feng Fung Gao
Garcia Goh Gray Green Guo Hall Han He Hill Ho Howard Hsieh Hsu Hu Huang Hughes Hui Jiang Johnson Jones Kelly
Khan Kim King Koh Kumar Kwan Kwok Lam Lau Lee Leung Lewis Li Liang Lim Lin Liu Lo Lopez Lu Luo Ma Mak Martinez
Miller Mitchell Morris Murphy Nelson Ng Nguyen Ong Pan Park Parker Patel Peng Phillips Price Reed Ren Richardson
Roberts Rogers Sanders Santos Sharma Shen Silva Singh Siu Smith Song Stewart Su Sun Tam Tan Tang Taylor Teo Tian
Tran Tsai Tsang Tse Turner Walker Wang Ward Watson Wei Williams Wilson Wong Wood Wright Wu Xiao Xie Xu Yang Yao
Ye Yeung Yip Yu Yuan Zeng Zhang Zhao Zheng Zhou Zhu
"""
SURNAMES = frozenset(SURNAMES_TEXT.split())
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
# Names that are ordinary words or goods too: a given name makes them one of a person.
ORDINARY_TEXT = """
Adams Amber Austin Baker Bell Brooks Brown Carter Christian Coco Cook Cooper Cox Fan Frank Gray Green Hall Han He Hill
Ho Hope Jean Jordan Kelly Kim King Kitty Lam Li Long Lu Madison Mark Max Mei Ming Park Parker Price Reed Roger Rose Song
Stewart Su Sun Tan Taylor Tiffany Tian Victoria Walker Wang Ward Wood Yang Ye
"""
ORDINARY = frozenset(ORDINARY_TEXT.split())
NOT_NAMES_TEXT = """
After Amazon And Apr April Aug August Before But Chinese Customer Dear Dec December English Feb February Friday
He Hello Hi If It Jan January Jul July Jun June Mar March May Monday My Never No Not Nov November Oct October
Our Please Saturday Sep Sephora September Service She So Sunday Taobao Thanks That The They This Thursday Tmall
Tuesday We Wednesday Weibo When Xiaohongshu You Your
"""
NOT_NAMES = frozenset(NOT_NAMES_TEXT.split())


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


def english_people(text: str) -> Iterator[tuple[int, int]]:
    """Yield names after a title, known given names, and a surname next to another capitalised word."""
    for match in TITLED.finditer(text):
        if match.group(0) not in BRANDS_EN:
            yield match.start(1), match.end(1)
    for match in CHINESE_TITLE.finditer(text):
        if match.group(1) not in BRANDS_EN:
            yield match.start(1), match.end(1)
    for match in PINYIN.finditer(text):
        if match.group(0).split(" ")[-1].lower() not in NO_PINYIN:
            yield match.start(), match.end()
    for match in CAPITALS.finditer(text):
        start = match.start()
        for word in (words := match.group(0).split(" ")):
            if word in NOT_NAMES:
                start += len(word) + 1
                words = words[1:]
            else:
                break
        known = [word in GIVEN_NAMES or word in SURNAMES for word in words]
        if not words or not any(known) or " ".join(words) in BRANDS_EN or " ".join(words[:2]) in BRANDS_EN:
            continue
        if len(words) == 1 and words[0] in ORDINARY and not _person(text, start, start + len(words[0])):
            continue
        if words[0] in ORDINARY and words[0] not in GIVEN_NAMES and words[-1] not in SURNAMES - ORDINARY:
            continue
        if words[0] in GIVEN_NAMES or (len(words) > 1 and (words[0] in SURNAMES or words[-1] in SURNAMES)):
            yield start, start + len(" ".join(words))


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
