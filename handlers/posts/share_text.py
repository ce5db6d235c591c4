"""What apps put around a shared link: never the post's own words (R16)."""

import re

APPS = "小红书|小紅書|抖音|Dou音|快手|微博|哔哩哔哩|嗶哩嗶哩|bilibili|B站|淘宝|手机淘宝|天猫|京东|拼多多|大众点评|知乎|今日头条|西瓜视频|微视"
THING = "作品|图文作品|圖文作品|视频|視頻|影片|笔记|筆記|文章|帖子|动态|图文|圖文|直播|商品|内容|微博|评论"
ENGLISH_APPS = (
    "TikTok|Instagram|Threads|Facebook|YouTube|X|Twitter|rednote|Xiaohongshu|RED|Douyin|Weibo|Bilibili|Pinterest"
)
# Each is what an app writes; what stands between them may be the post's own title.
PHRASES = (
    # Xiaohongshu
    r"(?:^\d{1,3} [^\n，。!！,]{1,40}|[^\s，。!！,]{0,40}) ?(?:在小[红紅][书書])?"
    r"(?:发布|發佈|發布|分享)了一[篇条條个個](?:小[红紅][书書])?(?:笔记|筆記|视频|視頻)"
    r"[，,!！]? ?(?:快来看吧|快來看吧)?[!！~～]*",
    r"(?:发现|發現)(?:了)?一[篇条條](?:好)?(?:笔记|筆記)[，,!！]? ?(?:快来看(?:看)?吧|快來看(?:看)?吧)?[!！~～]*",
    r"😆 ?[0-9A-Za-z]{4,24} ?😆",
    # how an app asks to be opened
    rf"[，,。;； ]*(?:长按|長按)?(?:复制|複製)(?:本|这|這|该|此)?(?:条|條)?(?:信息|資訊|訊息|消息|内容|口令|链接|連結)?[，,]? ?(?:后|後)?[，,]? ?"
    rf"(?:打[开開]|去|开啟|開啟)? ?【?(?:{APPS})】? ?(?:App|客户端)?(?:搜索|搜尋)?[，,]?(?:直接)?(?:查看|观看|觀看)?(?:TA的|ta的)?(?:更多)?"
    rf"(?:精彩)?(?:{THING}|內容|详情|詳情)?[!！。~]*",
    r"^[^\s，。]{1,30}的作品(?= ?长按复制)",
    rf"打[开開] ?【?(?:{APPS})】? ?(?:App)?(?:搜索|搜尋)?[，,]?(?:直接)?(?:查看|观看|觀看)(?:精彩)?(?:{THING}|內容|详情)?[!！。~]*",
    rf"点击(?:链接|連結)[，,]?(?:直接)?打开(?: ?或者 ?)?(?:(?:{APPS}) ?(?:搜索)?直接打开)?[!！。]*",
    # Douyin: `7.43 复制打开抖音，看看【小美的作品】` and codes in any order
    rf"[，,]?(?:来)?看看【[^】]{{1,40}}的(?:{THING})】",
    # the others
    rf"(?:^|(?<=\s))(?:我在|来自)?[【@]?(?:{APPS})】?分享的?(?:{THING})?[:：]",
    rf"分享 ?@?[^\s:：]{{1,30}} ?的(?:{THING})[:：]?",
    rf"我在 ?【?(?:{APPS})】? ?(?:看到|发现|發現)了?一[个個篇条條](?:{THING})[，,]?(?:快来看看|推荐给你|分享给你)?[!！~。]*",
    rf"[\"“]?快手[\"”]? ?(?=该作品|此作品|$)|(?:该|此)?(?:{THING})在快手被播放过?[\d.万萬亿+]*次[，,。]?(?:点击链接)?[，,]?"
    r"(?:打开【快手】直接观看|打开快手查看)?[！!。]*",
    rf"^【(?:{APPS})】(?:分享)?",
    rf"Check out (?:this |the )?(?:[^\n!>]{{1,40}}['’]s? )?(?:post|reel|video|photo|thread|note|short)s?"
    rf"(?: (?:by|from) [^\n!>]{{1,40}}?)?(?:(?:,| on| in| via) (?:{ENGLISH_APPS}))?[!.:]*(?: ?#TikTok ?>?)?",
    r"^Check this out[!.:]*",
    rf"(?:I found|Shared|Sent) (?:this |it )?(?:on|from|via) (?:{ENGLISH_APPS})[!.:]*",
)
BOILERPLATE = re.compile("|".join(PHRASES), re.IGNORECASE | re.MULTILINE)
# What Douyin's share texts hold for the app itself, in any order.
CODES = re.compile(
    r"(?<!\S)(?:[A-Za-z]{2,4}:/|:\d{1,2}[ap]m|[0-9A-Za-z]@[0-9A-Za-z.]{2,6}|\d{2}/\d{2}|[A-Z]{2}\d{3,4})(?!\S)"
    r"|\A\d{1,2}\.\d{1,2}(?!\S)|#\s*\Z"
)
TITLES = (
    re.compile(r"【(?P<title>[^】|]{1,100}?) ?- ?(?P<author>[^】|]{1,40}) ?\| ?小[红紅][书書][^】]{0,30}】"),
    re.compile(rf"【(?P<title>[^】]{{1,100}}?) ?[-_|] ?(?:{APPS})】", re.IGNORECASE),
    re.compile(r"「(?P<title>[^」]{1,100})」 ?点击链接"),
)
SIGNS = re.compile(
    rf"复制|複製|😆|:\d{{1,2}}[ap]m\b|\| ?小[红紅][书書]|[-_|] ?(?:{APPS})】|」 ?点击链接|" + "|".join(PHRASES),
    re.I | re.M,
)
LINK = re.compile(r"https?://[!-~]+", re.IGNORECASE)
WORDS = re.compile(  # two characters of a script without spaces, or a word of letters; a code is neither
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}"
    r"|(?<![0-9A-Za-z])[A-Za-z]?[a-z]{2,}(?![0-9A-Za-z])|[\u00c0-\u024f\u0400-\u1cff]{2}"
)
MAX_SHARED = 2000  # characters; share sheets write a few hundred


def without_share_words(text: str) -> str:
    """Return the words that are the post's own; empty when an app wrote all of them. A shared title is kept."""
    if len(text) > MAX_SHARED or not SIGNS.search(text):
        return text
    left = _left(text)
    return left if LINK.search(text) or not left else text


def _left(text: str) -> str:
    if titled := next(filter(None, (title.search(text) for title in TITLES)), None):
        return titled["title"].strip()
    bare = LINK.sub(" ", text)
    if not BOILERPLATE.search(bare):
        return text if WORDS.search(CODES.sub(" ", bare)) or bare == text else ""
    left = " ".join(CODES.sub(" ", " ".join(BOILERPLATE.sub(" ", bare).split())).split()).strip("，, 。>")
    return left if WORDS.search(left) else ""
