"""What apps put around a shared link: never the post's own words (R16)."""

import re

# Each is what the app writes; what stands between them may be the post's own title.
BOILERPLATE = re.compile(
    r"|".join(
        (
            # Xiaohongshu, and how it asks to be opened
            r"\d{0,3} ?[^\s，。!！,]{0,40} ?(?:发布|發佈|分享|發布)了一篇小[红紅][书書](?:笔记|筆記)[，,]?(?:快来看吧|快來看吧)?[!！~～]*",
            r"😆 ?[0-9A-Za-z]{8,20} ?😆",
            r"[，,]? ?(?:复制|複製)此(?:链接|連結)[，,]?打[开開] ?Dou音(?:搜索|搜尋)?[，,]?(?:直接(?:观看|觀看)(?:视频|視頻|影片))?[！!。]*",
            r"[，,。]? ?(?:复制|複製)(?:本条|本條|这条|這條|该条)?(?:信息|資訊|訊息|内容|后|後|此链接|此連結|链接|連結)?[，,]? ?"
            r"(?:后|後)?(?:打开|打開|去|长按复制|開啟)?[，,]? ?【?(?:小红书|小紅書|抖音|Dou音|快手|微博|哔哩哔哩|淘宝|手机淘宝|京东|大众点评|知乎)】?"
            r" ?(?:App|APP|app)?(?:查看|搜索|直接|观看|觀看)?(?:精彩内容|精彩內容|笔记|筆記|视频|視頻|详情)?[！!。~]*",
            r"打[开開]?Dou音(?:搜索|搜尋)[，,]?直接(?:观看|觀看)(?:视频|視頻|影片)[！!。]*",
            r"^\d{1,2}\.\d{1,2} ?(?:复制打开抖音|複製打開抖音)[，,]?(?:看看)?",
            r"(?:看看|来看看)?【[^】]{1,40}的(?:作品|图文作品|圖文作品|视频|視頻)】",
            r"(?:[A-Za-z]{3}:/|[0-9A-Za-z]@[0-9A-Za-z.]{2,6}|\b\d{2}/\d{2}\b)(?=\s|$)",
            r"(?<=】) ?😆[^😆]*😆",
            # the others
            r"(?:我在|来自)?[【@]?(?:微博|哔哩哔哩|知乎|快手|大众点评)[】]?分享的?(?:视频|图文|内容)?[:：]",
            r"(?:该|此)?(?:作品|视频|内容)在快手被播放过?[\d.万亿+]*次[，,。]?(?:点击链接)?[，,]?(?:打开【快手】直接观看|打开快手查看)?[！!。]*",
        )
    ),
    re.IGNORECASE | re.MULTILINE,
)
TITLE = re.compile(r"【(?P<title>[^】|]{1,100}?) ?- ?(?P<author>[^】|]{1,40}) ?\| ?小[红紅][书書][^】]{0,30}】")
SIGNS = re.compile(  # a text without any of these came from no app's share sheet
    r"复制|複製|了一篇小[红紅][书書](?:笔记|筆記)|\| ?小[红紅][书書]|Dou音|在快手被播放|分享的?(?:视频|图文|内容)?[:：]",
    re.IGNORECASE,
)
LINK = re.compile(r"https?://[!-~]+", re.IGNORECASE)
NOTHING = re.compile(r"[\W_]*")  # what is left is punctuation
MAX_SHARED = 2000  # characters; share sheets write a few hundred


def without_share_words(text: str) -> str:
    """Return the words that are the post's own; empty when an app wrote all of them. A shared title is kept."""
    if len(text) > MAX_SHARED or not SIGNS.search(text):
        return text
    left = _left(text)
    return left if LINK.search(text) or not left else text


def _left(text: str) -> str:
    if titled := TITLE.search(text):
        return titled["title"].strip()
    if not BOILERPLATE.search(text):
        return text
    left = " ".join(BOILERPLATE.sub(" ", LINK.sub(" ", text)).split()).strip("，, 。")
    return "" if NOTHING.fullmatch(left) else left
