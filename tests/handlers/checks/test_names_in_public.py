"""Names of people, schools, hospitals and illnesses block a public text; in a private message they may stand."""

from datetime import UTC, datetime

import pytest

from handlers.checks import CheckContext, Surface, check

AT = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


def private_data(draft: str, public: bool = True, facts: tuple[str, ...] = ()) -> list[str]:
    """What the gate finds to be private in a draft."""
    context = CheckContext("用了就不舒服", Surface("xiaohongshu", public=public), AT, facts=facts)
    return [f.text for f in check(draft, context).findings if f.rule == "PRIVATE_DATA"]


NAMED = {
    "张丽华您好，看到您说用了不舒服，真的很抱歉": "张丽华",
    "李娜，看到你说用了不舒服，真的很抱歉": "李娜",
    "你女儿在阳光幼儿园用了不舒服，我们很抱歉": "阳光幼儿园",
    "您在北京协和医院看的结果我们收到了": "北京协和医院",
    "看到你说得了接触性皮炎，真的很抱歉": "接触性皮炎",
    "看到妳說醫生診斷是濕疹，真的很抱歉": "濕疹",
    "陳嘉慧妳好，看到妳說用了不舒服": "陳嘉慧",
    "Sarah Johnson, we are sorry you felt unwell": "Sarah Johnson",
    "We are sorry you went to St. Mary's Hospital": "St. Mary's Hospital",
    "We are sorry to hear about your eczema": "eczema",
}


@pytest.mark.parametrize("draft", NAMED)
def test_it_never_passes_in_public_and_may_stand_in_private(draft):
    assert NAMED[draft] in private_data(draft)
    assert NAMED[draft] not in private_data(draft, public=False)


def test_whom_the_fact_sheet_names_may_sign():
    assert private_data("对不起。创始人张丽华", facts=("创始人是张丽华",)) == []


@pytest.mark.parametrize(
    "draft",
    ["我是客服小林，看到你说用了不舒服，很抱歉", "去医院看过的话，费用单可以私信我们", "看到你说用后过敏，真的很抱歉"],
)
def test_nicknames_any_hospital_and_symptoms_are_no_names(draft):
    assert private_data(draft) == []
