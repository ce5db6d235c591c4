"""Personal data out of a text before it leaves the house, and back in afterwards: tokens such as ⟦P1⟧ stand in its place (R167)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from handlers.rules.promises.pattern import Pattern, pattern
from handlers.text import INVISIBLE, fold

TOKEN = pattern(r"⟦\s*([A-Z]\d{1,3})\s*⟧")
OURS = str.maketrans("⟦⟧", "[]")  # nobody outside writes our signs
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁"
    "任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊孟秦邱江尹薛阎段侯雷龙史黎贺顾毛郝龚邵万钱严武戴莫孔向汤欧"
)
SPELLED = "一二三四五六七八九零〇幺"
IS = r"\s*(?:号码?|账号|帐号|id|名)?\s*[:是为]?\s*"

# A pattern hides its first group, or all of itself. Earlier kinds win where two overlap.
SHAPES: Mapping[str, Pattern] = {
    "link": pattern(r"https?://[!-~]+|\bwww\.[!-~]+"),
    "mail": pattern(r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{2,20}){1,3}"),
    "order": pattern(
        r"(?:订单|单号|运单|身份证|\border)(?:编?号|number|no\.?)?[^\w\n]{0,4}(?:是|为)?\s?(\d[\d -]{8,40}[\dx])",
        r"(?:订单|单号|运单|快递单|流水|取件码|\border|\btracking)(?:编?号|number|no\.?|id)?[^\w\n]{0,4}(?:是|为)?\s?([a-z0-9][a-z0-9-]{4,40})",
    ),
    "account": pattern(
        rf"(?:微信|微 信|薇信|v信|\bvx|\bwx|wechat|weixin|\bqq|小红书|抖音|快手|微博|支付宝|\bline|\bid){IS}([a-z0-9_][a-z0-9_-]{{4,24}})",
        r"@[\p{Han}\w·-]{1,30}",
        r"(?:加\s?v|\bv\s?:|卫星)\s?:?\s?([a-z][a-z0-9_-]{4,24})",
    ),
    "phone": pattern(
        r"\b1[ .·-]{0,2}[3-9](?:[ .·-]{0,2}\d){9}\b",
        r"\b1[3-9]\d\*{2,6}\d{2,4}\b",
        r"\b09\d{2}[ -]?\d{3}[ -]?\d{3}\b",
        rf"[{SPELLED}]{{11}}",
        r"(?:\+\d{1,3}[\s-]?)?(?:\(?0?\d{2,4}\)?[\s-]?)?\d{3,4}[\s-]?\d{4}\b|\b1[3-9]\d(?:[\s-]?\d{4}){2}",
    ),
    "number": pattern(r"\d{7,24}[xX]?"),
    "address": pattern(
        r"(?:地址|住在|收货)[^\p{Han}\n]{0,3}(?:是|为|在)?(\p{Han}[\p{Han}\d\w -]{3,40})",
        r"\p{Han}{2,8}(?:省|市|区|县|镇)\p{Han}{0,12}(?:路|街|弄|巷|道|村|小区|花园|大厦)(?:\d+(?:号|栋|幢|弄|室|楼|单元|座)?){0,4}",
        r"我住(?:在)?(\p{Han}[\p{Han}\d\w -]{2,30})",
        r"\p{Han}{2,8}(?:路|街|弄|巷|大道)\d{1,5}(?:号|弄|室)",
        r"\b\d{1,5} [a-z]{2,20} (?:street|st|road|rd|avenue|ave|lane)\b",
        r"\d+\s*(?:栋|幢|号楼|座)\s*\d*\s*(?:单元|室)?\s*\d*\s*室?",
    ),
    "name": pattern(
        r"(?:我叫|姓名|收件人|联系人|真名|本名)[^\p{Han}\n]{0,3}(?:是|为)?(\p{Han}{2,4})",
        rf"([{SURNAMES}]\p{{Han}}{{0,2}})(?:先生|女士|小姐|医生|律师)",
        rf"我是([{SURNAMES}]\p{{Han}}{{1,2}})[,.!~ ]",
        r"my name is ([a-z]+(?: [a-z]+)?)",
    ),
}
YEARS_AND_SUMS = pattern(r"^(?:19|20)\d\d[\s-]?(?:19|20)\d\d$")


@dataclass(frozen=True)
class Redacted:
    """Texts with tokens in place of personal data. `values` is token to what stood there; `kinds` counts what was taken out."""

    texts: Mapping[str, str]
    values: Mapping[str, str]
    kinds: Mapping[str, int]

    def restore(self, text: str) -> str:
        """The text with the data back in its place; a token that was never given stays, and the gate takes it for a blank."""
        out, end = [], 0
        for match in TOKEN.finditer(text):
            token = f"⟦{match.group(1)}⟧"
            out += [text[end : match.start()], self.values.get(token, token)]
            end = match.end()
        return "".join([*out, text[end:]])


def redact(texts: Mapping[str, str], names: Iterable[str] = (), before: Mapping[str, str] | None = None) -> Redacted:
    """Hide personal data in all texts alike: the same value gets the same token. `names` are hidden wherever they stand.

    `before` are the tokens of an earlier call (`Redacted.values`): what was hidden then is hidden under the same token now.
    Invisible characters go too. Linear in the length of the texts.
    """
    tokens: dict[str, str] = {value: token for token, value in (before or {}).items()}
    kinds: Counter[str] = Counter()
    known = [name for name in dict.fromkeys((*names, *tokens)) if len(name) > 1]
    out = {}
    for field, text in texts.items():
        text = text.translate(INVISIBLE).translate(OURS)
        pieces, end = [], 0
        for start, stop, kind in _chosen(text, known):
            value = text[start:stop]
            if value not in tokens:
                tokens[value] = f"⟦{kind[0].upper()}{len(tokens) + 1}⟧"
            kinds[kind] += 1
            pieces += [text[end:start], tokens[value]]
            end = stop
        out[field] = "".join([*pieces, text[end:]])
    return Redacted(out, {token: value for value, token in tokens.items()}, dict(kinds))


def _chosen(text: str, names: list[str]) -> Iterator[tuple[int, int, str]]:
    """Places to hide, in order and apart from each other; of two that overlap the first found stays."""
    taken = sorted(_found(text, names), key=lambda place: (place[0], -place[1]))
    end = 0
    for start, stop, kind in taken:
        if start >= end and stop > start:
            end = stop
            yield start, stop, kind


def _found(text: str, names: list[str]) -> Iterator[tuple[int, int, str]]:
    folded = fold(text)
    for name in names:
        at = text.find(name)
        while at >= 0:
            yield at, at + len(name), "name"
            at = text.find(name, at + len(name))
    for kind, shape in SHAPES.items():
        for match in shape.finditer(folded.text):
            group = next((g for g in range(1, shape.groups + 1) if match.group(g)), 0)
            if not YEARS_AND_SUMS.match(match.group(group) or ""):
                yield *folded.span(match.start(group), match.end(group)), kind
