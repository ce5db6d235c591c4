"""Takes personal data out of a text before it goes to the model, and puts it back: tokens such as ⟦P1⟧ (R167)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handlers.text.fold import INVISIBLE, fold
from handlers.text.names import names_in
from handlers.text.names_en import introduced_names
from handlers.text.re2_patterns import Pattern, pattern

TOKEN = pattern(r"⟦\s*([A-Z]\d{1,3})\s*⟧")
OUR_BRACKETS = str.maketrans("⟦⟧", "[]")  # texts from outside may hold no tokens
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁"
    "任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊孟秦邱江尹薛阎段侯雷龙史黎贺顾毛郝龚邵万钱严武戴莫孔向汤欧"
)
SPELLED_DIGITS = "一二三四五六七八九零〇幺"
DOUBLE_SURNAMES = "欧阳|司马|上官|诸葛|皇甫|尉迟|慕容|夏侯|司徒"
LABEL = r"\s*(?:号码?|账号|帐号|用户|昵称|id|名)?\s*[:是为叫]?\s*"
RELATIVES = "妈|爸|老公|老婆|儿子|女儿|朋友|闺蜜|同事|姐|哥|弟|妹|对象|男友|女友"
PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
ESTATE = "小区|社区|花园|家园|花苑|名苑|雅苑|华庭|豪庭|名城|山庄|公馆|公寓|新村|屋苑|邨|小镇|别墅"
# A character of an estate's name: none that would make it a phrase.
ESTATE_NAME = r"[^\P{Han}我你您他她它这那哪个的们在到某有没整本老住送寄去是和跟同]"
# What begins a sentence about a name or an address rather than the thing itself: 姓名都知道, 地址是怎么泄露的.
NOT_SAID = r"[^\P{Han}都也和跟与及被全就谁什怎如哪吗呢的了不没还能会可给一三两几院从你我他她它这那连是在有要后过之前时到店宾民酒在楼旁]"
REST = r"[^,.!?;:、\n\[\]()\"]"  # up to the end of a clause, in folded text
PLACES = "省|市|区|县|镇|乡|村|路|街|巷|弄|苑|城|庄|栋|号|邨|大厦|小区|花园"
DOOR = r"(?:[一二三四五六七八九十\d]+期)?(?:[a-z]?\d{0,4}(?:号|栋|幢|座|楼|单元|室|门|-)){0,5}\d{0,4}"

# A pattern hides its first group, or all of itself. Earlier kinds win where two overlap.
PATTERNS: Mapping[str, Pattern] = {
    "link": pattern(r"https?://[!-~]+|\bwww\.[!-~]+"),
    "mail": pattern(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{2,20}){1,3}"),
    "order": pattern(
        r"(?:订单|单号|运单|身份证|\border)(?:编?号|number|no\.?)?[^\w\n]{0,4}(?:是|为)?\s?(\d[\d -]{8,40}[\dx])",
        r"(?:工号|会员号|会员卡号?|保单号?|护照号?码?|车架号|病历号|就诊号)[^\w\n]{0,3}(?:是|"
        r"为)?\s?([a-z0-9][a-z0-9-]{3,24})",
        rf"([{PLATES}][a-z][·. ]?[a-z0-9]{{5,6}})\b",
        r"(?:订单|单号|运单|快递单|流水|取件码|\border|\btracking)(?:编?号|number|no\.?|id)?[^\w\n]{0,4}(?:是|"
        r"为)?\s?([a-z0-9][a-z0-9-]{4,40})",
    ),
    "account": pattern(
        rf"(?:微信|微 信|薇信|v信|\bvx|\bwx|wechat|weixin|\bqq|小红书|抖音|快手|微博|支付宝|\bline|"
        rf"\bid){LABEL}([a-z0-9_][a-z0-9_-]{{4,24}})",
        r"@[\p{Han}\w·-]{1,30}",
        r"(?:加\s?v|\bv\s?:|卫星)\s?:?\s?([a-z][a-z0-9_-]{4,24})",
    ),
    "phone": pattern(
        r"\b1[ .·-]{0,2}[3-9](?:[ .·-]{0,2}\d){9}\b",
        r"\b1[3-9]\d\*{2,6}\d{2,4}\b",
        r"\b09\d{2}[ -]?\d{3}[ -]?\d{3}\b",
        rf"[{SPELLED_DIGITS}]{{11}}",
        r"(?:\+\d{1,3}[\s-]?)?(?:\(?0?\d{2,4}\)?[\s-]?)?\d{3,4}[\s-]?\d{4}\b|\b1[3-9]\d(?:[\s-]?\d{4}){2}",
    ),
    "number": pattern(r"\d{7,24}[xX]?"),
    "address": pattern(
        rf"(?:地址|住在|收货)[^\p{{Han}}\n、,]{{0,3}}(?:是|为|在)?({NOT_SAID}{REST}{{0,12}}?(?:{PLACES}){REST}{{0,24}})",
        rf"地址\s?(?:[:=]|是)\s?({NOT_SAID}{REST}{{3,40}})",
        r"\p{Han}{2,8}(?:省|市|区|县|镇)\p{Han}{0,12}(?:路|街|弄|巷|道|村|小区|花园|大厦)(?:\d+(?:号|栋|幢|弄|室|楼|"
        r"单元|座)?){0,4}",
        rf"我(?:家)?住(?:在)?({NOT_SAID}{REST}{{2,30}})",
        rf"({ESTATE_NAME}{{2,8}}(?:{ESTATE}){DOOR})",
        rf"(?:小区|楼盘)(?:叫做?|是|名)({ESTATE_NAME}{{2,10}})",
        rf"(?:家(?:就)?(?:在|住)|(?:寄|送|放|投)(?:到|在|去)了?)([^\P{{Han}}店客服退售维]{{2,12}}(?:苑|城|国际|广场|"
        rf"大厦|湾|府|庭){DOOR})",
        r"\p{Han}{2,8}(?:路|街|弄|巷|道|段)\d{1,5}(?:号|弄|室)",
        r"\b\d{1,5}[a-z]? [a-z]{2,20} (?:street|st|road|rd|avenue|ave|lane)\b",
        r"\b(?:flat|unit|room|rm|apt|apartment|suite) ?#?\d{1,4}[a-z]?\b(?:,? ?(?:block|tower|floor|"
        r"\d{1,2}/f)(?: \d{1,3})?)*",
        r"\d+\s*(?:栋|幢|号楼|座)\s*\d*\s*(?:单元|室)?\s*\d*\s*室?",
    ),
    "name": pattern(
        rf"(?:姓名|收件人|联系人|真名|本名)\s?(?:[:=]\s?|写的是|写的|是|为|叫)({NOT_SAID}\p{{Han}}{{1,3}})",
        rf"(?:姓名|收件人|联系人|真名|本名)\s?([{SURNAMES}]\p{{Han}}{{1,2}})(?:[,.!?~ ;:、\n]|$)",
        rf"(?:我叫|名叫|名字(?:是|叫))((?:{DOUBLE_SURNAMES})\p{{Han}}{{1,2}}|[{SURNAMES}]\p{{Han}}{{1,2}}|"
        rf"[小阿]\p{{Han}}{{1,2}})",
        rf"(?:本人|我(?:{RELATIVES})(?:叫)?)((?:{DOUBLE_SURNAMES}|[{SURNAMES}])\p{{Han}}{{1,2}})(?:[,.!?~ ;:、]|用|说|"
        rf"买|吃|也|$)",
        rf"([{SURNAMES}]\p{{Han}}{{0,2}})(?:先生|女士|小姐|医生|律师)",
        rf"我是([{SURNAMES}]\p{{Han}}{{1,2}})[,.!~ ]",
    ),
    "birthday": pattern(r"(?:生日|出生)\p{Han}{0,3}[^\w\n]{0,2}((?:19|20)?\d\d[年./-]\s?\d{1,2}[月./-]\s?\d{1,2}日?)"),
}
YEARS_AND_SUMS = pattern(r"^(?:19|20)\d\d[\s-]?(?:19|20)\d\d$")


@dataclass(frozen=True)
class Redacted:
    """Texts with tokens in place of personal data. `values` maps tokens to the data; `kinds` counts it by kind."""

    texts: Mapping[str, str]
    values: Mapping[str, str]
    kinds: Mapping[str, int]

    def restore(self, text: str) -> str:
        """Put the data back into a text. An unknown token stays, and the draft gate reports it as a placeholder."""
        out, end = [], 0
        for match in TOKEN.finditer(text):
            token = f"⟦{match.group(1)}⟧"
            out += [text[end : match.start()], self.values.get(token, token)]
            end = match.end()
        return "".join([*out, text[end:]])


def redact(texts: Mapping[str, str], names: Iterable[str] = (), before: Mapping[str, str] | None = None) -> Redacted:
    """Hide personal data in all texts alike: the same value gets the same token. `names` are hidden everywhere.

    `before` are the tokens of an earlier call (`Redacted.values`): what was hidden then keeps its token.
    Invisible characters go too. Linear in the length of the texts.
    """
    tokens: dict[str, str] = {value: token for token, value in (before or {}).items()}
    kinds: Counter[str] = Counter()
    known = [name for name in dict.fromkeys((*names, *tokens)) if len(name) > 1]
    out = {}
    for field, text in texts.items():
        text = text.translate(INVISIBLE).translate(OUR_BRACKETS)
        pieces, end = [], 0
        for start, stop, kind in _without_overlaps(text, known):
            value = text[start:stop]
            if value not in tokens:
                tokens[value] = f"⟦{kind[0].upper()}{len(tokens) + 1}⟧"
            kinds[kind] += 1
            pieces += [text[end:start], tokens[value]]
            end = stop
        out[field] = "".join([*pieces, text[end:]])
    return Redacted(out, {token: value for value, token in tokens.items()}, dict(kinds))


def _without_overlaps(text: str, names: list[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the places to hide in order; of two that overlap, the one that begins first."""
    taken = sorted(_candidates(text, names), key=lambda place: (place[0], -place[1]))
    end = 0
    for start, stop, kind in taken:
        if start >= end and stop > start:
            end = stop
            yield start, stop, kind


def _candidates(text: str, names: list[str]) -> Iterator[tuple[int, int, str]]:
    folded = fold(text)
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield at, at + len(name), "name"
            at = text.find(name, at + len(name))
    for start, end in introduced_names(text, folded):
        yield start, end, "name"
    yield from names_in(text)
    for kind, shape in PATTERNS.items():
        for match in shape.finditer(folded.text):
            group = next((g for g in range(1, shape.groups + 1) if match.group(g)), 0)
            if not YEARS_AND_SUMS.match(match.group(group) or ""):
                yield *folded.span(match.start(group), match.end(group)), kind
