"""Each kind of incident calls in its own people, from the alert on (R24, R37, R38, R47, R50, R60, R61)."""

import pytest

from handlers.case.card import msg
from handlers.case.grades import Category, Severity
from handlers.case.people import Role

COMPLAINTS = {
    "快递三天没到，还丢件了，差评，再也不买了": Role.LOGISTICS,
    "快遞一直沒到，包裹還寄丟了，爛，再也不買": Role.LOGISTICS,
    "客服态度太差，一直不回，踩雷": Role.CUSTOMER_SERVICE,
    "客服態度超差，都不回，踩雷": Role.CUSTOMER_SERVICE,
}


@pytest.mark.parametrize("text", COMPLAINTS)
def test_a_complaint_goes_to_its_department_r24(stage, text):
    n = stage.alert(text=text, platform="weibo", native_id="5000000000000001", brand="GlowSkin")
    file = stage.desk.read(n)
    assert file.person(COMPLAINTS[text]) == "jun"
    stage.says("ada", f"status {n}")
    rows = " ".join(stage.reads("person:jun", n, "roles"))
    assert stage.words(msg(f"role.{COMPLAINTS[text]}")) in rows


@pytest.mark.parametrize(
    ("category", "role", "person"),
    [
        (Category.CULTURAL_MISSTEP, Role.HEADQUARTERS, "ada"),
        (Category.PRIVACY, Role.PRIVACY_OFFICER, "rui"),
        (Category.KOL_SCANDAL, Role.KOL, "ada"),
    ],
    ids=["R37", "R38", "R60"],
)
def test_a_category_calls_in_its_own_person_who_is_told(stage, category, role, person):
    n = stage.alert(text="质量太差了，踩雷", platform="weibo", native_id="5000000000000002", brand="GlowSkin")
    stage.says("ada", f"grade {n} L2 {category} 看过了")
    file = stage.desk.read(n)
    assert (file.category, file.severity, file.person(role)) == (category, Severity.L2, person)
    assert f"take {n}" in " ".join(b.code for b in stage.card(f"person:{person}", n, "roles").buttons)


def test_publisher_and_monitor_are_named_from_l1_on_r47(stage):
    n = stage.alert(text="快递慢，差评", platform="weibo", native_id="5000000000000003", brand="GlowSkin")
    file = stage.desk.read(n)
    assert (file.severity, bool(file.person(Role.PUBLISHER)), bool(file.person(Role.MONITOR))) == ("L1", True, True)
