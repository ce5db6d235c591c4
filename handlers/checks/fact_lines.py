"""Against attacks at most one neutral line of fact: a list of proofs is an argument, and arguing feeds it (R84)."""

import re
from collections.abc import Iterator

from handlers.checks.hostility import is_attack
from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import pattern

SENTENCE = re.compile(r"(?:[^。！？!?；;\n.]|\.(?=\d))+[。！？!?；;\n.]?")
# What only states: a document, a test, a number, a date of the past, or what the brand, its goods or a record are.
STATES = pattern(
    r"""
    检测  检验  抽检  报告  备案  许可  资质  证书  标准  合格  符合  批次  产地  销量  记录(?:显示|里)  核实(?:到|过|后)  查(?:到|过|明|证)  事实(?:上|是)
    实际(?:上)?(?:是|为|只)
    并(?:没有|未|无|不)  从未  从来没有  从没  不存在  与[^,。]{1,12}不符  \d+(?:支|件|批|瓶|份|家|次|%)
    (?:产品|商品|这款|该|本品|公司|我司|我们|品牌|工厂|厂家|原料|成分|配方|门店|[照图]片|视频|订单|包装|生产|设备|所有|每一?[批件瓶]|您|你)[^。!?;]{0,12}(?:不?是|有|没有|没|不含
    无|由|经|均|来自|通过|采用|成立|可以?查)
    tests? (?:show|report|result)  tested  certif  licen[cs]e  in compliance  records show  in fact\b  the fact is
    we (?:have )?checked  never (?:sold|happened|received|contained)  does not (?:match|exist)  no (?:such|record)
    \b(?:our|the|this|every|each|all) (?:\w+ ){1,3}(?:is|are|was|were|has|have|had|comes?|came|contains?|pass\w*)\b
    \b(?:it|they) (?:is|are|was|were|has|have|contains?|comes?|never)\b
    \bwe (?:\w+ )?(?:make|made|sell|sold|use|used|have|had|own|produce|are)\b
    """
)
OURS_TO_DO = pattern(  # what we ask, promise, do or feel, and what we read
    r"""
    私信  请(?:您|你)?  告诉我们  麻烦  我们(?:会|将|在)  正在  今天  明天  \d+点前  \d+:\d\d  抱歉  对不起  道歉  谢谢  感谢  (?:^|我们|已|都)[看收听]到
    [看收听]到(?:了|您|你)  记下  理解  明白  知道  欢迎  没做[好到]  我们的?[错责]
    已(?:经)?(?:停|下架|联系|安排|通知|报|转|退|送检|封存|赔|寄|补发)  先(?:别|停|不要|去)  别再用
    please  message us  we(?:'ll| will|'re| are (?:checking|looking|asking|working|sending))  sorry  apolog  thank
    we (?:saw|see|hear|read|understand|have (?:seen|read|heard))
    by \d  today  our (?:fault|mistake)
    """
)


def one_fact_line(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield every stating sentence after the first, where people attack; a statement has room for its facts."""
    context = parsed.context
    if context.kind == "statement" or not is_attack(context.category, context.validity, context.post):
        return
    found = [match for match in SENTENCE.finditer(parsed.text) if _states(match[0])]
    for match in found[1:]:
        yield parsed.finding("FACT_LINES", Level.BLOCK, match.start(), match.end())


def _states(sentence: str) -> bool:
    return bool(STATES.search(sentence)) and not OURS_TO_DO.search(sentence)
