"""A person's own money, orders and health belong into private messages (R81, X11)."""

from handlers.checks.model import Level
from handlers.checks.word_rule import YOU, S, act

SUM = (
    r"(?:[¥$]\s?\d[\d,.]*|\d[\d,.]*\s*(?:元|块钱?|rmb|人民币|台币|港币|港元|美元|美金|usd|hkd|nt\$?|dollars?|刀|万|千)|"
    r"[一二两三四五六七八九十百千万]{2,}(?:元|块)|[两三四五六七八九]?百块|(?:us|hk|nt)\$\s?\d[\d,.]*|\$\d[\d,.]*)"
)
ACCOUNT = r"(?:支付宝|微信(?:钱包|零钱|账户)?|银行卡|账户|账号|信用卡|花呗|零钱|钱包|卡里|paypal|原卡)"

PERSONAL_MONEY = (
    act(
        "PERSONAL_MONEY",
        Level.ACK,
        rf"""
        (?:补偿|赔偿|赔付|赔|补|返|转|红包|给|打|送)(?:{YOU}|给{YOU}|{YOU}的|到{YOU}){S}{{0,6}}{SUM}
        {SUM}{S}{{0,4}}(?:的)?(?:补偿|赔偿|赔付|赔款|红包|慰问金|代金券|抵用券|优惠券|无门槛券|券)
        {YOU}(?:那|这|的)?(?:一)?(?:单|笔|张|次|个订单|订单){S}{{0,6}}{SUM}  {SUM}{S}{{0,10}}(?:退|打|转|返|到){S}{{0,6}}{ACCOUNT}
        (?:退|打|转|返){S}{{0,8}}{SUM}{S}{{0,6}}{ACCOUNT}  {YOU}的?{ACCOUNT}{S}{{0,10}}{SUM}
        退(?:回|到)?(?:给)?{YOU}的?{ACCOUNT}{S}{{0,4}}\d
        (?:compensat\w*|pay|send|give|credit|offer|transfer|refund(?:ed|ing)?)(?: you| back)? (?:with |a |an |of[ ]
          for |the )*(?:us|hk|nt|[a-z]{{3}} ?)?[$¥£€]\s?\d+
          [$¥£€]\s?\d+(?: \w+){{0,3}} (?:compensation|voucher|credit|goodwill|gift card|to your|back to|into your)
        """,
        allowed_if_near=r"每(?:位|人|单|件|杯|份)|所有|大家|凡是|页面价|标价|定价|价格从|原价",
    ),
)
PERSONAL_HEALTH = (
    act(
        "PERSONAL_HEALTH",
        Level.BLOCK,
        rf"""
        (?:{YOU}|孩子|宝宝|家人|老人|妈妈|女士|先生)的?{S}{{0,4}}(?:化验单?|病历|诊断(?:书|证明|结果)?|检查(?:报告|结果)|体检|验血|血检|皮试|过敏史|病史|b超|ct|处方
          产检){S}{{0,8}}(?:显示|写|是|说|里|上|提示|查出|结果|我们(?:看|收))
        (?:看|收)(?:到|过)了?{YOU}的?{S}{{0,4}}(?:化验单|病历|诊断|检查报告|检查结果|处方|产检|病史)
        {YOU}{S}{{0,4}}(?:本来|原本|本身|以前|之前|一直|原来)就?(?:有|是|患|得过){S}{{0,6}}(?:炎|病|过敏|敏感|湿疹|鼻炎|哮喘|胃|抑郁|孕)
        {YOU}{S}{{0,3}}(?:怀孕|备孕|哺乳|月经|手术|住院){S}{{0,4}}(?:的事|期间|记录|我们)(?:知道|查到|看到|显示)
        化验单{S}{{0,10}}(?:炎|阳性|阴性|过敏|超标|感染)
        your (?:\w+ )?(?:medical|lab|test|blood|biopsy|allergy|doctor['’]?s?) (?:\w+ )?(?:records?|results?|report
          history|note) (?:show|say|indicate|suggest|confirm)s?  (?:history of|pre-?existing|diagnosed with)
        """,
        allowed_if_near=r"私信|私讯|保密|不(?:用|要)|发给我们|如果|如有",
    ),
)
