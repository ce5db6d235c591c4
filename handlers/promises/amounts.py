"""How much a promise promises: 200元, 全额, 三倍, 假一赔十, 一瓶, 运费, a full refund."""

import math
from itertools import islice

from handlers.case.policy import PromiseLimit
from handlers.text.fold import Folded
from handlers.text.re2_patterns import pattern

# Where the team has set no limits, this much is still an approver's; food law knows ten times the price at most.
UNSET_CAPS = (
    PromiseLimit("approver", 5000, 10),
    PromiseLimit("executive", math.inf, math.inf),
    PromiseLimit("manager", math.inf, math.inf),
)
MAX_AMOUNTS = 60  # looked at in one promise
NUMBER = r"[零一二两三四五六七八九十百千万几\d][零一二两三四五六七八九十百千万几\d.,]{0,9}"

AMOUNT = pattern(
    rf"""
    (?:假|退|少|缺|错|破)一(?:赔|罚)[一二两三四五六七八九十百\d]+  (?:nt\$|hk\$|rmb|[¥$])\s*{NUMBER}
    {NUMBER}\s*(?:元|块钱?|蚊|rmb|人民币|台币|港币|港元|美元|美金|欧元|英镑|日元|日圆|刀|yuan|dollars?|euros?|pounds?|usd|hkd|倍|%|折|份|瓶|盒|支|件
      套|包|箱|袋|罐|张|杯|双)  全额
    全款  全部  所有  一切  双倍  加倍  半价  一半  免费  免单  终身  差价  (?:来回|往返|退货)?(?:运费|邮费|快递费)
    (?:优惠|代金|折扣|抵用)券  礼券  积分  full refund  free of charge  for free  double  store credit  voucher
    coupon
    """,
)
MONEY = pattern(r"[元块$¥倍]|rmb|币|yuan|dollars|赔|全额|全款|refund")
# What costs money, as an amount in yuan where it says one: for the compensation policy.
YUAN = pattern(rf"[¥]\s*(?P<sign>{NUMBER})|(?P<sum>{NUMBER})\s*(?:元|块钱?|rmb|人民币|yuan)|rmb\s*(?P<rmb>{NUMBER})")
# What no limit in yuan covers: other currencies, a sum without a unit, gifts in kind without an end.
UNCAPPED = pattern(
    rf"""
    (?:us|hk|nt|s)?[$€£]\s*{NUMBER}
    {NUMBER}\s*(?:美元|美金|欧元|英镑|日元|日圆|台币|港币|港元|新币|刀|蚊|dollars?|euros?|pounds?|usd|hkd|eur|gbp)
    (?:补|赔|退|给|转|打)(?:给)?(?:你|您)?[一二两三四五六七八九]{{1,2}}[百千万](?:[一二三四五六七八九]|$|[,。!?吧])
    (?:终身|永久|全年|一年|两年|三年|半年)(?:的)?(?:会员|免费|保养|免单|畅吃|畅饮|年卡|vip)  送(?:你|您)?(?:一|全)(?:台|部|辆|套房|套|张年卡)  无限次  随便(?:挑|选|吃|拿)
    """,
)
MULTIPLE = pattern(
    rf"(?:假|退|少|缺|错|破)一(?:赔|罚)(?P<ten>[一二两三四五六七八九十百\d]+)|(?P<times>{NUMBER})\s*倍|(?P<double>双倍|"
    rf"加倍)"
)


def find_amount(text: str, folded: Folded, start: int, end: int) -> str | None:
    """Return how much, in the text's own words: a sum of money before a count of things."""
    matches = list(islice(AMOUNT.finditer(folded.text[start:end]), MAX_AMOUNTS))
    if not matches:
        return None
    match = next((m for m in matches if MONEY.search(m.group() or "")), matches[0])
    begin, stop = folded.span(start + match.start(), start + match.end())
    return text[begin:stop]
