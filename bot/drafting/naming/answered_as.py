"""As what a post is answered: its category, unless the post shows nothing of it. A wrong grade must do no harm.

Triage may take a late course for a privacy case. A draft then speaks of what the post does tell; the grade is a
person's to mend.
"""

from bot.drafting.naming.hits import find_hits
from bot.drafting.naming.signs import COPIES, PRIVATE
from handlers.text.re2_patterns import pattern
from prompts.issue_naming import Naming

MINE = pattern(  # something private of the author or of customers, not of some blogger
    r"(?:我|本人|客户|用户|顾客|住户|会员)[^。!?]{0,16}(?:电话|手机号|身份证|信息|隐私|照片|地址|房号|住址|姓名|头像|聊天记录|短信)"
    r"|(?:电话|手机号|身份证|信息|隐私|照片|地址|资料|聊天记录)[^。!?]{0,12}(?:我|泄|外流|卖|公开|看到)"
    r"|\b(?:my|our) (?:\w+ ){0,2}(?:data|details|address|name|number|photos?|profile|account|information|email)\b"
)
DEMAND = pattern(  # money or goods for silence
    r"(?:给|赔|打|转|要|付)[^。!?]{0,8}[\d一二两三四五六七八九十百千万]+(?:块|元|千|万|百)?[^。!?]{0,16}(?:不然|否则|就|我|发|删|曝光)"
    r"|[\d一二两三四五六七八九十百千万]+(?:块|元|千|万)[^。!?]{0,16}(?:不给|不然|否则|删|发给)"
    r"|(?:不给|不赔)[^。!?]{0,12}(?:就|我)|要么[^。!?]{0,16}要么|推广费|封口|删帖费|退一赔|精神损失"
    r"|\b(?:pay|send|wire) (?:me|us|up)\b|\bor (?:i|we)(?: will|'ll)? (?:post|publish|ruin)|(?:dollars|grand|bucks)\b"
)
HEARSAY = pattern(r"听说|据说|爆料|传疯|都在传|网传|真的假的|是真的吗|亲戚|内部人|i heard|rumou?r|my cousin")
OWN_BODY = pattern(
    r"我(?:喝|吃|用|涂|敷|穿|戴)|(?:孩子|宝宝|我妈|我爸|我家)[^。]{0,12}(?:喝|吃|用|吐|拉|肿)|\b(?:i|my)\b"
)
PICTURED = pattern(  # a person's picture in what the brand shows is that person's affair first
    r"(?:拿|用|把)[^。]{0,6}(?:我|孩子|儿子|女儿|宝宝)[^。]{0,12}(?:视频|照片|肖像)|used (?:my|our) [^.]{0,16}(?:photo|picture|video)"
)
ORDINARY = frozenset({"privacy", "cultural_misstep", "extortion"})  # what a plain complaint is easily taken for


def answered_as(naming: Naming, category: str, folded: str) -> str:
    """The category whose wordings fit the post."""
    if category == "safety" and not OWN_BODY.search(folded):
        if COPIES.search(folded):
            return "coordinated"
        if HEARSAY.search(folded):
            return "misinformation"
    if category in ("cultural_misstep", "genuine") and PICTURED.search(folded):
        return "privacy"
    if category not in ORDINARY or next(find_hits(naming.tables.get(category, ()), folded, denied=False), None):
        return category
    if (category == "privacy" and MINE.search(folded)) or (category == "extortion" and DEMAND.search(folded)):
        return category
    found = next(find_hits((*naming.tables["troubles"], *naming.tables["grievances"]), folded), None)
    other = category == "extortion" or (category == "privacy" and not PRIVATE.search(folded))
    return "genuine" if found or other else category
