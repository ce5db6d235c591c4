"""Which category, which flags: precedence, what a person must confirm, what is not ours (R21-R29, R33, R41, X5)."""

import pytest

from handlers.posts.post import ClockSource
from handlers.triage import TriageContext
from tests.handlers.triage.posting import GRUMBLE, HARM, HOUR, NOON, graded

PRIVACY, CULTURE, THREAT, FALLEN = "泄露了我的手机号", "丑化亚洲人", "不赔五千就曝光", "代言人被抓"
RUMOUR, MISUSE = "网传要破产", "没稀释直接涂了"


def test_glowskin_is_an_l2_with_the_safety_flag_whoever_wrote_it():
    text = "质地黏腻、不吸收。用了一次就过敏，满脸通红"
    seen = graded(text, title="GlowSkin 急救精华测评", followers=50_000, counts={"comment": 46}, published=NOON - HOUR)
    assert (seen.category, seen.severity, seen.flags) == ("safety", "L2", ("safety", "fast_lane"))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((HARM, PRIVACY, CULTURE, THREAT, FALLEN, RUMOUR, MISUSE), "safety"),
        ((PRIVACY, CULTURE, THREAT, FALLEN, RUMOUR, MISUSE), "privacy"),
        ((CULTURE, THREAT, FALLEN, RUMOUR, MISUSE), "cultural_misstep"),
        ((THREAT, FALLEN, RUMOUR, MISUSE), "extortion"),
        ((FALLEN, RUMOUR, MISUSE), "kol_scandal"),
        ((RUMOUR, MISUSE), "misinformation"),
        ((MISUSE,), "misuse"),
        ((GRUMBLE,), "genuine"),
    ],
)
def test_the_gravest_category_wins(parts, expected):
    assert graded("。".join(parts)).category == expected
    assert graded("。".join(reversed(parts))).category == expected


def test_a_creator_who_complains_is_backlash_but_harm_scandal_and_praise_are_not():
    seen = [graded(text, followers=10_000).category for text in (GRUMBLE, HARM, FALLEN, "很好用，推荐", "")]
    assert seen == ["kol_backlash", "safety", "kol_scandal", "genuine", "genuine"]
    assert graded(MISUSE, followers=10_000).category == "kol_backlash"


def test_verified_authors_and_listed_creators_are_heard_whatever_their_followers():
    listed = TriageContext(kol_names=frozenset({"Ah Yue"}))
    seen = [graded(verified=True), graded(author="ah yue", context=listed), graded(author="somebody", context=listed)]
    assert [(t.category, t.severity) for t in seen] == [
        ("kol_backlash", "L2"),
        ("kol_backlash", "L2"),
        ("genuine", "L1"),
    ]


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        (THREAT, ("needs_confirmation",)),
        (FALLEN, ("fast_lane", "needs_confirmation")),
        (RUMOUR, ("needs_confirmation",)),
        (MISUSE, ("needs_confirmation",)),
        (PRIVACY, ("fast_lane",)),
        (GRUMBLE, ()),
        (f"{HARM}，{THREAT}", ("safety", "fast_lane")),
        (f"{GRUMBLE}，都上热搜了", ("fast_lane", "trending")),
        ("充电宝自燃上热搜了", ("safety", "fast_lane", "trending")),
    ],
)
def test_flags_say_what_the_grade_does_not(text, flags):
    assert graded(text).flags == flags


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        (TriageContext(similar_posts_24h=1, low_weight_majority=True, cross_thread=True), ("coordinated_suspect",)),
        (TriageContext(similar_posts_24h=1, low_weight_majority=True), ()),
        (TriageContext(similar_posts_24h=2), ("coordinated_suspect",)),
        (TriageContext(low_weight_majority=True), ()),
    ],
)
def test_coordination_is_suspected_by_score_and_stays_a_genuine_complaint(context, expected):
    seen = graded("垃圾品牌，大家千万别买，谁买谁后悔", context=context)
    assert (seen.category, seen.flags) == ("genuine", expected)


def test_same_words_that_hold_a_fact_score_one_only():
    assert graded("在南京路店买的，批号0312，垃圾品牌", context=TriageContext(similar_posts_24h=2)).flags == ()


def test_twenty_copies_are_a_crisis_by_number_and_copies_about_harm_weigh_as_the_harm_does():
    copies = ((GRUMBLE, 18), (GRUMBLE, 19), ("吃完就吐了一晚", 1), ("吃完就吐了一晚", 2))
    assert [graded(text, context=TriageContext(similar_posts_24h=n)).severity for text, n in copies] == [
        "L2",
        "L3",
        "L2",
        "L2",
    ]


@pytest.mark.parametrize("malice", ["傻逼去死", "不赔五千就曝光", "垃圾，滚出去"])
def test_malice_neither_raises_nor_lowers_a_report_of_harm(malice):
    assert graded(f"{HARM}。{malice}").severity == graded(HARM).severity


def test_what_is_not_about_us_closes_whatever_it_says():
    terms = TriageContext(competitor_terms=frozenset({"othername"}))
    cases = [
        graded(HARM, context=TriageContext(about_us=False)),
        graded(HARM, context=terms, matched_terms=("OtherName",)),
        graded(HARM, context=terms, matched_terms=("OtherName", "GlowSkin")),
        graded(HARM, context=terms),
    ]
    assert [t.severity for t in cases] == ["L0", "L0", "L2", "L2"]
    assert [r.rule for r in cases[0].reasons] == ["not_about_us"]


def test_a_late_find_needs_a_known_publication_time():
    long_ago = NOON - 48 * HOUR
    assert graded(published=long_ago).flags == ()
    assert graded(published=long_ago - HOUR / 60).flags == ("late_find",)
    assert graded(published=long_ago - HOUR, clock=ClockSource.FIRST_SEEN).flags == ()


def test_departments_are_named_beside_the_grade():
    assert graded("包装破损，退款一直不处理，价格还涨了").subtypes == ("packaging", "after_sales", "price")
