"""What holds for any post and any numbers; not in tests/handlers, since making up cases takes longer than all of it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.posts.post import Counts
from handlers.text.fold import fold
from handlers.triage import TriageContext, triage
from handlers.triage.negation_guards import blank_benign
from tests.handlers.triage.posting import GRUMBLE, HARM, HOUR, NOON, alert

FEW = settings(max_examples=25)
NUMBERS = st.integers(0, 400)
COUNTS = st.builds(Counts, like=NUMBERS, save=NUMBERS, comment=NUMBERS)
PIECES = [
    "不",
    "没有",
    "过敏",
    "好吃",
    "到",
    "拉肚子",
    "宝宝",
    "医院",
    "给",
    "500",
    "就",
    "删",
    "差",
    "推荐",
    "热搜",
    "rash ",
    "no ",
    "，",
    "。",
]
SCRAPS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@FEW
@given(text=st.sampled_from([GRUMBLE, HARM, "辱华广告", ""]), counts=COUNTS, more=NUMBERS, hours=st.floats(0.1, 60))
def test_more_engagement_never_lowers_a_grade(text, counts, more, hours):
    context = TriageContext(earlier=((NOON - hours * HOUR, Counts(like=50)),))
    before = alert(text, published=NOON - 2 * hours * HOUR)
    few = triage(replace(before, counts=counts), context)
    many = triage(replace(before, counts=replace(counts, like=counts.like + more, save=counts.save + more)), context)
    assert many.severity >= few.severity


@FEW
@given(text=SCRAPS)
def test_harm_said_plainly_is_never_lost_behind_other_words(text):
    assert triage(alert(f"{text}。用完脸上起水泡。")).severity >= "L2"


@FEW
@given(text=st.text(max_size=60) | SCRAPS)
def test_any_text_is_graded_and_guards_keep_its_length(text):
    folded = fold(text).text
    assert len(blank_benign(folded)) == len(folded)
    assert triage(alert(text)).reasons
