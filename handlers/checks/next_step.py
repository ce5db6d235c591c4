"""Does a reply say what was done, or what comes next and by when? "We are still looking" does neither (R101)."""

from collections.abc import Iterator
from datetime import datetime

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.promises.due import ZONE
from handlers.text.fold import fold
from handlers.text.re2_patterns import pattern
from handlers.text.times import find_times

STILL_LOOKING = pattern(
    r"(?:还|仍|正)?(?:在|进行)(?:积极|全力|抓紧|进一步)?(?:查|核实|调查|核查|跟进|处理|了解|排查|沟通|研究|确认|检测|送检)"
    r"|(?:尽快|第一时间|稍后|随后|近期|之后)(?:会|将)?(?:给|答复|回复|公布|告知|反馈|处理|同步|更新)"
    r"|(?:有|一有)(?:了)?(?:结果|进展|消息)(?:后|就|会|再|将|马上|立即|第一时间)?",
    r"still (?:looking|checking|investigating|working)|look(?:ing)? into|under investigation",
    r"as soon as possible|shortly",
)
DONE = pattern(
    r"(?:已经?|刚刚?)(?:全部|全额|给|为|帮|向|把|由|经|于|完成|都)?\S{0,8}(?:退|换|补|赔|寄|停售|下架|召回|送达|解决|修复|处理好|处理完|更换|道歉|到账)"
    r"|(?:退款|补发|换货|赔付|召回|下架|停售)(?:已|都已|完成)|检测(?:结果|报告)(?:显示|为|是|已)|结果(?:出来|是|显示)|原因(?:是|在于)|查明|查到",
    r"(?:has|have|had|was|were|been) (?:\w+ )?(?:refunded|replaced|recalled|fixed|stopped|withdrawn|sent|resolved)"
    r"|(?:results?|report) (?:show|are|is)|the cause (?:is|was)|we found",
)


def is_undated(kind: str, text: str, now: datetime, zone: str) -> bool:
    """True for words that name no time to come and no result. A resolution that is silent on both is taken as one."""
    plain = fold(text).text
    if find_times(plain, now, zone):
        return False
    if kind == "resolution":
        return bool(STILL_LOOKING.search(plain)) and not DONE.search(plain)
    return not DONE.search(plain)


def without_next_step(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield a finding for an update or a resolution that names no time and no result: nothing settles its window."""
    context = parsed.context
    has_finding = any(promise.due is None for promise in parsed.promises)  # that one has a finding of its own
    looked_for = context.kind in ("update", "resolution") and not has_finding
    if looked_for and is_undated(context.kind, parsed.text, context.posting_at, ZONE.key):
        yield parsed.finding_on_whole("NO_NEXT_STEP", Level.ACK)
