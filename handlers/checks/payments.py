"""Nothing of value goes to an extortionist: not in a draft, a task, a promise or a plan, in whatever words (R28).

On an extortion a sum, a gift or a wish to pay is an offer by itself; what is none says so in its own clause: a "not"
or the other side's demand before it, a fee for lawyers, the evidence of it.
"""

import re
from collections.abc import Iterator

from handlers.checks.asked import THEM, as_request
from handlers.checks.excuses import is_excused
from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.text.cantonese import normalize_spoken
from handlers.text.re2_patterns import pattern

S = r"[^,。!?;\n]"
DIGITS = r"[零一二两三四五六七八九十几半]"
SUM = (
    rf"(?:[¥$€£]\s?\d[\d,.]*|\d[\d,.]*\s*(?:元|块|蚊|刀|万|千|百|k\b|w\b|rmb|cny|usdt?|美元|港[币元]|台币|yuan|dollars?|euros?|"
    rf"grand|thousand|hundred)|{DIGITS}+[百千万块元蚊]{DIGITS[:-1]}百千万块元]*|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|a few|several|a) (?:thousand|hundred|"
    r"grand)\b)"
)
GIFT = (
    r"(?:礼(?:品|物|盒|包|券|金|遇)|红包|(?:购物|代金|优惠|抵用|抵扣|折扣|现金|消费)[卡券金]|(?:京东|天猫|超市|加?油|电影|储值|充值|话费|星巴克)[卡券]|"
    r"无门槛券|现金|好处费?|封口费|(?:合作|辛苦|推广|删帖|广告|润笔|顾问|咨询|稿|茶水|车马|打赏)费|酬劳|报酬|酬谢|酬金|赎金|比特币|赞助|代言人?|免单|返现|"
    r"会员卡|年卡|购物金|慰问金|补偿|赔偿|赔付|一点心意|小心意|意思一下|"
    r"\b(?:gift\w*|vouchers?|coupons?|hampers?|cash|bitcoins?|crypto|ransom|hush money|money|(?:store|shop) credit|"
    r"compensat\w+|rewards?|bonus|freebies?|goodies|sponsor\w*|discount|token of (?:our )?\w+|paid (?:partner|"
    r"collab)\w*|"
    r"\w+ fee|payoff|payout|payments?|lump sum|free (?:\w+ )?(?:products?|samples?|year|months?|trip|stay|meal|"
    r"membership|subscription))\b)"
)
THING = r"(?:产品|正装|套装|样品|试用装|新品|手机|会员|积分|东西|饭|[盒瓶套台箱张部顿支罐]|礼|券|卡)"
RECIPIENT = rf"(?:{THEM}|您|你|那人|勒索的?人?|敲诈的?人?|号主)"
RECIPIENT_EN = (
    r"(?:him|her|them|you|whoever|th(?:e|is|at) (?:\w+ )?(?:blackmail\w*|extort\w*|author|poster|blogger|creator|"
    r"person"
    r"|man|woman|guy|account))"
)
OFFERS = pattern(
    rf"""
    {SUM}  {GIFT}
    (?:送|赠|寄|邮|奉上?|请|补){S}{{0,3}}{RECIPIENT}{S}{{0,10}}{THING}
    给{RECIPIENT}{S}{{0,4}}(?:送|赠|寄|邮|补|买){S}{{0,8}}{THING}  (?:送|赠|奉上)(?:一?点|些|一?[份套盒]){S}{{0,8}}{THING}
    (?:转账|汇款|打款|付款|支付|转钱|给钱|打钱|付钱|塞钱|送钱|出钱|掏钱|拿钱|花钱|过数|结款|全额退款|退款给{RECIPIENT}|塞点|私了|买断|还价)
    (?:钱|款){S}{{0,6}}(?:打|转|汇|付|送|给|备|凑|到)  (?:给|付|转|打|汇|塞){RECIPIENT}(?:一?点|些|一笔)?(?:钱|款|吧|算了|得了|就是|好了|费用)
    (?:钱|价|金额|费用|数目?|数字|条件|报酬)(?:的(?:事|部分))?(?:我们|公司|这边|都|也|先|[ ])*(?:可以|好说|好商量|好谈|能谈|谈|合适|接受|太[高多]|高了|降|少一?点|便宜|分期
    安排|没问题|照给|同意|批|答应|核准|到位|准备)
    (?:出|付|给|掏)(?:{RECIPIENT})?一?(?:笔|些|点)(?:费用?|钱|款|小钱)  (?:打|转|付|汇|给)(?:一半|一部分|订金|定金)  表(?:个|一下)?(?:诚意|心意)  报个数
    (?:您|你)?(?:提|说|开|报|要|讲|定)(?:出)?的(?:那个?|这个?)?(?:数|金额|价|条件)  代言人?的?(?:费|合作|身份)  做{S}{{0,4}}代言
    \b(?:figure|amount|sum|price|number|terms|demand|half)s?\b[^.!?,\n]{{0,24}}\b(?:approv\w*|agreed|fine|acceptable
    accepted|ready|on its way|cleared|works?)
    \b(?:wire|transfer|send|deposit|pay)\b[^.!?,\n]{{0,12}}\b(?:half|everything|what|the (?:amount|sum|rest|money))\b
    \b(?:negotiate|settle|how about \d)\b
    (?:破财|花钱)消灾  (?:满足|答应|同意|接受|照着?|依){S}{{0,6}}(?:要求|条件|开价|价码|价钱|数目|金额|办)  (?:您|你)?(?:谈|砍|讲|议|开|报)个?(?:价|数)
    按{S}{{0,6}}(?:开|说|要|报)的{S}{{0,4}}(?:价|数|办|给|付)
    (?:聘|请|邀请?|签|找){S}{{0,3}}{RECIPIENT}{S}{{0,10}}(?:顾问|代言|体验官|大使|推广|长期合作)
    \b(?:give|send|wire|transfer|hand|offer|slip|remit|pay|refund|settle|mail)\b[^.!?\n]{{0,24}}\b\d{{3,}}(?:$
    [ ](?:so|to|and
      by|before|today|now|in|for|if)\b)
    \b(?:pay|paid|paying|brib\w+|reimburse|refund|settle with|buy|hire|tip|wire)\b[^.!?\n]{{0,4}}\b{RECIPIENT_EN}\b
    \b(?:give|send|hand)\b {RECIPIENT_EN} what\b
    \b(?:meet|agree to|accept|give in to|satisfy|match)\b[^.!?\n]{{0,12}}\b(?:demands?
      price|terms|amount|conditions|figure)\b
    \b(?:send|mail|ship|give|offer)\b {RECIPIENT_EN} (?:a|an|some|our|one|two|the new)\b[^.!?\n]{{0,16}}\b(?:phone
    product|set|box
      bottle|basket|bag|device|meal|dinner|present)s?\b
    """
)
CLAUSE_ENDS = re.compile(
    r"[。!?;\n]|[,:.](?!\d)|(?:那|这)?就(?=[给付转打汇送按照])|\b(?:and|but|so|then|or)\b"  # "he wants 5000 and we pay"
)
NOT_OFFERED = pattern(
    rf"""
    [不没别勿拒]  反对  禁止  从未  未  谁  是否  怎么  如何  避免  防止  阻止  停止  暂停  冻结  追回  核实  [查问]  有无  任何人  标价  售价  定价  原价
    {THEM}{S}{{0,4}}(?:要|索|让|叫|威胁|逼|勒|敲诈|开口|说|提|开价|写|发来)  (?:索要|勒索|敲诈|要求|要价|要挟|开价|提到|提出)
    律师  公证  法院  诉讼  鉴定  检测  报警  警方  公安
    \b(?:\w+n'?t|not|never|no|without|refus\w+|cannot|whether|who|demand\w*|asks?|asked|asking|wants?|wanted|avoid
    stop|pause
      freeze|check|threat\w*|claims?|extort(?:s|ed|ing|ion)?|blackmail(?:s|ed|ing)?|lawyers?|counsel|notary|court
      legal)\b
    """
)
NO_DENIAL = pattern(r"不如|不妨|要不|不得不|不然|没问题|没关系|没事|不管|差不多|不多说|别无他法|no problem|why not")
# What follows and makes it a count, evidence or a part of a record: "三千人", "5000元的证据", "转账记录".
NOT_VALUE = pattern(
    r"""
    ^(?:多|余|来)?(?:人|条|名|位|次|个?[赞粉号]|播放|浏览|转发|评论?|收藏|字|篇|家|小时|分钟|天|部门|流程|申请单)
    ^的?(?:证据|截图|记录|材料|凭证|要求|勒索|敲诈|索要|订单|案|情节)  ^[ ](?:people|likes|views|comments|followers|demands?
      extortion|order|evidence)
    """
)
DONE_ALREADY = pattern(r"(?:已经?|私自|擅自|曾)|\b(?:has|have|had|already)\b")


def offers_in(folded: str) -> Iterator[tuple[int, int, str]]:
    """Yield the span of every offer of something of value, and its clause up to there."""
    start = 0
    for end in (*(match.start() for match in CLAUSE_ENDS.finditer(folded)), len(folded)):
        clause = folded[start:end]
        for hit in OFFERS.finditer(clause):
            before = clause[: hit.start()]
            denied = NOT_OFFERED.search(NO_DENIAL.sub("", before))
            if not denied and not NOT_VALUE.search(folded[start + hit.end() :][:12]):
                yield start + hit.start(), start + hit.end(), before
        start = end


def pays_extortionist(words: str, tells_what_was: bool = False) -> bool:
    """True for words that have the person behind an extortion paid. A record may tell that it was done already."""
    offers = offers_in(as_request(normalize_spoken(words)))
    return any(not (tells_what_was and DONE_ALREADY.search(before)) for _, _, before in offers)


def offered_to_extortionist(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield what a draft offers to the person behind an extortion."""
    if parsed.context.base_category != "extortion":
        return
    for start, end, _ in offers_in(parsed.text):
        if not parsed.is_others_words(start, end) and not is_excused(parsed, start, end):
            yield parsed.finding("PAYS_EXTORTION", Level.BLOCK, start, end)
