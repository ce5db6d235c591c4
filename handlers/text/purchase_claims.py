"""What may not be concluded from a search for an order: "not found in: …" never means "never bought" (R57, X7)."""

import re

from handlers.text.fold import fold

MAX_READ = 5000  # code points of a typed text that are looked at
# Said of the person: that they bought nothing, or that the post is made up. Simplified script, since texts are folded.
_NEVER_BOUGHT = re.compile(
    r"(?:从未|从来没|从没|未曾|不曾|没有?|并未|并没有?|未)(?:在.{0,12}?)?(?:真的|真正|实际)?"
    r"(?:购买|买|下单|下过单|消费|购物|成交)(?:过|记录过)?(?!记录|渠道|凭证)"
    r"|(?:不是|并非|非)(?:我们|本店|本品牌|我司|真实|真正)*的?(?:客户|顾客|用户|消费者|买家|客人)"
    r"|根本没(?:买|用)|没用过我们"
    r"|(?:never|not|n't|hasn't|didn't|no)\s+(?:really\s+|actually\s+|ever\s+|have\s+)?(?:bought|buy|purchased?"
    r"|order(?:ed)?\s+(?:from|with|it|anything|this)|ordered|a\s+(?:real\s+|genuine\s+)?(?:customer|buyer|client))",
    re.IGNORECASE,
)
_MADE_UP = re.compile(
    r"无中生有|子虚乌有|凭空(?:捏造|编造)|捏造|造谣|编造|伪造|谣言|诬陷|诬告|污蔑|碰瓷|撒谎|说谎|骗子|骗人|作假|造假|敲诈我们"
    r"|fabricat\w*|made\s+(?:it\s+|this\s+)?(?:all\s+)?up|made-up|fake\s+(?:post|complaint|review|customer|story)"
    r"|\bliar\b|\blying\b|hoax|slander",
    re.IGNORECASE,
)
# Words before such a claim that turn it into what may be said: "does not mean that they never bought it".
_GUARDS = re.compile(
    r"(?:不能|无法|不足以|不可|不应|不得|不要)(?:就|直接|据此|由此|因此)?"
    r"(?:说|写|称|认定|断定|说明|证明|推断|推定|代表|判断|得出|当)"
    r"|不代表|不等于|不意味|不说明|不表示|并非说|未必|是否|有没有|还是"
    r"|(?:does|do|did|can)(?:\s+not|n't|not)\s+(?:mean|prove|show|say|tell)|whether|not\s+proof|no\s+proof"
    r"|cannot\s+(?:be\s+)?(?:say|said|conclude|rule)",
    re.IGNORECASE,
)
_NO_ORDER = re.compile(
    r"(?:查|搜|找|检索)(?:询)?(?:不到|不出|无)|(?:未|没有?|无法)(?:能)?(?:查|搜|找)(?:询)?(?:到|见|得)?"
    r"|无(?:此|该|相关|对应)?(?:订单|购买记录|记录)|没有?(?:此|该|相关|对应|任何|这个|这笔)*的?(?:订单|购买记录)"
    r"|(?:no|not any|(?:couldn't|could not|did not|didn't) find (?:an?|any))\s+(?:such\s+|matching\s+)?"
    r"(?:order|purchase|record)s?"
    r"|(?:order|purchase|record)s?\s+(?:was\s+|were\s+|is\s+)?not\s+found|not\s+found\s+in|nothing\s+found\s+in",
    re.IGNORECASE,
)
_ORDERS = re.compile(r"订单|购买|记录|order|purchase|record|not\s+found\s+in", re.IGNORECASE)
_CHANNEL = re.compile(
    r"旗舰店|官方店|专卖店|专营店|官网|商城|小店|门店|专柜|柜台|店铺|网店|小程序|渠道为|天猫|淘宝|京东|拼多多|抖音|快手"
    r"|小红书|唯品会|有赞|得物|苏宁|亚马逊|虾皮|蝦皮|momo|会员系统|线下|线上|客服系统|crm|erp"
    r"|tmall|taobao|jd\b|jd\.com|pinduoduo|douyin|kuaishou|amazon|shopee|flagship|store|shop|website|site|counter|app\b"
    r"|mini[\s-]?program|marketplace|:",
    re.IGNORECASE,
)
_LISTED = (
    re.compile(r"not\s+found\s+in\s*:?\s*(?P<c>[^。.;\n]+)", re.IGNORECASE),
    re.compile(
        r"(?:no\s+(?:\w+\s+)?(?:order|purchase|record)s?(?:\s+\w+)?)\s+(?:in|on|at)\s*:?\s*(?P<c>[^。.;\n]+)", re.I
    ),
    re.compile(r"(?:未|没有?)(?:查|找)到(?:订单|购买记录)?的?渠道\s*[:是为]?\s*(?P<c>[^。.;\n]+)"),
    re.compile(
        r"(?:在|于|查了|查过)\s*(?P<c>[^。.;\n]{2,60}?)\s*(?:里|上|中|都|均|内|后|,)*\s*(?:没有?|未|查不|找不|搜不|无)"
    ),
    re.compile(r"^(?P<c>[^。;\n]{2,60}?)\s*[:：]\s*(?:no|没|未|无)", re.IGNORECASE),
    re.compile(r"^(?P<c>[^。.;\n]{2,60}?)\s*(?:都|均|里|上)?(?:没有?|未能?|无法)?(?:查|找|搜)(?:不)?到"),
)
_SEPARATORS = re.compile(r"\s*(?:[、,，/|+&;；]|和|以及|及|与|跟|\band\b)\s*")

# What stands before "找到" without being a channel: 没有找到订单, 我们还没查到.
_NO_CHANNEL = re.compile(r"(?:我们|我|客服|目前)*(?:还|暂|暂时|尚|仍|也|并)?(?:没有?|未能?|无法|查不?)?\Z")


def claims_more_than_found(text: str) -> str:
    """The words that claim that a person never bought anything or made it up; empty when there are none."""
    return claims_never_bought(text) or _claim(_MADE_UP, text)


def concludes_too_much(text: str) -> str:
    """The words that conclude from a search for an order what it cannot show; what a document refutes is not meant."""
    return claims_never_bought(text) or (_claim(_MADE_UP, text) if says_no_order(text) else "")


def claims_never_bought(text: str) -> str:
    """The words that claim that a person never bought anything; empty when there are none."""
    return _claim(_NEVER_BOUGHT, text)


def _claim(pattern: re.Pattern[str], text: str) -> str:
    folded = fold(text[:MAX_READ])
    for match in pattern.finditer(folded.text):
        if not _GUARDS.search(folded.text[max(0, match.start() - 24) : match.start()]):
            start, end = folded.span(match.start(), match.end())
            return text[start:end]
    return ""


def says_no_order(text: str) -> bool:
    """True when the text says that no order was found."""
    folded = fold(text[:MAX_READ]).text
    return bool(_NO_ORDER.search(folded) and _ORDERS.search(folded))


def names_a_channel(text: str) -> bool:
    """True when it says in which shop or system was searched."""
    return bool(_CHANNEL.search(fold(text[:MAX_READ]).text))


def read_channels(text: str) -> tuple[str, ...]:
    """The channels that a sentence lists, such as `not found in: Tmall, JD` or `在天猫、京东没查到订单`; in its own words."""
    folded = fold(text[:MAX_READ])
    for form in _LISTED:
        if match := form.search(folded.text):
            start, end = folded.span(match.start("c"), match.end("c"))
            if not _NO_CHANNEL.match(match.group("c").strip()):
                return split_channels(text[start:end])
    return ()


def split_channels(text: str) -> tuple[str, ...]:
    """A typed list as its channels."""
    return tuple(dict.fromkeys(part for part in _SEPARATORS.split(text.strip(" :：。.")) if part))
