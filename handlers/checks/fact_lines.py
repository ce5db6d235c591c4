"""Against attacks at most one neutral line of fact: a list of proofs is an argument, and arguing feeds it (R84)."""

import re
from collections.abc import Iterator

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import pattern

ATTACKS = frozenset({"coordinated", "extortion"})
SENTENCE = re.compile(r"[^。！？!?；;\n]+[。！？!?；;\n]?")
# What only states: a document, a test, a number, a date of the past; not what we will do, ask or feel.
STATES = pattern(
    r"检测|检验|抽检|报告|备案|许可|资质|证书|标准|合格|符合|批次|产地|销量|记录(?:显示|里)|核实(?:到|过|后)|查(?:到|过|明|证)"
    r"|事实(?:上|是)|实际(?:上)?(?:是|为|只)|并(?:没有|未|无|不)|从未|从来没有|不存在|与[^，。]{1,12}不符|\d+(?:支|件|批|瓶|份|家|次|%|％)",
    r"test(?:ed|s)? (?:show|report|result)|certificat|licen[cs]e|in compliance|records show|in fact\b|the fact is"
    r"|we (?:have )?checked"
    r"|never (?:sold|happened|received)|does not (?:match|exist)|no (?:such|record)",
)
ASKS_OR_PROMISES = pattern(
    r"私信|请(?:您|你)|告诉我们|麻烦|我们(?:会|将|在)|正在|今天|明天|\d+点前|抱歉|对不起|谢谢|感谢",
    r"please|message us|we(?:'ll| will| are)|sorry|thank",
)


def one_fact_line(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield every stating sentence after the first, where people attack; a statement has room for its facts."""
    if parsed.context.base_category not in ATTACKS or parsed.context.kind == "statement":
        return
    found = [match for match in SENTENCE.finditer(parsed.text) if _states(match[0])]
    for match in found[1:]:
        yield parsed.finding("FACT_LINES", Level.BLOCK, match.start(), match.end())


def _states(sentence: str) -> bool:
    return bool(STATES.search(sentence)) and not ASKS_OR_PROMISES.search(sentence)
