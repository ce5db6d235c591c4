"""Five complaints about one product are one crisis: seen together, led by one case, with one line (R36)."""

import pytest

from handlers.case.card import Card, Quote
from handlers.case.case_file import CaseFile
from handlers.case.grades import Category, Severity
from handlers.case.people import Role
from tests.journeys.stage import Stage
from tests.journeys.test_tasks import text_of

PRODUCTS = ("急救精华", "急救精華", "急救 精华", "急救精华", "急救精华")
LEAD = 6  # the case that the desk opens over the five
LINE = (
    "11月21日我们接到反映，急救精华的瓶子漏液，客服迟迟没有回复，对不起。"
    "我们正在一起查这批瓶子，11月23日18点前在这里公布查到的原因和更换办法；"
    "之后每一批都会先做密封检查。有问题请私信本账号，当天回复。"
)


def complain(stage: Stage, n: int, product: str = "急救精华") -> int:
    number = stage.alert(
        platform="xiaohongshu",
        native_id=f"6a01a6b0000000000500ab0{n}",
        text=f"{'一二三四五六七'[n - 1]}号店买的，瓶子漏了，客服{n}天不回，太失望了",
        brand="GlowSkin",
        product=product,
        author={"name": f"u{n}"},
    )
    stage.later(minutes=5)
    return number


def quotes(card: Card | None) -> list[str]:
    assert card is not None
    return [part.text for part in card.parts if isinstance(part, Quote)]


@pytest.fixture
def led(stage: Stage) -> CaseFile:
    """Five open complaints in four spellings, and the case that leads them."""
    for n, product in enumerate(PRODUCTS, 1):
        complain(stage, n, product)
    return stage.desk.read(LEAD)


def test_the_fifth_open_incident_brings_a_case_that_leads_them_r36(stage: Stage, led: CaseFile) -> None:
    assert (led.category, led.severity, led.product) == (Category.TRUST_CRISIS, Severity.L3, "急救精华")
    assert led.members == (1, 2, 3, 4, 5) and not led.post.full_text()
    owners = [stage.desk.read(n).person(Role.OWNER) for n in range(1, 6)]
    assert all(owners) and [stage.desk.read(n).umbrella for n in range(1, 6)] == [LEAD] * 5
    assert any(draft.kind == "statement" for draft in led.drafts)
    assert "由事件 6 统一" in text_of(stage.hears("ken", "/incident clusters").card)
    assert "1 个按信任危机" in text_of(stage.hears("ken", "/incident status").card)


def test_the_members_keep_their_own_grade_the_fifth_too_r36(led: CaseFile, stage: Stage) -> None:
    grades = [(stage.desk.read(n).category, stage.desk.read(n).severity) for n in range(1, 6)]
    assert grades == [grades[0]] * 5 and grades[0][1] < Severity.L3


def test_a_later_one_joins_and_keeps_its_own_grade_r36(stage: Stage, led: CaseFile) -> None:
    sixth = complain(stage, 6)
    assert stage.desk.read(sixth).severity < Severity.L3 and stage.desk.read(sixth).umbrella == LEAD
    assert stage.desk.read(LEAD).members == (1, 2, 3, 4, 5, sixth)


def test_who_belongs_to_it_follows_from_what_becomes_of_each_r36(stage: Stage, led: CaseFile) -> None:
    stage.says(stage.desk.read(1).person(Role.OWNER), "close 1 已换新，用户确认")
    stage.says("ken", "about 2 product=洁面乳")
    stage.says("ken", "grade 3 severity=L0 reason=不是我们的产品 override=不是我们的")
    left = [n for n in (1, 2, 3) if not stage.desk.read(n).umbrella]
    assert left == [1, 2, 3] and stage.desk.read(LEAD).members == (4, 5)
    stage.says("ken", "reopen 1 又漏了")
    assert stage.desk.read(LEAD).members == (1, 4, 5) and stage.desk.read(1).umbrella == LEAD


def test_it_closes_after_its_incidents_or_with_a_second_person_r36(stage: Stage, led: CaseFile) -> None:
    owner = led.person(Role.OWNER)
    assert "5 件没结：#1, #2, #3, #4, #5" in stage.says(owner, f"close {LEAD} 都处理了")
    stage.says(owner, f"close {LEAD} 都处理了", override="其余逐件跟")
    assert stage.desk.read(LEAD).open and stage.desk.read(LEAD).proposals


def test_the_common_line_is_on_every_card_once_it_is_public_r36(stage: Stage, led: CaseFile) -> None:
    stage.says("mei", f"assess {LEAD} 瓶口垫片偏薄，正在查是哪几批")
    stage.says("mei", f"draft {LEAD}", kind="statement", text=LINE)
    version = stage.desk.read(LEAD).drafts[-1].version
    stage.says("rui", f"clear {LEAD} {version}")
    executive = led.person(Role.EXECUTIVE)
    assert "已批准" in stage.says(executive, f"approve {LEAD} {version} sure=yes")
    assert not stage.desk.read(4).common_line  # need-to-know until it is out
    assert LINE in quotes(stage.hears(executive, "status 4").card)
    assert LINE in quotes(stage.hears(executive, "clusters").card)
    stage.says("mei", f"posted {LEAD} {version} https://weibo.com/1234567890/OxYzAbCdE")
    owner = stage.desk.read(4).person(Role.OWNER)
    assert LINE in "".join(stage.reads(f"person:{owner}", 4, "owner"))
    assert stage.desk.with_draft_context(4, stage.now)[1].draft_context.common_line == LINE
    assert LINE in quotes(stage.hears("ken", "clusters").card)
