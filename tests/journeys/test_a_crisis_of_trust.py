"""Five complaints about one product are one crisis: seen together, led by one case, with one line (R36)."""

from tests.journeys.stage import Stage
from tests.journeys.test_tasks import text_of

PRODUCTS = ("急救精华", "急救精華", "急救 精华", "急救精华", "急救精华")


def test_open_incidents_are_seen_by_product_and_the_fifth_leads_r36(stage: Stage) -> None:
    assert "没有产品" in text_of(stage.hears("ken", "产品汇总").card)
    for n, product in enumerate(PRODUCTS, 1):
        stage.alert(
            platform="xiaohongshu",
            native_id=f"6a01a6b0000000000500ab0{n}",
            text=f"{'一二三四五'[n - 1]}号店买的，瓶子漏了，客服{n}天不回，太失望了",
            brand="GlowSkin",
            product="急救精华" if n > 3 else product,
            author={"name": f"u{n}"},
        )
        stage.later(minutes=5)
    shown = text_of(stage.hears("ken", "/incident clusters").card)
    assert "5 件：" in shown and all(f"#{n}" in shown for n in range(1, 6))
