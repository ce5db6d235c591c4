"""Promises without a limit, which cannot be kept (R110)."""

from collections.abc import Iterator
from itertools import islice

from handlers.text.re2_patterns import Match, pattern

MAX_HITS = 200  # so that hostile text costs little time

EVERYTHING = r"(?:全部|所有|一切|任何)"
UNLIMITED = pattern(
    rf"""
    (?:承担|赔(?:偿|付)?|报销|负责|垫付|买单)[^,。!?;\n]{{0,6}}{EVERYTHING}
    {EVERYTHING}[^,。!?;\n]{{0,8}}(?:承担|赔|报销|负责|我们(?:都|全|来)?(?:出|包|付|报|管)|包了|算我们的|买单)
    (?:保证|一定|肯定|必须|直到|包)[^,。!?;\n]{{0,8}}满意  满意为止
    (?:无论|不管|不论)[^,。!?;\n]{{0,10}}(?:都|一律|全)(?:会|给(?:你|您))?(?:赔|承担|负责|报销|包)
    {EVERYTHING}[^,。!?;\n]{{0,8}}(?:由|归)(?:我们|品牌|本公司|公司)[^,。!?;\n]{{0,2}}(?:负担|承担|出|付)
    (?:不管|无论|不论)(?:多少|要多少)[^,。!?;\n]{{0,6}}(?:赔|给|出|付)
    (?:医药|医疗|治疗|看病|住院|检查|误工|营养|手术|诊|药)[^,。!?;\n]{{0,8}}(?:不用|不必|别|唔使|不需要)[^,。!?;\n]{{0,3}}(?:操心|担心|愁|管|掏|想)
    (?:医药|医疗|治疗|看病|住院|检查|误工|手术|看医生|看[^,。!?;\n]{{1,4}}科)[^,。!?;\n]{{0,10}},?[^,。!?;\n]{{0,4}}(?:包圆|兜底|管到底|都算|计我们|找我们
      尽管|全包|我们包|统统)
    (?:损失|花费|费用|开销)[^,。!?;\n]{{0,4}}多(?:大|少)[^,。!?;\n]{{0,6}}多(?:大|少)
    (?:这|那)?(?:一)?辈子[^,。!?;\n]{{0,8}}(?:免费|负责|换|修|管)
    百分之?百[^,。!?;\n]{{0,2}}(?:给|帮|为)?(?:你|您)?(?:解决|搞定|退|赔)  无限期
    pay whatever  whatever you (?:need|want|ask)  guarantee (?:that )?you['’]?(?:ll| will) be
    (?:治疗|医药|医疗|后续|误工|检查)费?用?[^,。!?;\n]{{0,4}}(?:我们|品牌|公司)?全(?:部|额)?(?:包|出|承担|报|付)
    花多少[^,。!?;\n]{{0,4}}(?:报|赔|给|补)多少  whatever it takes  until you(?:['’]re| are) (?:\w+ )?(?:happy
      satisfied)
    (?:费用?|花费|损失|开销)[^,。!?;\n]{{0,4}}(?:全|都|统统)(?:部)?(?:由|归|算|让|是)?(?:我们|品牌|这边
      公司)[^,。!?;\n]{{0,4}}(?:承担|出
      付|包|赔|负责|的)
    (?:保证|承诺|做到|确保)[^,。!?;\n]{{0,4}}零(?:投诉|差评|问题|失误|风险|过敏|事故)
    (?:绝对|绝|永远|百分之?百|100%|保证)(?:再也|都)?(?:不会|不再|没有|安全|无|有效|解决)  无条件
    终身(?:质保|保修|免费|负责|维修)  永久(?:质保|保修|免费)  以后(?:再也|都|绝对|绝)?不会  再也不会(?:发生|出现|有)
    不会再(?:次)?(?:发生|出现|犯|有(?:类似|这|第二))  (?:无论|不管|不论)(?:花|要|是)?多少(?:钱|费用)?
    (?:要|花|赔)多少[^,。!?;\n]{{0,4}}(?:赔|出|给|承担|报)  随便(?:您|你)(?:提|开)  上不封顶  不设上限  一赔到底
    all (?:of )?(?:your )?(?:medical|related )?\s*(?:costs|expenses|losses|bills)
    (?:cover|pay|reimburse)[^.,!?;\n]{{0,20}}\b(?:all|any|every)\b  unconditional(?:ly)?  no matter (?:what|how much)
    lifetime (?:warranty|guarantee)  never (?:ever )?happen again
    guarantee (?:that )?(?:it|this) (?:will never|won'?t)  \b100% (?:safe|guaranteed|effective)
    """,
)
# Costs with a natural limit: the shipping of one package.
LIMITED = pattern(r"运费|邮费|快递费|退货费|shipping|postage")
DENIED = pattern(r"(?:不能|没法|无法|不敢|不是|并非|没有|做不到|can'?t|cannot|not)[^,。!?;\n]{0,4}\z")

# "以后绝不再停"这种话我说不出口: quoted, and not promised.
NOT_SAID = pattern(
    r"""
    ^[^,。!?;\n]{0,6}[”"」』]?(?:这|那)(?:种|句|样)的?(?:话|承诺|保证|大话)
    ^[^,。!?;\n]{0,6}[”"」』][^,。!?;\n]{0,6}(?:说不出口|不敢(?:说|答应|保证)|办不到|做不到|没法(?:说|答应|保证))
    """
)


def find_unlimited(text: str) -> Iterator[Match]:
    """Yield every promise without a limit in a folded text."""
    for match in islice(UNLIMITED.finditer(text), MAX_HITS):
        context = text[max(0, match.start() - 6) : match.end() + 8]
        if NOT_SAID.match(text[match.end() : match.end() + 24]):
            continue
        if not LIMITED.search(context) and not DENIED.search(text[max(0, match.start() - 10) : match.start()]):
            yield match
