"""How a product is used, in numbers: it stands on the fact sheet or in the post, or it is not said (R82)."""

from collections.abc import Iterator
from itertools import islice

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.checks.word_rule import S
from handlers.text.re2_patterns import normalize, pattern

N = r"[\d.一二两三四五六七八九十百半]+"
OF = r"(?:滴|泵|下|片|粒|颗|毫升|ml|升|克|g|勺|匙|层|瓶盖|盖|包|袋|元硬币|颗黄豆|份)"
APPLY = r"(?:用|使用|取|挤|按|滴|涂|抹|敷|服|吃|喝|加|倒|洗|贴|放)"
MAX_FOUND = 10

USAGE = pattern(
    rf"""
    (?:按照?|以|用|比例(?:是|为)?|兑|稀释|调(?:成|配)?|混|冲){S}{{0,6}}{N}\s*(?::|比)\s*{N}
    {N}\s*(?::|比)\s*{N}{S}{{0,6}}(?:兑|稀释|调(?:成|配|和|匀)|混|冲|加水|的?比例)
    (?:兑|稀释|冲|调|加|掺){S}{{0,6}}{N}\s*(?:倍|份|毫升|ml|升|勺|匙|杯)  {N}\s*倍{S}{{0,3}}(?:的)?(?:水|清水|温水|稀释)
    (?:每|一)次{S}{{0,4}}{APPLY}?{S}{{0,3}}{N}\s*{OF}  {APPLY}{S}{{0,2}}{N}\s*(?:滴|泵|片|粒|颗|毫升|ml|克|g|勺|匙)
    (?:每天|每日|一天|每周|一周|隔天|隔日|早晚(?:各)?){S}{{0,3}}(?:只|最多|先)?{APPLY}{S}{{0,6}}{N}\s*(?:次|回|{OF})
    (?:隔天|隔日|隔{N}天)(?:再)?{APPLY}{S}{{0,3}}{N}\s*次
    (?:敷|停留|静置|浸泡|泡){S}{{0,3}}{N}\s*(?:分钟|秒|小时){S}{{0,2}}(?:再|后|就|即可|,|。|$)
    (?:dilut\w+|mix|thin)(?: \w+){{0,6}} (?:\d+|one|two|three|five|ten|twenty)(?: \w+){{0,3}} (?:parts?|times|ml|cups?
      spoons?|drops?)
    (?:\d+|one)\s*(?::|to|part to|parts? (?:\w+ )?to) ?(?:\d+|ten|twenty)(?: parts?)?(?: of)? water
    (?:use|apply|take) (?:\w+ ){{0,2}}(?:\d+|one|two|three) (?:drops?|pumps?|ml|tablets?|capsules?|spoons?)
    (?:use|apply|take) (?:it |this )?(?:once|twice|\d+ times) (?:a|per|every) (?:day|week)
    """,
)
AMOUNT = pattern(
    rf"{N}\s*(?::|比)\s*{N}|{N}\s*(?:{OF}|倍|次|回|分钟|秒|小时)|(?:\d+|one|two|three|five|ten|twenty)\b[^.]*"
)
# What we looked at or will do is no instruction, and neither is what the person reported us they did.
NO_INSTRUCTION = pattern(
    rf"(?:您|你)(?:说|提到|写|讲|那天|当时|一次)|看到|我们(?:会|将|在|的同事){S}{{0,6}}|检查|更新|回访|跟进|you (?:said|wrote|used|mixed)"
)


def usage_unsupported(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield instructions with an amount, a ratio or a frequency that neither fact sheet nor post has."""
    sources = " ".join([parsed.post, *(normalize(fact).text for fact in parsed.context.facts or ())])
    for match in islice(USAGE.finditer(parsed.text), MAX_FOUND):
        start, end = match.start(), match.end()
        reported = NO_INSTRUCTION.search(parsed.clause_at(start, end)) or parsed.is_quoted(start, end)
        amount = AMOUNT.search(parsed.text[start:end])
        if not reported and (amount is None or (amount.group() or "").strip() not in sources):
            yield parsed.finding("FACT_UNSUPPORTED", Level.BLOCK, start, end)
