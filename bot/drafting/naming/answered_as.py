"""As what a post is answered: its category, unless the post shows nothing of it. A wrong grade must do no harm.

Triage may take a late course for a privacy case. A draft then speaks of what the post does tell, unless a person
confirmed the category or the words that triage found are there.
"""

from bot.drafting.naming.hits import find_hits
from bot.drafting.naming.signs import PRIVATE
from bot.drafting.naming.speakers import COPIES, HEARSAY, PRAISE, WISH
from bot.incidents.readers.posts import NOTHING_SEEN, SeenInPost
from handlers.text.re2_patterns import pattern
from handlers.triage.features import Features
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
ASKS_OF_IT = pattern(r"吗|是不是|有没有|真的|真假|到底|能不能|出来(?:说|讲|回应)|\?|\bis it true\b")
OWN_BODY = pattern(
    r"我[^,。]{0,6}(?:吐|肿|疼|痛|烂|拉肚|过敏|住院)|我(?:喝|吃|用|涂|敷|穿|戴)|(?:孩子|宝宝|我妈|我爸|我家)[^。]{0,12}(?:喝|吃|用|吐|拉|肿)|\b(?:i|my)\b"
)
PICTURED = pattern(  # a person's picture in what the brand shows is that person's affair first
    r"(?:拿|用|把)[^。]{0,6}(?:我|孩子|儿子|女儿|宝宝)[^。]{0,12}(?:视频|照片|肖像|拍进)|没打码|没有打码|used (?:my|our) [^.]{0,16}(?:photo"
    r"|picture|video)"
)
BUYS_SILENCE = pattern(  # money against a post, in any grade
    r"(?:[\d一二两三四五六七八九十百千万]+(?:块|元|千|万|w)|打过来|转过来|打钱|给钱)[^。!?]{0,16}(?:买断|删|撤|下架|封口|过时不候|差评|曝光|全网)"
    r"|(?:买断|删帖|撤稿|封口)[^。!?]{0,12}[\d一二两三四五六七八九十百千万]+(?:块|元|千|万|w)"
)
THREAT = pattern(  # what is meant to hurt us where no sum is named
    r"(?:发|挂|传|曝光?)(?:出来|出去|上网|到|给|视频|笔记|各|十|全网)|各个?平台|全网见|一个个发|粉丝|媒体|掂量|看着办|给多少|开个价|想好"
    r"|\b(?:expose|go public|followers|viral|journalists?)\b"
)
BY_WORDS = frozenset({"safety", "genuine", "cultural_misstep"})  # categories that a post by another writer looks like
WRITTEN_BY = {  # as what somebody is answered who is no customer with a complaint
    "hearsay": "misinformation",
    "copies": "coordinated",
    "extortion": "extortion",
    "kol": "kol_backlash",
    "scandal": "kol_scandal",
}
ORDINARY = frozenset({"privacy", "cultural_misstep", "extortion"})  # what a plain complaint is easily taken for
SIGNAL = {"privacy": "privacy", "cultural_misstep": "culture", "extortion": "extortion"}  # what triage saw of each


def answered_as(
    naming: Naming, category: str, confirmed: bool, features: Features, seen: SeenInPost = NOTHING_SEEN
) -> str:
    """The category whose wordings fit the post: the one a person confirmed, else the one that the post shows.

    `seen`: what the local reader is sure of.
    """
    folded = features.folded
    if confirmed or SIGNAL.get(category) in features.signals:
        return category
    if category == "genuine" and BUYS_SILENCE.search(folded):
        return "extortion"
    if category == "safety" and PRAISE.search(folded) and WISH.search(folded):
        return "genuine"
    others = seen.speaker == "copies" or category != "safety"  # who asks about an own ill is no rumour
    if category in BY_WORDS and others and seen.speaker in WRITTEN_BY and not (seen.harm and OWN_BODY.search(folded)):
        return WRITTEN_BY[seen.speaker]
    if category in BY_WORDS and not OWN_BODY.search(folded):
        if COPIES.search(folded):
            return "coordinated"
        if HEARSAY.search(folded) and (category == "safety" or ASKS_OF_IT.search(folded)):
            return "misinformation"
    if category in ("cultural_misstep", "genuine") and PICTURED.search(folded):
        return "privacy"
    if category not in ORDINARY or next(find_hits(naming.tables.get(category, ()), folded, denied=False), None):
        return category
    if category == "extortion":
        return category if DEMAND.search(folded) or THREAT.search(folded) else "genuine"
    if category == "privacy" and (MINE.search(folded) or PICTURED.search(folded)):
        return category
    found = next(find_hits((*naming.tables["troubles"], *naming.tables["grievances"]), folded), None)
    return "genuine" if found or (category == "privacy" and not PRIVATE.search(folded)) else category
