"""No payment to an extortionist is a task, a promise or a plan of the desk, in whatever words (R28)."""

from handlers.checks.asked import as_request
from handlers.text.re2_patterns import Match, normalize, pattern

_S = r"[^。!?！？;；\n]"
_SUM = (
    r"(?:[¥￥$]\s?\d[\d,.]*|\d[\d,.]*\s*(?:元|块|万|千|百|k\b|w\b|rmb|美元|港币|台币|usdt)|"
    r"[一二两三四五六七八九十几]+(?:百|千|万|块|元)[一二两三四五六七八九十百千万元块]*|\d{3,}(?:[\s,.，。!]|$))"
)
_MONEY = r"(?:钱|款|红包|封口费|好处|现金|合作费|辛苦费|推广费|删帖费|酬劳|报酬|补偿|赔偿|赎金|比特币|usdt|礼品卡|购物卡|代金券)"
_PAYMENTS = (
    pattern(
        rf"""
        (?:给|付|转|打|汇|送|塞|发|赔|补|退|掏|出|凑|筹|备|结|拿|俾|畀|过数){_S}{{0,12}}(?:{_SUM}|{_MONEY})
        (?:{_SUM}|{_MONEY}){_S}{{0,8}}(?:转|付|打|汇|给|送|汇|到账|过数|过去|搞定|了事|摆平|私了|解决)
        (?:转账|汇款|打款|付款|支付|转钱|给钱|打钱|退款给|全额退款|补偿|赔偿|赔付|塞钱)
        """
    ),
    pattern(
        rf"""
        (?:破财|花钱)消灾  私了  买断  (?:满足|答应|同意|接受|照){_S}{{0,6}}(?:要求|条件|开价|价码|价钱|数目|金额|办)  还价  (?:谈|砍|讲|议)个?价
        按{_S}{{0,6}}(?:开|说|要|报)的{_S}{{0,4}}(?:价|数|办|给|付)
        \b(?:pay|paying|wire|transfer|remit|send|give|hand|offer|refund|compensate|reimburse
        slip)\b[^.!?\n]{{0,30}}(?:[¥￥$€£]\s?\d+|\b\d+\s?k\b|\b\d+ ?(?:yuan|rmb|dollars|usd)|\b\d{{3,}}\b
          \b(?:money|cash|bitcoin|crypto|fee|ransom|hush|gift cards?|yuan|rmb|grand|half|the (?:sum|amount)
          what (?:he|she|they)))
        \b(?:pay|refund|compensate|bribe|buy|settle with)\b[^.!?\n]{{0,4}}\b(?:him|her|them|the (?:blackmailer
        extort\w+|author|poster))
        \b(?:meet|agree to|accept|give in to)\b[^.!?\n]{{0,12}}\b(?:demands?|price|terms|amount)\b  \b(?:payment
        transfer|payout) (?:to|of|for)\b
        """
    ),
)
_NONE = pattern(
    r"""
    (?:不|没|别|勿|拒绝|反对|禁止|从未|未|谁|是否|怎么|如何|避免|防止|阻止|拒|停止|冻结|追回){S}{0,8}$
    (?:对方|他们?|她们?|ta|博主|作者|发帖人?|号主){S}{0,4}(?:要|索|让|叫|威胁|逼|勒|敲诈|开口|说|提出|开价)[^。,!?\n]{0,8}$  (?:索要|勒索|敲诈|要求|要价){S}{0,8}$
    \b(?:don'?t|do not|never|not|no|without|refus\w+|won'?t|cannot|can'?t|whether|who|demand\w*|asks?|asked|wants?
        avoid|stop|threat\w*)\b[^.!?\n]{0,20}$
    """.replace("{S}", _S)
)
_OF_OTHERS = pattern(
    r"敲诈|勒索|索要|索取|证据|材料|律师|公证|法院|诉讼|鉴定|检测|报警|警方|公安|截图|记录|要求(?:的)?(?:付|给|转)|lawyer|counsel|notary|court|police|"
    r"evidence|legal|report|expert"
)
_DONE_ALREADY = pattern(r"(?:已经?|私自|擅自|曾)[^。!?\n]{0,8}$|\b(?:has|have|had|already)\b[^.!?\n]{0,12}$")


def pays_extortionist(words: str, tells_what_was: bool = False) -> bool:
    """True for words that have the person behind an extortion paid. A record may tell that it was done already."""
    folded = as_request(normalize(words).text)
    return any(_is_meant(folded, hit, tells_what_was) for payments in _PAYMENTS for hit in payments.finditer(folded))


def _is_meant(folded: str, hit: Match, tells_what_was: bool) -> bool:
    before = folded[max(0, hit.start() - 24) : hit.start()]
    if _NONE.search(before) or _OF_OTHERS.search(folded[max(0, hit.start() - 6) : hit.end() + 6]):
        return False
    return not (tells_what_was and _DONE_ALREADY.search(before))
