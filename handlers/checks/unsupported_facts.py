"""What a draft states as fact is on the fact sheet or in the post (FACT_UNSUPPORTED, R87).

Without a fact sheet only claims that a reader could look up are judged: named authorities, test reports, percentages,
batch numbers, past dates, warranties, sales figures. With one, and in a note after a fix, every number and every
"tested" is. A promise states no fact.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.checks.word_rule import S
from handlers.promises.due import ZONE
from handlers.text.numbers import parse_number
from handlers.text.re2_patterns import Match, Pattern, normalize, pattern

NUMERAL = r"[\d一二两三四五六七八九十百千]"
MAX_CLAIMS = 40
AFTER_THE_FIX = frozenset({"improvement_note", "aftercare_note", "community_note", "customer_story"})

NAMED_AUTHORITY = pattern(
    rf"""
    \b(?:sgs|intertek|tuv|cma|cnas|fda|iso\s?\d{{4,5}})\b  天祥  必维  药监局  药品监督管理局  市场监管总?局  中检院
    质检院  疾控中心  国家级?(?:检测|质检|重点|认证)  第三方(?:权威)?(?:检测)?(?:机构|实验室)
    权威(?:机构|检测|认证|部门|专家)  皮肤科(?:医生|专家)(?:推荐|认证|测试)  \bthird[- ]party (?:lab|test)\w*
    (?:检测|检验|质检|抽检|化验|送检)(?:报告|结果|结论){S}{{0,4}}(?:显示|证明|表明|合格|编号|均|全部|没问题)  报告编号
    备案号  批准文号  (?:欧盟|\bce|\brohs|\breach|3c|美国|德国|日本|国际|有机|绿色|haccp|gmp)[^,。!?;\n]{{0,4}}(?:认证|标准|检测)
    (?:耐(?:温|高温|热|压|磨|摔)|防水(?:等级)?|承重|续航|精度)[^,。!?;\n]{{0,4}}\d+  \bip[x\d]\d\b
    \b(?:oeko-?tex|gots|fsc|emas|energy star|kosher|halal|ecocert|cosmos|bpa|en ?71|astm|haccp|gmp|ce|rohs|reach
      ul)\b[^,。!?;\n]{{0,6}}(?:认证|标准|证书|检测|检验|认可)
    (?:certified|approved|endorsed|accredited|recommended|verified|tested) (?:by|to
      under) (?:the )?(?:\w+ ){{0,3}}(?:oeko-?tex|gots|fda|tuv|sgs|ce|iso|en ?71
      doctors?|dentists?|surgeons?|dermatologists?|p(?:a)?ediatricians?|vets?|experts?|association|institute|society
        board|ministry|hospital)
    (?:欧盟|美国|德国|日本|国际|国家|瑞士|英国|法国|韩国)[^,。!?;\n]{{0,8}}(?:检验|检测|测试|奖|金奖|专利)
    (?:医生|医师|牙医|专家|教授|营养师|协会|公会|学会|三甲|院士|博士|儿科|皮肤科)[^,。!?;\n]{{0,8}}(?:都|一致|联名|联合|力荐|九个|九成)?(?:推荐|背书|认可|认证|代言|站台)
    [一二三四五六七八九十\d]+个(?:医生|医师|牙医|专家|妈妈)[^,。!?;\n]{{0,4}}[一二三四五六七八九十\d]+个
    (?:nine|eight|seven|9|8|7) (?:out of|in) (?:ten|10) \w+
    (?:doctors?|dentists?|surgeons?|dermatologists?|experts?) (?:all )?(?:recommend|endorse|swear|approve)
    \btest (?:results?|reports?) (?:show|prove)
    """,
)
# Claims that name nothing to look up: judged only where a fact sheet could hold them.
TESTED = pattern(
    rf"(?:通过|经过?|取得|获得|具备|拿到|符合|达到){S}{{0,14}}(?:测试|检测|检验|质检|抽检|认证|备案|国标|标准|专利|"
    rf"许可)",
    r"(?:检测|检验|质检|抽检)(?:均|全部|都)?合格|\b(?:certified|lab[- ]tested|passed (?:all|every|the) \w+ tests?)\b",
)
MEASURED = pattern(
    rf"""
    \d+(?:\.\d+)?\s*%  百分之{NUMERAL}+  {NUMERAL}成(?:多|半|以上|$|[,。!;])  {NUMERAL}+(?:\.\d+)?\s*[万亿]\s*(?:多|余)?(?:用户|人|件
            瓶|单|台|份|条|好评|次)
    {NUMERAL}+\s*(?:多)?年(?:老店|历史|品牌|经验|口碑)  {NUMERAL}+道(?:工序|检测|质检)
    (?:质保|保修|保质)期?(?:是|为)?\s*{NUMERAL}+\s*(?:年|个月|天)
    (?:批号|批次|\blot\b|\bbatch)(?:号|为|是|:|\s|no\.?)*([a-z]{{0,4}}-?\d[\da-z-]{{3,20}})
    (?:20\d\d年)?\d{{1,2}}月\d{{1,2}}[日号]  20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}
    """,
)
ANY_NUMBER = pattern(r"""
    (?:^|[^\w.])(\d+(?:\.\d+)?)(?:[^\w.]|$)|(\d+(?:\.\d+)?)\p{Han}|([二两三四五六七八九十百]{1,4}(?:年|个月|天|小时
      次|倍|岁|元|块|克|毫升|例|批|家))
""")
# Around these words a claim is none: what others say, what is not yet so, what is still looked into.
NOT_CLAIMED = pattern(rf"""
    没有?(?:通过|经过|取得|达到)|未(?:通过|达到)|是否|有没有|不管|等{S}{{0,8}}(?:结果|报告)|(?:送|去|做|要|再|重新|正在
      安排|申请|委托|联系){S}{{0,4}}(?:检测|检验|质检|第三方|权威)|\[|{S}{{0,2}}(?:您|你)(?:说|提到|问)
      (?:私信|私聊|发|告诉|提供|拍|留|报|给|把){S}{{0,4}}(?:报告编号|备案号|批准文号)
""")
DATE_ONLY = pattern(r"(?:20\d\d年)?\d{1,2}月\d{1,2}[日号]|20\d\d[-/.]\d{1,2}[-/.]\d{1,2}")
DIGITS = pattern(r"\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+")


def fact_unsupported(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield claims that neither the fact sheet nor the post supports."""
    sources = " ".join([parsed.post, *(normalize(fact).text for fact in parsed.context.facts or ())])
    numbers = {parse_number(match.group() or "") for match in islice(DIGITS.finditer(sources), 2000)}
    end = 0
    for claim in sorted((*_named(parsed), *_measured(parsed, numbers)), key=lambda claim: (claim[0], -claim[1])):
        if claim[0] >= end and parsed.text[claim[0] : claim[1]] not in sources and not parsed.is_promised(*claim):
            end = claim[1]
            words = parsed.text[claim[0] : claim[1]]
            checkable = _every_claim(parsed) or NAMED_AUTHORITY.search(words) or not DATE_ONLY.fullmatch(words)
            yield parsed.finding("FACT_UNSUPPORTED", Level.BLOCK if checkable else Level.WARN, *claim)


def _every_claim(parsed: ParsedDraft) -> bool:
    """True where a claim without a document is none: a fact sheet could hold it, or it says how good the fix is."""
    return parsed.context.facts is not None or parsed.context.kind in AFTER_THE_FIX


def _named(parsed: ParsedDraft) -> Iterator[tuple[int, int]]:
    for shape in (NAMED_AUTHORITY, TESTED) if _every_claim(parsed) else (NAMED_AUTHORITY,):
        for match in islice(shape.finditer(parsed.text), MAX_CLAIMS):
            if not NOT_CLAIMED.search(parsed.clause_at(match.start(), match.end())):
                yield match.start(), match.end()


def _measured(parsed: ParsedDraft, known: set[float | None]) -> Iterator[tuple[int, int]]:
    for shape in (MEASURED, ANY_NUMBER) if _every_claim(parsed) else (MEASURED,):
        for match in islice(shape.finditer(parsed.text), MAX_CLAIMS):
            group = _group(shape, match)
            start, end = match.start(group), match.end(group)
            values = [parse_number(digits.group() or "") for digits in DIGITS.finditer(parsed.text[start:end])]
            if _is_future_date(values, parsed.text[start:end], parsed.context.posting_at):
                continue
            # "100%理解" is an idiom; the boast is AD_SUPERLATIVE
            idiom = parsed.text[start:end].replace(" ", "") in ("100%", "百分之百")
            if not idiom and (not values or any(one not in known for one in values)):
                yield start, end


def _is_future_date(values: list[float | None], words: str, posting_at: datetime) -> bool:
    """True for a calendar date still ahead: a plan, not a fact."""
    if "月" not in words or len(values) != 2:
        return False
    today = posting_at.astimezone(ZONE).date()
    return (values[0] or 0, values[1] or 0) >= (today.month, today.day)


def _group(shape: Pattern, match: Match) -> int:
    return next((group for group in range(1, shape.groups + 1) if match.group(group)), 0)
