"""Signs that posts are coordinated: a score that raises a flag for a person, never a category (R26, X5)."""

from handlers.text.term_patterns import en, finder, zh
from handlers.triage.context import Thresholds, TriageContext

# A date, a batch, a price, an order, a place, a part of the body: what people who were there tend to mention.
FACTS = """
    [0-9] 昨天 前天 今天 上周 周[一二三四五六日末] [一二三四五六七八九十]月 批号 批次 订单 小票 照片 截图 门店 专柜 分店 路店 旗舰店 脸
    头皮 手 嘴 眼 脖子 肚子 孩子 老公 妈妈
"""
FACTS_EN = """
    yesterday, today, last week, monday, tuesday, wednesday, thursday, friday, saturday, sunday, batch, order, receipt, photo, store,
    shop, face, scalp, skin, hands?, eyes?
"""
_fact = finder(f"{zh(FACTS)}|{en(FACTS_EN)}")


def score(folded: str, around: TriageContext, lines: Thresholds) -> int:
    """0 to 3: same text from several accounts; most of them light, as a person saw; in several threads, or without one fact."""
    similar = around.similar_posts_24h + 1 >= lines.similar_accounts
    spread = around.cross_thread or (similar and _fact(folded) is None)
    return similar + around.low_weight_majority + spread
