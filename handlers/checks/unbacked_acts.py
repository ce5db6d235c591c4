"""A draft states as done only what the case shows: a done task, a finding, a posted reply, a fact (R66, R108)."""

from collections.abc import Iterator

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.re2_patterns import Pattern, pattern

MAX_SHOWN = 5  # findings of one draft
ACT = (
    r"下架|停产|停售|停用|送检|复检|召回|封存|销毁|撤下|撤回|暂停|解约|终止|停播|停职|开除|辞退|处分|约谈|成立|启动|介入|报警|上报"
    r"|转给|转交|交给|反馈给|同步给|记下|记录|登记|通知|联系|核实|核查|排查|彻查|调取|调出|调查|追溯|安排|升级|更换|整改|培训|检查|化验|补发|寄出|退款|退回|到账"
)
S = r"[^,。!?;\n]"
# Perfective or progressive: done, all done, being done. Each has the act in a group, which the case must show.
CLAIMS: tuple[Pattern, ...] = (
    pattern(rf"(?:已经?|已全部|都已|均已|刚刚?|第一时间(?:就)?){S}{{0,8}}?({ACT})"),
    pattern(rf"(?:全部|全都|全线|全国|统统|一律){S}{{0,4}}?({ACT})"),
    pattern(rf"({ACT})[^,。!?;\n别请就]{{0,10}}了(?:[,。!;\n]|$)"),
    pattern(rf"(?:正在|正|在)(?:全力|紧急|连夜|逐一|同步)?({ACT}|查(?:[,。!;\n]|这|了)|对(?:你|您))"),
    pattern(
        r"(?:(?:你|您)[^,。!?;\n]{0,8})?(?:从头到尾|一字一句|一字不漏|逐字|一条一条|逐条)(?:都|地)?(看|读|听)(?:完|了|过)"
    ),
    pattern(r"(?:记下来|记了下来)(?:了)?(?:给|转|交)?(给了|转给|交给)?"),
    pattern(
        r"\b(?:we(?:['’]ve| have)|has|have|is|are|was|were)(?: \w+){0,2} (?:already |now |all |just |been |being )*"
        r"(recalled|stopped|suspended|pulled|removed|withdrawn|paused|terminated|dismissed|fired|forwarded|passed"
        r"|handed|escalated|reported|launched|opened|started|tested|sent|refunded|replaced|inspected|retrained)\b"
    ),
    pattern(r"\b(?:colleagues?|team)(?: \w+){0,6} (has|have) (?:it|this|that|your \w+) now\b"),
)
SOMEONE_ELSE = pattern(
    r"(?:你|您|对方|人家|平台|如果|要是|若|万一|还没|没有|尚未|是否|是不是|会|将|要|后|前|还在|能不能|可以|请|让|才|等)[^,。!?;\n]{0,10}\z"
    r"|(?:先|请|暂时|马上|立刻)\z"
    r"|\b(?:you|your|it|they|if|not|whether|will|to be|once|when|that|until)\b[^.!?\n]{0,24}\z"
)


def unbacked_acts(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield acts that a draft states and nothing in the case shows; silent where no case is known."""
    done = parsed.context.done
    if done is None or parsed.context.kind in ("partner_note", "customer_story"):
        return
    shown = "\n".join(done)
    taken: list[tuple[int, int]] = []
    for claim in CLAIMS:
        for match in claim.finditer(parsed.text):
            start, end, act = match.start(), match.end(), match.group(1) or ""
            if (act and act in shown) or SOMEONE_ELSE.search(parsed.text[max(0, start - 16) : start]):
                continue
            if any(low < end and start < high for low, high in taken) or len(taken) >= MAX_SHOWN:
                continue
            if not parsed.is_quoted(start, end) and not parsed.is_others_words(start, end):
                taken.append((start, end))
                yield parsed.finding("UNBACKED_ACT", Level.ACK, start, end)
