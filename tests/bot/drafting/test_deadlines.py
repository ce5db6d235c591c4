"""By when a draft promises: the hours of the playbook, on working days, as people write a time."""

from datetime import UTC, datetime

from bot.drafting.deadlines import due_times
from handlers.text.calendar import PUBLISHED
from tests import shipped

FRIDAY = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)  # 11:00 in Shanghai
BOOKS = shipped.library().playbooks


def due(category: str, language: str, urgent: bool = False) -> dict[str, str]:
    return dict(due_times(BOOKS[category].due, FRIDAY, "Asia/Shanghai", language, PUBLISHED, urgent))


def test_each_kind_of_promise_has_a_time_of_its_own_r78():
    times = due("kol_scandal", "zh-Hans")
    assert (times["due"], times["due_contract"], times["due_page"]) == (
        "今天18点前",
        "11月23日12点前",
        "11月23日12点前",
    )
    assert due("kol_scandal", "en")["due_contract"] == "12:00 on Monday"


def test_what_is_urgent_is_answered_on_a_day_off_too():
    saturday = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
    book = BOOKS["safety"].due
    calm, urgent = (due_times(book, saturday, "Asia/Shanghai", "zh-Hant", PUBLISHED, one) for one in (False, True))
    assert (calm["due"], urgent["due"]) == ("11月23日12點前", "今天18點前")
