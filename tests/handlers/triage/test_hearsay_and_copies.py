"""What others claim: rumours are asked for facts; what copies say is no harm of the author's (R26, R40)."""

from handlers.case.grades import Category, Flag, Severity
from handlers.posts.post import Alert, Post
from handlers.triage import triage
from tests.people import NOON


def graded(text):
    return triage(Alert("cases", Post("web", text=text, published_at=NOON), NOON))


def test_a_post_about_copies_is_no_harm_and_is_shown_as_coordinated():
    seen = graded("同一段文案五十个号在发,都是昨天注册的,说喝了你家奶茶脱发,有意思吗")
    assert (seen.category, seen.severity, Flag.SAFETY in seen.flags) == (Category.GENUINE, Severity.L1, False)
    assert Flag.COORDINATED_SUSPECT in seen.flags
    assert "sign_told" in [why.rule for why in seen.reasons]


def test_harm_of_the_author_counts_beside_what_copies_say():
    seen = graded("好几十个号发同一段文案说拉肚子,可我昨天喝了真的拉肚子")
    assert (seen.category, Flag.SAFETY in seen.flags) == (Category.SAFETY, True)


def test_a_rumour_of_something_spoiled_is_checked_as_a_rumour_and_stays_grave():
    seen = graded("听说他们用的是过期奶浆,有员工爆料的,真的假的")
    assert (seen.category, seen.severity) == (Category.MISINFORMATION, Severity.L2)


def test_what_an_author_found_themselves_is_no_rumour():
    assert graded("在你家饭里吃出一只蟑螂").category is Category.SAFETY


def test_sarcasm_dressed_as_an_explainer_is_read():
    seen = graded("冷知识:你们家的外卖比我爸去北京出差还慢")
    assert (seen.severity, seen.unread) == (Severity.L0, True)
